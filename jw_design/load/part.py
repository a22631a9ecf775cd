"""One part's nodes -> Part: its questions with their conditions in scope, then its checks."""

from collections.abc import Callable
from typing import Any, get_type_hints

from msgspec import structs

from jw_design.conditions import refs
from jw_design.load import validate
from jw_design.load.build import Builder
from jw_design.load.conditions import ConditionParser
from jw_design.load.index import Index, nearest
from jw_design.load.nodes import Mapping, Node, Report, Scalar, Sequence
from jw_design.model.checklist import (
    SEVERITIES,
    Answers,
    Check,
    Examples,
    Part,
    Question,
    Risk,
    SeverityCase,
    SeverityRule,
)
from jw_design.model.condition import Condition, Ref

_OPTIONAL_CONDITION = get_type_hints(Risk)["when"]
_COLUMNS = get_type_hints(Question)["columns"]


class PartBuilder:
    """Builds one part: its questions with their conditions in scope, then its checks."""

    def __init__(self, index: Index, report: Report) -> None:
        """Take what the names may be, and where mistakes go."""
        self.index = index
        self.report = report
        self.parser = ConditionParser(index, report)
        #: Tables whose row encloses what is being built.
        self.scope: tuple[str, ...] = ()

    def _builder(self) -> Builder:
        special: dict[Any, Callable[[Node], Any]] = {
            SeverityRule: self._severity,
            Condition: self._condition,
            _OPTIONAL_CONDITION: self._condition,
            tuple[Question, ...]: self._questions,
            tuple[Check, ...]: self._checks,
            Examples: lambda _node: Examples(),
            tuple[Answers, ...]: lambda _node: (),
        }
        return Builder(self.report, special)

    def build(self, node: Node) -> Part | None:
        """Return the part, or None after reporting what is wrong with it."""
        part = self._builder().build(Part, node, "the part")
        if part is not None:
            validate.part(part, node, self.index, self.report)
        return part

    def _condition(self, node: Node) -> Condition | None:
        return self.parser.parse(node, self.scope)

    def _severity(self, node: Node) -> SeverityRule | None:
        if isinstance(node, Scalar):
            severity = next((one for one in SEVERITIES if one == node.value), None)
            if severity is None:
                self.report(f'There is no severity "{node.value}"; use high, medium or low.', node.line)
                return None
            return SeverityRule(otherwise=severity)
        if not isinstance(node, Mapping):
            self.report(
                "A severity is high, medium or low, or cases such as {high: CONDITION, otherwise: medium}.", node.line
            )
            return None
        cases = []
        for severity in SEVERITIES:
            case = node.items.get(severity)
            if case is not None:
                when = self._condition(case)
                if when is None:
                    return None
                cases.append(SeverityCase(severity=severity, when=when))
        rest = node.items.get("otherwise")
        otherwise = next((one for one in SEVERITIES if isinstance(rest, Scalar) and one == rest.value), None)
        for key in [key for key in node.items if key not in (*SEVERITIES, "otherwise")]:
            self.report(
                f'A severity has no key "{key}".{nearest(key, [*SEVERITIES, "otherwise"])}', node.key_lines[key]
            )
        if otherwise is None:
            self.report("A severity with cases needs otherwise: high, medium or low.", node.line)
            return None
        return SeverityRule(otherwise=otherwise, cases=tuple(cases))

    def _questions(self, node: Node) -> tuple[Question, ...] | None:
        if not isinstance(node, Sequence):
            self.report('"questions" must be a list.', node.line)
            return None
        made = [self._question(item) for item in node.items]
        return tuple(question for question in made if question is not None)

    def _question(self, node: Node) -> Question | None:
        builder = self._builder()
        name = name_of(node)
        table = name if name in self.index.questions and self.index.questions[name].kind == "table" else None

        # A column's conditions are read beside the other cells of its row.
        def columns(value: Node) -> Any:
            self.scope = (table,) if table else ()
            try:
                return builder.value(_COLUMNS, value, f'"columns" of "{name}"')
            finally:
                self.scope = ()

        return Builder(self.report, {**builder.special, _COLUMNS: columns}).build(Question, node, f'"{name}"')

    def _checks(self, node: Node) -> tuple[Check, ...] | None:
        if not isinstance(node, Sequence):
            self.report('"checks" must be a list.', node.line)
            return None
        made = []
        for item in node.items:
            table = item.items.get("for-each") if isinstance(item, Mapping) else None
            name = self.parser.table(table) if table is not None else None
            if table is not None and name is None:
                continue
            self.scope = (name,) if name else ()
            check = self._builder().build(Check, item, f'"{name_of(item)}"')
            self.scope = ()
            if check is not None:
                per = item.items.get("per") if isinstance(item, Mapping) else None
                if per is not None and name is not None and self.parser.column(name, per) is None:
                    continue
                made.append(structs.replace(check, reads=_reads(check)))
        return tuple(made)


def name_of(node: Node) -> str:
    """Return the id of a mapping, for messages."""
    value = node.items.get("id") if isinstance(node, Mapping) else None
    return value.value if isinstance(value, Scalar) else "an entry without id"


def _reads(check: Check) -> tuple[Ref, ...]:
    conditions = [check.when, *(case.when for case in check.severity.cases)]
    found = dict.fromkeys(Ref(ref.question, ref.column) for condition in conditions for ref in refs(condition))
    return tuple(found)
