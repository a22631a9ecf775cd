"""A brief's file -> its text and its front matter; what cannot be read at all is said here."""

import re
from pathlib import Path

from msgspec import Struct

from jw_design import markdown
from jw_design.errors import ChecklistError, InputError
from jw_design.load.nodes import Mapping, Node, Scalar, Sequence, read_bytes
from jw_design.model.checklist import Depth

#: A key and a plain word or list of words, in which nothing has a meaning of its own in YAML.
_PLAIN_LINE = re.compile(
    r"([a-z]+(?:-[a-z]+)*): (?:\[([\w./@-]+(?:, [\w./@-]+)*)\]|([A-Za-z0-9][\w ,.()/-]*))", re.ASCII
)


class Head(Struct, frozen=True, kw_only=True):
    """The front matter of a brief."""

    title: str
    checklists: tuple[str, ...]
    depth: Depth
    parts: tuple[str, ...]
    assessed: str
    stopped_at: str


def read_file(path: Path) -> str:
    """Return a brief's text with LF line ends; raise InputError if it is not UTF-8 text or holds NUL."""
    data = read_bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "It is not UTF-8 text. Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."
        raise InputError(message, path=path, line=line) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        message = (
            "It holds a NUL character, so it is not a text file, or it is damaged. "
            "Open a backup, or delete that character."
        )
        raise InputError(message, path=path, line=line)
    return markdown.normal_ends(text)


def is_brief(text: str) -> bool:
    """Whether a text starts with front matter that names checklists, as every brief does."""
    if not text.startswith("---"):
        return False
    front, _, _ = text[3:].partition("\n---")
    return re.search(r"^checklists\s*:", front, re.MULTILINE) is not None


def head(text: str, path: Path | str) -> Head:
    """Return a brief's front matter; raise InputError saying what is wrong with it, and where."""
    lines = text.split("\n")
    last = next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or last is None:
        message = (
            "It does not start with front matter (a line ---, then title: and checklists:, then ---), "
            "so it is not a brief. Start one with: jw-design new"
        )
        raise InputError(message, path=path, line=1)
    node = _plain_front(lines[1 : last - 1]) or _any_front(lines[1 : last - 1], path)
    if not isinstance(node, Mapping):
        message = "The front matter must be keys and values, such as title: Our programme. It is a list or plain text."
        raise InputError(message, path=path, line=2)

    def wrong(message: str, key: str) -> InputError:
        return InputError(message, path=path, line=node.key_lines.get(key, 1))

    checklists = _words(node.items.get("checklists"))
    if not checklists:
        message = 'The front matter names no checklists. Add a line such as: checklists: ["joint-working@1"]'
        raise wrong(message, "checklists")
    depth = _word(node, "depth") or "essential"
    if depth not in ("essential", "full"):
        message = f'The depth is "{depth}"; it must be essential or full.'
        raise wrong(message, "depth")
    return Head(
        title=markdown.one_line(_word(node, "title")),
        checklists=checklists,
        depth="full" if depth == "full" else "essential",
        parts=_words(node.items.get("parts")),
        assessed=_word(node, "assessed"),
        stopped_at=_word(node, "stopped-at"),
    )


def _any_front(lines: list[str], path: Path | str) -> Node:
    """Return the front matter as YAML reads it."""
    from jw_design.load.parse import parse

    # One blank line in place of the opening dashes keeps the line numbers of the file.
    inside = "\n".join(lines)
    try:
        return parse(f"\n{inside}\n" if re.search(r"^\s*[^\s#]", inside, re.MULTILINE) else "{}", path)
    except ChecklistError as error:
        raise InputError(error.problems[0].message, path=path, line=error.problems[0].line) from None


def _plain_front(lines: list[str]) -> Mapping | None:
    """Return front matter of the plain form in which briefs are written, None for any other.

    Loading YAML would be a good part of the time that a lint takes; a test holds that both read the same.
    """
    node = Mapping(2)
    for number, line in enumerate(lines, 2):
        found = _PLAIN_LINE.fullmatch(line)
        if found is None or found[1] in node.items:
            return None
        if found[2] is not None:
            words = [word.strip(" ") for word in found[2].split(",")]
            value: Node = Sequence([Scalar(word, number, plain=True) for word in words], number)
        else:
            value = Scalar(found[3].rstrip(" "), number, plain=True)
        node.items[found[1]] = value
        node.key_lines[found[1]] = number
    return node if lines else None


def _word(node: Mapping, key: str) -> str:
    value = node.items.get(key)
    return value.value if isinstance(value, Scalar) else ""


def _words(node: Node | None) -> tuple[str, ...]:
    if isinstance(node, Sequence):
        return tuple(item.value for item in node.items if isinstance(item, Scalar) and item.value)
    return (node.value,) if isinstance(node, Scalar) and node.value else ()
