"""The shipped checklist: every risk and check shows itself on its own examples, and every consideration has a home."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from jw_design import shipped
from jw_design.answers import shown_columns
from jw_design.assess import assess
from jw_design.assess.examples import DAY, risks_and_checks
from jw_design.interview import interview
from jw_design.interview.prompter import ScriptedPrompter
from jw_design.load.checklist import load
from jw_design.model.answer import Brief
from jw_design.model.checklist import Answers, Check, Column, Depth, Question, Risk
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
#: Considerations worked out from the answers: the report's own two lists. No question asks them; checks cover them.
COMPUTED = {"0-06", "0-08"}
#: Asked in the short interview although their rows are of medium severity: boundaries and the first review.
ALSO_ESSENTIAL = {"A-20", "E-03"}


def holders() -> Iterator[tuple[Question, Question | Column]]:
    """Yield every question and column, each with the question that it stands in."""
    for question in QUESTIONS:
        yield question, question
        yield from ((question, column) for column in question.columns)


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


def test_the_map_is_whole() -> None:
    assert len(CONSIDERATIONS) == 249
    assert len(CROSS_CHECKS) == 86


@pytest.mark.parametrize("row", [*CONSIDERATIONS, *sorted(CROSS_CHECKS)])
def test_is_covered(row: str) -> None:
    assert row in covered()


@pytest.mark.parametrize("row", sorted(COMPUTED))
def test_what_is_computed_is_covered_by_checks_alone(row: str) -> None:
    assert set(covered()[row]) <= {check.id for check in CHECKS}


URGENT = [
    row
    for row, severity in CONSIDERATIONS.items()
    if (severity == "H" or row in ALSO_ESSENTIAL) and row not in COMPUTED
]


def asked_in_short() -> Iterator[Question | Column]:
    """Yield the questions of the short interview, and of their columns those that it asks."""
    for question in QUESTIONS:
        if question.essential:
            yield question
            yield from shown_columns(question, "essential") if question.kind == "table" else ()


@pytest.mark.parametrize("row", URGENT)
def test_what_matters_most_is_asked_in_the_short_interview(row: str) -> None:
    """A question or a column that the short interview asks covers it; a check does not, for it asks nothing."""
    assert [holder.id for holder in asked_in_short() if row in holder.covers] != []


def test_codes_count_up_without_gaps() -> None:
    for part in CHECKLIST.parts:
        codes = [question.code for question in part.questions]
        assert codes == [f"{part.part}{number}" for number in range(1, len(codes) + 1)]


#: The people and things of a typical programme that ends: the rows of each table that is not named here are one.
ROWS = {
    "partners": ("City Council", "Night Shelter", "Health Trust"),
    "targets": ("People sleeping rough", "Young people in a home"),
    "money": ("Rough sleeping grant", "Council share"),
    "actions": ("Open a day centre", "Train outreach staff"),
    "evaluation": ("Midway", "Final"),
}
#: Its answers, by question or column; of a column with several, one for each row. What is not named here has the first
#: option, or a plain answer of its kind.
TYPICAL: Mapping[str, str | tuple[str, ...]] = {
    "duration": "time-limited",
    "start": "April 2027",
    "duration-end": "April 2030",
    "deadline": "March 2030",
    # One boundary differs.
    "match": ("no", "yes", "yes"),
    "cost": "900,000 in total",
    "covered": "900,000 in total",
}
PLAIN = {
    "date": "January 2028",
    "number": "1",
    "money": "1,000 in total",
    "person": "Head of Housing, City Council",
    "text": "A plain answer of several words",
}
NO_MORE = " (Enter when there are no more)"
#: The most that a tired person can be asked in one go.
SHORT = 120


class Designer(ScriptedPrompter):
    """Answers every prompt as somebody with a typical programme would, and counts the prompts of each question."""

    def __init__(self) -> None:
        super().__init__((), several_lines=True)
        self.question: Question | None = None
        self.row = -1
        self.asked: dict[str, int] = {}

    def show(self, text: str) -> None:
        heading = re.match(r"\n([A-Z]{1,2}[0-9]+) of part ", text)
        if heading:
            self.question, self.row = CHECKLIST.codes[heading[1]], -1
        elif self.question and (self.question.of or self.question.rows) and re.fullmatch(r"\n.*:", text):
            # The name of the next row.
            self.row += 1
        super().show(text)

    def line(self, prompt: str, current: str = "") -> str:
        assert self.question is not None
        self.asked[self.question.code] = self.asked.get(self.question.code, 0) + 1
        assert self.asked[self.question.code] < SHORT, "an answer that the interview does not take"
        self.replies.append(self.reply(self.question, prompt))
        return super().line(prompt, current)

    def reply(self, question: Question, prompt: str) -> str:
        if prompt.startswith("Why?"):
            return "Because it is what this problem needs"
        if question.kind != "table":
            return self.answer(question)
        title = prompt.removesuffix(":").removesuffix(NO_MORE).rstrip("?:")
        column = next(column for column in question.columns if (column.ask or column.title).rstrip("?:") == title)
        if column == question.name_column:
            names = ROWS.get(question.id, ("The one row",))
            self.row += 1
            return names[self.row] if self.row < len(names) else ""
        return self.answer(column)

    def answer(self, holder: Question | Column) -> str:
        typical = TYPICAL.get(holder.id, "")
        said = typical if isinstance(typical, str) else typical[self.row]
        return said or (holder.options[0].id if holder.options else PLAIN[holder.kind])


def prompts(depth: Depth) -> dict[str, int]:
    """Hold the interview of a typical programme; return how many prompts each question took, by its code."""
    designer = Designer()
    brief = Brief(title="Typical", checklists=("joint-working@1",), depth=depth)
    interview(CHECKLIST, brief, designer, lambda _: None)
    return designer.asked


def test_the_short_interview_stays_short() -> None:
    """Three partners, two targets and two sums, with the Enter that ends each table and the reasons of choices."""
    asked = prompts("essential")
    assert sum(asked.values()) <= SHORT, asked


def test_the_full_interview_asks_more() -> None:
    assert prompts("full").keys() > prompts("essential").keys()
