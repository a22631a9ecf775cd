"""The matrix of coverage: every consideration has a home in it, and the published one is up to date."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from jw_design.model.checklist import Checklist
from jw_design.reports import coverage

ROOT = Path(__file__).parents[2]
#: The project's own copy of the considerations: id -> severity (H, M, L).
CONSIDERATIONS = {
    row["id"]: row["severity"]
    for row in csv.DictReader((ROOT / "tests/data/considerations.csv").read_text(encoding="utf-8").split("\n"))
}
CROSS_CHECKS = [f"X{number:02}" for number in range(1, 87)]

SMALL = """
questions:
  - id: length
    code: T1
    title: Length
    ask: How long?
    source: "3.22"
    covers: [E-10, M-2b]
    risk:
      {id: no-length, severity: {high: {length: {state: missing}}, otherwise: low}, title: t, because: b, remedy: r}
  - id: bodies
    code: T2
    title: Bodies
    ask: Who?
    kind: table
    source: "3.14"
    columns:
      - {id: body, title: Body, covers: [E-2]}
      - id: task
        title: Task
        source: "3.5"
        covers: [E-2]
        risk: {id: no-task, severity: medium, title: t, because: b, remedy: r, source: box at 3.5}
checks:
  - id: too-long
    when: {all: [{some: bodies}, {length: {state: weak}}]}
    severity: low
    title: t
    because: b
    remedy: r
    source: "3.23"
    covers: [X3, R5-01]
"""


@pytest.fixture(scope="module")
def matrix(joint_working: Checklist) -> dict[str, list[coverage.Entry]]:
    """Return the lines of the shipped checklist's matrix by row."""
    found: dict[str, list[coverage.Entry]] = {}
    for entry in coverage.entries(joint_working):
        found.setdefault(entry.row, []).append(entry)
    return found


@pytest.mark.parametrize("row", [*CONSIDERATIONS, *CROSS_CHECKS])
def test_row_is_covered_by_something_that_raises_a_risk(row: str, matrix: dict[str, list[coverage.Entry]]) -> None:
    assert row in matrix, f"Nothing covers {row}; put it into `covers` of a question, column or check."
    assert [entry.risk for entry in matrix[row] if entry.risk != "-"], f"What covers {row} has no risk."


def test_nothing_covers_a_row_that_does_not_exist(matrix: dict[str, list[coverage.Entry]]) -> None:
    assert sorted(matrix.keys() - {*CONSIDERATIONS, *CROSS_CHECKS}) == []


def test_rows_stand_in_the_order_of_the_report(matrix: dict[str, list[coverage.Entry]]) -> None:
    assert list(matrix) == [row for row in [*CONSIDERATIONS, *CROSS_CHECKS] if row in matrix]


def test_every_line_names_its_paragraphs(matrix: dict[str, list[coverage.Entry]]) -> None:
    assert [entry for entries in matrix.values() for entry in entries if not entry.source] == []


def test_lines_of_questions_columns_and_checks(small: Callable[..., Checklist]) -> None:
    assert coverage.entries(small(SMALL)) == [
        coverage.Entry("R5-01", "T1, T2", "too-long", "low", "3.23"),
        coverage.Entry("E-2", "T2 body", "-", "-", "3.14"),
        coverage.Entry("E-2", "T2 task", "no-task", "medium", "box at 3.5"),
        coverage.Entry("E-10", "T1", "no-length", "high or low", "3.22"),
        coverage.Entry("M-2b", "T1", "no-length", "high or low", "3.22"),
        coverage.Entry("X3", "T1, T2", "too-long", "low", "3.23"),
    ]


def test_text_holds_two_plain_tables(small: Callable[..., Checklist]) -> None:
    assert coverage.text(small(SMALL)) == (
        "Row    Asked at  Risk       Severity     Source\n"
        "R5-01  T1, T2    too-long   low          3.23\n"
        "E-2    T2 body   -          -            3.14\n"
        "E-2    T2 task   no-task    medium       box at 3.5\n"
        "E-10   T1        no-length  high or low  3.22\n"
        "M-2b   T1        no-length  high or low  3.22\n"
        "\n"
        "Row    Asked at  Risk       Severity     Source\n"
        "X3     T1, T2    too-long   low          3.23\n"
    )


def test_page_has_a_table_for_each_group(small: Callable[..., Checklist]) -> None:
    page = coverage.page(small(SMALL))
    headings = [line for line in page.split("\n") if line.startswith("## ")]
    assert headings == [
        "## R5. Requirement 5: working well together",
        "## E. Life-span",
        "## M. Minimum requirements of accountability",
        "## Cross-checks",
    ]
    assert "4 considerations and 1 cross-checks are covered by 2 questions and 1 checks." in page


def test_published_matrix_is_up_to_date(joint_working: Checklist) -> None:
    published = (ROOT / "docs/coverage.md").read_text(encoding="utf-8")
    assert published == coverage.page(joint_working), (
        "Write it again: jw-design checklists list --coverage --format md -o docs/coverage.md"
    )
