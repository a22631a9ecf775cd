"""Questions whose answer is a table: asked row by row and cell by cell, and gone over again when rows stand already."""

import re

from jw_design import markdown
from jw_design.answers import shown_columns
from jw_design.assess.view import TableRow
from jw_design.interview import rows
from jw_design.interview.cells import Cells
from jw_design.interview.commands import Command
from jw_design.interview.session import Move, Session
from jw_design.interview.wording import IN_A_TABLE, answer_words, numbered, row_words
from jw_design.model.checklist import Question

_DELETE = re.compile(r"(?:delete|del|remove)\s+([0-9]{1,6})", re.IGNORECASE)


def ask_table(session: Session, question: Question, *, resumed: bool = False) -> Move:
    """Ask a table; where the interview stopped inside it, go on after the last cell that is filled."""
    return _TableInterview(session, question).ask(resumed=resumed)


class _TableInterview:
    """The rows of one table as a whole; `Cells` walks through them."""

    def __init__(self, session: Session, question: Question) -> None:
        self.session = session
        self.dialogue = session.dialogue
        self.question = question
        self.cells = Cells(session, question)

    @property
    def rows(self) -> list[TableRow]:
        return rows.table_rows(self.session.view, self.question)

    def ask(self, *, resumed: bool) -> Move:
        if self.question.of and not self.rows:
            return self._without_register()
        self._introduce()
        answer = self.session.answer(self.question)
        if not answer:
            return self._done(self.cells.walk(open_end=True))
        if resumed and answer.rows and not answer.standing:
            start = self.cells.after_last_filled()
            if start is not None:
                self._show_rows()
                self.dialogue.show("You stopped in this table, and go on from there.")
                return self._done(self.cells.walk(start, open_end=True))
        return self._review()

    def _introduce(self) -> None:
        titles = "; ".join(column.title for column in shown_columns(self.question, self.session.brief.depth))
        self.dialogue.show(f"A table, asked row by row: {titles}.")
        self.dialogue.once(IN_A_TABLE)

    def _without_register(self) -> Move:
        home = self.session.checklist.questions[self.question.of or ""]
        self.dialogue.show(f"This goes through the rows of {home.code} ({home.title}), and there are none yet.")
        while True:
            reply = self.dialogue.reply("Press Enter to go on, or type back:")
            if not reply.text:
                return self._about_all(reply.command) if reply.command else Move.NEXT
            self.dialogue.show(f"There is nothing to fill in here before {home.code} has rows.")

    # Rows that stand already

    def _show_rows(self) -> None:
        answer = self.session.answer(self.question)
        if answer.standing or answer.text:
            self.dialogue.show(f"Your answer now: {answer_words(self.question, answer)}")
        if answer.rows:
            self.dialogue.show(f"Your rows now:\n{numbered(row_words(self.question, row) for row in self.rows)}")

    def _review(self) -> Move:
        """Show the rows and carry out what the person wants with them, until Enter keeps them."""
        while True:
            self._show_rows()
            reply = self.dialogue.reply(f"Press Enter to keep it as it is, or type {self._offers()}:")
            if reply.command:
                move = self._about_all(reply.command)
            elif reply.text:
                move = self._change(reply.text)
            else:
                move = Move.NEXT
            if move is not Move.AGAIN:
                return move

    def _offers(self) -> str:
        """Return what can be done with the rows, as it reads after "type"."""
        offers = ["a number to change that row"] if self.rows else []
        if self.cells.gaps():
            offers.append("fill to go through the empty cells")
        if self.cells.grows:
            offers.append("add for a new row")
        if self.session.answer(self.question).rows:
            offers.append("delete and its number to remove one")
        return ", ".join(offers[:-1]) + (" or " if offers[1:] else "") + offers[-1]

    def _change(self, typed: str) -> Move:
        """Carry out one of the offers; AGAIN shows the rows as they are then."""
        words = typed.casefold().strip(" .")
        delete = _DELETE.fullmatch(words)
        number = int(delete[1] if delete else words) if delete or re.fullmatch("[0-9]{1,6}", words) else 0
        if (number or delete) and not 1 <= number <= len(self.rows):
            self.dialogue.show(f"There is no row {number}.")
        elif delete:
            self._delete(self.rows[number - 1])
        elif number:
            return self._settled(self.cells.walk((number - 1, 0), only=self.cells.of_row(number - 1)))
        elif words == "fill" and self.rows:
            return self._settled(self.cells.walk(only=self.cells.gaps()))
        elif words == "add" and self.cells.grows:
            move = self.cells.walk((len(self.rows), 0), open_end=True)
            return Move.AGAIN if move is Move.BACK else self._done(move)
        elif words == "add":
            home = self.session.checklist.questions.get(self.question.of or "")
            where = f" Add one at {home.code} ({home.title})." if home else ""
            self.dialogue.show(f"The rows of this table are given.{where}")
        else:
            self.dialogue.show("Please type one of these, or press Enter.")
        return Move.AGAIN

    def _settled(self, move: Move) -> Move:
        """Come back to the rows after changing some of them, unless the whole table was settled."""
        return self._done(move) if move is Move.LEAVE else Move.AGAIN

    def _done(self, move: Move) -> Move:
        """Turn the end of a walk into where to go from the table."""
        if self.cells.about_all is not None:
            command, self.cells.about_all = self.cells.about_all, None
            return self._about_all(command)
        return Move.NEXT if move is Move.LEAVE else move

    def _delete(self, row: TableRow) -> None:
        name = markdown.plain(row.name) or "the row"
        elsewhere = [t for t in rows.tables_of(self.session.checklist, self.question) if t.id in row.parts]
        if elsewhere:
            codes = ", ".join(table.code for table in elsewhere)
            if not self.dialogue.confirmed(f"{name} has rows in {codes} too. Type yes to delete them all:"):
                return
        self.session.keep(rows.without_row(self.session.brief, self.session.checklist, self.question, row))
        self.dialogue.show(f"Deleted: {name}." if self.cells.grows else f"Emptied: {name}.")

    def _about_all(self, command: Command) -> Move:
        """Carry out a command about the whole table; rows are removed only after asking."""
        if command is not Command.CLEAR:
            return self.session.command(self.question, command)
        count = len(self.session.answer(self.question).rows)
        every = "the row" if count == 1 else f"all {count} rows"
        if count and not self.dialogue.confirmed(f"Type yes to delete {every}:"):
            return Move.AGAIN
        brief = self.session.brief
        for row in self.rows:
            brief = rows.without_row(brief, self.session.checklist, self.question, row)
        self.session.keep(brief)
        return self.session.command(self.question, Command.CLEAR)
