"""What a checklist holds: parts, questions, columns, risks and checks, as the YAML states them."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from jw_design.model.answer import Answer
from jw_design.model.condition import Condition, Ref

Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
Depth = Literal["essential", "full"]
Kind = Literal["text", "choice", "choices", "date", "number", "money", "person", "table"]
ColumnKind = Literal["text", "choice", "date", "number", "money", "person"]
Expects = Literal["sentence", "words", "body", "frequency", "figure"]
Answers = Mapping[str, Answer]


def says(description: str) -> Meta:
    """Describe a field for readers and for the JSON Schema; without a default it is required."""
    return Meta(description=description)


def derived(description: str) -> Meta:
    """Describe a field that the loader fills in and that the YAML never gives."""
    return Meta(description=description, extra={"derived": True})


class SeverityCase(Struct, frozen=True, kw_only=True):
    """A severity that holds under a condition."""

    severity: Severity
    when: Condition


class SeverityRule(Struct, frozen=True, kw_only=True):
    """How serious a risk is: the first case whose condition holds, else `otherwise`."""

    otherwise: Severity
    cases: tuple[SeverityCase, ...] = ()


class Examples(Struct, frozen=True, kw_only=True):
    """Small sets of answers that show when a risk is raised and when it is not; one test runs them all."""

    raises: Annotated[tuple[Answers, ...], says("Answer sets that raise this risk, each tried alone.")] = ()
    silent: Annotated[tuple[Answers, ...], says("Answer sets that leave it silent, near misses above all.")] = ()


class Risk(Struct, frozen=True, kw_only=True):
    """What goes wrong when one question or column is unanswered or weak."""

    id: Annotated[str, says("Stable name, such as no-end-date; unique across all checklists of a brief.")]
    severity: Annotated[SeverityRule, says("high, medium or low, or cases: {high: CONDITION, otherwise: medium}.")]
    title: Annotated[
        str, says("The gap in a few words, as a reader sees it in a table of twenty. {row} is the row's name.")
    ]
    because: Annotated[str, says("What goes wrong, once, concretely.")]
    remedy: Annotated[str, says("A next step that a person can take this week.")]
    source: Annotated[str, says("The paragraphs that say so.")] = ""
    when: Annotated[Condition | None, says("Raised only when this definitely holds.")] = None
    examples: Annotated[Examples | None, says("Answer sets that raise it and that leave it silent.")] = None


class Option(Struct, frozen=True, kw_only=True):
    """One option of a choice."""

    id: Annotated[str, says("Stable name; quote yes and no.")]
    label: Annotated[str, says("What people read and tick.")]
    formerly: Annotated[tuple[str, ...], says("Labels it had in earlier versions.")] = ()


class FixedRow(Struct, frozen=True, kw_only=True):
    """One row of a table whose rows are fixed."""

    id: Annotated[str, says("Stable name of the row.")]
    label: Annotated[str, says("What people read in the first column.")]


class Column(Struct, frozen=True, kw_only=True):
    """One column of a table."""

    id: Annotated[str, says("Stable name; unique among the tables that share these rows.")]
    title: Annotated[str, says("The heading in the table.")]
    ask: Annotated[str, says("What the interview says for it; the title if left out.")] = ""
    kind: Annotated[ColumnKind, says("What a cell holds.")] = "text"
    options: Annotated[tuple[Option, ...], says("For a choice: what can be chosen.")] = ()
    expects: Annotated[Expects | None, says("For text: what a good answer looks like; words unless said.")] = None
    none_is_fine: Annotated[bool, says("An answer such as None is a proper one, not a gap that somebody admits.")] = (
        False
    )
    essential: Annotated[bool | None, says("Asked in the short interview; as the question if left out.")] = None
    when: Annotated[Condition | None, says("Skipped only when this definitely does not hold.")] = None
    help: Annotated[str, says("Why it is asked, and what a good answer holds.")] = ""
    source: Annotated[str, says("The paragraphs behind it.")] = ""
    covers: Annotated[tuple[str, ...], says("Rows of the considerations that it covers.")] = ()
    risk: Annotated[Risk | None, says("Raised for each row whose cell is missing or weak.")] = None


class Question(Struct, frozen=True, kw_only=True):
    """One question of a part; its code is what people say aloud."""

    id: Annotated[str, says("Stable for ever, never reused.")]
    code: Annotated[str, says("What people say aloud and what stands in the brief: the part's letters and a number.")]
    title: Annotated[str, says("A few words; it must read well before a colon.")]
    ask: Annotated[str, says("The question, in one or two plain sentences.")]
    kind: Annotated[Kind, says("What an answer looks like.")] = "text"
    options: Annotated[tuple[Option, ...], says("For choice and choices: what can be ticked.")] = ()
    other: Annotated[bool, says("Also offer Other, with a few words of one's own.")] = False
    why: Annotated[Literal["required", "optional", "none"], says("The reason that goes with a choice.")] = "none"
    expects: Annotated[Expects | None, says("For text: what a good answer looks like; a sentence unless said.")] = None
    none_is_fine: Annotated[bool, says("An answer such as None is a proper one, not a gap that somebody admits.")] = (
        False
    )
    essential: Annotated[bool, says("Asked in the short interview.")] = False
    when: Annotated[Condition | None, says("Skipped only when this definitely does not hold.")] = None
    help: Annotated[str, says("Why it is asked, and what a good answer holds.")] = ""
    example: Annotated[str, says("From a real programme, with its reference.")] = ""
    pitfall: Annotated[str, says("The trap that others fell into.")] = ""
    source: Annotated[str, says("The paragraphs behind it.")] = ""
    covers: Annotated[tuple[str, ...], says("Rows of the considerations that it covers.")] = ()
    since: Annotated[int, says("The version of the checklist that first asked it.")] = 1
    formerly: Annotated[tuple[str, ...], says("Ids it had before it was renamed.")] = ()
    formerly_asked: Annotated[tuple[str, ...], says("How `ask` read before it was reworded.")] = ()
    risk: Annotated[
        Risk | None, says("Raised when it is unanswered or weak; for a table, when nothing is filled in.")
    ] = None
    register: Annotated[str | None, says("For a table that is the home of its rows: the column that names them.")] = (
        None
    )
    of: Annotated[str | None, says("For a table with one row for each row of a register: that table's id.")] = None
    rows: Annotated[tuple[FixedRow, ...], says("For a table whose rows are fixed.")] = ()
    columns: Annotated[tuple[Column, ...], says("For a table: two to five columns, the naming one included.")] = ()
    part: Annotated[str, derived("The part's letters.")] = ""
    name_column: Annotated[Column | None, derived("For a table: the column that names the rows.")] = None


class Check(Struct, frozen=True, kw_only=True):
    """A risk that shows only when several answers are read together."""

    id: Annotated[str, says("Stable name; unique across all checklists of a brief.")]
    when: Annotated[Condition, says("Raised when this definitely holds.")]
    severity: Annotated[SeverityRule, says("high, medium or low, or cases: {high: CONDITION, otherwise: medium}.")]
    title: Annotated[str, says("The gap in a few words; {row} is the row's name.")]
    because: Annotated[str, says("What goes wrong, once, concretely.")]
    remedy: Annotated[str, says("A next step that a person can take this week.")]
    source: Annotated[str, says("The paragraphs that say so.")] = ""
    covers: Annotated[tuple[str, ...], says("Considerations and X numbers that it covers.")] = ()
    for_each: Annotated[str | None, says("A table: one finding for each of its rows.")] = None
    per: Annotated[str | None, says("With for-each: one finding for each different value of this column.")] = None
    at: Annotated[str | None, says("The question that the finding points at; worked out if left out.")] = None
    examples: Annotated[Examples | None, says("Answer sets that raise it and that leave it silent.")] = None
    reads: Annotated[tuple[Ref, ...], derived("All that its conditions read.")] = ()


class Part(Struct, frozen=True, kw_only=True):
    """One part of a checklist: a stretch of the interview."""

    part: Annotated[str, says("One or two capital letters, the start of its questions' codes.")]
    title: Annotated[str, says("The heading.")]
    about: Annotated[str, says("One or two sentences that are read when the part starts.")] = ""
    source: Annotated[str, says("The paragraphs behind it.")] = ""
    questions: Annotated[tuple[Question, ...], says("In the order in which they are asked.")] = ()
    checks: Annotated[tuple[Check, ...], says("Risks that show from several answers together.")] = ()
    checklist: Annotated[str, derived("Id of the checklist that it is part of.")] = ""


class WeakWords(Struct, frozen=True, kw_only=True):
    """Word lists for telling a weak answer from a good one."""

    everything: Annotated[tuple[str, ...], says("Names that stand for every row of a list, such as all goals.")] = ()
    placeholders: Annotated[
        tuple[str, ...], says("Whole answers that say nothing yet; to be * is those two words and any third.")
    ] = ()
    linking: Annotated[
        tuple[str, ...], says("Words that may follow a placeholder: TBC by Jo, to be agreed with Kent.")
    ] = ()
    not_applicable: Annotated[tuple[str, ...], says("Ways to say that something does not apply.")] = ()
    pointers: Annotated[
        tuple[str, ...], says("Openings that send the reader elsewhere, such as see or as agreed.")
    ] = ()
    documents: Annotated[tuple[str, ...], says("What such openings send the reader to.")] = ()
    nobody: Annotated[tuple[str, ...], says("Whole answers that name nobody in particular.")] = ()
    nobody_words: Annotated[
        tuple[str, ...], says("Words that name nobody even when several of them are put together.")
    ] = ()
    indefinite: Annotated[tuple[str, ...], says("Words that open what could be anybody: a senior manager.")] = ()
    bodies: Annotated[tuple[str, ...], says("Words that make a name an organisation's, not a person's.")] = ()
    fields: Annotated[tuple[str, ...], says("Fields of work; alone they name a department, not a person.")] = ()
    posts: Annotated[tuple[str, ...], says("Words that make a name a person's or a post's.")] = ()
    multiples: Annotated[tuple[str, ...], says("Words that are figures without a number: double.")] = ()
    vague_times: Annotated[tuple[str, ...], says("Words that stand where a date or a frequency was wanted.")] = ()
    times: Annotated[tuple[str, ...], says("Words that say how often.")] = ()
    bare: Annotated[tuple[str, ...], says("Whole answers that only say yes or no, and openings of longer ones.")] = ()
    small_words: Annotated[tuple[str, ...], says("Words that say nothing by themselves.")] = ()
    modal_words: Annotated[
        tuple[str, ...], says("Words that make a denial a statement: no single body can do it.")
    ] = ()
    hollow_words: Annotated[
        tuple[str, ...], says("Words that promise nothing that anybody can check; ensur* is every word that begins so.")
    ] = ()
    no_words: Annotated[tuple[str, ...], says("Words that deny what follows them: no plan.")] = ()
    nothing_words: Annotated[tuple[str, ...], says("Words that deny by themselves: none, nobody.")] = ()
    not_words: Annotated[tuple[str, ...], says("Words that deny what a sentence says: it is not planned.")] = ()
    things: Annotated[tuple[str, ...], says("What questions ask for, and what a denial denies: there is no plan.")] = ()
    usual_words: Annotated[tuple[str, ...], says("Words that often stand in a denial and add nothing to it.")] = ()
    undecided: Annotated[tuple[str, ...], says("Words that turn a denial into a placeholder: not decided.")] = ()


class Edition(Struct, frozen=True, kw_only=True):
    """Which checklist, at which version, from where."""

    id: str
    version: int
    title: str
    source: str
    #: id@version of a shipped one; the path of a local one, as it was given.
    name: str
    shipped: bool


class Checklist(Struct, frozen=True, kw_only=True):
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

    @classmethod
    def of(
        cls,
        editions: tuple[Edition, ...],
        parts: tuple[Part, ...],
        weak: WeakWords,
        thresholds: Mapping[str, float],
    ) -> "Checklist":
        """Return a checklist with its questions by id and by code."""
        questions = {question.id: question for part in parts for question in part.questions}
        codes = {question.code: question for question in questions.values()}
        return cls(editions=editions, parts=parts, weak=weak, questions=questions, codes=codes, thresholds=thresholds)

    @property
    def checks(self) -> tuple[Check, ...]:
        """All checks, in the order of the parts."""
        return tuple(check for part in self.parts for check in part.checks)
