"""The JSON Schemas: what loads passes them, and a misspelt key does not."""
# ruff: noqa: E501 - one example a line

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from jw_design import shipped
from jw_design.load.schema import answers_schema, checklist_schema
from tests.conftest import checklist_text

FOLDER = shipped.folder("checklists") / shipped.DEFAULT


def read(text: str) -> Any:
    """Return YAML as an editor's checker sees it: everything plain is text, but for numbers and true or false."""
    return yaml.safe_load(text)


@pytest.mark.parametrize("schema", [checklist_schema(), answers_schema()], ids=["checklist", "answers"])
def test_it_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in sorted(FOLDER.glob("*.yaml"))])
def test_the_shipped_checklist_passes(path: Path) -> None:
    found = [
        error.message
        for error in Draft202012Validator(checklist_schema()).iter_errors(read(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "part",
    [
        "questions: [{id: a, code: T1, title: A, ask: A, hlep: x}]",
        "questions: [{id: a, code: T1, title: A}]",
        "questions: [{id: a, code: T1, title: A, ask: A, kind: tabel}]",
        "questions: [{id: a, code: T1, title: A, ask: A, essential: 'true'}]",
        "questions: [{id: a, code: T1, title: A, ask: A, when: {all: []}}]",
        "questions: [{id: a, code: T1, title: A, ask: A, when: {form: x, end: y}}]",
    ],
)
def test_what_does_not_load_does_not_pass(part: str) -> None:
    assert not Draft202012Validator(checklist_schema()).is_valid(read(checklist_text(part)))


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        (
            "title: A\nanswers: {area: Kent, E1: {choice: time-limited, why: So}, partners: [{name: A}], topics: [a, b]}",
            True,
        ),
        ("title: A\nanswers: {area: {not-known: {who: Ann, by: May 2027}}, end: {not-applicable: It has none}}", True),
        ("title: A\nanswers: {}\naccepted: [{risk: no-end, by: Ann, until: May 2027, reason: So}]\ndepth: full", True),
        ("answers: {}", False),
        ("title: A\nanswers: {}\ndepth: deep", False),
        ("title: A\nanswers: {area: {txet: Kent}}", False),
        ("title: A\nanswers: {}\naccepted: [{risk: no-end, untill: May}]", False),
    ],
)
def test_answers_files(text: str, passes: bool) -> None:
    assert Draft202012Validator(answers_schema()).is_valid(read(text)) is passes
