"""One answer -> the Markdown under its question: ticks, tables, markers and text that read back the same."""

import re
from collections.abc import Sequence

from jw_design import markdown
from jw_design.answers import OTHER, all_columns, cell_text, match_rows, row_name, same_row, shown_columns
from jw_design.model.answer import Answer, Row
from jw_design.model.checklist import Column, Depth, Question
from jw_design.values import names

_BULLET = re.compile(r"\A *(?:[*+]|[0-9]+[.)])")
#: Empty rows in a table that nobody has filled in yet, for people who write by hand.
BLANK_ROWS = 3


def body(
    question: Question,
    answer: Answer,
    depth: Depth,
    home: Sequence[Row] = (),
    *,
    unread: Sequence[str] = (),
    blank: bool = False,
) -> str:
    """Return what stands under the quoted question.

    `home` are the rows of the register that a table belongs to; `unread` are list items that match no option and stay.
    """
    if question.kind == "table":
        structure = table(question, answer, depth, home, blank=blank)
    elif question.kind in ("choice", "choices"):
        # With bullets of another kind they would be another list.
        structure = "\n".join([ticks(question, answer), *(_BULLET.sub("-", item, count=1) for item in unread)])
    else:
        structure = ""
    said = words(question, answer)
    return "\n\n".join(piece for piece in (structure, said) if piece)


def words(question: Question, answer: Answer) -> str:
    """Return the text of an answer behind its marker, if it has one."""
    if answer.standing:
        return markdown.marked(answer.standing, answer.text)
    if question.kind in ("choice", "choices"):
        return markdown.marked("why", answer.text) if answer.text or question.why != "none" else ""
    return markdown.guard(answer.text)


def ticks(question: Question, answer: Answer) -> str:
    """Return the options as a task list."""
    lines = [f"- [{'x' if option.id in answer.chosen else ' '}] {option.label}" for option in question.options]
    if question.other:
        box = "x" if OTHER in answer.chosen else " "
        lines.append(f"- [{box}] Other: {answer.other}".rstrip(" "))
    return "\n".join(lines)


def table(question: Question, answer: Answer, depth: Depth, home: Sequence[Row], *, blank: bool = False) -> str:
    """Return the rows as a table."""
    columns = table_columns(question, answer, depth)
    rows = display_rows(question, answer, home)
    lines = [markdown.table_row([column.title for column in columns]), delimiter(len(columns))]
    lines += [row_line(question, columns, row) for row in rows]
    empty = (BLANK_ROWS if blank else 1) if not rows else 0
    lines += [markdown.table_row([""] * len(columns))] * empty
    return "\n".join(lines)


def table_columns(question: Question, answer: Answer, depth: Depth) -> list[Column]:
    """Return the columns that a table shows: those of its depth, and any other that holds something."""
    shown = {column.id for column in shown_columns(question, depth)}.union(*(row.cells for row in answer.rows))
    return [column for column in all_columns(question) if column.id in shown]


def delimiter(columns: int) -> str:
    """Return the line between a table's heading and its rows."""
    return "|" + "---|" * columns


def row_line(question: Question, columns: Sequence[Column], row: Row) -> str:
    """Return one row of a table."""
    return markdown.table_row([cell_text(question, column, row.cells.get(column.id, "")) for column in columns])


def display_rows(question: Question, answer: Answer, home: Sequence[Row]) -> list[Row]:
    """Return the rows that a table shows: prefilled ones too, and rows that the register does not name last."""
    naming = question.name_column
    if naming is None or not (question.of or question.rows):
        return list(answer.rows)
    if question.rows:
        wanted = [row.id for row in question.rows]
    else:
        wanted = [row.cells[naming.id] for row in home if row.cells.get(naming.id)]
    homes, renamed = match_rows([row.cells.get(naming.id, "") for row in answer.rows], wanted, same_row)
    if question.rows:
        # Fixed rows cannot be renamed: another name, or the same one again, is a row of somebody's own.
        homes = [None if number in renamed else home for number, home in enumerate(homes)]
    by_home = {home: row for home, row in zip(homes, answer.rows, strict=True) if home is not None}
    shown = [by_home.get(at) or Row(cells={naming.id: name}) for at, name in enumerate(wanted)]
    return shown + [row for home, row in zip(homes, answer.rows, strict=True) if home is None]


def named(question: Question, row: Row) -> str:
    """Return a row's name in the form that is compared."""
    return names.canonical(markdown.plain(row_name(question, row)))
