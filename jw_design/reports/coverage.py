"""Which consideration of the report is asked where, and which risk tells that it is missing: auditors' matrix."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

from jw_design import markdown
from jw_design.model.checklist import SEVERITIES, Check, Checklist, Column, Question, SeverityRule

#: The groups of considerations, in the order of the report; their letters begin the ids of the rows.
GROUPS = {
    "0": "Framing",
    "R1": "Requirement 1: shared goals",
    "R2": "Requirement 2: measuring progress",
    "R3": "Requirement 3: resources",
    "R4": "Requirement 4: leadership",
    "R5": "Requirement 5: working well together",
    "A": "Who takes part",
    "B": "Reasons to join in",
    "C": "Help for partners",
    "D": "Funding",
    "E": "Life-span",
    "F": "Accountability and structures",
    "M": "Minimum requirements of accountability",
}
#: Of the cross-checks, which read several answers together.
CROSS_CHECKS = "X"
_TITLES = ("Row", "Asked at", "Risk", "Severity", "Source")
_ABOUT = (
    "What each consideration of the report became: the question or column that asks it, the risk that is raised where "
    "it is missing, how serious that is, and the paragraphs behind it. Where several answers are read together, "
    "all the questions are named. A dash means that the question has no risk of its own: the other lines of the row "
    "have it."
)
_PUBLISHED = "<!-- Written by: jw-design checklists list --coverage --format md -->"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the matrix: one place that covers one row."""

    #: Id of the consideration or cross-check, such as A-04, M-2b or X07.
    row: str
    #: Code of the question, with the column's id; of a check the codes of all questions that it reads.
    where: str
    #: Id of the risk or check; "-" where the question or column has no risk of its own.
    risk: str
    severity: str
    source: str


def entries(checklist: Checklist) -> list[Entry]:
    """Return the matrix in the order of the report, the cross-checks last."""
    order = list(GROUPS)

    def key(entry: Entry) -> tuple[int, str, int, str]:
        group, number, rest = _split(entry.row)
        known = order.index(group) if group in order else len(order) + (group == CROSS_CHECKS)
        return known, group, number, rest

    return sorted([*_of_questions(checklist), *_of_checks(checklist)], key=key)


def text(checklist: Checklist) -> str:
    """Return the matrix as plain tables for a terminal: the considerations, then the cross-checks."""
    found = entries(checklist)
    widths = [max(map(len, cells)) for cells in zip(_TITLES, *map(astuple, found), strict=True)]
    tables = []
    for table in (_considerations(found), _cross_checks(found)):
        lines = [_TITLES, *map(astuple, table)]
        tables.append("\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines))
    return "\n\n".join(tables) + "\n"


def page(checklist: Checklist) -> str:
    """Return the matrix in Markdown, as it is published: one table for each group of considerations."""
    found = entries(checklist)
    edition = checklist.editions[0]
    considerations, cross_checks = _considerations(found), _cross_checks(found)
    rows, crosses = (len({entry.row for entry in table}) for table in (considerations, cross_checks))
    covered = f"{rows} considerations and {crosses} cross-checks are covered"
    pieces = [
        _PUBLISHED,
        f"# Coverage of {edition.name}",
        f"{edition.title}. Paragraphs are those of: {edition.source}.",
        _ABOUT,
        f"{covered} by {len(checklist.questions)} questions and {len(checklist.checks)} checks.",
    ]
    groups = dict.fromkeys(_split(entry.row)[0] for entry in considerations)
    for group in groups:
        title = f"{group}. {GROUPS[group]}" if group in GROUPS else group
        pieces += [f"## {title}", _table([entry for entry in considerations if _split(entry.row)[0] == group])]
    pieces += ["## Cross-checks", _table(cross_checks)]
    return "\n\n".join(pieces) + "\n"


def _considerations(found: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in found if _split(entry.row)[0] != CROSS_CHECKS]


def _cross_checks(found: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in found if _split(entry.row)[0] == CROSS_CHECKS]


def _split(row: str) -> tuple[str, int, str]:
    """Return the group of a row, its number and the letter that may follow: M-2b is M, 2 and b."""
    parts = re.fullmatch(r"(.*?)-?([0-9]+)([a-z]?)", row)
    return (parts[1], int(parts[2]), parts[3]) if parts else (row, 0, "")


def _of_questions(checklist: Checklist) -> Iterator[Entry]:
    for question in checklist.questions.values():
        yield from _of_holder(question, question, question.code)
        for column in question.columns:
            yield from _of_holder(question, column, f"{question.code} {column.id}")


def _of_holder(question: Question, holder: Question | Column, where: str) -> Iterator[Entry]:
    risk = holder.risk
    for row in holder.covers:
        if risk is None:
            yield Entry(row, where, "-", "-", holder.source or question.source)
        else:
            yield Entry(row, where, risk.id, _severity(risk.severity), risk.source or holder.source or question.source)


def _of_checks(checklist: Checklist) -> Iterator[Entry]:
    for check in checklist.checks:
        for row in check.covers:
            yield Entry(row, _read(checklist, check), check.id, _severity(check.severity), check.source)


def _read(checklist: Checklist, check: Check) -> str:
    """Return the codes of the questions that a check reads, in the order of the interview."""
    read = {ref.question for ref in check.reads} or {check.at or ""}
    return ", ".join(question.code for question in checklist.questions.values() if question.id in read)


def _severity(rule: SeverityRule) -> str:
    found = {rule.otherwise, *(case.severity for case in rule.cases)}
    return " or ".join(severity for severity in SEVERITIES if severity in found)


def _table(found: Sequence[Entry]) -> str:
    lines = [markdown.table_row(list(cells)) for cells in (_TITLES, *map(astuple, found))]
    return "\n".join([lines[0], "|" + "---|" * len(_TITLES), *lines[1:]])
