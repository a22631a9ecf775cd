"""Nodes -> conditions, with every id, option and operand resolved and checked against its kind."""

from math import inf, isfinite
from typing import Literal, TypeVar

from jw_design.load.index import ColumnFact, Index, QuestionFact, nearest
from jw_design.load.nodes import Mapping, Node, Report, Scalar, Sequence
from jw_design.model.condition import (
    All,
    AnswerState,
    AnyOf,
    Compare,
    Condition,
    Count,
    HasState,
    Is,
    Not,
    Operand,
    PartUntouched,
    Ref,
    Relation,
    Rows,
    StandsIn,
)
from jw_design.values import dates

T = TypeVar("T")
STATES: tuple[AnswerState, ...] = ("missing", "given", "weak", "unknown")
RELATIONS: tuple[Relation, ...] = ("before", "after", "more-than", "less-than", "same-as")
SETS = ("some", "every", "count")
OVER: tuple[Literal["latest", "earliest", "sum"], ...] = ("latest", "earliest", "sum")
Reading = Literal["date", "number", "name"]
#: What a name in a condition turns out to be.
_Found = tuple[Ref, ColumnFact | QuestionFact]
_HELPERS = {"some": {"where"}, "every": {"where"}, "count": {"where", "distinct", "more-than", "less-than"}}


class ConditionParser:
    """Parses conditions against one index; each mistake is reported at its line and yields None."""

    def __init__(self, index: Index, report: Report) -> None:
        """Take what the names may be, and where mistakes go."""
        self.index = index
        self.report = report

    def parse(self, node: Node, tables: tuple[str, ...] = ()) -> Condition | None:
        """Return a condition whose enclosing rows are of `tables`, outermost first."""
        if not isinstance(node, Mapping) or not node.items:
            return self._wrong("A condition is one key and a value, such as {duration: time-limited}.", node.line)
        heads = [key for key in node.items if key in SETS]
        if heads:
            return self._rows(heads[0], node, tables)
        if len(node.items) > 1:
            keys = ", ".join(node.items)
            return self._wrong(f"A condition has one key, not {keys}. Put them into a list: {{all: [...]}}.", node.line)
        ((key, value),) = node.items.items()
        if key in ("all", "any"):
            return self._list(key, value, tables)
        if key == "not":
            part = self.parse(value, tables)
            return None if part is None else Not(part)
        if key == "untouched":
            letters = value.value if isinstance(value, Scalar) else ""
            if letters in self.index.parts:
                return PartUntouched(letters)
            return self._wrong(f'There is no part "{letters}".{nearest(letters, self.index.parts)}', value.line)
        return self._about(key, value, node.key_lines[key], tables)

    def _wrong(self, message: str, line: int) -> T | None:
        """Report a mistake; None stands for whatever was wanted."""
        self.report(message, line)
        return None

    def _list(self, key: str, value: Node, tables: tuple[str, ...]) -> Condition | None:
        if not isinstance(value, Sequence) or not value.items:
            return self._wrong(f'"{key}" takes a list of conditions.', value.line)
        parts = [self.parse(item, tables) for item in value.items]
        whole = tuple(part for part in parts if part is not None)
        if len(whole) < len(parts):
            return None
        return All(whole) if key == "all" else AnyOf(whole)

    def _rows(self, head: str, node: Mapping, tables: tuple[str, ...]) -> Condition | None:
        for key in [key for key in node.items if key != head and key not in _HELPERS[head]]:
            self.report(f'"{head}" does not go with "{key}".{nearest(key, _HELPERS[head])}', node.key_lines[key])
        table = self.table(node.items[head])
        if table is None:
            return None
        where_node = node.items.get("where")
        where = self.parse(where_node, (*tables, table)) if where_node is not None else None
        if where_node is not None and where is None:
            return None
        if head != "count":
            return Rows(table, where, head == "every")
        distinct = None
        distinct_node = node.items.get("distinct")
        if distinct_node is not None:
            column = self.column(table, distinct_node)
            if column is None:
                return None
            distinct = column.id
        relations = [key for key in ("more-than", "less-than") if key in node.items]
        if len(relations) != 1:
            return self._wrong('"count" needs more-than or less-than, and a number.', node.line)
        limit = self._limit(node.items[relations[0]])
        if limit is None:
            return None
        return Count(table, where, distinct, "more-than" if relations[0] == "more-than" else "less-than", limit)

    def _limit(self, node: Node) -> "float | Literal['half'] | None":
        if isinstance(node, Scalar) and node.value == "half":
            return "half"
        return self._number(node)

    def _number(self, node: Node) -> float | None:
        if isinstance(node, Mapping) and set(node.items) == {"threshold"}:
            name = node.items["threshold"]
            if isinstance(name, Scalar) and name.value in self.index.thresholds:
                return self.index.thresholds[name.value]
            word = name.value if isinstance(name, Scalar) else ""
            return self._wrong(f'There is no threshold "{word}".{nearest(word, self.index.thresholds)}', node.line)
        try:
            number = float(node.value) if isinstance(node, Scalar) and node.plain else inf
        except ValueError:
            number = inf
        return number if isfinite(number) else self._wrong("This must be a number, or {threshold: NAME}.", node.line)

    def table(self, node: Node) -> str | None:
        """Return the id of an existing table question."""
        word = self.index.id_of(node)
        tables = [fact.id for fact in self.index.questions.values() if fact.kind == "table"]
        if word in tables:
            return word
        if word in self.index.questions:
            return self._wrong(f'"{word}" is not a table.', node.line)
        return self._wrong(f'There is no table "{word}".{nearest(word, tables)}', node.line)

    def column(self, table: str, node: Node) -> ColumnFact | None:
        """Return a column of a table's rows."""
        word = node.value if isinstance(node, Scalar) else ""
        family = self.index.family(table)
        if word in family:
            return family[word]
        return self._wrong(f'"{table}" has no column "{word}".{nearest(word, family)}', node.line)

    def _in_rows(self, word: str, tables: tuple[str, ...]) -> _Found | None:
        """Resolve a column of the nearest enclosing row that has it."""
        for level in reversed(range(len(tables))):
            column = self.index.family(tables[level]).get(word)
            if column is not None:
                return Ref(column.table, column.id, level), column
        return None

    def _lookup(self, word: str, line: int, tables: tuple[str, ...]) -> _Found | None:
        """Resolve a bare id: a column of the nearest enclosing row that has it, else a question."""
        found = self._in_rows(word, tables)
        if found is not None:
            return found
        question = self.index.questions.get(self.index.id_of(Scalar(word, line, plain=True)))
        if question is not None:
            return Ref(question.id), question
        known: list[str] = [*SETS, "all", "any", "not", "untouched"]
        for table in tables:
            known += self.index.family(table)
        kind = "question or column" if tables else "question"
        return self._wrong(f'There is no {kind} "{word}".{nearest(word, [*known, *self.index.questions])}', line)

    def _about(self, key: str, value: Node, line: int, tables: tuple[str, ...]) -> Condition | None:
        found = self._lookup(key, line, tables)
        if found is None:
            return None
        ref, fact = found
        if not isinstance(value, Mapping):
            return self._options(ref, fact, value)
        if len(value.items) != 1:
            return self._wrong(f'Say one thing about "{key}": a value, state, in, {", ".join(RELATIONS)}.', value.line)
        (verb,) = value.items
        if verb in ("state", "in") and not _items(value.items[verb]):
            return self._wrong(f'"{verb}" names nothing here.', value.line)
        if verb == "state":
            states = [self._state(item) for item in _items(value.items[verb])]
            whole = tuple(state for state in states if state is not None)
            return HasState(ref, whole) if whole and len(whole) == len(states) else None
        if verb == "in":
            return self._stands_in(ref, value.items[verb])
        relation = next((one for one in RELATIONS if one == verb), None)
        if relation is None:
            hint = nearest(verb, ["state", "in", *RELATIONS])
            return self._wrong(f'"{verb}" is nothing that can be said about "{key}".{hint}', value.key_lines[verb])
        return self._compare((ref, fact), relation, value.items[verb], tables)

    def _options(self, ref: Ref, fact: ColumnFact | QuestionFact, value: Node) -> Condition | None:
        if fact.kind not in ("choice", "choices"):
            return self._wrong(
                f'"{fact.id}" is of kind {fact.kind}, so it has no options; compare it with state, in, before, ...',
                value.line,
            )
        words = []
        for item in _items(value):
            word = item.value if isinstance(item, Scalar) else ""
            if word not in fact.options:
                return self._wrong(f'"{fact.id}" has no option "{word}".{nearest(word, fact.options)}', item.line)
            words.append(word)
        if not words:
            return self._wrong(f'Name at least one option of "{fact.id}".', value.line)
        return Is(ref, tuple(words))

    def _state(self, node: Node) -> AnswerState | None:
        word = node.value if isinstance(node, Scalar) else ""
        state = next((one for one in STATES if one == word), None)
        if state is None:
            self.report(f'There is no state "{word}"; use {", ".join(STATES)}.{nearest(word, STATES)}', node.line)
        return state

    def _stands_in(self, ref: Ref, value: Node) -> Condition | None:
        places = [self.place(item) for item in _items(value)]
        whole = tuple(place for place in places if place is not None)
        return StandsIn(ref, whole) if whole and len(whole) == len(places) else None

    def place(self, node: Node) -> Ref | None:
        """Return `table.column`, every row of it, or a question."""
        word = node.value if isinstance(node, Scalar) else ""
        before, dot, column = word.partition(".")
        if not dot:
            question = self.index.id_of(node)
            if question in self.index.questions:
                return Ref(question)
            return self._wrong(f'There is no question "{word}".{nearest(word, self.index.questions)}', node.line)
        table = self.table(Scalar(before, node.line, plain=True))
        if table is None:
            return None
        naming = self.index.name_column(table)
        if naming is not None and column == naming.id:
            return Ref(table, column)
        found = self.column(table, Scalar(column, node.line, plain=True))
        return None if found is None else Ref(table, found.id)

    def _compare(self, found: _Found, relation: Relation, value: Node, tables: tuple[str, ...]) -> Condition | None:
        ref, fact = found
        reading = _reading(fact)
        if relation in ("before", "after") and reading != "date":
            return self._wrong(f'"{fact.id}" is of kind {fact.kind}; only a date is before or after.', value.line)
        if relation in ("more-than", "less-than") and reading != "number":
            return self._wrong(f'"{fact.id}" is of kind {fact.kind}; only a figure is more or less.', value.line)
        operand = self._operand(value, reading, tables)
        return None if operand is None else Compare(ref, relation, operand, reading)

    def _operand(self, node: Node, reading: Reading, tables: tuple[str, ...]) -> Operand | None:
        if isinstance(node, Scalar):
            return self._literal(node, reading)
        if not isinstance(node, Mapping):
            return self._wrong("Compare with one thing: a literal, {answer: ID}, {column: ID}, ...", node.line)
        heads = [key for key in node.items if key in ("answer", "column", "threshold", *OVER)]
        extra = node.items.keys() - {"answer", "column", "threshold", *OVER, "plus", "minus", "times"}
        if len(heads) != 1 or extra:
            return self._wrong(
                "Compare with a literal or one of answer, column, latest, earliest, sum, threshold.", node.line
            )
        (head,) = heads
        for key, wanted in (("plus", "date"), ("minus", "date"), ("times", "number"), ("threshold", "number")):
            if key in node.items and reading != wanted:
                return self._wrong(f'"{key}" goes with a {wanted}, which this is not.', node.key_lines[key])
        if head == "threshold":
            number = self._number(Mapping(node.line, {"threshold": node.items[head]}, dict(node.key_lines)))
            return None if number is None else Operand(literal=f"{number:g}")
        found = self._operand_ref(head, node.items[head], tables)
        if found is None:
            return None
        ref, fact = found
        over = next((one for one in OVER if one == head), None)
        if _reading(fact) != reading or (over is not None and reading != ("number" if over == "sum" else "date")):
            return self._wrong(
                f'"{fact.id}" is of kind {fact.kind}, so it cannot be compared as a {reading} here.', node.line
            )
        months, days, ok = self._shift(node)
        times_node = node.items.get("times")
        times = self._number(times_node) if times_node is not None else 1.0
        if not ok or times is None:
            return None
        return Operand(ref=ref, over=over, months=months, days=days, times=times)

    def _literal(self, node: Scalar, reading: Reading) -> Operand | None:
        if reading == "date" and dates.parse(node.value) is None:
            return self._wrong(f'"{node.value}" is not a date. Write it as 2027-01-31.', node.line)
        if reading == "number":
            number = self._number(node)
            return None if number is None else Operand(literal=f"{number:g}")
        return Operand(literal=node.value)

    def _operand_ref(self, head: str, target: Node, tables: tuple[str, ...]) -> _Found | None:
        word = target.value if isinstance(target, Scalar) else ""
        if head == "answer":
            question = self.index.questions.get(self.index.id_of(target))
            if question is not None:
                return Ref(question.id), question
            return self._wrong(f'There is no question "{word}".{nearest(word, self.index.questions)}', target.line)
        if head == "column":
            if not tables:
                return self._wrong('"column" needs a row: use it on a column, in for-each or where.', target.line)
            found = self._in_rows(word, tables)
            columns = [column for table in tables for column in self.index.family(table)]
            return found or self._wrong(
                f'There is no column "{word}" in these rows.{nearest(word, columns)}', target.line
            )
        place = self.place(target)
        if place is None:
            return None
        if place.column is None:
            return self._wrong(f'"{head}" takes a table and a column, such as money.amount.', target.line)
        return place, self.index.family(place.question)[place.column]

    def _shift(self, node: Mapping) -> tuple[int, int, bool]:
        months = days = 0
        for key, sign in (("plus", 1), ("minus", -1)):
            value = node.items.get(key)
            if value is None:
                continue
            found = dates.duration(value.value) if isinstance(value, Scalar) else None
            if found is None:
                self.report(f'"{key}" takes a duration such as 6 months or 3 years.', value.line)
                return 0, 0, False
            months, days = months + sign * found[0], days + sign * found[1]
        return months, days, True


def _items(node: Node) -> list[Node]:
    return node.items if isinstance(node, Sequence) else [node]


def _reading(fact: ColumnFact | QuestionFact) -> Reading:
    """Return what an answer of this kind is compared as."""
    if fact.kind in ("number", "money") or fact.expects == "figure":
        return "number"
    return "date" if fact.kind == "date" else "name"
