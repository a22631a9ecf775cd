"""A whole answers file: the brief that it states, and its mistakes."""

from pathlib import Path

import pytest

from jw_design.errors import JwDesignError
from jw_design.load.answers_document import checklists_named, read_document
from jw_design.model.answer import Answer
from jw_design.model.checklist import Checklist
from tests.conftest import made_checklist

PART = "questions:\n  - {id: area, code: T1, title: Area, ask: Where}\n"


@pytest.fixture(scope="module")
def checklist(tmp_path_factory: pytest.TempPathFactory) -> Checklist:
    return made_checklist(tmp_path_factory.mktemp("document"), PART)


def written(folder: Path, text: str) -> Path:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_brief_is_read(tmp_path: Path, checklist: Checklist) -> None:
    path = written(
        tmp_path, "title: Kent\ndepth: full\nparts: [T]\nanswers: {area: Kent}\naccepted: [{risk: no-end}]\n"
    )
    brief = read_document(path, checklist)
    assert (brief.title, brief.depth, brief.parts, brief.path) == ("Kent", "full", ("T",), "")
    assert brief.answers == {"area": Answer(text="Kent")}
    assert [acceptance.risk for acceptance in brief.accepted] == ["no-end"]


def test_json_is_read_too(tmp_path: Path, checklist: Checklist) -> None:
    path = written(tmp_path, '{\n\t"title": "Kent",\n\t"answers": {"area": "Kent\\nMedway"}}'.replace("\t", "  "))
    assert read_document(path, checklist).answers == {"area": Answer(text="Kent\nMedway")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a]", ["a.yaml:1: An answers file starts with keys such as title: and answers:."]),
        ("answers: {}", ['a.yaml:1: The answers file lacks "title": the programme\'s name.']),
        ("title: A\nanwsers: {}", ['a.yaml:2: An answers file has no key "anwsers". Did you mean "answers"?']),
        ("title: A\ndepth: deep", ['a.yaml:2: The depth is "deep"; it must be essential or full.']),
        (
            "title: A\nanswers: {arae: Kent}\naccepted: no",
            ['a.yaml:2: There is no question "arae". Did you mean "area"?', 'a.yaml:3: "accepted" must be a list.'],
        ),
    ],
)
def test_mistakes(tmp_path: Path, checklist: Checklist, text: str, expected: list[str]) -> None:
    with pytest.raises(JwDesignError) as caught:
        read_document(written(tmp_path, text), checklist)
    assert [line.rpartition("/")[2] for line in str(caught.value).replace("\\", "/").split("\n")] == expected


@pytest.mark.parametrize(
    ("text", "names"), [("checklists: [a@1, ./b.yaml]", ("a@1", "./b.yaml")), ("title: A", ()), ("[a]", ())]
)
def test_the_checklists_that_it_names(tmp_path: Path, text: str, names: tuple[str, ...]) -> None:
    assert checklists_named(written(tmp_path, text)) == names
