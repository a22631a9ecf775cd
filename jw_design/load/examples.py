"""The answer sets beside risks and checks, read once all questions are known."""

from collections.abc import Iterable

from msgspec import structs

from jw_design.load.answers import read_answers
from jw_design.load.nodes import Mapping, Node, Report, Sequence
from jw_design.load.part import name_of
from jw_design.model.checklist import Answers, Checklist, Examples, Risk


def with_examples(checklist: Checklist, parts: Iterable[tuple[Report, Node]]) -> Checklist:
    """Return the checklist with the examples of these parts' risks and checks; mistakes go to their reports."""
    nodes: dict[str, Examples | None] = {}
    for report, node in parts:
        for holder in _risk_nodes(node):
            nodes[name_of(holder)] = _examples(holder.items.get("examples"), checklist, report)

    def risk(one: Risk | None) -> Risk | None:
        return None if one is None else structs.replace(one, examples=nodes.get(one.id))

    made = tuple(
        structs.replace(
            part,
            questions=tuple(
                structs.replace(
                    question,
                    risk=risk(question.risk),
                    columns=tuple(structs.replace(column, risk=risk(column.risk)) for column in question.columns),
                )
                for question in part.questions
            ),
            checks=tuple(structs.replace(check, examples=nodes.get(check.id)) for check in part.checks),
        )
        for part in checklist.parts
    )
    return Checklist.of(checklist.editions, made, checklist.weak, checklist.thresholds)


def _examples(node: Node | None, checklist: Checklist, report: Report) -> Examples | None:
    if node is None:
        return None
    if not isinstance(node, Mapping):
        report('"examples" must be the keys raises and silent, each with a list of answer sets.', node.line)
        return None
    sets: dict[str, tuple[Answers, ...]] = {}
    for key in ("raises", "silent"):
        value = node.items.get(key)
        if value is None:
            continue
        if not isinstance(value, Sequence):
            report(f'"{key}" must be a list of answer sets.', value.line)
            continue
        sets[key] = tuple(read_answers(item, checklist, report) for item in value.items)
    for key in [key for key in node.items if key not in ("raises", "silent")]:
        report(f'"examples" has no key "{key}".', node.key_lines[key])
    return Examples(**sets)


def _risk_nodes(node: Node) -> Iterable[Mapping]:
    """Yield the nodes of all risks and checks of a part."""
    if not isinstance(node, Mapping):
        return
    for key in ("questions", "columns", "checks"):
        value = node.items.get(key)
        for item in value.items if isinstance(value, Sequence) else ():
            if key == "checks" and isinstance(item, Mapping):
                yield item
            else:
                yield from _risk_nodes(item)
    risk = node.items.get("risk")
    if isinstance(risk, Mapping):
        yield risk
