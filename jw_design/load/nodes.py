"""YAML text -> a tree with line numbers, bounded in size and depth; no tags, no aliases, no duplicate keys."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISREG

import yaml

from jw_design.errors import ChecklistError, InputError

#: Bytes of one file; the shipped checklist is under a quarter of this.
MAX_BYTES = 2_000_000
#: Levels of nesting; the deepest condition in use has about 15.
MAX_DEPTH = 60

#: Plain words that YAML 1.1 reads as true, false or nothing, whoever meant a word.
TRUE_WORDS = frozenset("yes Yes YES on On ON true True TRUE y Y".split())
FALSE_WORDS = frozenset("no No NO off Off OFF false False FALSE n N".split())
NULL_WORDS = frozenset(["~", "null", "Null", "NULL", ""])

Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """A word, number or text, not yet told apart."""

    value: str
    line: int
    #: Written without quotes, so that YAML would guess its type.
    plain: bool


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list["Node"]
    line: int


@dataclass(slots=True)
class Mapping:
    """Keys and values; each key keeps its own line."""

    line: int
    items: dict[str, "Node"] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping
#: Takes a message and its line.
Report = Callable[[str, int], None]


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file of bounded size; raise InputError with the reason why not."""
    try:
        kind = path.stat().st_mode
        if S_ISDIR(kind):
            message = "This is a folder, not a file."
            raise InputError(message, path=path)
        if not S_ISREG(kind):
            # Reading a pipe waits for whoever writes it; a device may have no end.
            message = "This is a pipe or a device, not a file. Save what it holds as a file first."
            raise InputError(message, path=path)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = "There is no such file. Check the spelling and the folder you are in."
        raise InputError(message, path=path) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        message = f"It cannot be read: {reason}."
        raise InputError(message, path=path) from None
    if len(data) > MAX_BYTES:
        message = f"It is larger than {MAX_BYTES // 1_000_000} MB, so it was not read. Is it the right file?"
        raise InputError(message, path=path)
    return data


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file of bounded size, without a byte-order mark."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "It is not UTF-8 text. Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."
        raise InputError(message, path=path, line=line) from None


def parse(text: str, path: Path | str) -> Node:
    """Return the tree of one YAML document; raise ChecklistError with every structural mistake."""
    problems: list[InputError] = []

    def problem(message: str, line: int) -> None:
        problems.append(InputError(message, path=path, line=line))

    root: Node | None = None
    open_nodes: list[Mapping | Sequence] = []
    keys: list[str | None] = []
    try:
        for event in yaml.parse(text, Loader=Loader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.NodeEvent):
                _refuse_tricks(event, line, problem)
            if isinstance(event, yaml.ScalarEvent):
                node: Node = Scalar(event.value, line, not event.style)
            elif isinstance(event, yaml.SequenceStartEvent):
                node = Sequence([], line)
            elif isinstance(event, yaml.MappingStartEvent):
                node = Mapping(line)
            elif isinstance(event, yaml.AliasEvent):
                node = Scalar("", line, plain=False)
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                open_nodes.pop()
                keys.pop()
                continue
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                problem("A second document starts here (---). Keep one document to a file.", line)
                break
            else:
                continue
            if not open_nodes:
                root = node
            else:
                _place(node, open_nodes[-1], keys, problem)
            if not isinstance(node, Scalar):
                open_nodes.append(node)
                keys.append(None)
                if len(open_nodes) > MAX_DEPTH:
                    problem(f"It is nested more than {MAX_DEPTH} levels deep. Is it the right file?", line)
                    break
    except yaml.YAMLError as error:
        mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        if mark is None or (begun is not None and mark.line >= text.rstrip().count("\n") + 1):
            # Of what is still open at the end, where it began says more.
            mark = begun
        why = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        problem(f"This is not valid YAML: {why}.", mark.line + 1 if mark else _line_of_control(text))
    except RecursionError:
        problem(f"It is nested more than {MAX_DEPTH} levels deep. Is it the right file?", 1)
    if root is None and not problems:
        problem("The file is empty.", 1)
    if problems or root is None:
        raise ChecklistError(problems)
    return root


def _line_of_control(text: str) -> int:
    """Return the line of the first character that no YAML file may hold, or 1; the parser does not say where it is."""
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _refuse_tricks(event: yaml.NodeEvent, line: int, problem: Report) -> None:
    tag = getattr(event, "tag", None)
    if tag is not None and tag != "!":
        problem(f"The tag {tag} is not allowed. Leave it out; everything here is text, numbers and lists.", line)
    if isinstance(event, yaml.AliasEvent):
        problem(f"The alias *{event.anchor} is not allowed. Write the text out again.", line)
    elif event.anchor is not None:
        problem(f"The anchor &{event.anchor} is not allowed. Leave it out.", line)


def _place(node: Node, parent: "Mapping | Sequence", keys: list[str | None], problem: Report) -> None:
    """Put a node into the collection that is open, taking turns as key and value in a mapping."""
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is None:
        if not isinstance(node, Scalar):
            problem("A key must be a word, not a list or a mapping.", node.line)
            keys[-1] = f"\0{node.line}"
            return
        keys[-1] = node.value
        if node.value in parent.items:
            first = parent.key_lines[node.value]
            problem(f'"{node.value}" stands here twice; the first is in line {first}. Keep one.', node.line)
        parent.key_lines.setdefault(node.value, node.line)
        return
    parent.items.setdefault(key, node)
    keys[-1] = None
