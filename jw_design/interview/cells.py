"""The cells of one table, walked in order: forward, back, across rows, and into new rows."""

from collections.abc import Collection

from jw_design import markdown
from jw_design.answers import cell_options, cell_text, shown_columns
from jw_design.assess.view import TableRow
from jw_design.conditions import holds
from jw_design.interview import rows
from jw_design.interview.choices import ask_cell
from jw_design.interview.commands import Command, Reply
from jw_design.interview.session import Move, Session
from jw_design.interview.wording import help_text
from jw_design.model.checklist import Column, Question
from jw_design.model.condition import Ref
from jw_design.values import names

#: A row and a column, both from 0; the row after the last one is the one to be added.
Position = tuple[int, int]
_ALL = (Command.SKIP_ALL, Command.NOT_KNOWN_ALL, Command.NOT_APPLICABLE_ALL)


class Cells:
    """Asks cells one after the other and saves each."""

    def __init__(self, session: Session, question: Question) -> None:
        """Take the columns that are asked at the brief's depth; a name that is given is not asked."""
        self.session = session
        self.dialogue = session.dialogue
        self.question = question
        #: Whether a person adds rows; else they are a register's or fixed.
        self.grows = not question.of and not question.rows
        columns = shown_columns(question, session.brief.depth)
        self.columns = columns if self.grows else columns[1:]
        #: A command about the whole table that was typed at a cell, for whoever started the walk.
        self.about_all: Command | None = None

    @property
    def rows(self) -> list[TableRow]:
        """The rows as they are now."""
        return rows.table_rows(self.session.view, self.question)

    def walk(
        self, start: Position = (0, 0), *, only: Collection[Position] | None = None, open_end: bool = False
    ) -> Move:
        """Ask from a position on, or `only` these cells; with `open_end`, new rows until Enter.

        BACK is returned from before the first cell, LEAVE where the person left the table.
        """
        at, step, headed = start, 1, -1
        while at[0] >= 0:
            count = len(self.rows)
            if at[0] >= count and not (open_end and self.grows):
                return Move.NEXT
            move = Move.NEXT if step > 0 else Move.BACK
            if (only is None or at in only) and self._applies(at):
                if headed != at[0] and not self._is_naming(at[1]):
                    self.dialogue.show(f"\n{markdown.plain(self.rows[at[0]].name) or f'Row {at[0] + 1}'}:")
                headed = at[0]
                move = self._ask(at)
            if move is Move.LEAVE:
                return move
            if len(self.rows) < count:
                # Its last cell was emptied, and with it the row went.
                return Move.NEXT
            if move is not Move.AGAIN:
                step = 1 if move is Move.NEXT else -1
                at = self._next(at, step)
        return Move.BACK

    def of_row(self, row: int) -> frozenset[Position]:
        """Return the cells of one row."""
        return frozenset((row, column) for column in range(len(self.columns)))

    def gaps(self) -> frozenset[Position]:
        """Return the cells that are empty and asked."""
        return frozenset(at for at in self._cells(filled=False) if self._applies(at))

    def after_last_filled(self) -> Position | None:
        """Return the position after the last cell that is filled; None where that is past the end of given rows."""
        filled = self._cells(filled=True)
        after = self._next(filled[-1], 1) if filled else (0, 0)
        return after if self.grows or after[0] < len(self.rows) else None

    def _cells(self, *, filled: bool) -> list[Position]:
        return [
            (number, at)
            for number, row in enumerate(self.rows)
            for at, column in enumerate(self.columns)
            if bool(row.cell(Ref(self.question.id, column.id))) is filled
        ]

    def _next(self, at: Position, step: int) -> Position:
        row, column = at[0], at[1] + step
        if column >= len(self.columns):
            return row + 1, 0
        return (row - 1, len(self.columns) - 1) if column < 0 else (row, column)

    def _is_naming(self, column: int) -> bool:
        return self.grows and column == 0

    def _applies(self, at: Position) -> bool:
        """Whether a cell's own condition may hold."""
        if at[0] >= len(self.rows):
            return True
        row, column = self.rows[at[0]], self.columns[at[1]]
        return column.when is None or holds(column.when, self.session.view, (row,)) is not False

    # One cell

    def _ask(self, at: Position) -> Move:
        """Ask one cell and save it."""
        row = self.rows[at[0]] if at[0] < len(self.rows) else None
        column = self.columns[at[1]]
        self.dialogue.help = help_text(self.question, column)
        reply = self._read(row, column)
        if reply.text:
            return self._put(at, row, reply.text)
        if reply.command is None or reply.command is Command.SKIP:
            return Move.LEAVE if row is None else Move.NEXT
        return self._command(at, row, reply.command)

    def _read(self, row: TableRow | None, column: Column) -> Reply:
        value = row.cell(Ref(self.question.id, column.id)) if row is not None else ""
        if value:
            shown = cell_text(self.question, column, value)
            self.dialogue.show(f"{column.title} now: {shown}\nPress Enter to keep it.")
        prompt = column.ask or column.title
        if row is None:
            prompt = f"{prompt} (Enter when there are no more)"
        prompt += "" if prompt.endswith("?") else ":"
        options = cell_options(self.question, column)
        if options:
            return ask_cell(self.dialogue, options, prompt)
        return self.dialogue.value(column.kind, prompt, value)

    def _put(self, at: Position, row: TableRow | None, text: str) -> Move:
        column = self.columns[at[1]]
        if self._is_naming(at[1]) and self.question.register:
            twin = self._twin(text, row)
            if twin:
                self.dialogue.show(
                    f'"{markdown.plain(text)}" is in the list already, as row {twin}. Give it another name.'
                )
                return Move.AGAIN
            if row is not None and row.name:
                self._rename(row, text)
                return Move.NEXT
        self.session.keep(rows.with_cell(self.session.brief, self.question, row, column, text))
        if at[0] < len(self.rows):
            self.session.remark(self.session.view.cell_verdict(self.question, column, self.rows[at[0]]))
        return Move.NEXT

    def _twin(self, name: str, row: TableRow | None) -> int:
        """Return the number of the other row of a register that has this name, or 0."""
        own = row.name if row is not None else ""
        for number, other in enumerate(self.rows, 1):
            if other.name != own and names.same(markdown.plain(other.name), markdown.plain(name)):
                return number
        return 0

    def _rename(self, row: TableRow, name: str) -> None:
        before = self.session.brief
        self.session.keep(rows.renamed(before, self.session.checklist, row.name, name))
        after = self.session.brief.answers
        changed = [
            question.code
            for question in self.session.checklist.questions.values()
            if question.id != self.question.id and before.answers.get(question.id) != after.get(question.id)
        ]
        if changed:
            self.dialogue.show(f"The new name stands in {', '.join(changed)} too.")

    def _command(self, at: Position, row: TableRow | None, command: Command) -> Move:
        """Carry out a command at a cell; one about the whole table is left to whoever started the walk."""
        if command is Command.BACK:
            return Move.BACK
        if command is Command.CLEAR:
            return self._clear(at, row)
        if command in _ALL:
            self.about_all = command
            return Move.LEAVE
        return self._name_command(row, command) if self._is_naming(at[1]) else self._stand(at, row, command)

    def _clear(self, at: Position, row: TableRow | None) -> Move:
        if row is None:
            return Move.AGAIN
        if self._is_naming(at[1]):
            self.dialogue.show(
                f"A row keeps its name. To remove the row, go back to the list and type delete {at[0] + 1}."
            )
            return Move.AGAIN
        self.session.keep(rows.with_cell(self.session.brief, self.question, row, self.columns[at[1]], ""))
        self.dialogue.show("Removed.")
        return Move.NEXT

    def _name_command(self, row: TableRow | None, command: Command) -> Move:
        """Take "not known" or "not applicable" at the first name of an empty table as said of the table."""
        if row is None and not self.rows:
            self.about_all = command
            return Move.LEAVE
        self.dialogue.show("A row needs a name. To say it of the whole table, type the same words and all after them.")
        return Move.AGAIN

    def _stand(self, at: Position, row: TableRow | None, command: Command) -> Move:
        """Put "Not known yet: who, by when" or "Not applicable: why" into a cell, where it counts as that."""
        if command is Command.NOT_KNOWN:
            marker, text = "not-known", self.dialogue.not_known()
        else:
            marker, text = "not-applicable", self.dialogue.not_applicable()
        if text is None:
            return Move.AGAIN
        return self._put(at, row, f"{markdown.MARKERS[marker]}: {text}")
