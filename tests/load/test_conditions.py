"""Conditions in a checklist: what cannot be resolved, and the words that tell of it."""

from pathlib import Path

import pytest

from jw_design.errors import ChecklistError
from jw_design.load.checklist import load
from tests.conftest import checklist_text

PART = """\
questions:
  - {id: form, code: T1, title: F, ask: F, kind: choice, options: [{id: treaty, label: A treaty}]}
  - {id: start, code: T2, title: S, ask: S, kind: date}
  - {id: cost, code: T3, title: C, ask: C, kind: money}
  - id: works
    code: T4
    title: W
    ask: W?
    kind: table
    register: work
    columns:
      - {id: work, title: Work}
      - {id: done-by, title: Done by, kind: date}
      - {id: price, title: Price, expects: figure}
  - id: last
    code: T5
    title: L
    ask: L?
"""


def load_with(folder: Path, condition: str) -> None:
    path = folder / "c.yaml"
    path.write_text(checklist_text(f"{PART}    when: {condition}\n", "thresholds: {many: 15}\n"), encoding="utf-8")
    load(path)


@pytest.mark.parametrize(
    "condition",
    [
        "{form: treaty}",
        "{form: [treaty]}",
        "{works: {state: missing}}",
        "{start: {before: 2027-01-31}}",
        "{start: {before: 31 January 2027}}",
        "{start: {after: {latest: works.done-by, plus: 1 year}}}",
        "{cost: {more-than: {sum: works.price, times: 1.5}}}",
        "{cost: {more-than: {threshold: many}}}",
        "{some: works, where: {done-by: {before: {answer: start}}}}",
        "{some: works, where: {work: {same-as: {column: work}}}}",
        "{count: works, distinct: work, where: {price: {state: given}}, more-than: {threshold: many}}",
        "{count: works, less-than: half}",
    ],
)
def test_what_can_be_said(tmp_path: Path, condition: str) -> None:
    load_with(tmp_path, condition)


ONE_KEY = "A condition is one key and a value, such as {duration: time-limited}."
OPERANDS = "Compare with a literal or one of answer, column, latest, earliest, sum, threshold."
NUMBER = "This must be a number, or {threshold: NAME}."
SAY = 'Say one thing about "%s": a value, state, in, before, after, more-than, less-than, same-as.'


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        # Shape
        ("always", ONE_KEY),
        ("[form, treaty]", ONE_KEY),
        ("{}", ONE_KEY),
        (
            "{form: treaty, start: {state: given}}",
            "A condition has one key, not form, start. Put them into a list: {all: [...]}.",
        ),
        ("{all: {form: treaty}}", '"all" takes a list of conditions.'),
        ("{any: []}", '"any" takes a list of conditions.'),
        ("{not: [{form: treaty}]}", ONE_KEY),
        # Names
        ("{from: treaty}", 'There is no question "from". Did you mean "form"?'),
        ("{done-by: {state: given}}", 'There is no question "done-by".'),
        (
            "{some: works, where: {doneby: {state: given}}}",
            'There is no question or column "doneby". Did you mean "done-by"?',
        ),
        ("{form: traety}", '"form" has no option "traety". Did you mean "treaty"?'),
        ("{form: []}", 'Name at least one option of "form".'),
        ("{start: soon}", '"start" is of kind date, so it has no options; compare it with state, in, before, ...'),
        (
            "{form: {state: mising}}",
            'There is no state "mising"; use missing, given, weak, unknown. Did you mean "missing"?',
        ),
        ("{form: {state: []}}", '"state" names nothing here.'),
        ("{form: {in: []}}", '"in" names nothing here.'),
        ("{form: {in: works.wrok}}", '"works" has no column "wrok". Did you mean "work"?'),
        ("{form: {in: work.work}}", 'There is no table "work". Did you mean "works"?'),
        ("{form: {in: from}}", 'There is no question "from". Did you mean "form"?'),
        ("{form: {is: treaty}}", '"is" is nothing that can be said about "form".'),
        ("{form: {}}", SAY % "form"),
        ("{form: {state: given, in: works.work}}", SAY % "form"),
        ("{start: {before: 2027-01-31, plus: 1 day}}", SAY % "start"),
        # Comparisons
        ("{form: {before: 2027-01-31}}", '"form" is of kind choice; only a date is before or after.'),
        ("{start: {more-than: 3}}", '"start" is of kind date; only a figure is more or less.'),
        ("{start: {before: soon}}", '"soon" is not a date. Write it as 2027-01-31.'),
        ("{start: {before: [2027-01-31]}}", "Compare with one thing: a literal, {answer: ID}, {column: ID}, ..."),
        ("{start: {before: {}}}", OPERANDS),
        ("{start: {before: {anwser: start}}}", OPERANDS),
        ("{start: {before: {answer: strat}}}", 'There is no question "strat". Did you mean "start"?'),
        ("{start: {before: {answer: cost}}}", '"cost" is of kind money, so it cannot be compared as a date here.'),
        (
            "{start: {before: {latest: works.price}}}",
            '"price" is of kind text, so it cannot be compared as a date here.',
        ),
        ("{start: {before: {latest: works}}}", '"latest" takes a table and a column, such as money.amount.'),
        (
            "{start: {before: {sum: works.done-by}}}",
            '"done-by" is of kind date, so it cannot be compared as a date here.',
        ),
        ("{start: {before: {column: done-by}}}", '"column" needs a row: use it on a column, in for-each or where.'),
        (
            "{some: works, where: {done-by: {before: {column: done-bye}}}}",
            'There is no column "done-bye" in these rows. Did you mean "done-by"?',
        ),
        (
            "{start: {before: {answer: start, plus: six months}}}",
            '"plus" takes a duration such as 6 months or 3 years.',
        ),
        ("{start: {before: {answer: start, times: 2}}}", '"times" goes with a number, which this is not.'),
        ("{cost: {more-than: {answer: cost, plus: 1 year}}}", '"plus" goes with a date, which this is not.'),
        ("{cost: {more-than: lots}}", NUMBER),
        ("{cost: {more-than: nan}}", NUMBER),
        ('{cost: {more-than: "5"}}', NUMBER),
        ("{cost: {more-than: {threshold: mnay}}}", 'There is no threshold "mnay". Did you mean "many"?'),
        # Rows
        ("{some: wroks}", 'There is no table "wroks". Did you mean "works"?'),
        ("{some: form}", '"form" is not a table.'),
        ("{some: works, were: {work: {state: given}}}", '"some" does not go with "were". Did you mean "where"?'),
        ("{some: works, every: works}", '"some" does not go with "every".'),
        ("{count: works}", '"count" needs more-than or less-than, and a number.'),
        ("{count: works, more-than: 1, less-than: 3}", '"count" needs more-than or less-than, and a number.'),
        ("{count: works, more-than: most}", NUMBER),
        ("{count: works, distinct: wrok, more-than: 1}", '"works" has no column "wrok". Did you mean "work"?'),
    ],
)
def test_what_cannot_be_said(tmp_path: Path, condition: str, expected: str) -> None:
    with pytest.raises(ChecklistError) as caught:
        load_with(tmp_path, condition)
    assert str(caught.value) == f"{tmp_path / 'c.yaml'}:24: {expected}"


def test_nesting_has_an_end(tmp_path: Path) -> None:
    with pytest.raises(ChecklistError, match="nested more than 60 levels"):
        load_with(tmp_path, "{not: " * 10_000 + "{form: treaty}" + "}" * 10_000)
