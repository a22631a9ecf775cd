"""An assessed brief -> its Markdown: written afresh, or an existing text with only what changed replaced."""

import re
from collections.abc import Sequence
from dataclasses import replace

import yaml

from jw_design import markdown
from jw_design.answers import all_columns, canonical, cell_text, cell_value, is_asked
from jw_design.assess import risk_key
from jw_design.conditions import holds
from jw_design.documents import bodies, fill, risks
from jw_design.documents.bodies import delimiter, display_rows, named, row_line
from jw_design.errors import UnsafeWriteError
from jw_design.markdown import Block, Cells, Document
from jw_design.model.answer import Answer, Brief, Row
from jw_design.model.checklist import Checklist, Part, Question
from jw_design.model.finding import Assessment
from jw_design.readback import (
    ACCEPTED,
    RISKS,
    Section,
    only_if,
    quote_as_asked,
    question_code,
    read,
    read_answer,
    sections,
    table_positions,
    typed_under_table,
)
from jw_design.values import names

_NOTHING = Answer()
_PLAIN_QUOTE = re.compile(r" {0,3}>")
Edit = tuple[int, int, list[str]]


def write(checklist: Checklist, assessment: Assessment) -> str:
    """Return a brief written afresh; raise UnsafeWriteError if it would not read back the same."""
    assessment = _canonical(checklist, assessment)
    text = _fresh(checklist, assessment)
    _check(checklist, assessment, text)
    return text


def rewrite(text: str, checklist: Checklist, assessment: Assessment, moved: frozenset[str] = frozenset()) -> str:
    """Return an existing brief with what changed put in; all else stays as somebody laid it out.

    `moved` are questions, by id, whose answers were moved out of the quote. Raises UnsafeWriteError if the result would
    not read back the same.
    """
    assessment = _canonical(checklist, assessment)
    old = read(text, checklist)
    made = _Rewriter(text, old, checklist, assessment, moved).rewrite()
    _check(checklist, assessment, made)
    return made


def _canonical(checklist: Checklist, assessment: Assessment) -> Assessment:
    """Return an assessment whose answers are in the form in which they are written and compared."""
    brief = assessment.brief
    return replace(assessment, brief=replace(brief, answers=canonical(checklist, brief.answers)))


def moved_answers(brief: Brief, checklist: Checklist) -> tuple[dict[str, Answer], frozenset[str]]:
    """Return the answers with what stood in the quotes of their questions put before them, and which questions those are."""
    answers = dict(brief.answers)
    moved = set()
    for slip in brief.slips:
        question = checklist.codes.get(slip.question or "")
        if slip.id == "text-in-quote" and question is not None:
            answer = answers.get(question.id, _NOTHING)
            text = "\n\n".join(part for part in (slip.text, answer.text) if part)
            answers[question.id] = replace(answer, text=text)
            moved.add(question.id)
    return canonical(checklist, answers), frozenset(moved)


def _check(checklist: Checklist, assessment: Assessment, text: str) -> None:
    """Read a text back and compare; whoever wrote it must never find another answer than they gave."""
    brief = assessment.brief
    again = read(text, checklist)
    for question in checklist.questions.values():
        if again.answers.get(question.id) != brief.answers.get(question.id):
            message = (
                f"The answer to {question.code} ({question.title}) would not read back the same, so nothing was written. "
                "Please report this; rewording that answer a little will get you past it."
            )
            raise UnsafeWriteError(message)
    raised = {risk_key(finding) for finding in risks.open_risks(checklist, assessment)}
    owners = {key: owner for key, owner in brief.owners.items() if (key[0], names.canonical(key[1])) in raised}
    same = {key: again.owners.get(key) for key in owners} == owners
    if not same or again.accepted != brief.accepted or again.title != brief.title or again.depth != brief.depth:
        message = "The title, the owners or the accepted risks would not read back the same, so nothing was written."
        raise UnsafeWriteError(message)


def front_matter(brief: Brief) -> str:
    """Return the lines between the fences."""
    lines = [f"title: {_scalar(brief.title)}", f"checklists: [{', '.join(map(_flow, brief.checklists))}]"]
    lines.append(f"depth: {brief.depth}")
    if brief.parts:
        lines.append(f"parts: [{', '.join(brief.parts)}]")
    if brief.assessed is not None:
        lines.append(f"assessed: {brief.assessed.isoformat()}")
    if brief.stopped_at:
        lines.append(f"stopped-at: {brief.stopped_at}")
    return "\n".join(lines)


def _scalar(text: str) -> str:
    """Return a text as YAML on one line: as it is where that is safe, else in double quotes."""
    style = None if text.isprintable() else '"'
    dumped = yaml.safe_dump(text, allow_unicode=True, width=10**9, default_style=style)
    return dumped.removesuffix("\n").removesuffix("\n...")


def _flow(text: str) -> str:
    """Return a text as it may stand in a list in brackets."""
    if re.fullmatch(r"[\w./\\@-]+", text, re.ASCII):
        return text
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9).removesuffix("\n")


def section(checklist: Checklist, question: Question, brief: Brief, *, blank: bool = False) -> str:
    """Return one question with its answer; a blank one carries its condition and its help."""
    home = brief.answers.get(question.of or "", _NOTHING).rows
    answer = brief.answers.get(question.id, _NOTHING)
    return fill(
        "question.md.j2",
        question=question,
        asked=_one_paragraph(quote_as_asked(question)),
        only_if=only_if(question, checklist),
        help=_one_paragraph(question.help) if blank else "",
        body=bodies.body(question, answer, brief.depth, home, blank=blank),
    )


def _one_paragraph(text: str) -> str:
    """Return a checklist's text as one line of a quote, where nothing in it can begin a block."""
    return markdown.guard(" ".join(text.split()))


def shown_parts(checklist: Checklist, brief: Brief, *, blank: bool = False) -> list[tuple[Part, list[Question]]]:
    """Return the parts and questions that a brief shows: what is asked and may apply, and what is answered."""
    from jw_design.assess.view import View

    view = View(checklist, brief)
    shown = []
    for part in checklist.parts:
        questions = []
        for question in part.questions:
            asked = (not brief.parts or part.part in brief.parts) and is_asked(question, brief.depth) and (
                blank or question.when is None or holds(question.when, view) is not False
            )
            if asked or question.id in brief.answers:
                questions.append(question)
        if questions:
            shown.append((part, questions))
    return shown


def _fresh(checklist: Checklist, assessment: Assessment) -> str:
    brief = assessment.brief
    return whole(checklist, brief, risks.risks(checklist, assessment), risks.accepted(brief.accepted))


def whole(
    checklist: Checklist, brief: Brief, risk_section: str | None, accepted: str = "", *, about: str = "", blank: bool = False
) -> str:
    """Return a whole document from its sections."""
    parts = [
        {
            "part": part.part,
            "title": part.title,
            "about": part.about,
            "sections": [section(checklist, question, brief, blank=blank) for question in questions],
        }
        for part, questions in shown_parts(checklist, brief, blank=blank)
    ]
    title = _one_paragraph(brief.title) or "Untitled"
    text = fill(
        "brief.md.j2",
        front=front_matter(brief),
        title=title,
        about=about,
        risks=risk_section,
        accepted=accepted,
        parts=parts,
    )
    return text + "\n"


class _Rewriter:
    """Gathers edits, each a range of lines and what comes in its place, and makes them from the bottom up."""

    def __init__(
        self, text: str, old: Brief, checklist: Checklist, assessment: Assessment, moved: frozenset[str]
    ) -> None:
        self.document: Document = markdown.parse(text)
        self.old = old
        self.checklist = checklist
        self.assessment = assessment
        self.new = assessment.brief
        self.moved = moved
        self.edits: list[Edit] = []
        self.answers = self.new.answers

    def rewrite(self) -> str:
        found = sections(self.document)
        by_code: dict[str, Section] = {}
        for one in found:
            code = question_code(one)
            # Of a code that stands twice, the one that was read is the one that is written.
            question = self.checklist.codes.get(code or "")
            place = self.old.places.get(question.id) if question is not None else None
            if code is not None and place is not None and place.line == one.heading.line:
                by_code[code] = one
        for part, questions in shown_parts(self.checklist, self.new):
            self._part(part, questions, by_code, found)
        self._risks(found)
        self._accepted(found)
        if self.edits or self.new.stopped_at != self.old.stopped_at or self.new.title != self.old.title:
            self._front()
        lines = list(self.document.lines)
        # Of several insertions at one place the last one gathered goes in first, so that they keep their order.
        for _, (first, last, put) in sorted(enumerate(self.edits), key=lambda edit: (edit[1][0], edit[0]), reverse=True):
            lines[first - 1 : last] = put
        return "\n".join(lines).rstrip("\n") + "\n"

    def _part(self, part: Part, questions: list[Question], by_code: dict[str, Section], found: list[Section]) -> None:
        """Rewrite the questions that changed, and put in those that the file lacks after the one before."""
        codes = {question.code for question in part.questions}
        present = [one for code, one in by_code.items() if code in codes]
        heading = next(
            (one for one in found if one.heading.level == 2 and one.heading.text.startswith(f"{part.part}. ")),  # noqa: PLR2004
            None,
        )
        at = heading.last if heading else None
        if at is None and present:
            at = min(one.heading.line for one in present) - 1
        if at is None:
            at = self._part_end(part, found)
            self._insert(at, f"## {part.part}. {part.title}" + (f"\n\n{part.about}" if part.about else ""))
        for question in questions:
            one = by_code.get(question.code)
            if one is None:
                self._insert(at, section(self.checklist, question, self.new))
            else:
                self._question(question, one)
                at = one.last

    def _part_end(self, part: Part, found: list[Section]) -> int:
        """Return the line after which a part that the file lacks belongs: after the parts that come before it."""
        at = next((one.last for one in found if one.heading.level == 1), len(self.document.lines))
        for one in found:
            if one.heading.level == 2 and one.heading.text in (RISKS, ACCEPTED):  # noqa: PLR2004
                at = max(at, one.last)
        for earlier in self.checklist.parts:
            if earlier.part == part.part:
                break
            codes = {question.code for question in earlier.questions}
            at = max([at, *(one.last for one in found if question_code(one) in codes)])
        return at

    def _insert(self, after: int, text: str) -> None:
        blank_before = [] if after and not self.document.lines[after - 1].strip() else [""]
        self.edits.append((after + 1, after, [*blank_before, *text.split("\n"), ""]))

    def _question(self, question: Question, one: Section) -> None:
        """Put in a changed answer; the heading, the quote and what was not read stay."""
        source = read_answer(question, self.document, one, self.checklist, self.new.depth)
        old = self.old.answers.get(question.id, _NOTHING)
        new = self.answers.get(question.id, _NOTHING)
        moved = question.id in self.moved
        if question.kind == "table":
            if source.structure is not None:
                self._table(question, source.structure, new)
                if (old.text, old.standing) == (new.text, new.standing):
                    return
            elif old == new:
                return
        elif old == new and not moved:
            return
        first = one.heading.end_line + 1
        put: list[str] = [""]
        if source.quote is not None:
            quote = self.document.lines[source.quote.line - 1 : source.quote.end_line]
            kept = [line for line in quote if _PLAIN_QUOTE.match(line)]
            put += [f"> {_one_paragraph(quote_as_asked(question))}"] if moved else kept
            put.append("")
        if question.kind == "table" and source.structure is not None:
            first = source.structure.end_line + 1
            put = [""]
            said = bodies.words(question, new)
        else:
            home = self.answers.get(question.of or "", _NOTHING).rows
            said = bodies.body(question, new, self.new.depth, home, unread=source.unread)
        put += said.split("\n") if said else []
        while put and not put[-1]:
            put.pop()
        self.edits.append((first, one.last, [*put, ""]))

    def _table(self, question: Question, block: Block, new: Answer) -> None:
        """Replace the rows that changed; columns that somebody added keep their cells."""
        lines = self.document.lines
        header, *old_rows = block.rows
        old_rows = [row for row in old_rows if not typed_under_table(self.document, row)]
        positions = table_positions(question, header.cells)
        naming = question.name_column
        if naming is not None and naming.id not in positions and 0 not in positions.values():
            positions[naming.id] = 0
        columns = bodies.table_columns(question, new, self.new.depth)
        titles = list(header.cells)
        for column in columns:
            if column.id not in positions:
                positions[column.id] = len(titles)
                titles.append(column.title)
        wanted = display_rows(question, new, self.answers.get(question.of or "", _NOTHING).rows)
        pairs = _pair_rows(question, positions, old_rows, wanted)
        put = [markdown.table_row(titles), delimiter(len(titles))]
        widened = len(titles) > len(header.cells)
        if not widened:
            put = lines[header.line - 1 : header.line + 1]
        for row, old in pairs:
            cells = [*(old.cells if old else []), *[""] * len(titles)][: len(titles)]
            changed = False
            for column in all_columns(question):
                at, value = positions.get(column.id), row.cells.get(column.id, "")
                if at is not None and cell_value(question, column, cells[at]) != value:
                    cells[at], changed = cell_text(question, column, value), True
            put.append(markdown.table_row(cells) if changed or widened or old is None else lines[old.line - 1])
        if not pairs:
            put.append(markdown.table_row([""] * len(titles)))
        last = old_rows[-1].line if old_rows else header.line + 1
        if put != lines[header.line - 1 : last]:
            self.edits.append((header.line, last, put))

    def _risks(self, found: list[Section]) -> None:
        one = next((one for one in found if one.heading.level == 2 and one.heading.text == RISKS), None)  # noqa: PLR2004
        if one is None:
            at = next((each.last for each in found if each.heading.level == 1), None)
            at = at if at is not None else (self.document.front or (0, 0))[1] + 1
            self._insert(at, risks.risks(self.checklist, self.assessment))
            return
        block = next((each for each in one.blocks if each.kind == "table"), None)
        if block is None:
            self._insert(one.last, risks.risks(self.checklist, self.assessment).partition("\n\n")[2])
            return
        known = risks.known_risks(self.checklist)
        own = [row for row in block.rows[1:] if row.cells[0].strip() and row.cells[0].partition(":")[0].strip() not in known]
        old = [row.cells for row in block.rows[1:] if row not in own and any(row.cells)]
        if old != [[markdown.uncell(markdown.cell(text)) for text in row] for row in risks.risk_rows(self.checklist, self.assessment)]:
            kept = [self.document.lines[row.line - 1] for row in own]
            table = risks.risks(self.checklist, self.assessment, kept).split("\n\n", 2)[2]
            self.edits.append((block.line, block.end_line, table.split("\n")))

    def _accepted(self, found: list[Section]) -> None:
        if self.new.accepted == self.old.accepted:
            return
        one = next((one for one in found if one.heading.level == 2 and one.heading.text == ACCEPTED), None)  # noqa: PLR2004
        block = next((each for each in one.blocks if each.kind == "table"), None) if one else None
        if block is not None:
            self.edits.append((block.line, block.end_line, risks.accepted_table(self.new.accepted).split("\n")))
        elif one is not None:
            self._insert(one.last, risks.accepted_table(self.new.accepted))
        else:
            after = next((each for each in found if each.heading.text == RISKS), None)
            first = next((each.last for each in found if each.heading.level == 1), 0)
            self._insert(after.last if after else first, risks.accepted(self.new.accepted))

    def _front(self) -> None:
        """Bring the keys of the front matter up to date, each on its own line; all others stay."""
        front = self.document.front
        if front is None:
            return
        values = {"title": _scalar(self.new.title), "stopped-at": self.new.stopped_at}
        if self.new.title == self.old.title:
            del values["title"]
        if self.new.assessed is not None:
            values["assessed"] = self.new.assessed.isoformat()
        last = front[1]
        for key, value in values.items():
            line = next((at for at in range(front[0], last + 1) if self.document.lines[at - 1].startswith(f"{key}:")), None)
            if line is not None:
                self.edits.append((line, line, [f"{key}: {value}"] if value else []))
            elif value:
                self.edits.append((last + 1, last, [f"{key}: {value}"]))


def _pair_rows(
    question: Question, positions: dict[str, int], old: Sequence[Cells], wanted: Sequence[Row]
) -> list[tuple[Row, Cells | None]]:
    """Give each wanted row the line that it stood in: by name first, then in order, so that a renamed row keeps its place."""
    naming = question.name_column
    at = positions.get(naming.id, 0) if naming is not None else 0
    left = [row for row in old if any(row.cells)]
    found: dict[int, Cells] = {}
    for number, row in enumerate(wanted):
        name = named(question, row)
        for line in left:
            if name and names.canonical(markdown.plain(line.cells[at] if at < len(line.cells) else "")) == name:
                found[number] = line
                left.remove(line)
                break
    for number in range(len(wanted)):
        if number not in found and left:
            found[number] = left.pop(0)
    return [(row, found.get(number)) for number, row in enumerate(wanted)]
