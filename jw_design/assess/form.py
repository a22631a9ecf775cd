"""What can be wrong with the form of a brief: each slip with its words, in one place."""

from msgspec import Struct

from jw_design.model.answer import Brief, Slip
from jw_design.model.checklist import Severity
from jw_design.model.finding import Finding


class SlipText(Struct, frozen=True):
    """How a slip is told: {question}, {row} and {text} are filled in."""

    severity: Severity
    title: str
    because: str
    remedy: str


SLIPS: dict[str, SlipText] = {
    "unknown-code": SlipText(
        "medium",
        "{text} is no question of this checklist",
        "What stands under this heading is kept, but it is not read as an answer.",
        "Correct the code, or take the code out of the heading if the section is your own.",
    ),
    "never-closed": SlipText(
        "high",
        "Something opens here that is never closed, and swallows the questions after it",
        "A line of backticks, or an HTML comment, without its end turns all that follows into one answer.",
        "Close it: three backticks on a line of their own, or -->. Or put a backslash before it.",
    ),
    "code-twice": SlipText(
        "medium",
        "{question} stands twice; the first is in {text}",
        "Only one of the two answers is read, and readers cannot tell which one counts.",
        "Bring the two answers together under one heading and delete the other.",
    ),
    "two-ticks": SlipText(
        "high",
        "{question} has {text} ticks but takes one choice",
        "The ticks contradict each other, so neither is read.",
        "Leave the tick that is right and take the others away.",
    ),
    "no-such-option": SlipText(
        "high",
        'There is no option "{text}"',
        "A tick beside words that are not among the options is not read.",
        "Use one of the printed options, and put your own words under Why.",
    ),
    "option-added": SlipText(
        "low",
        'The option "{text}" is your own',
        "It is kept, but a tick beside it would not be read.",
        "Nothing need be done. If a printed option was reworded by accident, write it as it was.",
    ),
    "quote-changed": SlipText(
        "low",
        "The quoted question of {question} is not the one that was asked",
        "If your answer stands behind >, it counts as part of the question and is not read.",
        "Move your answer out of the quote, to a line of its own below it.",
    ),
    "columns-missing": SlipText(
        "medium",
        "The table lacks: {text}",
        "What belongs in these columns can neither be stated nor checked.",
        "Add the columns again; jw-design lint --fix does it for you.",
    ),
    "columns-added": SlipText(
        "low",
        "These columns are your own: {text}",
        "They are kept, but nothing in them is read or checked.",
        "Nothing need be done. If a heading was reworded by accident, write it as it was.",
    ),
    "row-renamed": SlipText(
        "medium",
        '"{row}" is called "{text}" elsewhere: renamed?',
        "The same row under two names; the entries are read as belonging together, but another reader cannot know.",
        "Use one name in every table.",
    ),
    "row-unknown": SlipText(
        "medium",
        '"{row}" is not in the list that this table belongs to',
        "The row is kept, but nothing links it to the rest of the brief.",
        "Add it to the list ({text}), or correct the name.",
    ),
    "row-twice": SlipText(
        "medium",
        '"{text}" stands twice in this list',
        "Later tables cannot tell the two rows apart.",
        "Give the two rows different names, or delete one.",
    ),
    "text-in-quote": SlipText(
        "medium",
        "The quoted question holds more than the question: {text}",
        "Text behind > counts as part of the question, so it is not read as an answer.",
        "Move it out of the quote, to a line of its own; jw-design lint --fix does it for you.",
    ),
    "not-a-date": SlipText(
        "medium",
        "{text}",
        "What is no date cannot be compared with the other dates.",
        "Write it as 31 January 2027, or January 2027; or say who finds out, by when.",
    ),
    "risk-table-stale": SlipText(
        "medium",
        "The table of risks no longer fits the answers",
        "Whoever reads only the top of the brief is told of the wrong risks.",
        "Run jw-design lint --fix on this file; owners and dates in the table are kept.",
    ),
    "owner-differs": SlipText(
        "low",
        "The table of risks and {question} name different owners or dates",
        "Readers cannot tell who is to settle it. What stands at the question counts.",
        "Make the two the same, or empty one of them.",
    ),
    "acceptance-incomplete": SlipText(
        "medium",
        'The acceptance of "{text}" lacks a person, an end date or a reason',
        "A risk counts as accepted only if somebody answers for it, until a date, for a reason.",
        "Fill in all three, or delete the row.",
    ),
    "acceptance-expired": SlipText(
        "medium",
        'The acceptance of "{text}" has run out',
        "The risk counts as open again.",
        "Settle the risk, or have the acceptance renewed with a new date.",
    ),
    "acceptance-orphaned": SlipText(
        "low",
        '"{text}" is accepted but no longer raised',
        "An acceptance that nothing needs makes the list harder to trust.",
        "Delete the row.",
    ),
}


def finding(slip: Slip, brief: Brief) -> Finding:
    """Return the finding that a slip makes."""
    words = SLIPS[slip.id]
    given = {"question": slip.question or "the question", "row": slip.row or "", "text": slip.text}
    return Finding(
        risk=slip.id,
        kind="form",
        state=None,
        severity=words.severity,
        question=slip.question,
        row=slip.row,
        line=slip.line if brief.path else 0,
        end_line=slip.line if brief.path else 0,
        title=_fill(words.title, given),
        because=words.because,
        remedy=_fill(words.remedy, given),
        source="",
        covers=(),
        accepted=None,
    )


def _fill(words: str, given: dict[str, str]) -> str:
    """Put the values in; what a value holds is never taken for a place to fill."""
    parts = words.split("{")
    return parts[0] + "".join(given[name] + rest for name, _, rest in (part.partition("}") for part in parts[1:]))
