"""An assessed brief -> its Markdown: written afresh, or an existing text with only what changed replaced."""

from dataclasses import replace

from jw_design import markdown
from jw_design.answers import canonical
from jw_design.assess import risk_key
from jw_design.documents import risks
from jw_design.documents.rewrite import Rewriter
from jw_design.documents.sections import NOTHING, whole
from jw_design.errors import UnsafeWriteError
from jw_design.model.answer import Answer, Brief
from jw_design.model.checklist import Checklist
from jw_design.model.finding import Assessment
from jw_design.readback import read
from jw_design.readback.sections import swallowed
from jw_design.values import names


def write(checklist: Checklist, assessment: Assessment) -> str:
    """Return a brief written afresh; raise UnsafeWriteError if it would not read back the same."""
    assessment = _canonical(checklist, assessment)
    brief = assessment.brief
    text = whole(checklist, brief, risks.risks(checklist, assessment), risks.accepted(brief.accepted))
    _check(checklist, assessment, text)
    return text


def rewrite(text: str, checklist: Checklist, assessment: Assessment, moved: frozenset[str] = frozenset()) -> str:
    """Return an existing brief with what changed put in; all else stays as somebody laid it out.

    `moved` are questions, by id, whose answers were moved out of the quote. Raises UnsafeWriteError if the result would
    not read back the same.
    """
    assessment = _canonical(checklist, assessment)
    old = read(text, checklist)
    made = Rewriter(text, old, checklist, assessment, moved).rewrite()
    try:
        _check(checklist, assessment, made)
    except UnsafeWriteError as error:
        raise UnsafeWriteError(_cause(text, old, checklist) or error.message) from None
    return made


def _cause(text: str, old: Brief, checklist: Checklist) -> str:
    """Return what a person can mend in a brief that cannot be written over, "" for nothing known."""
    line = swallowed(markdown.parse(text), checklist.codes)
    if line is not None:
        return (
            f"What begins in line {line}, such as a code fence ``` or a comment <!--, is never closed, "
            "so the questions below it cannot be read and nothing was written. Close it, then try again."
        )
    twice = next((slip for slip in old.slips if slip.id == "code-twice"), None)
    if twice is not None:
        return (
            f"{twice.question} stands in {twice.text} and again in line {twice.line}, so which answer to change is not "
            "clear and nothing was written. Bring the two together under one heading, then try again."
        )
    return ""


def _canonical(checklist: Checklist, assessment: Assessment) -> Assessment:
    """Return an assessment whose answers are in the form in which they are written and compared."""
    brief = assessment.brief
    return replace(assessment, brief=replace(brief, answers=canonical(checklist, brief.answers)))


def moved_answers(brief: Brief, checklist: Checklist) -> tuple[dict[str, Answer], frozenset[str]]:
    """Return the answers with what stood in the quotes of their questions put first, and which questions those are."""
    answers = dict(brief.answers)
    moved = set()
    for slip in brief.slips:
        question = checklist.codes.get(slip.question or "")
        if slip.id == "text-in-quote" and question is not None:
            answer = answers.get(question.id, NOTHING)
            opened = None if answer.standing else markdown.marker(slip.text)
            if opened and opened[0] != "why":
                answer = replace(answer, standing="not-known" if opened[0] == "not-known" else "not-applicable")
            moving = opened[1] if opened else slip.text
            answers[question.id] = replace(answer, text="\n\n".join(part for part in (moving, answer.text) if part))
            moved.add(question.id)
    return canonical(checklist, answers), frozenset(moved)


def _check(checklist: Checklist, assessment: Assessment, text: str) -> None:
    """Read a text back and compare; whoever wrote it must never find another answer than they gave."""
    brief = assessment.brief
    again = read(text, checklist)
    if any(slip.id == "never-closed" for slip in again.slips):
        message = "Something in it is never closed, such as a comment <!--, so that questions below it cannot be read."
        raise UnsafeWriteError(message)
    for question in checklist.questions.values():
        if again.answers.get(question.id) != brief.answers.get(question.id):
            message = (
                f"The answer to {question.code} ({question.title}) would not read back the same, "
                "so nothing was written. Please report this; rewording that answer a little will get you past it."
            )
            raise UnsafeWriteError(message)
    raised = {risk_key(finding) for finding in risks.open_risks(checklist, assessment)}
    owners = {key: owner for key, owner in brief.owners.items() if (key[0], names.canonical(key[1])) in raised}
    same = {key: again.owners.get(key) for key in owners} == owners
    if not same or again.accepted != brief.accepted or again.title != brief.title or again.depth != brief.depth:
        message = "The title, the owners or the accepted risks would not read back the same, so nothing was written."
        raise UnsafeWriteError(message)
