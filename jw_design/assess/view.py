"""One brief's answers as conditions and risks read them: what was asked, its state, and the rows of each register."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct, field

from jw_design import markdown
from jw_design.answers import all_columns, cell_options, cell_text, is_asked, match_rows, row_name
from jw_design.assess.judge import ANSWERED, UNANSWERED, Verdict, Wanted, judge_by, quoted
from jw_design.conditions import RowView, holds
from jw_design.model.answer import Answer, Brief, Row, Slip
from jw_design.model.checklist import Checklist, Column, Expects, Question
from jw_design.model.condition import AnswerState, Ref
from jw_design.model.finding import State
from jw_design.values import names
from jw_design.versions import not_asked_yet

_STATES: dict[State, AnswerState] = {
    "answered": "given",
    "weak": "weak",
    "unknown": "unknown",
    "unanswered": "missing",
}
_NOTHING = Answer()


class TableRow(Struct):
    """One row of a register or table, with the rows of other tables that belong to it."""

    name: str
    #: By table id: the row as it stands in that table.
    parts: dict[str, Row] = field(default_factory=dict)

    def cell(self, ref: Ref) -> str:
        """Return the text of a cell, "" where it is empty."""
        row = self.parts.get(ref.question)
        return row.cells.get(ref.column or "", "") if row is not None else ""

    def line(self, table: str) -> int:
        """Return where the row stands in a table, 0 where it does not."""
        row = self.parts.get(table)
        return row.line if row is not None else 0


class View:
    """A brief's answers; verdicts are worked out once, when first asked for."""

    def __init__(self, checklist: Checklist, brief: Brief) -> None:
        """Take the answers as they are; `slips` gathers what is found while joining rows."""
        self.checklist = checklist
        self.brief = brief
        self.judge = judge_by(checklist.weak, tuple(checklist.thresholds.items()))
        self.slips: list[Slip] = []
        wanted = {
            question.id
            for question in checklist.questions.values()
            if (not brief.parts or question.part in brief.parts) and is_asked(question, brief.depth)
        }
        #: Questions, by id, that came with a later version than the brief was written with.
        self.later = wanted & not_asked_yet(checklist, brief)
        self.asked = wanted - self.later
        self._asked_columns: dict[tuple[str, str], bool] = {}
        self._verdicts: dict[str, Verdict] = {}
        self._applies: dict[str, bool | None] = {}
        self._rows: dict[str, list[TableRow]] = {}

    # What was asked, and what state it is in

    def column_asked(self, question: Question, column: Column) -> bool:
        """Whether a column was asked at the brief's depth."""
        if question.id not in self.asked:
            return False
        naming = question.name_column
        return is_asked(column, self.brief.depth, of=question) or (naming is not None and naming.id == column.id)

    def was_asked(self, ref: Ref) -> bool:
        """Whether a question or column that a condition reads was asked."""
        if ref.column is None:
            return ref.question in self.asked
        key = ref.question, ref.column
        if key not in self._asked_columns:
            question = self.checklist.questions[ref.question]
            column = next((column for column in all_columns(question) if column.id == ref.column), None)
            self._asked_columns[key] = column is not None and self.column_asked(question, column)
        return self._asked_columns[key]

    def applies(self, question: Question) -> bool | None:
        """Whether the question's own condition holds; None where that is not known yet."""
        if question.id not in self._applies:
            self._applies[question.id] = True if question.when is None else holds(question.when, self)
        return self._applies[question.id]

    def answer(self, question: Question) -> Answer:
        """Return the answer, empty where there is none."""
        return self.brief.answers.get(question.id, _NOTHING)

    def verdict(self, question: Question) -> Verdict:
        """Return what the answer to a question is worth."""
        found = self._verdicts.get(question.id)
        if found is None:
            found = self._judge(question)
            self._verdicts[question.id] = found
        return found

    def cell_verdict(self, question: Question, column: Column, row: TableRow) -> Verdict:
        """Return what one cell is worth."""
        text = row.cell(Ref(question.id, column.id))
        if not text:
            return UNANSWERED
        options = cell_options(question, column)
        if options:
            if any(option.id == text for option in options):
                return ANSWERED
            verdict = self.judge.text(text, "choice")
            labels = ", ".join(option.label for option in options)
            return (
                verdict
                if verdict.state != "answered"
                else Verdict("weak", f"{quoted(markdown.plain(text))} is none of {labels}")
            )
        return self._judge_text(text, column, column.expects or "words")

    def _judge(self, question: Question) -> Verdict:
        answer = self.answer(question)
        if not answer:
            return UNANSWERED
        if answer.standing:
            return self.judge.standing(answer.standing, answer.text)
        if question.kind == "table":
            if answer.rows:
                return ANSWERED
            verdict = self.judge.text(answer.text, "sentence", none_is_fine=question.none_is_fine)
            if verdict.state == "answered" and not self.judge.denies(answer.text):
                return Verdict("weak", "nothing stands in its table")
            return verdict
        if question.kind in ("choice", "choices"):
            return self._judge_choice(question, answer)
        return self._judge_text(answer.text, question, question.expects or "sentence")

    def _judge_text(self, text: str, holder: Question | Column, expects: Expects) -> Verdict:
        """Judge a text by what its question or column wants, and by what else the brief says."""
        wanted: Wanted = expects if holder.kind == "text" else holder.kind
        high = holder.risk is not None and holder.risk.severity.otherwise == "high"
        verdict = self.judge.text(text, wanted, high=high, none_is_fine=holder.none_is_fine)
        words = markdown.plain(text)
        if verdict.state == "answered" and wanted in ("sentence", "words") and names.canonical(words) in self._pasted:
            count = int(self.judge.limits["pasted-answers"])
            return Verdict("weak", f"{quoted(words)} stands in {count} answers or more")
        if verdict.state == "answered" and wanted == "person" and names.canonical(words) in self._partners:
            return Verdict("weak", f"{quoted(words)} is a body, not a person or post")
        return verdict

    def _judge_choice(self, question: Question, answer: Answer) -> Verdict:
        if not answer.chosen:
            verdict = self.judge.text(answer.text, "words") if answer.text else UNANSWERED
            return Verdict("weak", "no option is ticked") if verdict.state in ("answered", "unanswered") else verdict
        if question.kind == "choice" and len(answer.chosen) > 1:
            return Verdict("weak", "more than one option is ticked", malformed=True)
        if "other" in answer.chosen and not answer.other:
            return Verdict("weak", "Other is ticked, but not what it is")
        if question.why == "required":
            if not answer.text:
                return Verdict("weak", "no reason is given")
            verdict = self.judge.plain(answer.text, "sentence")
            if verdict.state == "weak":
                return Verdict("weak", f"the reason {verdict.reason}")
        return ANSWERED

    @cached_property
    def _pasted(self) -> frozenset[str]:
        """Sentences that stand in so many questions and columns that they were pasted; names of rows are none."""
        found: dict[str, set[str]] = {}
        for holder, text in self._sentences():
            found.setdefault(names.canonical(markdown.plain(text)), set()).add(holder)
        limits = self.judge.limits
        return frozenset(
            text
            for text, holders in found.items()
            if len(holders) >= limits["pasted-answers"] and len(text.split()) >= limits["pasted-words"]
        ) - {names.canonical(markdown.plain(name)) for name in self._row_names(lambda _: True)}

    def _sentences(self) -> Iterator[tuple[str, str]]:
        """Yield every text in sentences or words, with the id of the question or column that it stands in."""
        for question in self.checklist.questions.values():
            answer = self.answer(question)
            if answer.standing:
                continue
            if question.kind in ("choice", "choices") or (
                question.kind == "text" and question.expects in (None, "sentence", "words")
            ):
                yield question.id, answer.text
            for column in question.columns:
                if column.kind == "text" and column.expects in (None, "sentence", "words"):
                    yield from ((column.id, row.cells.get(column.id, "")) for row in answer.rows)

    @cached_property
    def _partners(self) -> frozenset[str]:
        """Every form of the names in registers of bodies: none of them is a person."""
        listed = self._row_names(lambda register: register.columns[0].expects == "body")
        return frozenset(form for name in listed for form in names.forms(markdown.plain(name)))

    def _row_names(self, wanted: Callable[[Question], bool]) -> Iterator[str]:
        """Yield the names of the rows of those registers that are wanted."""
        for question in self.checklist.questions.values():
            if question.register and wanted(question):
                yield from (row_name(question, row) for row in self.answer(question).rows)

    # Rows

    def table_rows(self, question: Question) -> list[TableRow]:
        """Return the rows of a table; of a register or a table that belongs to one, the register's rows."""
        home = question.of or question.id
        if home not in self._rows:
            self._rows[home] = self._join(self.checklist.questions[home])
        return self._rows[home]

    def _join(self, home: Question) -> list[TableRow]:
        rows = [TableRow(row_name(home, row), {home.id: row}) for row in self.answer(home).rows]
        if home.register:
            for twice, count in Counter(names.canonical(markdown.plain(row.name)) for row in rows if row.name).items():
                if count > 1:
                    last = [row for row in rows if names.canonical(markdown.plain(row.name)) == twice][-1]
                    self.slips.append(Slip(id="row-twice", line=last.line(home.id), question=home.code, text=last.name))
            for other in self.checklist.questions.values():
                if other.of == home.id:
                    self._join_table(other, rows)
        return rows

    def _join_table(self, table: Question, rows: list[TableRow]) -> None:
        """Give each row of a table to the register's row of the same name; a renamed one to the row that lacks one."""
        stated = self.answer(table).rows
        homes, renamed = match_rows(
            [row_name(table, row) for row in stated], [row.name for row in rows], self.same_name
        )
        for number, (row, at) in enumerate(zip(stated, homes, strict=True)):
            name = row_name(table, row)
            if at is None:
                home = self.checklist.questions[table.of or ""]
                self.slips.append(Slip(id="row-unknown", line=row.line, question=table.code, row=name, text=home.code))
                continue
            rows[at].parts[table.id] = row
            if number in renamed:
                text = rows[at].name
                self.slips.append(Slip(id="row-renamed", line=row.line, question=table.code, row=name, text=text))

    @cached_property
    def _abbreviations(self) -> dict[str, frozenset[str]]:
        """Every form of each name that a register declares as Name (ABBR)."""
        found: dict[str, frozenset[str]] = {}
        for question in self.checklist.questions.values():
            if question.register:
                for row in self.answer(question).rows:
                    forms = names.forms(markdown.plain(row_name(question, row)))
                    found.update(dict.fromkeys(forms, forms) if len(forms) > 1 else {})
        return found

    # What conditions read (AnswersView)

    def state(self, ref: Ref, rows: Sequence[RowView]) -> AnswerState | None:
        """Return the state of an answer or cell; None where it was not asked, is skipped or does not apply."""
        question = self.checklist.questions[ref.question]
        if not self.was_asked(ref) or self.applies(question) is False:
            return None
        if ref.column is None:
            return _STATES.get(self.verdict(question).state)
        found = self._cell(ref, rows)
        if found is None:
            return None
        column, row = found
        if column.when is not None and holds(column.when, self, (row,)) is False:
            return None
        if self.answer(question).standing:
            return None
        return _STATES.get(self.cell_verdict(question, column, row).state)

    def text(self, ref: Ref, rows: Sequence[RowView]) -> str | None:
        """Return the plain text of an answer or cell that is properly given, else None."""
        if self.state(ref, rows) != "given":
            return None
        question = self.checklist.questions[ref.question]
        if ref.column is None:
            answer = self.answer(question)
            if answer.chosen:
                labels = {option.id: option.label for option in question.options}
                return ", ".join(labels.get(option, answer.other) for option in answer.chosen)
            return markdown.plain(answer.text)
        found = self._cell(ref, rows)
        if found is None:
            return None
        column, row = found
        return markdown.plain(cell_text(question, column, row.cell(Ref(question.id, column.id))))

    def chosen(self, ref: Ref, rows: Sequence[RowView]) -> tuple[str, ...] | None:
        """Return the ids of the options chosen; a missing reason does not make a tick unknown."""
        question = self.checklist.questions[ref.question]
        if self.state(ref, rows) not in ("given", "weak"):
            return None
        if ref.column is not None:
            found = self._cell(ref, rows)
            return (
                (found[1].cell(Ref(question.id, found[0].id)),) if found and self.state(ref, rows) == "given" else None
            )
        answer = self.answer(question)
        if not answer.chosen or answer.standing or (question.kind == "choice" and len(answer.chosen) > 1):
            return None
        return answer.chosen

    def untouched(self, part: str) -> bool | None:
        """Return whether nothing is stated in a part; None where nothing of it was asked."""
        asked = [
            question
            for question in self.checklist.questions.values()
            if question.part == part and question.id in self.asked
        ]
        return not any(self.answer(question) for question in asked) if asked else None

    def rows(self, table: str) -> Sequence[RowView] | None:
        """Return the rows of a table; None where it was not asked or nothing is filled in."""
        question = self.checklist.questions[table]
        if not self.was_asked(Ref(table)) or self.applies(question) is False:
            return None
        if self.answer(question).standing or not self.answer(question).rows:
            return None
        return self.table_rows(question)

    def same_name(self, one: str, other: str, *, listed: bool = False) -> bool:
        """Whether two names mean the same; with `listed`, whether the first is among those that the second lists."""
        if listed and names.canonical(other) in self._everything:
            return True
        wanted = self._all_forms(names.forms(one))
        return bool(wanted & (names.listed(other) if listed else names.forms(other)))

    @cached_property
    def _everything(self) -> frozenset[str]:
        return frozenset(map(names.canonical, self.checklist.weak.everything))

    def _all_forms(self, forms: Iterable[str]) -> frozenset[str]:
        found = frozenset(forms)
        for form in tuple(found):
            found |= self._abbreviations.get(form, frozenset())
        return found

    def _cell(self, ref: Ref, rows: Sequence[RowView]) -> tuple[Column, TableRow] | None:
        """Return the column and row of a cell; a table that belongs to a register has its naming column there."""
        if ref.level is None or ref.level >= len(rows):
            return None
        row = rows[ref.level]
        assert isinstance(row, TableRow)  # noqa: S101 - a view has no other rows
        question = self.checklist.questions[ref.question]
        column = next(column for column in all_columns(question) if column.id == ref.column)
        if question.of and question.name_column is column:
            home = Ref(question.of, column.id)
            return column, TableRow(row.name, {question.id: Row(cells={column.id: row.cell(home)})})
        return column, row
