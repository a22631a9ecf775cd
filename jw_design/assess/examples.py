"""The examples beside risks and checks, tried out: each answer set alone against an otherwise empty brief."""

from collections.abc import Iterator
from datetime import date

from jw_design.assess import assess
from jw_design.model.answer import Brief
from jw_design.model.checklist import Answers, Check, Checklist, Risk

#: Examples that depend on the day are written for this one.
DAY = date(2026, 1, 1)


def risks_and_checks(checklist: Checklist) -> Iterator[Risk | Check]:
    """Yield everything that can be raised, in the order of the checklist."""
    for question in checklist.questions.values():
        risks = (question.risk, *(column.risk for column in question.columns))
        yield from (risk for risk in risks if risk is not None)
    yield from checklist.checks


def raised(checklist: Checklist, answers: Answers) -> set[str]:
    """Return the ids of all risks and checks that these answers raise."""
    brief = Brief(title="Example", checklists=(), depth="full", answers=answers)
    return {finding.risk for finding in assess(checklist, brief, DAY).findings if finding.kind != "form"}


def failures(checklist: Checklist) -> Iterator[str]:
    """Yield a sentence for each example that does not do what it says; load the checklist with its examples first."""
    for risk in risks_and_checks(checklist):
        if risk.examples is None:
            continue
        for number, answers in enumerate(risk.examples.raises, 1):
            if risk.id not in raised(checklist, answers):
                yield f'Example {number} under "raises" of {risk.id} does not raise it.'
        for number, answers in enumerate(risk.examples.silent, 1):
            if risk.id in raised(checklist, answers):
                yield f'Example {number} under "silent" of {risk.id} raises it.'
