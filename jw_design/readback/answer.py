"""A section -> the answer to its question: ticks, rows, markers and text."""

import re

from msgspec import Struct, field

from jw_design import markdown
from jw_design.answers import OTHER, all_columns, option_id, shown_columns
from jw_design.conditions import say
from jw_design.markdown import Block, Document, Item
from jw_design.model.answer import Answer, Row, Slip, Standing
from jw_design.model.checklist import Checklist, Depth, Question
from jw_design.readback.sections import Section, table_lines
from jw_design.values import names

_QUOTED = re.compile(r" {0,3}> ?")


#: What the help of a blank begins with, and the condition under a question, whatever else they say in each version.
HELP, ONLY_IF = "Help:", "Only if"


class AnswerSource(Struct):
    """One answer as it was read, and which lines it stands in."""

    answer: Answer
    #: The table that holds the rows.
    table: Block | None = None
    quote: Block | None = None
    #: Whether the quote does not begin with the question as it is asked now.
    reworded: bool = False
    #: Whether it begins with the question as it was asked in an earlier version.
    earlier: bool = False
    #: Source of list items that match no option.
    unread: list[str] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


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
        quote = source.quote = section.blocks[0]
        pieces.append(_lazy_lines(document, quote))
        _check_quote(question, document, quote, source, checklist)
        at = quote.end_line + 1
    body = [block for block in section.blocks if block.line >= at]
    ticks: list[str] = []
    other = ""
    rows: tuple[Row, ...] = ()
    if question.kind == "table":
        blocks = _find_table(question, body, source, depth)
    else:
        blocks = _find_ticklists(question, body, document)
    for block in blocks:
        pieces.append(document.source(at, block.line - 1))
        if question.kind == "table":
            rows, extra = _read_table(question, block, source, document, depth)
        else:
            ticked, words, extra = _read_ticks(question, block, source)
            ticks += ticked
            other = other or words
        pieces.append(extra)
        at = block.end_line + 1
    pieces.append(document.source(at, section.last))
    if question.kind == "choice" and len(ticks) > 1:
        slip = Slip(id="two-ticks", line=blocks[0].line, question=question.code, text=str(len(ticks)))
        source.slips.append(slip)
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


def _check_quote(
    question: Question, document: Document, quote: Block, source: AnswerSource, checklist: Checklist
) -> None:
    """Report what stands in the quote beyond the question: an answer that a formatter has pulled in, perhaps."""
    lines = [line for line in document.lines[quote.line - 1 : quote.end_line] if _QUOTED.match(line)]
    inside = "\n".join(_QUOTED.sub("", line, count=1).rstrip(" ") for line in lines)
    paragraphs = [markdown.plain(text) for text in re.split(r"\n{2,}", inside.strip("\n"))]
    rest = beyond_the_question(question, paragraphs, checklist)
    source.reworded = rest is None
    source.earlier = rest is not None and not paragraphs[0].startswith(markdown.plain(quote_as_asked(question)))
    if rest:
        source.slips.append(Slip(id="text-in-quote", line=quote.line, question=question.code, text=rest))


def beyond_the_question(question: Question, paragraphs: list[str], checklist: Checklist) -> str | None:
    """Return what a quote holds besides the question, its condition and its help; None where it is no known wording.

    A condition or help that an earlier version worded otherwise is a paragraph of its own, known by its first words.
    """
    rest = _after_wording(question, paragraphs[0])
    if rest is None:
        return None
    condition = markdown.plain(only_if(question, checklist))
    advice = markdown.plain(f"{HELP} {question.help}") if question.help else ""
    found = (text.removeprefix(condition).strip().removeprefix(advice).strip() for text in (rest, *paragraphs[1:]))
    return " ".join(text for text in found if text and not text.startswith((ONLY_IF, HELP)))


def _after_wording(question: Question, quoted: str) -> str | None:
    """Return what follows the question, as it is asked now or was in an earlier version; None where it is neither."""
    asked = markdown.plain(quote_as_asked(question))
    if quoted.startswith(asked):
        return quoted[len(asked) :].strip()
    for wording in sorted(map(markdown.plain, (question.ask, *question.formerly_asked)), key=len, reverse=True):
        if quoted.startswith(wording):
            # The paragraphs behind a question change too.
            return re.sub(r"^ *\([^()]*[0-9][^()]*\)", "", quoted[len(wording) :]).strip()
    return None


def only_if(question: Question, checklist: Checklist) -> str:
    """Return when a question is asked, as the brief says it under the question; "" for always."""
    return f"{ONLY_IF} {say(question.when, checklist)}." if question.when is not None else ""


def _find_ticklists(question: Question, body: list[Block], document: Document) -> list[Block]:
    """Return the lists of options above the reason: several where the bullets differ or a note stands between."""
    found: list[Block] = []
    for block in body if question.kind in ("choice", "choices") else ():
        if found and markdown.marker(document.lines[block.line - 1].lstrip(" ")) is not None:
            break
        boxes = any(item.ticked is not None for item in block.items)
        options = any(_option_of(question, item.text) for item in block.items)
        if (boxes and options) or ((boxes or options) and not found):
            found.append(block)
    return found


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
            tail = re.match(rf"{re.escape(label)}\s*(?:[,;:.(\u2013\u2014-]|\bbecause\b)", words, re.IGNORECASE)
            if tail:
                rest = words[len(label) :].strip(" ,;:\u2013\u2014-.")
                return option.id, "\n".join(part for part in (rest, markdown.clean(later)) if part)
    return None


def hand_ticked(item: Item) -> Item:
    """Return an item with its tick, also where the box is drawn as people do: [X ], [ x] or with a check mark."""
    drawn = re.match(r"\s*\[[ \t]*([xX\u2713\u2714]?)[ \t]*\][ \t]+", item.text) if item.ticked is None else None
    if drawn is None:
        return item
    return Item(bool(drawn[1]), item.text[drawn.end() :], item.source, item.line)


def _read_ticks(question: Question, block: Block, source: AnswerSource) -> tuple[list[str], str, str]:
    """Return the options ticked, the words beside Other, and what in the list belongs to the reason."""
    ticked: list[str] = []
    other, extra = "", []
    items = [hand_ticked(item) for item in block.items]
    boxes = any(item.ticked is not None for item in items)
    for item in items:
        found = _option_of(question, item.text)
        if item.ticked is None and (found is None or boxes):
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
    return ticked, other, "\n".join(extra)


def table_positions(question: Question, titles: list[str]) -> dict[str, int]:
    """Return where each column of the question stands in a table with these titles."""
    positions = _known_columns(question, titles)
    naming = question.name_column
    if naming is not None and naming.id not in positions and 0 not in positions.values():
        # The first column names the row, whatever its title has become.
        positions[naming.id] = 0
    return positions


def _known_columns(question: Question, titles: list[str]) -> dict[str, int]:
    """Return where the columns stand whose titles are as they were."""
    known = {names.canonical(markdown.plain(title)): at for at, title in reversed(list(enumerate(titles)))}
    found = {}
    for column in all_columns(question):
        at = known.get(names.canonical(column.title))
        if at is not None:
            found[column.id] = at
    return found


def _find_table(question: Question, body: list[Block], source: AnswerSource, depth: Depth) -> list[Block]:
    """Return the first table that has the naming column or at least half of the columns, in a list; [] for none."""
    tables = [block for block in body if block.kind == "table"]
    for block in tables:
        found = _known_columns(question, block.rows[0].cells)
        naming = question.name_column
        if (naming is not None and naming.id in found) or 2 * len(found) >= len(all_columns(question)):
            source.table = block
            return [block]
    if tables:
        missing = ", ".join(column.title for column in shown_columns(question, depth))
        slip = Slip(id="columns-missing", line=tables[0].line, question=question.code, text=missing)
        source.slips.append(slip)
    return []


def _read_table(
    question: Question, block: Block, source: AnswerSource, document: Document, depth: Depth
) -> tuple[tuple[Row, ...], str]:
    """Return the rows, and the text that Markdown took for rows because it stands right under the table."""
    titles = block.rows[0].cells
    positions = table_positions(question, titles)
    lines, typed = table_lines(document, block)
    rows = []
    for line in lines:
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
    return tuple(rows), "\n".join(typed)
