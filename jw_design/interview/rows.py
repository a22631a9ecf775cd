"""Changes to the rows of a brief's tables that keep every table in step; pure, brief in and brief out."""

from collections.abc import Mapping
from dataclasses import replace

from jw_design import markdown
from jw_design.answers import all_columns, cell_options, fixed_rows
from jw_design.assess.view import TableRow, View
from jw_design.model.answer import Answer, Brief, Row
from jw_design.model.checklist import Checklist, Column, Question
from jw_design.values import names


def table_rows(view: View, question: Question) -> list[TableRow]:
    """Return the rows that a person sees: the register's or the fixed ones, filled in or not, or else those typed."""
    if question.of:
        return [row for row in view.table_rows(question) if row.name]
    if not question.rows:
        return view.table_rows(question)
    naming = question.columns[0].id
    typed = {row.cells.get(naming): row for row in view.answer(question).rows}
    return [
        TableRow(option.label, {question.id: typed.get(option.id, Row(cells={naming: option.id}))})
        for option in fixed_rows(question)
    ]


def with_cell(brief: Brief, question: Question, row: TableRow | None, column: Column, text: str) -> Brief:
    """Return the brief with one cell changed, in a new row where `row` is None; "" empties the cell.

    A table with rows is no longer "not applicable" or "not known yet".
    """
    answer = brief.answers.get(question.id, Answer())
    old = row.parts.get(question.id) if row is not None else None
    cells = {**(old.cells if old is not None else {}), column.id: text}
    if question.of and question.name_column is not None and row is not None:
        cells[question.name_column.id] = row.name
    new = Row(cells=cells, line=old.line if old is not None else 0)
    rows = tuple(new if one is old else one for one in answer.rows)
    if not any(one is new for one in rows):
        rows = (*rows, new)
    text_beside = "" if answer.standing else answer.text
    return _with_answer(brief, question, replace(answer, rows=rows, standing="", text=text_beside))


def without_row(brief: Brief, checklist: Checklist, question: Question, row: TableRow) -> Brief:
    """Return the brief without a row; one of a register goes from every table of that register."""
    for table in [question, *tables_of(checklist, question)]:
        gone = row.parts.get(table.id)
        answer = brief.answers.get(table.id, Answer())
        brief = _with_answer(brief, table, replace(answer, rows=tuple(one for one in answer.rows if one is not gone)))
    return brief


def renamed(brief: Brief, checklist: Checklist, old: str, new: str) -> Brief:
    """Return the brief with a name changed wherever it fills a table's cell or the row of an owned or accepted risk."""

    def carried(name: str) -> bool:
        return names.same(markdown.plain(name), markdown.plain(old))

    answers: dict[str, Answer] = {}
    for name, answer in brief.answers.items():
        question = checklist.questions.get(name)
        named = [] if question is None else [c.id for c in all_columns(question) if not cell_options(question, c)]
        rows = tuple(
            replace(
                row, cells={id_: new if id_ in named and carried(text) else text for id_, text in row.cells.items()}
            )
            for row in answer.rows
        )
        answers[name] = replace(answer, rows=rows)
    label = markdown.plain(new)
    return replace(
        brief,
        answers=answers,
        accepted=tuple(replace(one, row=label) if one.row and carried(one.row) else one for one in brief.accepted),
        owners={(risk, label if row and carried(row) else row): owner for (risk, row), owner in brief.owners.items()},
    )


def tables_of(checklist: Checklist, register: Question) -> list[Question]:
    """Return the tables that have one row for each row of a register."""
    return [question for question in checklist.questions.values() if question.of == register.id]


def _with_answer(brief: Brief, question: Question, answer: Answer) -> Brief:
    answers: Mapping[str, Answer] = {**brief.answers, question.id: answer}
    return replace(brief, answers=answers)
