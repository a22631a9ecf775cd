"""A brief's Markdown -> Brief: answers, accepted risks and owners, each with its lines; nothing typed is dropped."""

import re
from collections.abc import Sequence
from pathlib import Path

from jw_design import markdown
from jw_design.answers import canonical
from jw_design.markdown import Document
from jw_design.model.answer import Acceptance, Answer, Brief, Owner, Place, Slip
from jw_design.model.checklist import Checklist, Depth
from jw_design.readback.answer import read_answer
from jw_design.readback.front import Head, head, is_brief, read_file
from jw_design.readback.sections import (
    ACCEPTED,
    ACCEPTED_COLUMNS,
    RISK_COLUMNS,
    RISKS,
    NamedCells,
    Section,
    first_table,
    is_titled,
    last_line,
    named_cells,
    question_code,
    risk_and_row,
    sections,
    swallowed,
)
from jw_design.values import dates
from jw_design.versions import version_named

__all__ = ["Head", "head", "is_brief", "read", "read_file"]


def read(text: str, checklist: Checklist, path: Path | str = "") -> Brief:
    """Return what a brief states; mistakes of form become slips, so that all that can be read is."""
    front = head(text, path)
    document = markdown.parse(text)
    same_version = all(
        version_named(edition, front.checklists, path) == edition.version for edition in checklist.editions
    )
    reader = _BriefReader(document, checklist, front.depth, same_version=same_version)
    for section in sections(document):
        reader.section(section)
    unread = {code for code, question in checklist.codes.items() if question.id not in reader.places}
    line = swallowed(document, unread)
    if line is not None:
        reader.slips.append(Slip(id="never-closed", line=line))
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
        elif is_titled(section, RISKS):
            self._risks(section)
        elif is_titled(section, ACCEPTED):
            self._accepted(section)
        elif (part := re.match(r"([A-Z]{1,2})\. ", title)) is not None:
            heading = section.heading
            self.places.setdefault(f"part {part[1]}", Place(line=heading.line, end_line=heading.end_line))

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
            quote = source.quote or section.heading
            source.slips.append(Slip(id="quote-changed", line=quote.line, question=code))
        self.places[question.id] = place
        self.answers[question.id] = source.answer
        self.slips += source.slips

    def _risks(self, section: Section) -> None:
        self.places["risks"] = Place(line=section.heading.line, end_line=last_line(self.document, section))
        keys = []
        for one in self._rows(section, RISK_COLUMNS):
            risk, row = risk_and_row(one.cells)
            if not risk:
                continue
            keys.append((risk, row))
            who, by = one.cells["Owner"], one.cells["Due"]
            if who or by:
                self.owners[risk, row] = Owner(who=who, by=by)
        self.risk_table = tuple(keys)

    def _accepted(self, section: Section) -> None:
        for one in self._rows(section, ACCEPTED_COLUMNS):
            if any(one.cells.values()):
                risk, row = risk_and_row(one.cells)
                by, until, reason = (one.cells[title] for title in ACCEPTED_COLUMNS[2:])
                self.accepted.append(Acceptance(risk=risk, row=row, by=by, until=until, reason=reason, line=one.line))

    def _rows(self, section: Section, columns: Sequence[str]) -> list[NamedCells]:
        table = first_table(section)
        return named_cells(self.document, table, columns)[1] if table is not None else []
