"""Conditions as data, with every name in them already resolved against the checklist."""

from typing import Literal

from msgspec import Struct

Relation = Literal["before", "after", "more-than", "less-than", "same-as"]
AnswerState = Literal["missing", "given", "weak", "unknown"]


class Ref(Struct, frozen=True):
    """A question's answer, or one column of a table: a cell where `level` says whose row, else the whole column."""

    question: str
    #: The column's id; None is the question's own answer.
    column: str | None = None
    #: Which enclosing row the cell belongs to, 0 being the outermost; None is every row.
    level: int | None = None


class All(Struct, frozen=True, tag=True):
    """Every part holds."""

    parts: tuple["Condition", ...]


class AnyOf(Struct, frozen=True, tag=True):
    """At least one part holds."""

    parts: tuple["Condition", ...]


class Not(Struct, frozen=True, tag=True):
    """The part does not hold."""

    part: "Condition"


class Is(Struct, frozen=True, tag=True):
    """The choice is one of these options; of several choices, any."""

    ref: Ref
    options: tuple[str, ...]


class HasState(Struct, frozen=True, tag=True):
    """The answer is missing, given, weak or honestly unknown."""

    ref: Ref
    states: tuple[AnswerState, ...]


class StandsIn(Struct, frozen=True, tag=True):
    """The name stands in one of these columns or answers too."""

    ref: Ref
    places: tuple[Ref, ...]


class Operand(Struct, frozen=True):
    """What an answer is compared with: a literal, or something read from the answers, shifted or scaled."""

    #: A literal as written; None where `ref` says what to read.
    literal: str | None = None
    ref: Ref | None = None
    #: Over a whole column: its latest or earliest date, or its sum.
    over: Literal["latest", "earliest", "sum"] | None = None
    #: A duration to add, in months and days; negative for `minus`.
    months: int = 0
    days: int = 0
    times: float = 1.0


class Compare(Struct, frozen=True, tag=True):
    """The answer stands in this relation to the operand; with dates, only where it is certain."""

    ref: Ref
    relation: Relation
    operand: Operand
    #: What both sides are read as.
    reading: Literal["date", "number", "name"]


class Rows(Struct, frozen=True, tag=True):
    """Some row (or, with `every`, every row) of a table meets the condition; without one, there is a row."""

    table: str
    where: "Condition | None"
    every: bool


class Count(Struct, frozen=True, tag=True):
    """The number of rows, or of different names in one column, is above or below a limit."""

    table: str
    where: "Condition | None"
    distinct: str | None
    relation: Literal["more-than", "less-than"]
    #: A number of rows, or half of all rows of the table.
    limit: float | Literal["half"]


class PartUntouched(Struct, frozen=True, tag=True):
    """Nothing at all is stated in answer to any question that was asked of this part."""

    part: str


Condition = All | AnyOf | Not | Is | HasState | StandsIn | Compare | Rows | Count | PartUntouched
