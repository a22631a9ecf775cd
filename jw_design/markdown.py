"""All knowledge of Markdown: source -> positioned blocks, and any text -> a form that acts on nothing around it."""

import re
from bisect import bisect_right
from functools import lru_cache
from html import unescape
from typing import Any, Literal

import pyromark
from msgspec import Struct

_O = pyromark.Options
_OPTIONS = _O.ENABLE_TABLES | _O.ENABLE_TASKLISTS | _O.ENABLE_STRIKETHROUGH

MARKERS = {"not-applicable": "Not applicable", "not-known": "Not known yet", "why": "Why"}
_MARKER_IDS = {words.casefold(): name for name, words in MARKERS.items()}
_MARKER_WORDS = "|".join(MARKERS.values())
_MARKER = re.compile(rf"(\*\*|__)?({_MARKER_WORDS})(\*\*|__)?:(\*\*|__)?", re.IGNORECASE)
_MARKER_LINE = re.compile(
    rf"^([ \t\x0b\x0c]*(?:\*\*|__)?(?:{_MARKER_WORDS})(?:\*\*|__)?)(\\*):", re.IGNORECASE | re.MULTILINE
)
#: Rules, which formatters write in another way, and underlines of headings.
_RULE = r"(?:=+[ \t]*$|-+[ \t]*$|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$)"
#: The beginnings of lines that could end an answer, open something that swallows what follows, or pass for the brief's
#: own structure: headings, their underlines, rules, fences, HTML, quotes, link definitions, task list items.
_DANGER = rf"(?:#{{1,6}}(?:[ \t\x0b\x0c]|$)|{_RULE}|`{{3}}|~{{3}}|<|>|\[(?![^\[\]\n]*\](?!:))|[-*+][ \t]+\[[ xX]\])"
_DANGER_LINE = re.compile(rf"^([ \t\x0b\x0c]*)(\\*)(?={_DANGER})", re.MULTILINE)
_ESCAPED_LINE = re.compile(rf"^([ \t\x0b\x0c]*)\\(\\*)(?={_DANGER})", re.MULTILINE)
_BREAK = re.compile(r"(\\*)(<br ?/?>)", re.IGNORECASE)
_NEWLINE = re.compile(r"(\\*)\n")
_PIPE = re.compile(r"(\\*)\|")
#: A tag or a comment of HTML; a comment that nothing closes goes on to the end.
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)


class Item(Struct):
    """One item of a list."""

    #: None where it has no tick box.
    ticked: bool | None
    #: Source of the item after its bullet and box, later lines included.
    text: str
    #: Source of the whole item.
    source: str
    line: int


class Cells(Struct):
    """One row of a table: the decoded text of each cell."""

    cells: list[str]
    line: int


class Block(Struct):
    """One block at the top level of a document; lines count from 1, the last one included."""

    kind: Literal["heading", "quote", "list", "table", "other"]
    line: int
    end_line: int
    #: Of a heading written with #: its level; 0 for all else.
    level: int = 0
    #: Of a heading: its text without Markdown.
    text: str = ""
    items: tuple[Item, ...] = ()
    #: Of a table: its heading row and then the others.
    rows: tuple[Cells, ...] = ()


class Document(Struct):
    """A source text with its lines and blocks."""

    lines: list[str]
    blocks: list[Block]
    #: Lines of the front matter between its fences, first and last from 1; None without one.
    front: tuple[int, int] | None

    def source(self, first: int, last: int) -> str:
        """Return the source of these lines, the last one included."""
        return "\n".join(self.lines[first - 1 : last])


def clean(text: str) -> str:
    """Return a text in its canonical form: LF ends, nothing blank around it, no spaces at the ends of lines.

    What no UTF-8 file can hold (lone surrogates) and NUL become U+FFFD.
    """
    if text.isprintable() and not text.startswith(" ") and not text.endswith(" "):
        # Most texts are a single line with nothing to mend.
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    if not text.isascii():
        text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _has_surrogate(text) else text
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip(" \t\n")


def one_line(text: str) -> str:
    """Return a canonical text on a single line."""
    return " ".join(part for part in re.split(r"[ \t]*\n[ \t]*", clean(text)) if part)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return the words of a text without its Markdown, on one line."""
    if not re.search(r"[\\*_`\[\]<>&#~|\n]", text):
        return " ".join(text.split())
    words: list[str] = []
    html: list[str] = []
    # A single line, such as a cell or a name, is no heading, list or rule, whatever it begins with; several lines are
    # read as they stand in a brief, where a link definition or an unclosed fence is text like any other.
    lead, text = ("", guard(text)) if "\n" in text else ("x ", text)
    for event in pyromark.events(lead + text, options=_OPTIONS):
        if isinstance(event, dict):
            ((name, value),) = event.items()
            if name in ("Text", "Code"):
                words.append(str(value))
            elif name == "Html":
                html.append(str(value))
            elif name == "InlineHtml" and _BREAK.match(str(value)):
                words.append(" ")
            elif name == "End" and value == "HtmlBlock":
                words += (" ", unescape(_TAG.sub(" ", "".join(html))), " ")
                html.clear()
            elif name == "End" and (value in ("Paragraph", "Item", "TableCell") or "Heading" in str(value)):
                words.append(" ")
        elif event in ("SoftBreak", "HardBreak"):
            words.append(" ")
    return " ".join("".join(words).removeprefix(lead).split())


def guard(text: str) -> str:
    """Return a canonical text in a form that reads back the same and cannot act on what stands around it.

    Where a parser confirms that the text keeps to itself (a closed fence, say), it stays as it is; else a backslash
    goes before each line that begins a construct, and one more where backslashes stand there already.
    """
    if unguard(text) == text and (not _DANGER_LINE.search(text) or _keeps_to_itself(text)):
        return text if not _MARKER_LINE.search(text) else _guard_markers(text)
    return _guard_markers(_DANGER_LINE.sub(r"\1\\\2", text))


def unguard(text: str) -> str:
    """Take away what `guard` put in."""
    text = _MARKER_LINE.sub(lambda found: f"{found[1]}{found[2][1:]}:", text)
    return _ESCAPED_LINE.sub(r"\1\2", text)


def _guard_markers(text: str) -> str:
    return _MARKER_LINE.sub(r"\1\\\2:", text)


def _keeps_to_itself(text: str) -> bool:
    """Whether a text, put between two headings, leaves both of them where they are and adds none."""
    # Fences of tildes are left out because formatters turn them into backticks without looking at what they hold.
    if re.search(rf"^[ \t]*(?:\[|>|~~~|{_RULE}|[-*+][ \t]+\[[ xX]\])", text, re.MULTILINE):
        return False
    document = parse(f"# a\n\n{text}\n\n### z\n")
    headings = [block for block in document.blocks if block.kind == "heading"]
    return len(headings) == 2 and headings[1].line == len(document.lines) - 1  # noqa: PLR2004


def marker(text: str) -> tuple[str, str] | None:
    """Split a text that opens with a marker such as **Not applicable:** into the marker's name and the rest."""
    found = _MARKER.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    return _MARKER_IDS[found[2].casefold()], rest.strip(" \t\n")


def marked(name: str, text: str) -> str:
    """Return a guarded text behind its marker, on the same line if it is a plain single line."""
    head = f"**{MARKERS[name]}:**"
    guarded = guard(text)
    if not text:
        return head
    if "\n" not in text and guarded == text and (text[0].isalnum() or text[0] in "\"'(\u00a3$\u201c\u2018"):
        return f"{head} {text}"
    return f"{head}\n\n{guarded}"


def cell(text: str) -> str:
    """Return a canonical text as it stands in a table's cell: on one line, with pipes and line breaks encoded."""
    # Backslashes before what is encoded are doubled, and one more says that it stands for itself.
    text = _BREAK.sub(r"\1\1\\\2", text)
    text = _NEWLINE.sub(r"\1\1<br>", text)
    return _PIPE.sub(lambda found: found[1] * 2 + "\\|", text)


def uncell(source: str) -> str:
    """Take away what `cell` put in."""
    if "\\" not in source and "<" not in source:
        return clean(source)
    source = _PIPE.sub(lambda found: found[1][: len(found[1]) // 2] + "|", source)

    def decoded(found: re.Match[str]) -> str:
        backslashes = found[1][: len(found[1]) // 2]
        return backslashes + (found[2] if len(found[1]) % 2 else "\n")

    return clean(_BREAK.sub(decoded, source))


def table_row(cells: list[str]) -> str:
    """Return one line of a table from texts."""
    return "| " + " | ".join(cell(text) for text in cells) + " |"


def normal_ends(text: str) -> str:
    """Return a file's text with LF line ends and no byte-order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str) -> Document:
    """Return the blocks at the top level of a text with LF ends, with their lines."""
    lines = text.split("\n")
    front = None
    if lines[0].rstrip() == "---":
        # Blanked for the parser, which would also take dashes further down for front matter.
        last = next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == "---"), None)
        if last is not None:
            front = (2, last - 1)
            text = "\n" * last + "\n".join(lines[last:])
    data = text.encode("utf-8", "replace")
    starts = [0]
    at = data.find(b"\n")
    while at >= 0:
        starts.append(at + 1)
        at = data.find(b"\n", at + 1)
    reader = _Reader(data, starts)
    reader.read(pyromark.events_with_range(text, options=_OPTIONS))
    return Document(lines, reader.blocks, front)


class _Reader:
    """Turns pyromark's events into blocks; only the top level and the insides of its lists and tables are kept."""

    def __init__(self, data: bytes, starts: list[int]) -> None:
        self.data = data
        self.starts = starts
        self.blocks: list[Block] = []
        self.depth = 0
        #: Gathered for the block at hand.
        self.words: list[str] = []
        self.items: list[Item] = []
        self.rows: list[Cells] = []
        self.block = Block("other", 0, 0)
        #: Of the item at hand; its text begins where its first content does, None before that.
        self.ticked: bool | None = None
        self.text_start: int | None = None
        self.cell: Any = None

    def line(self, offset: int) -> int:
        """Return the line of a byte, from 1."""
        return bisect_right(self.starts, offset)

    def slice(self, start: int, end: int) -> str:
        return self.data[start:end].decode("utf-8", "replace")

    def read(self, events: Any) -> None:
        """Walk the events once."""
        for event, place in events:
            if event.__class__ is not dict:
                if self.depth == 0:
                    self.blocks.append(Block("other", self.line(place["start"]), self._last(place)))
            elif "Start" in event:
                self._start(event["Start"], place)
                self.depth += 1
            elif "End" in event:
                self.depth -= 1
                self._end(event["End"], place)
            elif "TaskListMarker" in event:
                if self.depth in (2, 3):
                    self.ticked, self.text_start = event["TaskListMarker"], place["end"]
            elif self.block.kind == "heading" and ("Text" in event or "Code" in event):
                self.words += event.values()
            elif self.text_start is None:
                self.text_start = place["start"]

    def _start(self, tag: Any, place: Any) -> None:
        if self.depth == 0:
            self.block = self._block(tag, place)
            self.words, self.items, self.rows = [], [], []
        elif self.depth == 1 and tag == "Item":
            self.ticked = self.text_start = None
        elif self.depth == 1 and tag in ("TableHead", "TableRow"):
            self.rows.append(Cells([], self.line(place["start"])))
        elif self.text_start is None:
            self.text_start = place["start"]

    def _end(self, tag: Any, place: Any) -> None:
        if self.depth == 0:
            self.block.text = " ".join("".join(self.words).split())
            self.block.items, self.block.rows = tuple(self.items), tuple(self.rows)
            self.blocks.append(self.block)
        elif self.depth == 1 and tag == "Item":
            start, end = place["start"], place["end"]
            text = self.slice(self.text_start, end) if self.text_start is not None else ""
            self.items.append(Item(self.ticked, text, self.slice(start, end), self.line(start)))
            # Taken from its items, as the parser counts a link definition that follows to the list itself.
            self.block.end_line = self._last(place)
        elif self.depth == 1 and tag == "TableRow":
            self._end_row(place)
        elif self.depth == 2 and tag == "TableCell" and self.rows:  # noqa: PLR2004
            self.rows[-1].cells.append(uncell(self.slice(place["start"], place["end"]).strip(" \t")))
            self.cell = place

    def _end_row(self, place: Any) -> None:
        """Give what follows a pipe too many to the last cell: Markdown shows it nowhere, but it must not be lost."""
        if self.slice(self.cell["end"], place["end"]).strip("| \t\n"):
            source = self.slice(self.cell["start"], place["end"]).strip(" \t\n").removesuffix("|")
            self.rows[-1].cells[-1] = uncell(source)

    def _last(self, place: Any) -> int:
        """Return the last line that is not blank of what a block covers."""
        end = place["end"]
        while end > place["start"] and self.data[end - 1 : end] in (b"\n", b" ", b"\t"):
            end -= 1
        return self.line(max(end - 1, place["start"]))

    def _block(self, tag: Any, place: Any) -> Block:
        first, last = self.line(place["start"]), self._last(place)
        if tag.__class__ is dict:
            (name,) = tag
            if name == "Heading":
                # A heading that is underlined is taken for text: the brief's own have # and stand on one line, and a
                # line of dashes under an answer must not end it.
                hashes = first == last
                return Block("heading" if hashes else "other", first, last, int(tag[name]["level"][1]) if hashes else 0)
            kind = {"BlockQuote": "quote", "List": "list", "Table": "table"}.get(name, "other")
            return Block(kind, first, last)  # type: ignore[arg-type]
        return Block("other", first, last)
