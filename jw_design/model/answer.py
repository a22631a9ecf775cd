"""What a brief holds: answers, accepted risks and owners."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Standing = Literal["", "not-applicable", "not-known"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of a table: the text of each cell by its column's id, the naming column among them.

    A cell of a choice column holds the option's id where the text matches one, else the text. Empty cells are left out.
    """

    cells: Mapping[str, str]
    #: Line in the brief, from 1; 0 where there is no file.
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One answer, as canonical text: LF ends, no blank lines or spaces around it, no spaces at the ends of lines."""

    #: The answer itself; the reason that goes with a choice; what stands beside a table;
    #: with a standing, the reason or who and when.
    text: str = ""
    standing: Standing = ""
    #: Ids of the options ticked, in the checklist's order; `other` is one of them.
    chosen: tuple[str, ...] = ()
    #: What was written beside Other.
    other: str = ""
    #: The rows of a table that hold anything.
    rows: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything at all is stated."""
        return bool(self.text or self.standing or self.chosen or self.other or self.rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """Who settles a risk and by when, as written in the risk table."""

    who: str
    by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Acceptance:
    """A risk that somebody accepts for a time; every field as written."""

    risk: str
    row: str
    by: str
    until: str
    reason: str
    #: Line in the brief, from 1; 0 where there is no file.
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where something stands in a brief: first and last line, from 1."""

    line: int
    end_line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """Something wrong with the form of a brief, found while reading it."""

    #: Name of the slip, a key of `assess.form.SLIPS`.
    id: str
    line: int
    #: Code of the question it belongs to, if any.
    question: str | None = None
    row: str | None = None
    #: What was read, for the wording.
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """Everything a brief states, and, where it was read from a file, where it stands there."""

    title: str
    #: As the brief writes them: id@version of a shipped one, path@version of a local one, from the brief's folder.
    checklists: tuple[str, ...]
    depth: Literal["essential", "full"]
    #: Letters of the parts it is confined to; empty for all.
    parts: tuple[str, ...] = ()
    #: The day of the risk table.
    assessed: date | None = None
    #: Code of the question where an interview stopped.
    stopped_at: str = ""
    #: By question id; only answers that state something.
    answers: Mapping[str, Answer] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()
    #: By risk id and row name ("" for none).
    owners: Mapping[tuple[str, str], Owner] = field(default_factory=dict)
    path: str = field(default="", compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    #: Risk id and row of each line of its risk table; None where it has no such table.
    risk_table: tuple[tuple[str, str], ...] | None = field(default=None, compare=False)
    slips: tuple[Slip, ...] = field(default=(), compare=False)
