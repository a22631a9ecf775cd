"""What a checklist holds: parts, questions, columns, risks and checks, as the YAML states them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from jw_design.model.answer import Answer
from jw_design.model.condition import Condition, Ref

Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
Depth = Literal["essential", "full"]
Kind = Literal["text", "choice", "choices", "date", "number", "money", "person", "table"]
ColumnKind = Literal["text", "choice", "date", "number", "money", "person"]
Expects = Literal["sentence", "words", "body", "frequency", "figure"]
Answers = Mapping[str, Answer]

_REQUIRED = object()


def says(description: str, default: Any = _REQUIRED, *, derived: bool = False) -> Any:
    """Describe a field for readers and for the JSON Schema; without a default it is required.

    A derived field is filled by the loader and never written in the YAML.
    """
    metadata = {"description": description, "derived": derived}
    if default is _REQUIRED:
        return field(metadata=metadata)
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, kw_only=True, slots=True)
class SeverityCase:
    """A severity that holds under a condition."""

    severity: Severity
    when: Condition


@dataclass(frozen=True, kw_only=True, slots=True)
class SeverityRule:
    """How serious a risk is: the first case whose condition holds, else `otherwise`."""

    otherwise: Severity
    cases: tuple[SeverityCase, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Examples:
    """Small sets of answers that show when a risk is raised and when it is not; one test runs them all."""

    raises: tuple[Answers, ...] = says("Answer sets that raise this risk, each tried alone.", ())
    silent: tuple[Answers, ...] = says("Answer sets that leave it silent, near misses above all.", ())


@dataclass(frozen=True, kw_only=True, slots=True)
class Risk:
    """What goes wrong when one question or column is unanswered or weak."""

    id: str = says("Stable name, such as no-end-date; unique across all checklists of a brief.")
    severity: SeverityRule = says("high, medium or low, or cases: {high: CONDITION, otherwise: medium}.")
    title: str = says("The gap in a few words, as a reader sees it in a table of twenty. {row} is the row's name.")
    because: str = says("What goes wrong, once, concretely.")
    remedy: str = says("A next step that a person can take this week.")
    source: str = says("The paragraphs that say so.", "")
    when: Condition | None = says("Raised only when this definitely holds.", None)
    examples: Examples | None = says("Answer sets that raise it and that leave it silent.", None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One option of a choice."""

    id: str = says("Stable name; quote yes and no.")
    label: str = says("What people read and tick.")
    formerly: tuple[str, ...] = says("Labels it had in earlier versions.", ())


@dataclass(frozen=True, kw_only=True, slots=True)
class FixedRow:
    """One row of a table whose rows are fixed."""

    id: str = says("Stable name of the row.")
    label: str = says("What people read in the first column.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column of a table."""

    id: str = says("Stable name; unique among the tables that share these rows.")
    title: str = says("The heading in the table.")
    ask: str = says("What the interview says for it; the title if left out.", "")
    kind: ColumnKind = says("What a cell holds.", "text")
    options: tuple[Option, ...] = says("For a choice: what can be chosen.", ())
    expects: Expects | None = says("For text: what a good answer looks like; words unless said.", None)
    essential: bool | None = says("Asked in the short interview; as the question if left out.", None)
    when: Condition | None = says("Skipped only when this definitely does not hold.", None)
    help: str = says("Why it is asked, and what a good answer holds.", "")
    source: str = says("The paragraphs behind it.", "")
    covers: tuple[str, ...] = says("Rows of the considerations that it covers.", ())
    risk: Risk | None = says("Raised for each row whose cell is missing or weak.", None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question of a part; its code is what people say aloud."""

    id: str = says("Stable for ever, never reused.")
    code: str = says("What people say aloud and what stands in the brief: the part's letters and a number.")
    title: str = says("A few words; it must read well before a colon.")
    ask: str = says("The question, in one or two plain sentences.")
    kind: Kind = says("What an answer looks like.", "text")
    options: tuple[Option, ...] = says("For choice and choices: what can be ticked.", ())
    other: bool = says("Also offer Other, with a few words of one's own.", False)
    why: Literal["required", "optional", "none"] = says("The reason that goes with a choice.", "none")
    expects: Expects | None = says("For text: what a good answer looks like; a sentence unless said.", None)
    essential: bool = says("Asked in the short interview.", False)
    when: Condition | None = says("Skipped only when this definitely does not hold.", None)
    help: str = says("Why it is asked, and what a good answer holds.", "")
    example: str = says("From a real programme, with its reference.", "")
    pitfall: str = says("The trap that others fell into.", "")
    source: str = says("The paragraphs behind it.", "")
    covers: tuple[str, ...] = says("Rows of the considerations that it covers.", ())
    since: int = says("The version of the checklist that first asked it.", 1)
    formerly: tuple[str, ...] = says("Ids it had before it was renamed.", ())
    risk: Risk | None = says("Raised when it is unanswered or weak; for a table, when nothing is filled in.", None)
    register: str | None = says("For a table that is the home of its rows: the column that names them.", None)
    of: str | None = says("For a table with one row for each row of a register: that table's id.", None)
    rows: tuple[FixedRow, ...] = says("For a table whose rows are fixed.", ())
    columns: tuple[Column, ...] = says("For a table: two to five columns, the naming one included.", ())
    part: str = says("The part's letters.", "", derived=True)
    name_column: Column | None = says("For a table: the column that names the rows.", None, derived=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A risk that shows only when several answers are read together."""

    id: str = says("Stable name; unique across all checklists of a brief.")
    when: Condition = says("Raised when this definitely holds.")
    severity: SeverityRule = says("high, medium or low, or cases: {high: CONDITION, otherwise: medium}.")
    title: str = says("The gap in a few words; {row} is the row's name.")
    because: str = says("What goes wrong, once, concretely.")
    remedy: str = says("A next step that a person can take this week.")
    source: str = says("The paragraphs that say so.", "")
    covers: tuple[str, ...] = says("Considerations and X numbers that it covers.", ())
    for_each: str | None = says("A table: one finding for each of its rows.", None)
    per: str | None = says("With for-each: one finding for each different value of this column.", None)
    at: str | None = says("The question that the finding points at; worked out if left out.", None)
    examples: Examples | None = says("Answer sets that raise it and that leave it silent.", None)
    reads: tuple[Ref, ...] = says("All that its conditions read.", (), derived=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part of a checklist: a stretch of the interview."""

    part: str = says("One or two capital letters, the start of its questions' codes.")
    title: str = says("The heading.")
    about: str = says("One or two sentences that are read when the part starts.", "")
    source: str = says("The paragraphs behind it.", "")
    questions: tuple[Question, ...] = says("In the order in which they are asked.", ())
    checks: tuple[Check, ...] = says("Risks that show from several answers together.", ())


@dataclass(frozen=True, kw_only=True, slots=True)
class WeakWords:
    """Word lists for telling a weak answer from a good one."""

    placeholders: tuple[str, ...] = says("Whole answers that say nothing yet.", ())
    nobody: tuple[str, ...] = says("Whole answers that name nobody in particular.", ())
    bodies: tuple[str, ...] = says("Words that make a name an organisation's, not a person's.", ())
    posts: tuple[str, ...] = says("Words that make a name a person's or a post's.", ())
    vague_times: tuple[str, ...] = says("Words that stand where a date or a frequency was wanted.", ())
    bare: tuple[str, ...] = says("Whole answers that only say yes or no.", ())


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """Which checklist, at which version, from where."""

    id: str
    version: int
    title: str
    source: str
    #: As the brief names it: id@version for a shipped one, the path for a local one.
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Checklist:
    """One or more checklists put together, all names resolved."""

    editions: tuple[Edition, ...]
    parts: tuple[Part, ...]
    weak: WeakWords
    #: Every question by its id, in the order of the interview; former ids are not keys.
    questions: Mapping[str, Question]
    #: Every question by its code.
    codes: Mapping[str, Question]
    #: Named limits that conditions refer to.
    thresholds: Mapping[str, float]

    @property
    def checks(self) -> tuple[Check, ...]:
        """All checks, in the order of the parts."""
        return tuple(check for part in self.parts for check in part.checks)
