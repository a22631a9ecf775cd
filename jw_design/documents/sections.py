"""A brief's front matter and sections -> Markdown: the same for a finished brief, a draft and a blank one."""

import re
from collections.abc import Iterable

import yaml

from jw_design import markdown
from jw_design.assess.view import View
from jw_design.documents import bodies, fill
from jw_design.model.answer import Answer, Brief
from jw_design.model.checklist import Checklist, Part, Question
from jw_design.readback.answer import HELP, only_if, quote_as_asked

NOTHING = Answer()


def whole(
    checklist: Checklist,
    brief: Brief,
    risk_section: str | None,
    accepted: str = "",
    *,
    about: str = "",
    blank: bool = False,
) -> str:
    """Return a whole document from its sections."""
    parts = [
        {
            "part": part.part,
            "title": part.title,
            "about": part.about,
            "sections": [section(checklist, question, brief, blank=blank) for question in questions],
        }
        for part, questions in shown_parts(checklist, brief, blank=blank)
    ]
    title = one_paragraph(brief.title) or "Untitled"
    text = fill(
        "brief.md.j2",
        front=front_matter(brief),
        title=title,
        about=about,
        risks=risk_section,
        accepted=accepted,
        parts=parts,
    )
    return text + "\n"


def front_matter(brief: Brief) -> str:
    """Return the lines between the fences."""
    lines = [f"title: {scalar(brief.title)}", f"checklists: {names_list(brief.checklists)}"]
    lines.append(f"depth: {brief.depth}")
    if brief.parts:
        lines.append(f"parts: [{', '.join(brief.parts)}]")
    if brief.assessed is not None:
        lines.append(f"assessed: {brief.assessed.isoformat()}")
    if brief.stopped_at:
        lines.append(f"stopped-at: {brief.stopped_at}")
    return "\n".join(lines)


def scalar(text: str) -> str:
    """Return a text as YAML on one line: as it is where that is safe, else in double quotes."""
    style = None if text.isprintable() else '"'
    dumped = yaml.safe_dump(text, allow_unicode=True, width=10**9, default_style=style)
    return dumped.removesuffix("\n").removesuffix("\n...")


def names_list(names: Iterable[str]) -> str:
    """Return the names of checklists as a list in brackets."""
    return f"[{', '.join(map(_flow, names))}]"


def _flow(text: str) -> str:
    """Return a text as it may stand in a list in brackets."""
    if re.fullmatch(r"[\w./\\@-]+", text, re.ASCII):
        return text
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9).removesuffix("\n")


def section(checklist: Checklist, question: Question, brief: Brief, *, blank: bool = False) -> str:
    """Return one question with its answer; a blank one carries its condition and its help."""
    home = brief.answers.get(question.of or "", NOTHING).rows
    answer = brief.answers.get(question.id, NOTHING)
    return fill(
        "question.md.j2",
        question=question,
        asked=one_paragraph(quote_as_asked(question)),
        only_if=only_if(question, checklist),
        help=one_paragraph(question.help) if blank else "",
        help_word=HELP,
        body=bodies.body(question, answer, brief.depth, home, blank=blank),
    )


def one_paragraph(text: str) -> str:
    """Return a checklist's text as one line of a quote, where nothing in it can begin a block."""
    return markdown.guard(" ".join(text.split()))


def shown_parts(checklist: Checklist, brief: Brief, *, blank: bool = False) -> list[tuple[Part, list[Question]]]:
    """Return the parts and questions that a brief shows: what is asked and may apply, and what is answered."""
    view = View(checklist, brief)
    shown = []
    for part in checklist.parts:
        questions = []
        for question in part.questions:
            asked = question.id in view.asked and (blank or view.applies(question) is not False)
            if asked or question.id in brief.answers:
                questions.append(question)
        if questions:
            shown.append((part, questions))
    return shown
