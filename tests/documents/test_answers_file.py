"""The answers file that an export writes: taken back, it states the same, and it is what its schema says."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from jw_design.answers import canonical
from jw_design.documents.answers_file import answers_file
from jw_design.load.answers_document import read_document
from jw_design.load.schema import answers_schema
from jw_design.model.answer import Acceptance, Answer, Brief, Row
from tests.strategies import answer_sets, every_kind

CHECKLIST = every_kind()
MANY = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def brief(answers: dict[str, Answer], **fields: object) -> Brief:
    names = tuple(edition.name for edition in CHECKLIST.editions)
    given = {"title": "Programme", "checklists": names, "depth": "full"} | fields
    return Brief(answers=canonical(CHECKLIST, answers), **given)  # type: ignore[arg-type]


def taken_back(text: str, folder: Path) -> Brief:
    path = folder / "answers.json"
    path.write_text(text, encoding="utf-8")
    return read_document(path, CHECKLIST)


@MANY
@given(answers=answer_sets())
def test_any_answers_can_be_taken_back(tmp_path_factory: pytest.TempPathFactory, answers: dict[str, Answer]) -> None:
    # The file has no place for words beside an Other that is not ticked.
    whole = brief({name: one if "other" in one.chosen else replace(one, other="") for name, one in answers.items()})
    assert taken_back(answers_file(CHECKLIST, whole), tmp_path_factory.getbasetemp()) == whole


@MANY
@given(answers=answer_sets())
def test_any_answers_file_is_what_the_schema_says(answers: dict[str, Answer]) -> None:
    jsonschema.validate(json.loads(answers_file(CHECKLIST, brief(answers))), answers_schema())


def test_the_rest_of_a_brief_is_taken_back(tmp_path: Path) -> None:
    accepted = Acceptance(risk="no-end", row="Council", by="Ann Lee", until="May 2027", reason="It is small.")
    whole = brief({}, parts=("Q",), accepted=(accepted,), depth="essential")
    assert taken_back(answers_file(CHECKLIST, whole), tmp_path) == whole


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("story", Answer(text="Once.\n\nTwice."), "Once.\n\nTwice."),
        ("story", Answer(text="one body", standing="not-applicable"), {"not-applicable": "one body"}),
        ("story", Answer(text="Ann, by May 2027", standing="not-known"), {"not-known": "Ann, by May 2027"}),
        ("pick", Answer(chosen=("yes",)), {"choice": "yes"}),
        ("pick", Answer(chosen=("yes",), text="So."), {"choice": "yes", "why": "So."}),
        ("picks", Answer(chosen=("red", "other"), other="Green"), {"choice": ["red", "other: Green"]}),
        ("pick", Answer(text="No tick."), {"why": "No tick."}),
        ("notes", Answer(text="No row."), {"text": "No row."}),
        ("notes", Answer(rows=(Row(cells={"topic": "Rain"}),)), [{"topic": "Rain"}]),
        (
            "notes",
            Answer(rows=(Row(cells={"topic": "Rain"}),), text="Wet."),
            {"rows": [{"topic": "Rain"}], "text": "Wet."},
        ),
    ],
)
def test_each_kind_of_answer_has_its_shape(question: str, answer: Answer, expected: object) -> None:
    assert json.loads(answers_file(CHECKLIST, brief({question: answer})))["answers"] == {question: expected}
