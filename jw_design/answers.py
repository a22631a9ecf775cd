"""Which answers are the same: one canonical form for what the interview, an answers file and a brief state."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches

from jw_design import markdown
from jw_design.model.answer import Answer, Row
from jw_design.model.checklist import Checklist, Column, Depth, Option, Question
from jw_design.values import names

OTHER = "other"


def option_id(options: Iterable[Option], text: str) -> str | None:
    """Return the option that a text names by its id, its label or a former label."""
    wanted = names.canonical(markdown.plain(text))
    for option in options:
        if wanted in {names.canonical(label) for label in (option.id, option.label, *option.formerly)}:
            return option.id
    return None


def fixed_rows(question: Question) -> tuple[Option, ...]:
    """Return the fixed rows of a table as options of its first column."""
    return tuple(Option(id=row.id, label=row.label) for row in question.rows)


def cell_options(question: Question, column: Column) -> tuple[Option, ...]:
    """Return what a cell of this column may hold, if that is a choice."""
    named = question.rows and question.name_column is not None and column.id == question.name_column.id
    return fixed_rows(question) if named else column.options


def cell_value(question: Question, column: Column, text: str) -> str:
    """Return a cell's canonical content: the option's id where it names one, else the clean text."""
    text = markdown.clean(text)
    options = cell_options(question, column)
    return (option_id(options, text) or text) if options and text else text


def cell_text(question: Question, column: Column, value: str) -> str:
    """Return what a cell shows: the option's label where it holds an id, else its text."""
    return next((option.label for option in cell_options(question, column) if option.id == value), value)


def all_columns(question: Question) -> tuple[Column, ...]:
    """Return the columns as a table shows them: the naming one first."""
    if question.of is None or question.name_column is None:
        return question.columns
    return (question.name_column, *question.columns)


def is_asked(holder: Question | Column, depth: Depth, *, of: Question | None = None) -> bool:
    """Whether a question, or a column `of` a question, is asked at a depth."""
    if depth == "full":
        return True
    if holder.essential is None:
        return of is not None and of.essential
    return holder.essential


def shown_columns(question: Question, depth: Depth) -> tuple[Column, ...]:
    """Return the columns that a table shows at a depth: the naming one, and those asked."""
    naming, *rest = all_columns(question)
    # A brief at the essential depth shows a question that is not essential only where somebody added it: then whole.
    if depth == "essential" and not question.essential:
        return (naming, *rest)
    return (naming, *(column for column in rest if is_asked(column, depth, of=question)))


def row_name(question: Question, row: Row) -> str:
    """Return what a row is called, "" for one without a name."""
    naming = question.name_column
    return cell_text(question, naming, row.cells.get(naming.id, "")) if naming is not None else ""


def canonical(checklist: Checklist, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return answers in canonical form and in the checklist's order, without those that state nothing.

    Rows of a table that belongs to a register come in the register's order, others after them.
    """
    found: dict[str, Answer] = {}
    for question in checklist.questions.values():
        answer = answers.get(question.id)
        if answer is None:
            continue
        made = _canonical(question, answer, found)
        if made:
            found[question.id] = made
    return found


def _canonical(question: Question, answer: Answer, earlier: Mapping[str, Answer]) -> Answer:
    text, standing = markdown.clean(answer.text), answer.standing
    opened = None if standing else markdown.marker(text)
    if opened and opened[0] != "why":
        text, standing = opened[1], "not-known" if opened[0] == "not-known" else "not-applicable"
    if question.kind == "table":
        rows = [row for row in (canonical_row(question, row) for row in answer.rows) if row is not None]
        if question.of:
            home = earlier.get(question.of, Answer())
            rows = in_register_order(question, rows, home.rows)
        elif question.rows:
            order = [row.id for row in question.rows]
            naming = question.columns[0].id
            rows.sort(key=lambda row: order.index(row.cells[naming]) if row.cells.get(naming) in order else len(order))
        return Answer(text=text, standing=standing, rows=tuple(rows))
    if question.kind in ("choice", "choices"):
        order = [option.id for option in question.options] + ([OTHER] if question.other else [])
        other = markdown.one_line(answer.other) if question.other else ""
        chosen = tuple(option for option in order if option in answer.chosen)
        return Answer(text=text, standing=standing, chosen=chosen, other=other)
    return Answer(text=text, standing=standing)


def canonical_row(question: Question, row: Row) -> Row | None:
    """Return one row in canonical form, or None if it states nothing beyond a prefilled name."""
    cells = {}
    for column in all_columns(question):
        value = cell_value(question, column, row.cells.get(column.id, ""))
        if value:
            cells[column.id] = value
    naming = question.name_column
    prefilled = bool(question.of or question.rows)
    stated = cells.keys() - {naming.id} if prefilled and naming is not None else cells.keys()
    return Row(cells=cells, line=row.line) if stated else None


def in_register_order(question: Question, rows: list[Row], home: Iterable[Row]) -> list[Row]:
    """Sort rows by the register's order; rows that it does not name come last, as they were."""
    homes, _ = match_rows(
        [row_name(question, row) for row in rows], [row_name(question, row) for row in home], same_row
    )
    return [row for _, row in sorted(zip(homes, rows, strict=True), key=lambda pair: (pair[0] is None, pair[0] or 0))]


def same_row(one: str, other: str) -> bool:
    """Whether two names of rows mean the same."""
    return bool(one and other) and names.same(markdown.plain(one), markdown.plain(other))


def match_rows(
    rows: Sequence[str], homes: Sequence[str], same: Callable[[str, str], bool]
) -> tuple[list[int | None], set[int]]:
    """Return for the name of each row which of the register's names it belongs to, and which rows were renamed.

    Names in the same words come first, then the same names in other words; what is left goes to the nearest name that
    lacks a row, or to the only one. None is a row that belongs to nothing in the register.
    """
    found: list[int | None] = [None] * len(rows)
    free = [at for at, name in enumerate(homes) if name]
    for alike in (_same_words, same):
        for number, name in enumerate(rows):
            if found[number] is None and name:
                home = next((at for at in free if alike(homes[at], name)), None)
                if home is not None:
                    found[number] = home
                    free.remove(home)
    left = [number for number, home in enumerate(found) if home is None]
    renamed = set()
    for number in left:
        near = get_close_matches(rows[number], [homes[at] for at in free], n=1, cutoff=0.5)
        only = len(free) == 1 == len(left)
        home = next((at for at in free if homes[at] in near or only), None)
        if home is not None:
            found[number] = home
            free.remove(home)
            renamed.add(number)
    return found, renamed


def _same_words(one: str, other: str) -> bool:
    return names.canonical(markdown.plain(one)) == names.canonical(markdown.plain(other))
