"""The report for people: its words, its sums and its wrapping."""

import pytest

from jw_design.reports import text
from tests.briefs import BRIEF, assessed, with_answer


def test_a_brief_with_nothing_to_settle_says_so() -> None:
    assert text.plain_brief(assessed(BRIEF)) == (
        "Rough Sleepers Unit (brief.md)\n5 of 5 questions answered. Nothing to settle.\n\n"
    )


def test_a_finding_says_where_what_why_and_what_to_do() -> None:
    found = text.plain_brief(assessed(with_answer("T1", "TBC")))
    assert 'brief.md:21: medium: T1 Story: "TBC" is too short to act on [no-story]\n    b (report, 1.1)\n' in found
    assert "    To settle it: Tell it.\n" in found


def test_a_row_is_named_before_its_gap() -> None:
    found = text.plain_brief(assessed(BRIEF.replace("| Police | Small | Shares data |", "| Police | Small |  |")))
    assert "high: T3 Police: No task [no-task]" in found


@pytest.mark.parametrize("width", [40, 60, 100])
def test_what_explains_is_wrapped(width: int) -> None:
    lines = text.plain_brief(assessed(BRIEF + "\n### T99 More\n"), width).split("\n")
    assert max(len(line) for line in lines if line.startswith("    ")) <= width


def test_severities_can_be_told_apart_without_colour() -> None:
    lines = text.brief(assessed(with_answer("T1", "")))
    words = [piece.text for line in lines for piece in line if piece.style == "bold red"]
    assert words == ["high"]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], ""),
        ([{"high": 1, "medium": 0, "low": 0, "accepted": 0}], ""),
        ([{"high": 1, "medium": 2, "low": 0, "accepted": 0}] * 2, "2 briefs. To settle: 2 high, 4 medium, 0 low."),
        ([{"high": 0, "medium": 0, "low": 0, "accepted": 1}] * 3, "3 briefs. Nothing to settle. Accepted: 3."),
    ],
)
def test_several_briefs_are_summed_up(counts: list[dict[str, int]], expected: str) -> None:
    assert text.total(counts) == expected
