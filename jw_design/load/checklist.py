"""A checklist's file or folder -> Checklist, everything resolved; all mistakes of all its files in one run."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_type_hints

from jw_design import shipped
from jw_design.conditions import refs
from jw_design.errors import ChecklistError, InputError, JwDesignError
from jw_design.load import validate
from jw_design.load.answers import read_answers
from jw_design.load.build import Builder
from jw_design.load.conditions import ConditionParser
from jw_design.load.index import Index, nearest
from jw_design.load.nodes import Mapping, Node, Report, Scalar, Sequence, parse, read_text
from jw_design.model.checklist import (
    SEVERITIES,
    Answers,
    Check,
    Checklist,
    Edition,
    Examples,
    Part,
    Question,
    Risk,
    SeverityCase,
    SeverityRule,
    WeakWords,
)
from jw_design.model.condition import Condition, Ref

CHECKLIST_KEYS = ("id", "version", "title", "about", "source", "parts", "thresholds", "weak")
_CONDITION = Condition
_OPTIONAL_CONDITION = get_type_hints(Risk)["when"]


class _File:
    """One YAML file of a checklist, with where its mistakes go."""

    def __init__(self, path: Path, node: Node, problems: list[JwDesignError]) -> None:
        self.path = path
        self.node = node
        self._problems = problems

    def report(self, message: str, line: int) -> None:
        self._problems.append(InputError(message, path=self.path, line=line))


class _Source:
    """One checklist before it is built: its head, and its parts with the file each stands in."""

    def __init__(self, name: str, head: _File, parts: list[tuple[_File, Node]]) -> None:
        self.name = name
        self.head = head
        self.parts = parts

    def text(self, key: str) -> str:
        value = self.head.node.items.get(key) if isinstance(self.head.node, Mapping) else None
        return value.value if isinstance(value, Scalar) else ""


def load_shipped(name: str = shipped.DEFAULT, *local: Path) -> Checklist:
    """Return a shipped checklist, with local ones added; raise ChecklistError with every mistake."""
    return load(shipped.folder("checklists") / name, *local)


def load(*paths: Path, examples: bool = False) -> Checklist:
    """Return the checklists at these paths (a YAML file or a folder with checklist.yaml each), put together.

    Conditions may refer to questions of any of them. Examples are read only when asked for, as only tests and
    `checklists check` need them. Raises InputError for what cannot be read and ChecklistError for all else.
    """
    problems: list[JwDesignError] = []
    sources = [_open(path, problems) for path in paths]
    index = Index()
    for source in sources:
        if source is not None:
            _thresholds(source, index)
            for file, node in source.parts:
                index.add_part(node, file.path)
    made = [_build(source, index) for source in sources if source is not None]
    if problems:
        raise ChecklistError(problems)
    checklist = _assemble([(source, *one) for source, one in zip(sources, made, strict=True) if source], index)
    if examples:
        checklist = _with_examples(checklist, [source for source in sources if source is not None])
        if problems:
            raise ChecklistError(problems)
    return checklist


def load_to_check(path: Path) -> Checklist:
    """Return a checklist with its examples: one of one's own beside the shipped one, to which it may refer."""
    default = shipped.folder("checklists") / shipped.DEFAULT
    problems: list[JwDesignError] = []
    source = _open(path, problems)
    alone = source is None or source.text("id") == shipped.DEFAULT
    return load(path, examples=True) if alone else load(default, path, examples=True)


def _open(path: Path, problems: list[JwDesignError]) -> _Source | None:
    file = path / "checklist.yaml" if path.is_dir() else path
    head = _file(file, problems)
    if head is None:
        return None
    if not isinstance(head.node, Mapping):
        head.report("A checklist starts with keys such as id:, version: and title:.", head.node.line)
        return None
    for key in head.node.items:
        if key not in CHECKLIST_KEYS:
            head.report(f'A checklist has no key "{key}".{nearest(key, CHECKLIST_KEYS)}', head.node.key_lines[key])
    for key in ("id", "title", "parts"):
        if key not in head.node.items:
            head.report(f'The checklist lacks "{key}".', 1)
    parts: list[tuple[_File, Node]] = []
    listed = head.node.items.get("parts")
    if listed is not None and not isinstance(listed, Sequence):
        head.report('"parts" must be a list of parts, or of the names of files beside this one.', listed.line)
    for item in listed.items if isinstance(listed, Sequence) else ():
        if not isinstance(item, Scalar):
            parts.append((head, item))
        elif Path(item.value).name != item.value or not item.value.endswith((".yaml", ".yml")):
            head.report(f'"{item.value}" must be the name of a .yaml file in the same folder.', item.line)
        else:
            part = _file(file.parent / item.value, problems)
            if part is not None:
                parts.append((part, part.node))
    is_shipped = path.parent == shipped.folder("checklists")
    source = _Source(str(path), head, parts)
    if is_shipped:
        source.name = f"{source.text('id')}@{source.text('version') or 1}"
    return source


def _file(path: Path, problems: list[JwDesignError]) -> _File | None:
    try:
        return _File(path, parse(read_text(path), path), problems)
    except ChecklistError as error:
        problems.extend(error.problems)
    except InputError as error:
        problems.append(error)
    return None


def _thresholds(source: _Source, index: Index) -> None:
    node = source.head.node.items.get("thresholds") if isinstance(source.head.node, Mapping) else None
    if node is None:
        return
    if not isinstance(node, Mapping):
        source.head.report('"thresholds" must be names and numbers.', node.line)
        return
    for name, value in node.items.items():
        try:
            index.thresholds[name] = float(value.value) if isinstance(value, Scalar) else float("nan")
        except ValueError:
            source.head.report(f'The threshold "{name}" must be a number.', value.line)


def _build(source: _Source, index: Index) -> tuple[Edition, list[Part], WeakWords | None]:
    """Build the parts of one checklist; mistakes land in the reports of their files."""
    head = source.head
    assert isinstance(head.node, Mapping)
    version_node = head.node.items.get("version")
    version = 1
    if version_node is not None:
        word = version_node.value if isinstance(version_node, Scalar) else ""
        if word.isascii() and word.isdigit() and len(word) < 6 and int(word) > 0:  # noqa: PLR2004
            version = int(word)
        else:
            head.report('"version" must be a whole number from 1.', version_node.line)
    edition = Edition(
        id=source.text("id"), version=version, title=source.text("title"), source=source.text("source"), name=source.name
    )
    parts = []
    for file, node in source.parts:
        part = _PartBuilder(index, file.report).build(node)
        if part is not None:
            parts.append(part)
    weak_node = head.node.items.get("weak")
    weak = None
    if weak_node is not None:
        weak = Builder(head.report, {}).build(WeakWords, weak_node, "weak")
    return edition, parts, weak


class _PartBuilder:
    """Builds one part: its questions with their conditions in scope, then its checks."""

    def __init__(self, index: Index, report: Report) -> None:
        self.index = index
        self.report = report
        self.parser = ConditionParser(index, report)
        #: Tables whose row encloses what is being built.
        self.scope: tuple[str, ...] = ()

    def builder(self) -> Builder:
        special: dict[Any, Callable[[Node], Any]] = {
            SeverityRule: self._severity,
            _CONDITION: self._condition,
            _OPTIONAL_CONDITION: self._condition,
            tuple[Question, ...]: self._questions,
            tuple[Check, ...]: self._checks,
            Examples: lambda _node: Examples(),
            tuple[Answers, ...]: lambda _node: (),
        }
        return Builder(self.report, special)

    def build(self, node: Node) -> Part | None:
        part = self.builder().build(Part, node, "The part")
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
            self.report("A severity is high, medium or low, or cases such as {high: CONDITION, otherwise: medium}.", node.line)
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
        for key in node.items.keys() - {*SEVERITIES, "otherwise"}:
            self.report(f'A severity has no key "{key}".{nearest(key, [*SEVERITIES, "otherwise"])}', node.key_lines[key])
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
        builder = self.builder()
        name = builder_name(node)
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
            check = self.builder().build(Check, item, f'"{builder_name(item)}"')
            self.scope = ()
            if check is not None:
                per = item.items.get("per") if isinstance(item, Mapping) else None
                if per is not None and (name is None or self.parser.column(name, per) is None):
                    continue
                made.append(replace(check, reads=_reads(check)))
        return tuple(made)


_COLUMNS = get_type_hints(Question)["columns"]


def builder_name(node: Node) -> str:
    """Return the id of a mapping, for messages."""
    value = node.items.get("id") if isinstance(node, Mapping) else None
    return value.value if isinstance(value, Scalar) else "an entry without id"


def _reads(check: Check) -> tuple[Ref, ...]:
    conditions = [check.when, *(case.when for case in check.severity.cases)]
    found = dict.fromkeys(Ref(ref.question, ref.column) for condition in conditions for ref in refs(condition))
    return tuple(found)


def _assemble(
    made: Iterable[tuple[_Source, Edition, list[Part], WeakWords | None]], index: Index
) -> Checklist:
    editions, parts, weak = [], [], WeakWords()
    for _, edition, some, words in made:
        editions.append(edition)
        parts += some
        weak = words or weak
    homes = {question.id: question for part in parts for question in part.questions}
    finished = [
        replace(part, questions=tuple(_finish(question, part, homes) for question in part.questions)) for part in parts
    ]
    questions = {question.id: question for part in finished for question in part.questions}
    return Checklist(
        editions=tuple(editions),
        parts=tuple(finished),
        weak=weak,
        questions=questions,
        codes={question.code: question for question in questions.values()},
        thresholds=dict(index.thresholds),
    )


def _finish(question: Question, part: Part, homes: dict[str, Question]) -> Question:
    """Fill in what follows from the rest: the part's letters and the column that names the rows."""
    if question.kind != "table":
        return replace(question, part=part.part)
    home = homes[question.of] if question.of else question
    return replace(question, part=part.part, name_column=home.columns[0])


def _with_examples(checklist: Checklist, sources: list[_Source]) -> Checklist:
    """Read the examples beside every risk and check, now that all questions are known."""

    def examples(node: Node | None, file: _File) -> Examples | None:
        if not isinstance(node, Mapping):
            return None
        sets: dict[str, tuple[Answers, ...]] = {}
        for key in ("raises", "silent"):
            value = node.items.get(key)
            if value is None:
                continue
            if not isinstance(value, Sequence):
                file.report(f'"{key}" must be a list of answer sets.', value.line)
                continue
            sets[key] = tuple(read_answers(item, checklist, file.report) for item in value.items)
        for key in node.items.keys() - {"raises", "silent"}:
            file.report(f'"examples" has no key "{key}".', node.key_lines[key])
        return Examples(**sets)

    nodes: dict[str, Examples | None] = {}
    for source in sources:
        for file, part in source.parts:
            for holder in _risk_nodes(part):
                nodes[builder_name(holder)] = examples(holder.items.get("examples"), file)

    def risk(one: Risk | None) -> Risk | None:
        return None if one is None else replace(one, examples=nodes.get(one.id))

    parts = tuple(
        replace(
            part,
            questions=tuple(
                replace(
                    question,
                    risk=risk(question.risk),
                    columns=tuple(replace(column, risk=risk(column.risk)) for column in question.columns),
                )
                for question in part.questions
            ),
            checks=tuple(replace(check, examples=nodes.get(check.id)) for check in part.checks),
        )
        for part in checklist.parts
    )
    questions = {question.id: question for part in parts for question in part.questions}
    codes = {question.code: question for question in questions.values()}
    return replace(checklist, parts=parts, questions=questions, codes=codes)


def _risk_nodes(node: Node) -> Iterable[Mapping]:
    """Yield the nodes of all risks and checks of a part."""
    if not isinstance(node, Mapping):
        return
    for key in ("questions", "columns", "checks"):
        value = node.items.get(key)
        for item in value.items if isinstance(value, Sequence) else ():
            if key == "checks" and isinstance(item, Mapping):
                yield item
            else:
                yield from _risk_nodes(item)
    risk = node.items.get("risk")
    if isinstance(risk, Mapping):
        yield risk
