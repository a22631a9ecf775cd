"""A whole answers file (YAML or JSON) -> Brief."""

from pathlib import Path

from jw_design import markdown
from jw_design.errors import ChecklistError, InputError, JwDesignError
from jw_design.load.answers import read_accepted, read_answers
from jw_design.load.index import nearest
from jw_design.load.nodes import Mapping, Node, Scalar, Sequence, read_text
from jw_design.load.parse import parse
from jw_design.model.answer import Brief
from jw_design.model.checklist import Checklist

KEYS = ("title", "checklists", "depth", "parts", "answers", "accepted")


def checklists_named(path: Path) -> tuple[str, ...]:
    """Return the checklists that an answers file names, none if it names none."""
    node = parse(read_text(path), path)
    return _words(node.items.get("checklists")) if isinstance(node, Mapping) else ()


def read_document(path: Path, checklist: Checklist) -> Brief:
    """Return the brief that an answers file states; raise ChecklistError with every mistake in it."""
    node = parse(read_text(path), path)
    problems: list[JwDesignError] = []

    def report(message: str, line: int) -> None:
        problems.append(InputError(message, path=path, line=line))

    if not isinstance(node, Mapping):
        message = "An answers file starts with keys such as title: and answers:."
        raise InputError(message, path=path, line=node.line)
    for key in node.items:
        if key not in KEYS:
            report(f'An answers file has no key "{key}".{nearest(key, KEYS)}', node.key_lines[key])
    title = _word(node.items.get("title"))
    if not title:
        report('The answers file lacks "title": the programme\'s name.', 1)
    depth = _word(node.items.get("depth")) or "essential"
    if depth not in ("essential", "full"):
        report(f'The depth is "{depth}"; it must be essential or full.', node.key_lines["depth"])
    answers = node.items.get("answers")
    accepted = node.items.get("accepted")
    brief = Brief(
        title=markdown.one_line(title),
        checklists=tuple(edition.name for edition in checklist.editions),
        depth="full" if depth == "full" else "essential",
        parts=_words(node.items.get("parts")),
        answers=read_answers(answers, checklist, report) if answers is not None else {},
        accepted=read_accepted(accepted, report) if accepted is not None else (),
    )
    if problems:
        raise ChecklistError(problems)
    return brief


def _word(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""


def _words(node: Node | None) -> tuple[str, ...]:
    return tuple(_word(item) for item in node.items) if isinstance(node, Sequence) else ()
