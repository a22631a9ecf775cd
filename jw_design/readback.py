"""A brief's Markdown -> Brief: answers, accepted risks and owners, each with its lines; nothing typed is dropped."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from jw_design import markdown
from jw_design.answers import OTHER, all_columns, canonical, option_id, shown_columns
from jw_design.conditions import say
from jw_design.errors import ChecklistError, InputError
from jw_design.load.nodes import Mapping, Node, Scalar, Sequence, parse, read_bytes
from jw_design.markdown import Block, Cells, Document
from jw_design.model.answer import Acceptance, Answer, Brief, Owner, Place, Row, Slip, Standing
from jw_design.model.checklist import Checklist, Depth, Question
from jw_design.values import dates, names

RISKS = "Risks to settle"
ACCEPTED = "Accepted risks"
RISK_COLUMNS = ("Risk", "Row", "Severity", "Question", "To settle it", "Owner", "Due")
ACCEPTED_COLUMNS = ("Risk", "Row", "Accepted by", "Until", "Reason")
_CODE = re.compile(r"([A-Z]{1,2}[0-9]{1,2})(?![0-9A-Za-z])[.:)\]]?")
_QUOTED = re.compile(r" {0,3}> ?")
#: Headings of this level and above end an answer.
QUESTION_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The front matter of a brief."""

    title: str
    checklists: tuple[str, ...]
    depth: Depth
    parts: tuple[str, ...]
    assessed: str
    stopped_at: str


@dataclass(slots=True)
class Section:
    """A heading and what follows it up to the next heading of level 3 or higher; lines from 1."""

    heading: Block
    blocks: list[Block]
    #: Last line that belongs to it, blank lines included.
    last: int


@dataclass(slots=True)
class AnswerSource:
    """One answer as it was read, and which lines it stands in."""

    answer: Answer
    #: The list or table that holds the ticks or rows.
    structure: Block | None = None
    quote: Block | None = None
    #: Whether the quote does not begin with the question as it is asked now.
    reworded: bool = False
    #: Source of list items that match no option.
    unread: list[str] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


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
        message = "It holds a NUL character, so it is not a text file, or it is damaged. Open a backup, or delete that character."
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
            "It does not start with front matter (a line ---, then title: and checklists:, then ---), so it is not a brief. "
            "Start one with: jw-design new"
        )
        raise InputError(message, path=path, line=1)
    try:
        # One blank line in place of the opening dashes keeps the line numbers of the file.
        node = parse("\n" + "\n".join(lines[1 : last - 1]) + "\n", path)
    except ChecklistError as error:
        raise InputError(error.problems[0].message, path=path, line=error.problems[0].line) from None
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


def _word(node: Mapping, key: str) -> str:
    value = node.items.get(key)
    return value.value if isinstance(value, Scalar) else ""


def _words(node: Node | None) -> tuple[str, ...]:
    if isinstance(node, Sequence):
        return tuple(item.value for item in node.items if isinstance(item, Scalar) and item.value)
    return (node.value,) if isinstance(node, Scalar) and node.value else ()


def read(text: str, checklist: Checklist, path: Path | str = "") -> Brief:
    """Return what a brief states; mistakes of form become slips, so that all that can be read is."""
    front = head(text, path)
    document = markdown.parse(text)
    same_version = all(edition.name in front.checklists for edition in checklist.editions if "@" in edition.name)
    reader = _BriefReader(document, checklist, front.depth, same_version=same_version)
    for section in sections(document):
        reader.section(section)
    assessed = dates.parse(front.assessed)
    return Brief(
        title=front.title,
        checklists=front.checklists,
        depth=front.depth,
        parts=front.parts,
        assessed=assessed.start if assessed else None,
        stopped_at=front.stopped_at,
        answers=canonical(checklist, reader.answers),
        accepted=tuple(reader.accepted),
        owners=reader.owners,
        path=str(path),
        places=reader.places,
        slips=tuple(reader.slips),
        risk_table=reader.risk_table,
    )


def sections(document: Document) -> list[Section]:
    """Return the sections of a document that begin with a heading of level 1 to 3."""
    found: list[Section] = []
    for block in document.blocks:
        if block.kind == "heading" and block.level <= QUESTION_LEVEL:
            if found:
                found[-1].last = block.line - 1
            found.append(Section(block, [], len(document.lines)))
        elif found:
            found[-1].blocks.append(block)
    return found


def question_code(section: Section) -> str | None:
    """Return the code that a question's heading begins with."""
    if section.heading.level != QUESTION_LEVEL:
        return None
    found = _CODE.match(section.heading.text)
    return found[1] if found else None


class _BriefReader:
    """Reads sections one after the other."""

    def __init__(self, document: Document, checklist: Checklist, depth: Depth, *, same_version: bool) -> None:
        self.document = document
        self.checklist = checklist
        self.depth = depth
        #: Whether the questions should stand in the brief word for word.
        self.same_version = same_version
        self.answers: dict[str, Answer] = {}
        self.accepted: list[Acceptance] = []
        self.owners: dict[tuple[str, str], Owner] = {}
        self.places: dict[str, Place] = {}
        self.slips: list[Slip] = []
        self.risk_table: tuple[tuple[str, str], ...] | None = None

    def section(self, section: Section) -> None:
        code = question_code(section)
        title = section.heading.text
        if code is not None:
            self._question(section, code)
        elif section.heading.level == 2 and title.casefold() == RISKS.casefold():  # noqa: PLR2004
            self._risks(section)
        elif section.heading.level == 2 and title.casefold() == ACCEPTED.casefold():  # noqa: PLR2004
            self._accepted(section)
        elif (part := re.match(r"([A-Z]{1,2})\. ", title)) is not None:
            self.places.setdefault(f"part {part[1]}", Place(line=section.heading.line, end_line=section.heading.end_line))

    def _question(self, section: Section, code: str) -> None:
        line = section.heading.line
        question = self.checklist.codes.get(code)
        if question is None:
            self.slips.append(Slip(id="unknown-code", line=line, text=code))
            return
        source = read_answer(question, self.document, section, self.checklist, self.depth)
        place = Place(line=line, end_line=last_line(self.document, section))
        if question.id in self.places:
            first = self.places[question.id].line
            self.slips.append(Slip(id="code-twice", line=line, question=code, text=f"line {first}"))
            if self.answers[question.id] or not source.answer:
                return
        if source.reworded and not source.answer and self.same_version:
            source.slips.append(Slip(id="quote-changed", line=source.quote.line if source.quote else line, question=code))
        self.places[question.id] = place
        self.answers[question.id] = source.answer
        self.slips += source.slips

    def _risks(self, section: Section) -> None:
        table = next((block for block in section.blocks if block.kind == "table"), None)
        self.places["risks"] = Place(line=section.heading.line, end_line=last_line(self.document, section))
        keys = []
        for _, cells in _named_cells(table, RISK_COLUMNS):
            risk = cells["Risk"].partition(":")[0].strip()
            if not risk:
                continue
            key = (risk, markdown.plain(cells["Row"]))
            keys.append(key)
            if cells["Owner"] or cells["Due"]:
                self.owners[key] = Owner(who=cells["Owner"], by=cells["Due"])
        self.risk_table = tuple(keys)

    def _accepted(self, section: Section) -> None:
        table = next((block for block in section.blocks if block.kind == "table"), None)
        for line, cells in _named_cells(table, ACCEPTED_COLUMNS):
            if any(cells.values()):
                self.accepted.append(
                    Acceptance(
                        risk=cells["Risk"].partition(":")[0].strip(),
                        row=markdown.plain(cells["Row"]),
                        by=cells["Accepted by"],
                        until=cells["Until"],
                        reason=cells["Reason"],
                        line=line,
                    )
                )


def last_line(document: Document, section: Section) -> int:
    """Return the last line of a section that is not blank."""
    last = section.last
    while last > section.heading.end_line and not document.lines[last - 1].strip():
        last -= 1
    return last


def _named_cells(table: Block | None, wanted: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of one of the brief's own tables by column title; a missing column is empty."""
    if table is None or not table.rows:
        return []
    titles = {names.canonical(title): at for at, title in enumerate(table.rows[0].cells)}
    positions = {title: titles.get(names.canonical(title)) for title in wanted}
    return [
        (row.line, {title: row.cells[at] if at is not None and at < len(row.cells) else "" for title, at in positions.items()})
        for row in table.rows[1:]
    ]


def quote_as_asked(question: Question) -> str:
    """Return the question as the brief quotes it, without what a condition adds."""
    return f"{question.ask} ({question.source})" if question.source else question.ask


def read_answer(
    question: Question, document: Document, section: Section, checklist: Checklist, depth: Depth
) -> AnswerSource:
    """Return the answer that a section gives to its question."""
    source = AnswerSource(Answer())
    pieces: list[str] = []
    at = section.heading.end_line + 1
    if section.blocks and section.blocks[0].kind == "quote":
        source.quote = section.blocks[0]
        pieces.append(_lazy_lines(document, source.quote))
        _check_quote(question, document, source, checklist)
        at = source.quote.end_line + 1
    body = [block for block in section.blocks if block.line >= at]
    ticks: list[str] = []
    other = ""
    rows: tuple[Row, ...] = ()
    if question.kind in ("choice", "choices"):
        source.structure = next((block for block in body if _is_ticklist(question, block)), None)
    elif question.kind == "table":
        source.structure = _find_table(question, body)
        if source.structure is None:
            stray = next((block for block in body if block.kind == "table"), None)
            if stray is not None:
                missing = ", ".join(column.title for column in shown_columns(question, depth))
                source.slips.append(Slip(id="columns-missing", line=stray.line, question=question.code, text=missing))
    block = source.structure
    if block is None:
        pieces.append(document.source(at, section.last))
    else:
        pieces.append(document.source(at, block.line - 1))
        if question.kind == "table":
            rows, extra = _read_table(question, block, source, document, depth)
        else:
            ticks, other, extra = _read_ticks(question, block, source)
        pieces += [extra, document.source(block.end_line + 1, section.last)]
    if question.kind in ("choice", "choices"):
        pieces = [_without_why(piece) for piece in pieces]
    text = markdown.clean("\n\n".join(piece for piece in map(markdown.clean, pieces) if piece))
    standing: Standing = ""
    opened = markdown.marker(text)
    if opened and opened[0] != "why":
        standing = "not-known" if opened[0] == "not-known" else "not-applicable"
        text = opened[1]
    text = markdown.unguard(text)
    source.answer = Answer(text=text, standing=standing, chosen=tuple(ticks), other=other, rows=rows)
    return source


def _without_why(piece: str) -> str:
    """Return a reason without the word Why in front."""
    opened = markdown.marker(markdown.clean(piece))
    return opened[1] if opened and opened[0] == "why" else piece


def _lazy_lines(document: Document, quote: Block) -> str:
    """Return the lines that Markdown counts to a quote although nobody marked them with >."""
    lines = document.lines[quote.line - 1 : quote.end_line]
    return "\n".join(line for line in lines if not _QUOTED.match(line))


def _check_quote(question: Question, document: Document, source: AnswerSource, checklist: Checklist) -> None:
    """Report what stands in the quote beyond the question: an answer that a formatter has pulled in, perhaps."""
    assert source.quote is not None
    lines = document.lines[source.quote.line - 1 : source.quote.end_line]
    quoted = markdown.plain("\n".join(_QUOTED.sub("", line, count=1) for line in lines if _QUOTED.match(line)))
    rest = beyond_the_question(question, quoted, checklist)
    source.reworded = rest is None
    if rest:
        source.slips.append(Slip(id="text-in-quote", line=source.quote.line, question=question.code, text=rest))


def beyond_the_question(question: Question, quoted: str, checklist: Checklist) -> str | None:
    """Return what a quote holds after the question as asked; None where it is another wording altogether."""
    asked = markdown.plain(quote_as_asked(question))
    if not quoted.startswith(asked):
        return None
    rest = quoted[len(asked) :].strip()
    if rest and question.when is not None:
        rest = rest.removeprefix(only_if(question, checklist)).strip()
    return rest.removeprefix(markdown.plain(question.help)).strip() if rest else ""


def only_if(question: Question, checklist: Checklist) -> str:
    """Return when a question is asked, as the brief says it under the question; "" for always."""
    return f"Only if {say(question.when, checklist)}." if question.when is not None else ""


def _is_ticklist(question: Question, block: Block) -> bool:
    if block.kind != "list":
        return False
    return any(item.ticked is not None or _option_of(question, item.text) for item in block.items)


def _option_of(question: Question, text: str) -> tuple[str, str] | None:
    """Return the option that an item names and what follows its label."""
    first, _, later = text.strip(" \t\n").partition("\n")
    words = markdown.plain(first)
    found = option_id(question.options, words)
    if found is not None:
        return found, markdown.clean(later)
    if question.other and (other := re.match(r"other\b\s*:?\s*", words, re.IGNORECASE)):
        raw = re.sub(r"^[ \t]*(?:\*\*other:?\*\*:?|other:?)[ \t]*", "", first, count=1, flags=re.IGNORECASE)
        return OTHER, "\n".join(part for part in (raw if other else "", later) if part)
    # A reason written on the option's own line: "It carries on, because ..."
    for option in sorted(question.options, key=lambda one: -len(one.label)):
        for label in (option.label, *option.formerly):
            tail = re.match(rf"{re.escape(label)}\s*(?:[,;:.(–—-]|\bbecause\b)", words, re.IGNORECASE)
            if tail:
                rest = words[len(label) :].strip(" ,;:–—-.")
                return option.id, "\n".join(part for part in (rest, markdown.clean(later)) if part)
    return None


def _read_ticks(question: Question, block: Block, source: AnswerSource) -> tuple[list[str], str, str]:
    """Return the options ticked, the words beside Other, and what in the list belongs to the reason."""
    ticked: list[str] = []
    other, extra = "", []
    for item in block.items:
        found = _option_of(question, item.text)
        if item.ticked is None and found is None:
            extra.append(item.source.rstrip("\n"))
        elif found is None:
            text = markdown.plain(item.text)
            source.unread.append(item.source.rstrip("\n"))
            slip = "no-such-option" if item.ticked else "option-added"
            source.slips.append(Slip(id=slip, line=item.line, question=question.code, text=text))
        else:
            option, rest = found
            if option == OTHER:
                other = markdown.one_line(rest)
            elif rest:
                extra.append(rest)
            if item.ticked:
                ticked.append(option)
    if question.kind == "choice" and len(ticked) > 1:
        source.slips.append(Slip(id="two-ticks", line=block.line, question=question.code, text=str(len(ticked))))
    return ticked, other, "\n".join(extra)


def table_positions(question: Question, titles: list[str]) -> dict[str, int]:
    """Return where each column of the question stands in a table with these titles."""
    known = {names.canonical(markdown.plain(title)): at for at, title in reversed(list(enumerate(titles)))}
    found = {}
    for column in all_columns(question):
        at = known.get(names.canonical(column.title))
        if at is not None:
            found[column.id] = at
    return found


def _find_table(question: Question, blocks: list[Block]) -> Block | None:
    """Return the first table that has the naming column, or at least half of the columns."""
    for block in blocks:
        if block.kind == "table":
            found = table_positions(question, block.rows[0].cells)
            naming = question.name_column
            if (naming is not None and naming.id in found) or 2 * len(found) >= len(all_columns(question)):
                return block
    return None


def typed_under_table(document: Document, row: Cells) -> bool:
    """Whether a row is an answer such as **Not known yet:** that somebody typed right under the table."""
    return markdown.marker(row.cells[0]) is not None and not document.lines[row.line - 1].lstrip(" ").startswith("|")


def _read_table(
    question: Question, block: Block, source: AnswerSource, document: Document, depth: Depth
) -> tuple[tuple[Row, ...], str]:
    """Return the rows, and the text that Markdown took for rows because it stands right under the table."""
    titles = block.rows[0].cells
    positions = table_positions(question, titles)
    naming = question.name_column
    if naming is not None and naming.id not in positions and 0 not in positions.values():
        # The first column names the row, whatever its title has become.
        positions[naming.id] = 0
    rows, extra = [], []
    for line in block.rows[1:]:
        if typed_under_table(document, line):
            extra.append(line.cells[0])
            continue
        cells = {name: line.cells[at] for name, at in positions.items() if at < len(line.cells) and line.cells[at]}
        if cells:
            rows.append(Row(cells=cells, line=line.line))
    missing = [column.title for column in shown_columns(question, depth) if column.id not in positions]
    if missing:
        source.slips.append(
            Slip(id="columns-missing", line=block.line, question=question.code, text=", ".join(missing))
        )
    added = [markdown.plain(title) for at, title in enumerate(titles) if at not in positions.values() and title]
    if added:
        source.slips.append(Slip(id="columns-added", line=block.line, question=question.code, text=", ".join(added)))
    return tuple(rows), "\n\n".join(extra)
