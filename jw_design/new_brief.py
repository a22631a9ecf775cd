"""Starting, resuming and filling a brief: what `jw-design new` does between its arguments and the interview."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jw_design import markdown, shipped
from jw_design.assess import assess
from jw_design.documents.answers_file import answers_file
from jw_design.documents.brief import rewrite, write
from jw_design.errors import InputError
from jw_design.load.answers_document import checklists_named, read_document
from jw_design.load.checklist import load_shipped
from jw_design.model.answer import Brief
from jw_design.model.checklist import Checklist, Depth
from jw_design.model.finding import Assessment
from jw_design.readback import Head, read_file
from jw_design.store import checklists_of, open_brief, save
from jw_design.versions import edition_names, with_missing

if TYPE_CHECKING:
    from jw_design.interview.prompter import Prompter


def file_name(title: str) -> Path:
    """Return the name of the file for a programme: Rough Sleepers Unit -> rough-sleepers-unit.md."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].rstrip("-")
    # Windows keeps these names for devices, whatever the ending.
    reserved = re.fullmatch(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", words)
    return Path(f"{words or 'brief'}{'-brief' if reserved else ''}.md")


def from_answers(  # noqa: PLR0917 - as the command line has them
    path: Path | None,
    answers: Path,
    depth: Depth | None,
    parts: tuple[str, ...],
    extra: Sequence[Path],
    today: date,
) -> tuple[Path, Assessment]:
    """Write a brief from an answers file; raise InputError rather than write over a file that is there."""
    named = checklists_named(answers) or (shipped.DEFAULT,)
    front = Head(title="", checklists=named, depth="essential", parts=(), assessed="", stopped_at="")
    checklist = checklists_of(front, answers, tuple(extra))
    brief = read_document(answers, checklist)
    path = path or file_name(brief.title)
    brief = replace(
        brief,
        checklists=edition_names(checklist, path),
        depth=depth or brief.depth,
        parts=parts or brief.parts,
        assessed=today,
    )
    check_parts(checklist, brief.parts)
    if path.exists():
        message = (
            "It is there already, so nothing was written. "
            "Give another name for the new brief, or move the old one away."
        )
        raise InputError(message, path=path)
    return path, _save(path, checklist, brief, today)


def check_parts(checklist: Checklist, parts: Sequence[str]) -> None:
    """Raise InputError for a part that the checklist does not have."""
    known = [part.part for part in checklist.parts]
    for letter in parts:
        if letter not in known:
            message = f'There is no part "{letter}". The parts are {", ".join(known)}.'
            raise InputError(message)


def _save(path: Path, checklist: Checklist, brief: Brief, today: date, expected: str | None = None) -> Assessment:
    """Assess and write a brief: afresh, or into the text that is there, which must be as `expected`."""
    # What was once wrong with the form of a file says nothing of the answers as they are now.
    assessment = assess(checklist, replace(brief, slips=(), places={}, risk_table=None), today)
    save(
        path,
        lambda old: write(checklist, assessment) if old is None else rewrite(old, checklist, assessment),
        lambda: answers_file(checklist, brief),
        expected,
    )
    return assessment


class Session:
    """One interview, from the programme's name to the finished brief."""

    def __init__(self, prompter: "Prompter", today: date) -> None:
        """Take how to ask, and the day of the assessment."""
        self.prompter = prompter
        self.today = today
        #: Where the brief is, once it has been written.
        self.path: Path | None = None
        #: Its text as this session last saw it.
        self.seen: str | None = None

    def run(
        self, path: Path | None, depth: Depth | None, parts: tuple[str, ...], extra: Sequence[Path], *, only_open: bool
    ) -> tuple[Path, Assessment]:
        """Interview and save after every answer; raise Stopped when the person leaves, with everything saved."""
        from jw_design.interview import interview

        if path is not None and path.exists():
            stored = open_brief(path, extra)
            self.seen = stored.text
            checklist, brief = stored.checklist, stored.brief
            names = with_missing(checklist, brief.checklists, path)
            brief = replace(brief, depth=depth or brief.depth, checklists=names)
            check_parts(checklist, parts)
            only = self._only(checklist, brief, parts, only_open=only_open)
        else:
            if path is not None and not path.parent.is_dir():
                message = "There is no such folder to write it to."
                raise InputError(message, path=path.parent)
            checklist = load_shipped(*extra)
            check_parts(checklist, parts)
            title, path = self._title(path)
            names = edition_names(checklist, path)
            brief = Brief(title=title, checklists=names, depth=depth or "essential", parts=parts)
            only = None
        self.path = path
        target = path

        def keep(changed: Brief) -> None:
            _save(target, checklist, replace(changed, assessed=self.today), self.today, self.seen)
            self.seen = read_file(target)

        keep(brief)
        done = interview(checklist, brief, self.prompter, keep, open_only=only)
        keep(replace(done, stopped_at=""))
        stored = open_brief(path, extra)
        return path, assess(stored.checklist, stored.brief, self.today)

    def _title(self, path: Path | None) -> tuple[str, Path]:
        """Ask for the programme's name until there is one; the file is named after it unless a path was given."""
        while True:
            title = markdown.one_line(self.prompter.line("What is the programme called?"))
            target = path or file_name(title)
            if title == "?":
                self.prompter.show("Any name will do, such as Warm Homes Together. The file is named after it.")
            elif title and not target.exists():
                return title, target
            elif title:
                self.prompter.show(
                    f"There is already a file {target} here. To go on with it, stop with Ctrl-C and type: "
                    f"jw-design new {target}. Or give another name now."
                )

    def _only(
        self, checklist: Checklist, brief: Brief, parts: tuple[str, ...], *, only_open: bool
    ) -> frozenset[str] | None:
        """Return the questions to which this interview is confined, None for the usual run."""
        if not parts and not only_open:
            return None
        wanted = {question.id for question in checklist.questions.values() if not parts or question.part in parts}
        if only_open:
            flagged = {finding.question for finding in assess(checklist, brief, self.today).open}
            wanted &= {question.id for code, question in checklist.codes.items() if code in flagged}
        return frozenset(wanted)
