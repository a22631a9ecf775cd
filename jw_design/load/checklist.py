"""A checklist's file or folder -> Checklist, everything resolved; all mistakes of all its files in one run."""

from collections.abc import Iterable
from math import inf, isfinite
from pathlib import Path

from msgspec import structs

from jw_design import shipped
from jw_design.errors import ChecklistError, InputError, JwDesignError
from jw_design.load.build import Builder
from jw_design.load.examples import with_examples
from jw_design.load.index import Index, nearest
from jw_design.load.nodes import Mapping, Node, Scalar, Sequence, read_text
from jw_design.load.parse import parse
from jw_design.load.part import PartBuilder
from jw_design.load.validate import is_id
from jw_design.model.checklist import Checklist, Edition, Part, Question, WeakWords

CHECKLIST_KEYS = ("id", "version", "title", "about", "source", "parts", "thresholds", "weak")


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

    def __init__(self, path: Path, head: _File, parts: list[tuple[_File, Node]]) -> None:
        self.path = path
        self.head = head
        self.parts = parts

    def text(self, key: str) -> str:
        value = self.head.node.items.get(key) if isinstance(self.head.node, Mapping) else None
        return value.value if isinstance(value, Scalar) else ""


def load_shipped(*local: Path) -> Checklist:
    """Return the shipped checklist, with local ones added; raise ChecklistError with every mistake."""
    return load(shipped.folder("checklists") / shipped.DEFAULT, *local)


def load(*paths: Path, examples: bool = False) -> Checklist:
    """Return the checklists at these paths (a YAML file or a folder with checklist.yaml each), put together.

    Conditions may refer to questions of any of them. Examples are read only when asked for, and of the last path only,
    as only tests and `checklists check` need them. Raises InputError for what cannot be read, else ChecklistError.
    """
    problems: list[JwDesignError] = []
    # One that is named twice, by the brief and on the command line say, is still one.
    sources = [_open(path, problems) for path in {path.resolve(): path for path in paths}.values()]
    _raise_same_id([source for source in sources if source is not None])
    index = Index()
    for source in sources:
        if source is not None:
            _thresholds(source, index)
            for file, node in source.parts:
                index.add_part(node, file.path)
    made = [_build(source, index) for source in sources if source is not None]
    _raise_any(problems)
    checklist = _assemble([(source, *one) for source, one in zip(sources, made, strict=True) if source], index)
    if examples:
        files = [(file.report, node) for source in sources[-1:] if source is not None for file, node in source.parts]
        checklist = with_examples(checklist, files)
        _raise_any(problems)
    return checklist


def _raise_same_id(sources: list[_Source]) -> None:
    """Raise what is wrong with two checklists of one id: all their names would collide too."""
    for number, source in enumerate(sources):
        for earlier in sources[:number]:
            if source.text("id") == earlier.text("id"):
                message = (
                    f'The checklist id "{source.text("id")}" is also that of {earlier.head.path}. '
                    "Use only one of the two, or give one another id."
                )
                line = source.head.node.items["id"].line if isinstance(source.head.node, Mapping) else 1
                raise InputError(message, path=source.head.path, line=line)


def _raise_any(problems: list[JwDesignError]) -> None:
    """Raise all problems, file by file and line by line."""
    if problems:
        files = [problem.path for problem in problems]
        raise ChecklistError(sorted(problems, key=lambda problem: (files.index(problem.path), problem.line or 0)))


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
    _check_head(head, head.node)
    return _Source(path, head, _parts(head, head.node.items.get("parts"), problems))


def _check_head(head: _File, node: Mapping) -> None:
    for key in node.items:
        if key not in CHECKLIST_KEYS:
            head.report(f'A checklist has no key "{key}".{nearest(key, CHECKLIST_KEYS)}', node.key_lines[key])
    for key in ("id", "title", "parts"):
        if key not in node.items:
            head.report(f'The checklist lacks "{key}".', 1)
    texts = Builder(head.report, {})
    for key in ("id", "title", "about", "source"):
        if key in node.items:
            words = texts.value(str, node.items[key], f'"{key}" of the checklist')
            if key == "id" and words is not None and not is_id(words):
                head.report(f'The id "{words}" must be small letters, digits and hyphens.', node.items[key].line)


def _parts(head: _File, listed: Node | None, problems: list[JwDesignError]) -> list[tuple[_File, Node]]:
    """Return each part with the file that it stands in."""
    parts: list[tuple[_File, Node]] = []
    if listed is None:
        return parts
    if not isinstance(listed, Sequence):
        head.report('"parts" must be a list of parts, or of the names of files beside this one.', listed.line)
        return parts
    if not listed.items:
        head.report('"parts" is empty. A checklist has at least one part.', listed.line)
    for item in listed.items:
        if not isinstance(item, Scalar):
            parts.append((head, item))
        elif Path(item.value).name != item.value or not item.value.endswith((".yaml", ".yml")):
            head.report(f'"{item.value}" must be the name of a .yaml file in the same folder.', item.line)
        else:
            part = _file(head.path.parent / item.value, problems)
            if part is not None:
                parts.append((part, part.node))
    return parts


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
            number = float(value.value) if isinstance(value, Scalar) else inf
        except ValueError:
            number = inf
        if isfinite(number):
            index.thresholds[name] = number
        else:
            source.head.report(f'The threshold "{name}" must be a number.', value.line)


def _build(source: _Source, index: Index) -> tuple[Edition, list[Part], WeakWords | None]:
    """Build the parts of one checklist; mistakes land in the reports of their files."""
    head = source.head
    assert isinstance(head.node, Mapping)  # noqa: S101 - as opened
    version_node = head.node.items.get("version")
    version = 1
    if version_node is not None:
        word = version_node.value if isinstance(version_node, Scalar) else ""
        if word.isascii() and word.isdigit() and len(word) < 6 and int(word) > 0:  # noqa: PLR2004
            version = int(word)
        else:
            head.report('"version" must be a whole number from 1.', version_node.line)
    is_shipped = source.path.resolve().parent == shipped.folder("checklists")
    edition = Edition(
        id=source.text("id"),
        version=version,
        title=source.text("title"),
        source=source.text("source"),
        name=f"{source.text('id')}@{version}" if is_shipped else str(source.path),
        shipped=is_shipped,
    )
    parts = []
    for file, node in source.parts:
        part = PartBuilder(index, file.report).build(node)
        if part is not None:
            _check_since(part, version, file, index)
            parts.append(structs.replace(part, checklist=edition.id))
    weak_node = head.node.items.get("weak")
    weak = None
    if weak_node is not None:
        weak = Builder(head.report, {}).build(WeakWords, weak_node, '"weak"')
    return edition, parts, weak


def _check_since(part: Part, version: int, file: _File, index: Index) -> None:
    """Report questions that would never be asked, as no brief can be written with the version that asks them."""
    for question in part.questions:
        if question.since > version:
            message = (
                f'"{question.id}" is asked since version {question.since}, but the checklist is at version {version}. '
                "Raise its version."
            )
            file.report(message, index.questions[question.id].line)


def _assemble(made: Iterable[tuple[_Source, Edition, list[Part], WeakWords | None]], index: Index) -> Checklist:
    editions, parts, weak = [], [], WeakWords()
    for _, edition, some, words in made:
        editions.append(edition)
        parts += some
        weak = words or weak
    homes = {question.id: question for part in parts for question in part.questions}
    finished = tuple(
        structs.replace(part, questions=tuple(_finish(question, part, homes) for question in part.questions))
        for part in parts
    )
    return Checklist.of(tuple(editions), finished, weak, dict(index.thresholds))


def _finish(question: Question, part: Part, homes: dict[str, Question]) -> Question:
    """Fill in what follows from the rest: the part's letters and the column that names the rows."""
    if question.kind != "table":
        return structs.replace(question, part=part.part)
    home = homes[question.of] if question.of else question
    return structs.replace(question, part=part.part, name_column=home.columns[0])
