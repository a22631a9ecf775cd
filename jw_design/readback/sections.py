"""A brief's document -> its sections and tables, before anything in them is read as an answer."""

import re
from collections.abc import Container, Sequence

from msgspec import Struct

from jw_design import markdown
from jw_design.markdown import Block, Cells, Document
from jw_design.values import names

RISKS = "Risks to settle"
ACCEPTED = "Accepted risks"
RISK_COLUMNS = ("Risk", "Row", "Severity", "Question", "To settle it", "Owner", "Due")
ACCEPTED_COLUMNS = ("Risk", "Row", "Accepted by", "Until", "Reason")
_CODE = re.compile(r"([A-Z]{1,2}[0-9]{1,2})(?![0-9A-Za-z])[.:)\]]?")
#: Headings of this level and above end an answer.
QUESTION_LEVEL = 3


class Section(Struct):
    """A heading and what follows it up to the next heading of level 3 or higher; lines from 1."""

    heading: Block
    blocks: list[Block]
    #: Last line that belongs to it, blank lines included.
    last: int


class NamedCells(Struct):
    """One row of one of the brief's own tables."""

    #: By column title; "" where the table lacks the column.
    cells: dict[str, str]
    #: Of the columns that somebody added.
    own: list[str]
    line: int


def sections(document: Document) -> list[Section]:
    """Return the sections of a document that begin with a heading of level 1 to 3."""
    found: list[Section] = []
    for block in document.blocks:
        if block.kind == "heading" and block.level <= QUESTION_LEVEL:
            if found:
                found[-1].last = block.line - 1
            found.append(Section(block, [], len(document.lines)))
        elif found:
            found[-1].blocks.append(block)
    return found


def question_code(section: Section) -> str | None:
    """Return the code that a question's heading begins with."""
    if section.heading.level != QUESTION_LEVEL:
        return None
    found = _CODE.match(section.heading.text)
    return found[1] if found else None


def swallowed(document: Document, codes: Container[str]) -> int | None:
    """Return the line of the first block that holds a question's heading: a fence or comment that nothing closes."""
    for block in document.blocks:
        for line in document.lines[block.line : block.end_line]:
            found = _CODE.match(line.removeprefix("### "))
            if line.startswith("### ") and found and found[1] in codes:
                return block.line
    return None


def is_titled(section: Section, title: str) -> bool:
    """Whether this is the section of the brief's own with that title."""
    return section.heading.level == 2 and section.heading.text.casefold() == title.casefold()  # noqa: PLR2004


def last_line(document: Document, section: Section) -> int:
    """Return the last line of a section that is not blank."""
    last = section.last
    while last > section.heading.end_line and not document.lines[last - 1].strip():
        last -= 1
    return last


def first_table(section: Section) -> Block | None:
    """Return the first table of a section."""
    return next((block for block in section.blocks if block.kind == "table"), None)


def named_cells(document: Document, table: Block, wanted: Sequence[str]) -> tuple[list[str], list[NamedCells]]:
    """Return the titles that somebody added to one of the brief's own tables, and its rows."""
    known = {names.canonical(title): title for title in wanted}
    places: dict[str, int] = {}
    own: list[int] = []
    for at, written in enumerate(table.rows[0].cells):
        title = known.pop(names.canonical(written), None)
        if title is None:
            own.append(at)
        else:
            places[title] = at
    rows, _ = table_lines(document, table)
    return [table.rows[0].cells[at] for at in own], [
        NamedCells(
            {title: row.cells[places[title]] if title in places else "" for title in wanted},
            [row.cells[at] for at in own],
            row.line,
        )
        for row in rows
    ]


def risk_and_row(cells: dict[str, str]) -> tuple[str, str]:
    """Return the risk's id and the row's name from a row of the brief's own tables; "" for none."""
    return cells["Risk"].partition(":")[0].strip(), markdown.plain(cells["Row"])


def table_lines(document: Document, table: Block) -> tuple[list[Cells], list[str]]:
    """Return the rows of a table below its heading, and the lines of text that somebody typed right under it.

    Markdown takes such lines for rows too; they have no pipes, or open with a marker such as **Not known yet:**.
    """
    lines = [document.lines[row.line - 1].lstrip(" ") for row in table.rows]
    piped = lines[0].startswith("|")
    last = max((at for at, line in enumerate(lines) if line.startswith("|")), default=0)
    typed = (
        at for at, line in enumerate(lines) if at > last and (markdown.marker(line) or (piped and "|" not in line))
    )
    first = next(typed, len(lines))
    return list(table.rows[1:first]), lines[first:]
