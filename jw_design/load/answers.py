"""The answers file (YAML or JSON) -> answers; also the small answer sets beside risks and checks."""

from typing import TypeVar

from jw_design import markdown
from jw_design.answers import OTHER, canonical, option_id
from jw_design.load.index import nearest
from jw_design.load.nodes import NULL_WORDS, Mapping, Node, Report, Scalar, Sequence
from jw_design.model.answer import Acceptance, Answer, Row
from jw_design.model.checklist import Checklist, Question

T = TypeVar("T")
_SHAPES = {"choice", "why", "text", "rows", "not-applicable", "not-known"}


def read_answers(node: Node, checklist: Checklist, report: Report) -> dict[str, Answer]:
    """Return the answers that a mapping of question ids states; every mistake is reported at its line."""
    if not isinstance(node, Mapping):
        report("Answers must be question ids and answers, such as area: Kent.", node.line)
        return {}
    found: dict[str, Answer] = {}
    former = {old: question.id for question in checklist.questions.values() for old in question.formerly}
    for key, value in node.items.items():
        question = checklist.questions.get(former.get(key, key)) or checklist.codes.get(key)
        if question is None:
            known = [*checklist.questions, *checklist.codes]
            report(f'There is no question "{key}".{nearest(key, known)}', node.key_lines[key])
            continue
        if question.id in found:
            report(f"{question.code} is answered twice. Keep one.", node.key_lines[key])
        answer = _Reader(question, report).read(value)
        if answer is not None:
            found[question.id] = answer
    return canonical(checklist, found)


def read_accepted(node: Node, report: Report) -> tuple[Acceptance, ...]:
    """Return the accepted risks of an answers file."""
    if not isinstance(node, Sequence):
        report('"accepted" must be a list.', node.line)
        return ()
    accepted = []
    for item in node.items:
        fields = {"risk": "", "row": "", "by": "", "until": "", "reason": ""}
        if not isinstance(item, Mapping):
            report("An accepted risk has the keys risk, row, by, until and reason.", item.line)
            continue
        for key, value in item.items.items():
            if key not in fields:
                report(f'An accepted risk has no key "{key}".{nearest(key, fields)}', item.key_lines[key])
            elif not isinstance(value, Scalar):
                report(f'"{key}" of an accepted risk must be text.', value.line)
            else:
                fields[key] = markdown.one_line(_said(value))
        accepted.append(Acceptance(line=item.line, **fields))
    return tuple(accepted)


class _Reader:
    """Reads the answer to one question in any of the shapes that its kind allows."""

    def __init__(self, question: Question, report: Report) -> None:
        self.question = question
        self.report = report

    def read(self, node: Node) -> Answer | None:
        if isinstance(node, Scalar):
            if self.question.kind in ("choice", "choices"):
                return self._chosen(node, [node] if _said(node) else [])
            if self.question.kind == "table":
                return self._wrong("is a table: give a list of rows", node)
            return Answer(text=_said(node))
        if isinstance(node, Sequence):
            if self.question.kind == "table":
                return self._rows(node, "")
            if self.question.kind == "choices":
                return self._chosen(node, node.items)
            return self._wrong("takes one answer, not a list", node)
        for key in [key for key in node.items if key not in _SHAPES]:
            self.report(
                f'The answer to {self.question.code} has no key "{key}".{nearest(key, _SHAPES)}', node.key_lines[key]
            )
        if "not-applicable" in node.items:
            return self._standing(node, "not-applicable")
        if "not-known" in node.items:
            return self._standing(node, "not-known")
        return self._whole(node)

    def _wrong(self, what: str, node: Node, hint: str = "") -> T | None:
        """Report a mistake; None stands for whatever was wanted."""
        self.report(f'{self.question.code} ("{self.question.id}") {what}.{hint}', node.line)
        return None

    def _text(self, node: Node | None) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return _said(node)
        self._wrong("needs text here", node)
        return ""

    def _standing(self, node: Mapping, standing: str) -> Answer:
        value = node.items[standing]
        if standing == "not-known" and isinstance(value, Mapping):
            for key in [key for key in value.items if key not in ("who", "by")]:
                self.report(f'"not-known" has the keys who and by, not "{key}".', value.key_lines[key])
            who, by = self._text(value.items.get("who")), self._text(value.items.get("by"))
            text = f"{who}, by {by}" if who and by else who or (f"by {by}" if by else "")
        else:
            text = self._text(value)
        base = self._whole(Mapping(node.line, {k: v for k, v in node.items.items() if k != standing}, node.key_lines))
        base = base or Answer()
        return Answer(
            text=text,
            standing="not-known" if standing == "not-known" else "not-applicable",
            chosen=base.chosen,
            other=base.other,
            rows=base.rows,
        )

    def _whole(self, node: Mapping) -> Answer | None:
        why = self._text(node.items.get("why") or node.items.get("text"))
        if "choice" in node.items:
            if self.question.kind not in ("choice", "choices"):
                return self._wrong("is not a choice", node)
            choice = node.items["choice"]
            return self._chosen(choice, choice.items if isinstance(choice, Sequence) else [choice], why)
        rows = node.items.get("rows")
        if rows is not None:
            if isinstance(rows, Sequence) and self.question.kind == "table":
                return self._rows(rows, why)
            return self._wrong('takes "rows" only for a table, as a list', rows)
        return Answer(text=why)

    def _chosen(self, place: Node, nodes: list[Node], why: str = "") -> Answer | None:
        if self.question.kind == "choice" and len(nodes) > 1:
            return self._wrong("takes one choice, not several", place)
        chosen, other = [], ""
        for node in nodes:
            word = node.value if isinstance(node, Scalar) else ""
            found = option_id(self.question.options, word)
            if found is None and self.question.other:
                head, _, rest = word.partition(":")
                found = OTHER
                other = rest if head.strip().casefold() == OTHER else word
            if found is None:
                known = [option.id for option in self.question.options]
                return self._wrong(f'has no option "{word}"; it has {", ".join(known)}', node, nearest(word, known))
            chosen.append(found)
        return Answer(chosen=tuple(chosen), other=other, text=why)

    def _rows(self, node: Sequence, text: str) -> Answer:
        naming = self.question.name_column
        known = [column.id for column in self.question.columns]
        if naming is not None and naming.id not in known:
            known.insert(0, naming.id)
        rows = []
        for item in node.items:
            if not isinstance(item, Mapping):
                self._wrong(f"needs rows with keys such as {known[0]}", item)
                continue
            cells = {}
            for key, value in item.items.items():
                if key not in known:
                    self.report(
                        f'{self.question.code} has no column "{key}".{nearest(key, known)}', item.key_lines[key]
                    )
                else:
                    cells[key] = self._text(value)
            rows.append(Row(cells=cells))
        return Answer(rows=tuple(rows), text=text)


def _said(node: Scalar) -> str:
    """Return what a scalar says; YAML's and JSON's null say nothing."""
    return "" if node.plain and node.value in NULL_WORDS else node.value
