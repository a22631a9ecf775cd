"""Findings as text for people: plain lines, with a style for each piece that a terminal may use."""

import textwrap
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jw_design.model.finding import Assessment, Finding

_INDENT = "    "


class Piece(NamedTuple):
    """Some text, and how a terminal may show it; the meaning never rests on the style."""

    text: str
    style: str = ""


Line = list[Piece]
_STYLES = {"high": "bold red", "medium": "yellow", "low": "cyan"}


def brief(assessment: Assessment, width: int = 100) -> list[Line]:
    """Return the report on one brief line by line; explanations are wrapped to `width` columns."""
    stated = assessment.brief
    lines: list[Line] = [[Piece(f"{stated.title or 'Untitled'}", "bold"), Piece(f" ({stated.path})")]]
    for finding in assessment.findings:
        lines += _finding(finding, stated.path, width)
    return [*lines, [Piece(summary(assessment))], []]


def plain_brief(assessment: Assessment, width: int = 100) -> str:
    """Return the report on one brief without styles."""
    return plain(brief(assessment, width))


def total(counts: Sequence[Mapping[str, int]]) -> str:
    """Return one sentence on all briefs, "" where there is only one."""
    if len(counts) < 2:  # noqa: PLR2004 - one brief has its own sentence
        return ""
    added = {name: sum(one[name] for one in counts) for name in ("high", "medium", "low", "accepted")}
    return f"{len(counts)} briefs. {_counts(added)}"


def plain(lines: Sequence[Line]) -> str:
    """Return the lines without styles."""
    return "".join("".join(piece.text for piece in line) + "\n" for line in lines)


def summary(assessment: Assessment) -> str:
    """Return one sentence on a brief: 41 of 64 questions answered. To settle: 3 high, 9 medium, 0 low."""
    done = f"{assessment.answered} of {assessment.asked} questions answered."
    said = f"{done} {_counts(assessment.counts)}"
    later = assessment.not_asked
    return f"{said} Not asked in the brief's version: {later}; lint --fix adds them." if later else said


def _counts(counts: Mapping[str, int]) -> str:
    accepted = f" Accepted: {counts['accepted']}." if counts["accepted"] else ""
    if not any(counts[one] for one in ("high", "medium", "low")):
        return f"Nothing to settle.{accepted}"
    return f"To settle: {counts['high']} high, {counts['medium']} medium, {counts['low']} low.{accepted}"


def _finding(finding: Finding, path: str, width: int) -> list[Line]:
    severity = "accepted" if finding.accepted else finding.severity
    question = f"{finding.question} " if finding.question else ""
    row = f"{finding.row}: " if finding.row and finding.row not in finding.title else ""
    head = [
        Piece(f"{path}:{finding.line}: "),
        Piece(severity, _STYLES.get(severity, "")),
        Piece(f": {question}{row}"),
        Piece(finding.title, "bold"),
        Piece(f" [{finding.risk}]", "dim"),
    ]
    if finding.accepted:
        accepted = finding.accepted
        said = [f"Accepted by {accepted.by} until {accepted.until}: {accepted.reason}"]
    else:
        source = f" (report, {finding.source})" if finding.source else ""
        said = [f"{finding.because}{source}", f"To settle it: {finding.remedy}"]
    return [head, *([Piece(_INDENT + line)] for text in said for line in _wrap(text, width))]


# The same explanations stand under brief after brief.
@lru_cache(maxsize=4096)
def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width - len(_INDENT), 30), break_long_words=False, break_on_hyphens=False)
