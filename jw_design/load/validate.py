"""What must hold between the questions of a checklist, beyond the shape of each."""

import re

from jw_design.conditions import refs
from jw_design.load.index import Index, nearest
from jw_design.load.nodes import Mapping, Node, Report, Scalar, Sequence
from jw_design.model.checklist import Check, Column, FixedRow, Option, Part, Question, Risk
from jw_design.model.condition import Condition

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CODE = re.compile(r"([A-Z]{1,2})[0-9]{1,2}")
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
#: Columns of a table, the naming one included: what fits on a page and in an interview.
MAX_COLUMNS = 5
_RESERVED = {"all", "any", "not", "some", "every", "count", "untouched"}


def is_id(name: str) -> bool:
    """Whether a name is small letters, digits and hyphens."""
    return _ID.fullmatch(name) is not None


def part(part: Part, node: Node, index: Index, report: Report) -> None:
    """Report every mistake of one part that shows only beside the rest."""
    _Part(part, node, index, report).check()


class _Part:
    def __init__(self, part: Part, node: Node, index: Index, report: Report) -> None:
        self.part = part
        self.index = index
        self.report = report
        self.lines = _id_lines(node)
        self.first_line = node.line

    def check(self) -> None:
        if not re.fullmatch(r"[A-Z]{1,2}", self.part.part):
            self.report(f'The part "{self.part.part}" must be one or two capital letters.', self.first_line)
        self._once("part", self.part.part, self.first_line)
        for question in self.part.questions:
            self._question(question)
        for check in self.part.checks:
            self._check(check)

    def line(self, *ids: str) -> int:
        """Return the line of the innermost id that is known."""
        return next((self.lines[one][0] for one in ids if one in self.lines), self.first_line)

    def _name(self, name: str, what: str, *where: str) -> None:
        if not is_id(name):
            self.report(f'The {what} "{name}" must be small letters, digits and hyphens.', self.line(name, *where))
        elif name in _RESERVED:
            self.report(f'The {what} "{name}" is a word of the conditions. Take another.', self.line(name, *where))
        kind = {"id": "question", "check": "risk", "risk": "risk"}.get(what)
        if kind is not None:
            # Of two in this file, the second is the one too many.
            self._once(kind, name, self.lines[name][-1] if name in self.lines else self.line(*where))

    def _once(self, kind: str, name: str, line: int) -> None:
        """Report an id that stands twice, in this file or another of the same load."""
        if (kind, name) in self.index.seen:
            self.report(f'The {kind} "{name}" stands twice; it must be unique across all checklists.', line)
        self.index.seen.add((kind, name))

    def _question(self, question: Question) -> None:
        line = self.line(question.id)
        self._name(question.id, "id")
        code = _CODE.fullmatch(question.code)
        if not code or code[1] != self.part.part:
            self.report(f'The code "{question.code}" must be {self.part.part} and a number from 1 to 99.', line)
        self._once("code", question.code, line)
        for former in question.formerly:
            self._once("question", former, line)
        self._options(question, line)
        self._before(question.when, question.id, line)
        if question.kind == "table":
            self._table(question, line)
        elif question.columns or question.rows or question.of or question.register:
            self.report(f'"{question.id}" has columns or rows but is not of kind table.', line)
        if question.why != "none" and question.kind not in ("choice", "choices"):
            self.report(f'"{question.id}": "why" goes with choice and choices only.', line)
        if question.risk is not None:
            self._risk(question.risk, question.id)
            self._no_row(question.risk, self.line(question.risk.id, question.id))

    def _options(self, holder: Question | Column, line: int) -> None:
        choice = holder.kind in ("choice", "choices")
        if choice and not holder.options and not getattr(holder, "other", False):
            fixed = self.index.questions.get(holder.id)
            if fixed is None or not any(column.options for column in fixed.columns.values()):
                self.report(f'"{holder.id}" is a choice without options.', line)
        if holder.options and not choice:
            self.report(f'"{holder.id}" has options but is of kind {holder.kind}.', line)
        if holder.expects is not None and holder.kind != "text":
            self.report(f'"{holder.id}": "expects" goes with kind text only.', line)
        self._different(holder.id, "option", holder.options, line)
        if getattr(holder, "other", False) and any(option.id == "other" for option in holder.options):
            self.report(f'"{holder.id}" has an option "other" and other: true. Keep one.', line)

    def _different(self, name: str, what: str, options: tuple[Option | FixedRow, ...], line: int) -> None:
        """Report what is wrong with the ids and labels of options or fixed rows."""
        for option in options:
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", option.id):
                self.report(f'The {what} "{option.id}" of "{name}" must be small letters, digits and hyphens.', line)
        for words in ([option.id for option in options], [option.label.casefold() for option in options]):
            twice = next((word for word in words if words.count(word) > 1), None)
            if twice is not None:
                self.report(f'"{name}" has the {what} "{twice}" twice.', line)

    def _table(self, question: Question, line: int) -> None:
        ids = [column.id for column in question.columns]
        if question.of is not None:
            home = self.index.questions.get(question.of)
            if question.of == question.id:
                self.report(f'The rows of "{question.id}" come from itself. Name the register that holds them.', line)
            elif home is None or not home.register:
                registers = [fact.id for fact in self.index.questions.values() if fact.register]
                self.report(
                    f'"{question.id}": there is no register "{question.of}".{nearest(question.of, registers)}', line
                )
            elif home.order > self.index.questions[question.id].order:
                self.report(f'"{question.id}" comes before the register "{question.of}"; move it after.', line)
            if question.register or question.rows:
                self.report(f'"{question.id}" has "of"; leave out register and rows.', line)
        if question.register is not None and (not ids or question.register != ids[0]):
            self.report(f'"{question.id}": the register "{question.register}" must be its first column.', line)
        self._different(question.id, "row", question.rows, line)
        for column in question.columns:
            self._column(question, column)
        least, most = (1, MAX_COLUMNS - 1) if question.of else (2, MAX_COLUMNS)
        if not least <= len(ids) <= most:
            self.report(f'"{question.id}" has {len(ids)} columns; it may have {least} to {most}.', line)
        titles = [column.title.casefold() for column in question.columns]
        if len(set(titles)) < len(titles):
            self.report(f'"{question.id}" has two columns with the same title.', line)

    def _column(self, question: Question, column: Column) -> None:
        line = self.line(column.id, question.id)
        self._name(column.id, "column", question.id)
        self._once("column of one table's rows", f"{question.of or question.id}.{column.id}", line)
        if column.id in self.index.questions:
            self.report(f'"{column.id}" is a column and a question. Give one another id.', line)
        if not (question.rows and column is question.columns[0]):
            self._options(column, line)
        self._before(column.when, question.id, line, column.id)
        if column.risk is not None:
            self._risk(column.risk, column.id, question.id)

    def _before(self, when: Condition | None, question: str, line: int, column: str | None = None) -> None:
        """Report a `when` that reads what is asked later, so that no two questions can wait for each other."""
        if when is None or question not in self.index.questions:
            return
        fact = self.index.questions[question]
        order = fact.columns[column].order if column in fact.columns else fact.order
        for ref in refs(when):
            read = self.index.questions[ref.question]
            at = read.columns[ref.column].order if ref.column in read.columns else read.order
            if at >= order:
                what = ref.column or ref.question
                self.report(
                    f'"{column or question}" is asked only if "{what}" says so, which is not asked before it.', line
                )

    def _risk(self, risk: Risk, *where: str) -> None:
        self._name(risk.id, "risk", *where)
        self._braces(risk.title, self.line(risk.id, *where))

    def _check(self, check: Check) -> None:
        line = self.line(check.id)
        self._name(check.id, "check")
        self._braces(check.title, line)
        if check.for_each is None:
            self._no_row(check, line)
            if check.per is not None:
                self.report(f'"{check.id}": "per" needs for-each.', line)
        if check.at is None and check.for_each is None and not any(True for _ in refs(check.when)):
            self.report(f'"{check.id}": say with "at" which question it points at.', line)
        if check.at is not None and check.at not in self.index.questions:
            self.report(f'There is no question "{check.at}".{nearest(check.at, self.index.questions)}', line)

    def _no_row(self, risk: Risk | Check, line: int) -> None:
        """Report a title that names a row although there is none."""
        if "{row}" in risk.title:
            what = "needs for-each" if isinstance(risk, Check) else "needs the risk of a column"
            self.report(f'"{risk.id}": {{row}} in the title {what}.', line)

    def _braces(self, title: str, line: int) -> None:
        for found in _BRACES.finditer(title):
            if found[0] != "{row}":
                self.report(f'"{found[0]}" in a title means nothing; only {{row}} is filled in.', line)


def _id_lines(node: Node) -> dict[str, list[int]]:
    """Return the lines of each id that a part declares, risks included."""
    lines: dict[str, list[int]] = {}
    if isinstance(node, Mapping):
        value = node.items.get("id")
        if isinstance(value, Scalar):
            lines.setdefault(value.value, []).append(node.key_lines["id"])
        for key in ("questions", "columns", "checks", "risk"):
            inner = node.items.get(key)
            for item in inner.items if isinstance(inner, Sequence) else [inner] if inner is not None else []:
                for name, inside in _id_lines(item).items():
                    lines.setdefault(name, []).extend(inside)
    return lines
