"""The shipped checklist: every risk and check shows itself on its own examples, and every consideration has a home."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from jw_design import shipped
from jw_design.assess import assess
from jw_design.assess.examples import DAY, risks_and_checks
from jw_design.load.checklist import load
from jw_design.model.answer import Brief
from jw_design.model.checklist import Answers, Check, Column, Question, Risk
from jw_design.model.finding import Finding

CHECKLIST = load(shipped.folder("checklists") / shipped.DEFAULT, examples=True)
QUESTIONS = tuple(CHECKLIST.questions.values())
CHECKS = CHECKLIST.checks
#: Rows of the report's considerations: id -> severity (H, M, L).
CONSIDERATIONS = {
    row["id"]: row["severity"]
    for row in csv.DictReader(
        (Path(__file__).parent / "data" / "considerations.csv").read_text(encoding="utf-8").split("\n")
    )
}
CROSS_CHECKS = {f"X{number:02}" for number in range(1, 87)}
#: Considerations that no single question can cover: 0-06 and 0-08 are the report's own two lists, R1-06 is about money.
ELSEWHERE = {"0-06", "0-08", "R1-06"}
#: Asked in the short interview although their rows are of medium severity: boundaries and the first review.
ALSO_ESSENTIAL = {"A-20", "E-03"}


def holders() -> Iterator[tuple[Question, Question | Column]]:
    """Yield every question and column, each with the question that it stands in."""
    for question in QUESTIONS:
        yield question, question
        yield from ((question, column) for column in question.columns)


def rows_covered(question: Question) -> list[str]:
    """Return the considerations that a question and its columns cover."""
    return [*question.covers, *(row for column in question.columns for row in column.covers)]


def raised(risk: str, answers: Answers) -> list[Finding]:
    brief = Brief(title="Example", checklists=("joint-working@1",), depth="full", answers=answers)
    findings = assess(CHECKLIST, brief, DAY).findings
    return [finding for finding in findings if finding.risk == risk and finding.kind in ("risk", "check")]


@pytest.mark.parametrize("risk", [pytest.param(risk, id=risk.id) for risk in risks_and_checks(CHECKLIST)])
class TestEveryRisk:
    def test_has_examples(self, risk: Risk | Check) -> None:
        assert risk.examples is not None
        assert risk.examples.raises
        assert risk.examples.silent

    def test_is_raised_by_its_examples(self, risk: Risk | Check) -> None:
        sets = risk.examples.raises if risk.examples else ()
        silent = [number for number, answers in enumerate(sets, 1) if not raised(risk.id, answers)]
        assert silent == [], f"{risk.id} is not raised by these of its raises sets"

    def test_is_silent_on_near_misses(self, risk: Risk | Check) -> None:
        sets = risk.examples.silent if risk.examples else ()
        loud = {number: [f.title for f in raised(risk.id, answers)] for number, answers in enumerate(sets, 1)}
        assert {number: titles for number, titles in loud.items() if titles} == {}

    def test_says_why_and_what_to_do(self, risk: Risk | Check) -> None:
        assert risk.title
        assert risk.because
        assert risk.remedy
        assert risk.source


@pytest.mark.parametrize("question", [pytest.param(question, id=question.code) for question in QUESTIONS])
class TestEveryQuestion:
    def test_says_why_it_is_asked(self, question: Question) -> None:
        assert question.help

    def test_has_an_example(self, question: Question) -> None:
        assert question.example

    def test_names_its_source(self, question: Question) -> None:
        assert question.source


def covered() -> dict[str, list[str]]:
    """Return what covers each consideration and cross-check."""
    found: dict[str, list[str]] = {}
    for question, holder in holders():
        for row in holder.covers:
            found.setdefault(row, []).append(question.code)
    for check in CHECKS:
        for row in check.covers:
            found.setdefault(row, []).append(check.id)
    return found


def test_covers_name_only_considerations_that_exist() -> None:
    assert {row: by for row, by in covered().items() if row not in CONSIDERATIONS and row not in CROSS_CHECKS} == {}


WANTED = [
    row
    for row in CONSIDERATIONS
    if (row.split("-")[0] in {"0", "R1", "A", "E", "M"} or row in {"R2-13", "R2-14"}) and row not in ELSEWHERE
]


@pytest.mark.parametrize("row", WANTED)
def test_consideration_is_covered(row: str) -> None:
    assert row in covered()


URGENT = [row for row, severity in CONSIDERATIONS.items() if severity == "H" or row in ALSO_ESSENTIAL]


@pytest.mark.parametrize("row", [row for row in WANTED if row in URGENT])
def test_what_matters_most_is_asked_in_the_short_interview(row: str) -> None:
    asked = [
        holder.id
        for question, holder in holders()
        if row in holder.covers and question.essential and holder.essential is not False
    ]
    by_checks = [check.id for check in CHECKS if row in check.covers]
    assert asked or by_checks


@pytest.mark.parametrize("question", [pytest.param(question, id=question.code) for question in QUESTIONS])
def test_a_question_on_what_matters_most_is_essential(question: Question) -> None:
    urgent = [row for row in rows_covered(question) if row in URGENT]
    assert question.essential or not urgent, urgent


def test_codes_count_up_without_gaps() -> None:
    for part in CHECKLIST.parts:
        codes = [question.code for question in part.questions]
        assert codes == [f"{part.part}{number}" for number in range(1, len(codes) + 1)]
