"""An existing brief -> the same text with only what changed replaced: answers, rows and the tables of risks."""

import re
from collections.abc import Callable, Sequence

from jw_design import markdown
from jw_design.answers import all_columns, cell_text, cell_value
from jw_design.documents import bodies, risks
from jw_design.documents.bodies import delimiter, display_rows, named
from jw_design.documents.sections import NOTHING, names_list, one_paragraph, scalar, section, shown_parts
from jw_design.errors import JwDesignError
from jw_design.markdown import Block, Cells
from jw_design.model.answer import Answer, Brief, Row
from jw_design.model.checklist import Checklist, Part, Question
from jw_design.model.finding import Assessment
from jw_design.readback import head
from jw_design.readback.answer import quote_as_asked, read_answer, table_positions
from jw_design.readback.sections import (
    ACCEPTED,
    ACCEPTED_COLUMNS,
    RISK_COLUMNS,
    RISKS,
    NamedCells,
    Section,
    first_table,
    is_titled,
    named_cells,
    question_code,
    risk_and_row,
    sections,
    table_lines,
)
from jw_design.values import names

_PLAIN_QUOTE = re.compile(r" {0,3}>")
_QUOTED_WORDS = re.compile(r" {0,3}>.*[^ >]")
Edit = tuple[int, int, list[str]]


class Rewriter:
    """Gathers edits, each a range of lines and what comes in its place, and makes them from the bottom up."""

    def __init__(
        self, text: str, old: Brief, checklist: Checklist, assessment: Assessment, moved: frozenset[str]
    ) -> None:
        self.document = markdown.parse(text)
        self.old = old
        self.checklist = checklist
        self.assessment = assessment
        self.new = assessment.brief
        self.moved = moved
        #: Whether the brief comes to name other checklists, or newer versions, than it did.
        self.raised = self.new.checklists != old.checklists
        self.edits: list[Edit] = []
        self.answers = self.new.answers

    def rewrite(self) -> str:
        """Return the text with all edits made."""
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
        if self.edits or self.raised or self.new.stopped_at != self.old.stopped_at or self.new.title != self.old.title:
            self._front()
        lines = list(self.document.lines)
        # Of several insertions at one place the last one gathered goes in first, so that they keep their order.
        in_order = sorted(enumerate(self.edits), key=lambda edit: (edit[1][0], edit[0]))
        for _, (first, last, put) in reversed(in_order):
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
            if is_titled(one, RISKS) or is_titled(one, ACCEPTED):
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
        """Put in a changed answer; the heading, the quote and what was not read stay.

        At a newer version the question and the options are put as they are worded there.
        """
        source = read_answer(question, self.document, one, self.checklist, self.new.depth)
        old = self.old.answers.get(question.id, NOTHING)
        new = self.answers.get(question.id, NOTHING)
        moved = question.id in self.moved
        said = (old.text, old.standing) != (new.text, new.standing) or moved
        quote = self._quote(question, source.quote, moved=moved)
        if self.raised and source.earlier and source.quote is not None and not moved:
            asked, last = f"> {one_paragraph(quote_as_asked(question))}", self._end_of_question(source.quote)
            quote = "\n".join([asked, *quote.split("\n")[last - source.quote.line + 1 :]])
            if not said and (old == new or source.table is not None) and options_stand(question, one):
                self.edits.append((source.quote.line, last, [asked]))
        first = one.heading.end_line + 1
        if source.table is not None:
            last = self._table(question, source.table, old, new)
            if said:
                # Words above the table or in the quote go below it with the others.
                self._replace(first, source.table.line - 1, quote)
                self._replace(last + 1, one.last, bodies.words(question, new))
        elif old != new or moved or (self.raised and not options_stand(question, one)):
            home = self.answers.get(question.of or "", NOTHING).rows
            body = bodies.body(question, new, self.new.depth, home, unread=source.unread)
            self._replace(first, one.last, "\n\n".join(piece for piece in (quote, body) if piece))

    def _quote(self, question: Question, quote: Block | None, *, moved: bool) -> str:
        """Return the question as it is quoted, without an answer that stood in the quote or right under it."""
        if quote is None:
            return ""
        lines = self.document.lines[quote.line - 1 : quote.end_line]
        kept = "\n".join(line for line in lines if _PLAIN_QUOTE.match(line))
        return f"> {one_paragraph(quote_as_asked(question))}" if moved else kept

    def _end_of_question(self, quote: Block) -> int:
        """Return the last line of the question in its quote, whose condition and help are paragraphs of their own."""
        last = quote.line
        while last < quote.end_line and _QUOTED_WORDS.match(self.document.lines[last]):
            last += 1
        return last

    def _replace(self, first: int, last: int, text: str) -> None:
        """Put a text, with a blank line on either side, in the place of these lines."""
        self.edits.append((first, last, ["", *text.split("\n"), ""] if text else [""]))

    def _table(self, question: Question, block: Block, old: Answer, new: Answer) -> int:
        """Replace the rows that changed, and return the last line of the old ones; what somebody added stays."""
        lines = self.document.lines
        header = block.rows[0]
        old_rows, _ = table_lines(self.document, block)
        positions = table_positions(question, header.cells)
        titles = list(header.cells)
        for column in bodies.table_columns(question, new, self.new.depth):
            if column.id not in positions:
                positions[column.id] = len(titles)
                titles.append(column.title)
        put = lines[header.line - 1 : header.line + 1]
        widened = len(titles) > len(header.cells)
        if widened:
            put = [markdown.table_row(titles), delimiter(len(titles))]
        pairs, added = self._pairs(question, positions, old_rows, old, new)
        for row, line in pairs:
            cells = [*(line.cells if line else []), *[""] * len(titles)][: len(titles)]
            changed = False
            for column in all_columns(question):
                at, value = positions.get(column.id), row.cells.get(column.id, "")
                if at is not None and cell_value(question, column, cells[at]) != value:
                    cells[at], changed = cell_text(question, column, value), True
            put.append(markdown.table_row(cells) if changed or widened or line is None else lines[line.line - 1])
        put += [lines[line.line - 1] for line in added]
        if not pairs and not added:
            put.append(markdown.table_row([""] * len(titles)))
        last = old_rows[-1].line if old_rows else header.line + 1
        if put != lines[header.line - 1 : last]:
            self.edits.append((header.line, last, put))
        return last

    def _pairs(
        self, question: Question, positions: dict[str, int], lines: Sequence[Cells], old: Answer, new: Answer
    ) -> tuple[list[tuple[Row, Cells | None]], list[Cells]]:
        """Give each row the line that it stood in: by name first, then in order, so that a renamed row keeps its place.

        Also return the lines that are no answer, such as a name that the register lacks: they stay.
        """

        def shown(brief: Brief, answer: Answer) -> list[Row]:
            return display_rows(question, answer, brief.answers.get(question.of or "", NOTHING).rows)

        read = {row.line for row in old.rows}
        prefilled = {named(question, row) for row in shown(self.old, old)}
        at = positions[question.name_column.id] if question.name_column is not None else 0
        left = [(names.canonical(markdown.plain(line.cells[at])), line) for line in lines if any(line.cells)]
        wanted = shown(self.new, new)
        found: dict[int, Cells] = {}
        for number, row in enumerate(wanted):
            name = named(question, row)
            same = next((each for each in left if name and each[0] == name), None)
            if same is not None:
                found[number] = same[1]
                left.remove(same)
        blank = {line.line for name, line in left if name in prefilled and sum(map(bool, line.cells)) == 1}
        ours = [line for _, line in left if line.line in read | blank]
        added = [line for _, line in left if line not in ours]
        for number in range(len(wanted)):
            if number not in found and ours:
                found[number] = ours.pop(0)
        return [(row, found.get(number)) for number, row in enumerate(wanted)], added

    def _risks(self, found: list[Section]) -> None:
        one = next((one for one in found if is_titled(one, RISKS)), None)
        rows = risks.risk_rows(self.checklist, self.assessment)
        if one is None:
            at = next((each.last for each in found if each.heading.level == 1), None)
            at = at if at is not None else (self.document.front or (0, 0))[1] + 1
            self._insert(at, risks.risks(self.checklist, self.assessment))
        else:
            known = risks.known_risks(self.checklist)
            self._own_table(one, RISK_COLUMNS, rows, lambda row: risk_and_row(row.cells)[0] not in known)

    def _accepted(self, found: list[Section]) -> None:
        if self.new.accepted == self.old.accepted:
            return
        one = next((one for one in found if is_titled(one, ACCEPTED)), None)
        if one is None:
            after = next((each for each in found if is_titled(each, RISKS)), None)
            first = next((each.last for each in found if each.heading.level == 1), 0)
            self._insert(after.last if after else first, risks.accepted(self.new.accepted))
        else:
            rows = risks.accepted_rows(self.new.accepted)
            self._own_table(one, ACCEPTED_COLUMNS, rows, lambda row: not any(row.cells.values()))

    def _own_table(
        self,
        one: Section,
        columns: Sequence[str],
        wanted: list[list[str]],
        added: Callable[[NamedCells], bool],
    ) -> None:
        """Bring one of the brief's own tables up to date; rows that somebody `added`, and columns, stay."""
        block = first_table(one)
        if block is None:
            self._insert(one.last, risks.table([columns, *wanted]))
            return
        own_titles, rows = named_cells(self.document, block, columns)
        stay = [row for row in rows if added(row) and (any(row.cells.values()) or any(row.own))]
        old = [list(row.cells.values()) for row in rows if row not in stay and any(row.cells.values())]
        if old == [[markdown.clean(text) for text in row] for row in wanted]:
            return
        own = {risk_and_row(row.cells): row.own for row in rows}
        put = [[*columns, *own_titles]]
        for cells in wanted:
            key = risk_and_row(dict(zip(columns, cells, strict=True)))
            put.append([*cells, *own.get(key, [""] * len(own_titles))])
        put += [[*row.cells.values(), *row.own] for row in stay]
        last = rows[-1].line if rows else block.line + 1
        self.edits.append((block.line, last, risks.table(put).split("\n")))

    def _front(self) -> None:
        """Bring the keys of the front matter up to date, each on its own line; all others stay."""
        front = self.document.front
        if front is None:
            return
        values = {"title": scalar(self.new.title), "stopped-at": self.new.stopped_at}
        if self.new.title == self.old.title:
            del values["title"]
        if self.new.assessed is not None:
            values["assessed"] = self.new.assessed.isoformat()
        last = front[1]
        for key, value in values.items():
            lines = (at for at in range(front[0], last + 1) if self.document.lines[at - 1].startswith(f"{key}:"))
            line = next(lines, None)
            if line is not None:
                self.edits.append((line, line, [f"{key}: {value}"] if value else []))
            elif value:
                self.edits.append((last + 1, last, [f"{key}: {value}"]))
        if self.raised:
            self._checklists(*front)

    def _checklists(self, first: int, last: int) -> None:
        """Bring the names of the checklists up to date where they stand, else write them afresh on one line."""
        lines = self.document.lines
        at = next(at for at in range(first, last + 1) if re.match(r"checklists\s*:", lines[at - 1]))
        end = next((end for end in range(at, last) if re.match(r"[^\s#\]-]", lines[end])), last)
        text = "\n".join(lines[at - 1 : end])
        for old, new in zip(self.old.checklists, self.new.checklists, strict=False):
            whole = rf"(?<![^\s\[,\"']){re.escape(old)}(?![^\s\],\"'])"
            text = re.sub(whole, new.replace("\\", "\\\\"), text, count=1)
        try:
            kept = head(f"---\n{text}\n---\n", "").checklists == self.new.checklists
        except JwDesignError:
            kept = False
        self.edits.append((at, end, text.split("\n") if kept else [f"checklists: {names_list(self.new.checklists)}"]))


def options_stand(question: Question, one: Section) -> bool:
    """Whether the list of options, if there is one, offers each option under its present label."""
    boxes = [item for block in one.blocks if block.kind == "list" for item in block.items if item.ticked is not None]
    texts = [names.canonical(markdown.plain(item.text.partition("\n")[0])) for item in boxes]
    labels = [names.canonical(markdown.plain(option.label)) for option in question.options]
    return not texts or all(any(text.startswith(label) for text in texts) for label in labels)
