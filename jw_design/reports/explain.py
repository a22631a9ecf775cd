"""A question or a risk in full, as text: why it is asked or raised, what a good answer holds, and the source."""

import re
import textwrap

from jw_design.assess.form import SLIPS
from jw_design.conditions import say
from jw_design.errors import InputError
from jw_design.load.index import nearest
from jw_design.model.checklist import Check, Checklist, Column, Question, Risk, SeverityRule


def explain(checklist: Checklist, name: str, width: int = 80) -> str:
    """Return all there is to know about a question (by code or id) or a risk (by id); raise InputError for neither."""
    question = checklist.codes.get(name.upper()) or checklist.questions.get(name)
    if question is not None:
        return _join(_question(checklist, question), width)
    for one in checklist.questions.values():
        for holder, risk in _risks(one):
            if risk.id == name:
                return _join(_risk(checklist, risk, one, holder), width)
    for check in checklist.checks:
        if check.id == name:
            return _join(_check(checklist, check), width)
    if name in SLIPS:
        return _join(_slip(name), width)
    risks = [risk.id for one in checklist.questions.values() for _, risk in _risks(one)]
    known = [*checklist.codes, *checklist.questions, *risks, *(check.id for check in checklist.checks)]
    message = (
        f'There is no question or risk "{name}".{nearest(name, known)} '
        "Give a code such as E1, or a risk's name as lint prints it in brackets."
    )
    raise InputError(message)


def _slip(name: str) -> list[tuple[str, str]]:
    slip = SLIPS[name]
    title = re.sub(r"\{\w+\}", "...", slip.title)
    return [
        ("", f"{title} [{name}]"),
        ("Raised", "by the form of the file itself, whatever the answers say"),
        ("Severity", slip.severity),
        ("What goes wrong", slip.because),
        ("To settle it", re.sub(r"\{\w+\}", "...", slip.remedy)),
    ]


def _risks(question: Question) -> list[tuple[Question | Column, Risk]]:
    """Return the risks of a question and of its columns."""
    holders: list[Question | Column] = [question, *question.columns]
    return [(holder, holder.risk) for holder in holders if holder.risk is not None]


def _join(paragraphs: list[tuple[str, str]], width: int) -> str:
    """Lay out headed paragraphs; a paragraph may hold lines of its own."""
    lines = []
    for head, text in paragraphs:
        if not text:
            continue
        if head:
            lines.append(head)
        for line in text.split("\n"):
            indent = "  " if head else ""
            wrapped = textwrap.wrap(
                line,
                max(width, 40),
                initial_indent=indent,
                subsequent_indent=indent + ("  " if line.startswith("- ") else ""),
            )
            lines += wrapped or [""]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _question(checklist: Checklist, question: Question) -> list[tuple[str, str]]:
    options = "\n".join(f"- {option.label}" for option in question.options) + ("\n- Other" if question.other else "")
    columns = "\n".join(
        f"- {column.title}" + (f": {column.help}" if column.help else "") for column in question.columns
    )
    risks = [risk for _, risk in _risks(question)]
    return [
        ("", f"{question.code} {question.title}"),
        ("", question.ask),
        ("Asked", f"only if {say(question.when, checklist)}" if question.when is not None else ""),
        ("Options", options.strip("\n")),
        ("Columns", columns),
        ("Why it is asked, and what a good answer holds", question.help),
        ("Example", question.example),
        ("A trap", question.pitfall),
        (
            "What is at stake",
            "\n".join(f"- {risk.title} ({_severity(risk.severity)}). {risk.because} [{risk.id}]" for risk in risks),
        ),
        ("Source", _source(checklist, question.source, question)),
    ]


def _risk(checklist: Checklist, risk: Risk, question: Question, holder: Question | Column) -> list[tuple[str, str]]:
    where = f"{question.code} {question.title}" + (f", column {holder.title}" if isinstance(holder, Column) else "")
    raised = "when the answer is missing or weak"
    if risk.when is not None:
        raised += f", and {say(risk.when, checklist)}"
    return [
        ("", f"{risk.title} [{risk.id}]"),
        ("Raised", f"at {where}, {raised}"),
        ("Severity", _severity_in_full(checklist, risk.severity)),
        ("What goes wrong", risk.because),
        ("To settle it", risk.remedy),
        ("What a good answer holds", holder.help or question.help),
        ("Example", question.example),
        ("Source", _source(checklist, risk.source or question.source, question)),
    ]


def _check(checklist: Checklist, check: Check) -> list[tuple[str, str]]:
    per = f"for each row of {checklist.questions[check.for_each].code}, " if check.for_each else ""
    return [
        ("", f"{check.title.replace('{row}', 'One row')} [{check.id}]"),
        ("Raised", f"{per}when {say(check.when, checklist)}"),
        ("Severity", _severity_in_full(checklist, check.severity)),
        ("What goes wrong", check.because),
        ("To settle it", check.remedy),
        ("Source", _source(checklist, check.source, check)),
    ]


def _severity(rule: SeverityRule) -> str:
    return " or ".join(dict.fromkeys([*(case.severity for case in rule.cases), rule.otherwise]))


def _severity_in_full(checklist: Checklist, rule: SeverityRule) -> str:
    cases = [f"{case.severity} if {say(case.when, checklist)}" for case in rule.cases]
    return "; ".join([*cases, f"otherwise {rule.otherwise}" if cases else rule.otherwise])


def _source(checklist: Checklist, source: str, one: Question | Check) -> str:
    """Return the paragraphs, and which publication they are of: the one that the question's own checklist names."""
    part = next(part for part in checklist.parts if any(each is one for each in (*part.questions, *part.checks)))
    publication = next((edition.source for edition in checklist.editions if edition.id == part.checklist), "")
    return f"{source} of: {publication}" if source and publication else source
