"""YAML text -> a tree with line numbers, bounded in depth; no tags, no aliases, no duplicate keys."""

import re
from pathlib import Path

import yaml

from jw_design.errors import ChecklistError, InputError
from jw_design.load.nodes import Mapping, Node, Report, Scalar, Sequence

#: Levels of nesting; the deepest condition in use has about 15.
MAX_DEPTH = 60
_TOO_DEEP = f"It is nested more than {MAX_DEPTH} levels deep. Is it the right file?"

Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, path: Path | str) -> Node:
    """Return the tree of one YAML document; raise ChecklistError with every structural mistake."""
    problems: list[InputError] = []

    def problem(message: str, line: int) -> None:
        problems.append(InputError(message, path=path, line=line))

    tree = _Tree(problem)
    try:
        for event in yaml.parse(text, Loader=Loader):
            if not tree.take(event, event.start_mark.line + 1 if event.start_mark else 1):
                break
    except yaml.YAMLError as error:
        why = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        problem(f"This is not valid YAML: {why}.", _line_of_error(error, text))
    except RecursionError:
        problem(_TOO_DEEP, 1)
    if tree.root is None and not problems:
        problem("The file is empty.", 1)
    if problems or tree.root is None:
        raise ChecklistError(problems)
    return tree.root


class _Tree:
    """Grows from the parser's events."""

    def __init__(self, problem: Report) -> None:
        self.problem = problem
        self.root: Node | None = None
        self.open: list[Mapping | Sequence] = []
        #: Of each open mapping, the key that waits for its value.
        self.keys: list[str | None] = []

    def take(self, event: yaml.Event, line: int) -> bool:
        """Take one event; return whether there is any use in going on."""
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.NodeEvent):
            _refuse_tricks(event, line, self.problem)
            return self._add(_node(event, line))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.problem("A second document starts here (---). Keep one document to a file.", line)
            return False
        return True

    def _add(self, node: Node) -> bool:
        if self.open:
            _place(node, self.open[-1], self.keys, self.problem)
        else:
            self.root = node
        if not isinstance(node, Scalar):
            self.open.append(node)
            self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            self.problem(_TOO_DEEP, node.line)
            return False
        return True


def _node(event: yaml.NodeEvent, line: int) -> Node:
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, line, not event.style)
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence([], line)
    return Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Scalar("", line, plain=False)


def _line_of_error(error: yaml.YAMLError, text: str) -> int:
    """Return the line of an error; of what is still open at the end, the line where it began, which says more."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None or (begun is not None and mark.line >= text.rstrip().count("\n") + 1):
        mark = begun
    return mark.line + 1 if mark else _line_of_control(text)


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
