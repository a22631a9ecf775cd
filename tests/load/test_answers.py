"""The answers file's answers: every shape that is read, and each mistake beside its words."""
# ruff: noqa: E501 - one example a line

from textwrap import dedent

import pytest

from jw_design.load.answers import read_accepted, read_answers
from jw_design.load.parse import parse
from jw_design.model.answer import Acceptance, Answer, Row
from jw_design.model.checklist import Checklist
from tests.conftest import made_answers, made_checklist

PART = """
questions:
  - {id: area, code: T1, title: Area, ask: Where, formerly: [place]}
  - {id: form, code: T2, title: Form, ask: How, kind: choice, other: true, options: [{id: "yes", label: A treaty}, {id: "no", label: None}]}
  - {id: topics, code: T3, title: Topics, ask: What, kind: choices, options: [{id: health, label: Health}, {id: homes, label: Homes}]}
  - id: partners
    code: T4
    title: Partners
    ask: Who?
    kind: table
    register: name
    columns: [{id: name, title: Name}, {id: sector, title: Sector, kind: choice, options: [{id: council, label: A council}]}]
  - {id: roles, code: T5, title: Roles, ask: What, kind: table, of: partners, columns: [{id: duty, title: Duty}]}
"""


@pytest.fixture(scope="module")
def checklist(tmp_path_factory: pytest.TempPathFactory) -> Checklist:
    return made_checklist(tmp_path_factory.mktemp("answers"), PART)


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("area: Kent", "area", Answer(text="Kent")),
        ("T1: Kent", "area", Answer(text="Kent")),
        ("place: Kent", "area", Answer(text="Kent")),
        ("area: {text: Kent}", "area", Answer(text="Kent")),
        ("area: 12", "area", Answer(text="12")),
        ("area: |\n  Kent\n\n  and Medway", "area", Answer(text="Kent\n\nand Medway")),
        (
            "area: {not-applicable: It is everywhere}",
            "area",
            Answer(text="It is everywhere", standing="not-applicable"),
        ),
        ("area: {not-applicable: }", "area", Answer(standing="not-applicable")),
        (
            "area: {not-known: {who: Ann Lee, by: May 2027}}",
            "area",
            Answer(text="Ann Lee, by May 2027", standing="not-known"),
        ),
        ("area: {not-known: {who: Ann Lee}}", "area", Answer(text="Ann Lee", standing="not-known")),
        ("area: {not-known: {by: May 2027}}", "area", Answer(text="by May 2027", standing="not-known")),
        ("area: {not-known: We will ask}", "area", Answer(text="We will ask", standing="not-known")),
        # YAML would read these two as true and false.
        ("form: yes", "form", Answer(chosen=("yes",))),
        ("form: no", "form", Answer(chosen=("no",))),
        ("form: A treaty", "form", Answer(chosen=("yes",))),
        ("form: {choice: yes, why: It binds}", "form", Answer(chosen=("yes",), text="It binds")),
        ("form: {why: It binds}", "form", Answer(text="It binds")),
        ("form: 'Other: a letter'", "form", Answer(chosen=("other",), other="a letter")),
        ("form: a letter", "form", Answer(chosen=("other",), other="a letter")),
        ("form: other", "form", Answer(chosen=("other",))),
        # Always in the order of the checklist.
        ("topics: [homes, health]", "topics", Answer(chosen=("health", "homes"))),
        ("topics: {choice: homes}", "topics", Answer(chosen=("homes",))),
        (
            "partners: [{name: A, sector: A council}]",
            "partners",
            Answer(rows=(Row(cells={"name": "A", "sector": "council"}),)),
        ),
        (
            "partners: {rows: [{name: A}], text: More to come}",
            "partners",
            Answer(rows=(Row(cells={"name": "A"}),), text="More to come"),
        ),
        ("roles: [{name: A, duty: Beds}]", "roles", Answer(rows=(Row(cells={"name": "A", "duty": "Beds"}),))),
    ],
)
def test_shapes(checklist: Checklist, text: str, question: str, answer: Answer) -> None:
    assert made_answers(checklist, text) == {question: answer}


@pytest.mark.parametrize(
    "text",
    [
        "area: ''",
        "area:",
        "area: ~",
        '{"area": null}',
        "form:",
        "topics: []",
        "partners: []",
        "roles: [{name: A}]",
        "{}",
    ],
)
def test_what_states_nothing(checklist: Checklist, text: str) -> None:
    assert made_answers(checklist, text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[area]", ["1: Answers must be question ids and answers, such as area: Kent."]),
        ("arae: Kent", ['1: There is no question "arae". Did you mean "area"?']),
        ("area: Kent\nT1: Medway", ["2: T1 is answered twice. Keep one."]),
        ("area: [Kent]", ['1: T1 ("area") takes one answer, not a list.']),
        ("area: {choice: Kent}", ['1: T1 ("area") is not a choice.']),
        ("area: {rows: [{name: A}]}", ['1: T1 ("area") takes "rows" only for a table, as a list.']),
        ("area: {text: [Kent]}", ['1: T1 ("area") needs text here.']),
        ("area: {txet: Kent}", ['1: The answer to T1 has no key "txet". Did you mean "text"?']),
        ("area: {not-known: {whom: Ann}}", ['1: "not-known" has the keys who and by, not "whom".']),
        ("form: [yes, no]", ['1: T2 ("form") takes one answer, not a list.']),
        ("form: {choice: [yes, no]}", ['1: T2 ("form") takes one choice, not several.']),
        ("topics: [helth]", ['1: T3 ("topics") has no option "helth"; it has health, homes. Did you mean "health"?']),
        ("partners: City Council", ['1: T4 ("partners") is a table: give a list of rows.']),
        ("partners: [City Council]", ['1: T4 ("partners") needs rows with keys such as name.']),
        ("partners: [{nmae: A}]", ['1: T4 has no column "nmae". Did you mean "name"?']),
        ("partners: [{name: [A]}]", ['1: T4 ("partners") needs text here.']),
    ],
)
def test_mistakes(checklist: Checklist, text: str, expected: list[str]) -> None:
    found: list[str] = []
    read_answers(parse(dedent(text), "a.yaml"), checklist, lambda message, line: found.append(f"{line}: {message}"))
    assert found == expected


def test_accepted_risks() -> None:
    text = "- {risk: no-end, row: Kent, by: Ann Lee, until: May 2027, reason: It is small}\n- {risk: no-start}"
    found = read_accepted(parse(text, "a.yaml"), lambda message, _line: pytest.fail(message))
    assert found == (
        Acceptance(risk="no-end", row="Kent", by="Ann Lee", until="May 2027", reason="It is small"),
        Acceptance(risk="no-start", row="", by="", until="", reason=""),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no-end", ['1: "accepted" must be a list.']),
        ("[no-end]", ["1: An accepted risk has the keys risk, row, by, until and reason."]),
        ("- {risk: no-end, untill: May}", ['1: An accepted risk has no key "untill". Did you mean "until"?']),
        ("- {risk: [no-end]}", ['1: "risk" of an accepted risk must be text.']),
    ],
)
def test_mistakes_in_accepted_risks(text: str, expected: list[str]) -> None:
    found: list[str] = []
    read_accepted(parse(text, "a.yaml"), lambda message, line: found.append(f"{line}: {message}"))
    assert found == expected
