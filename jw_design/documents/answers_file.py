"""A brief -> an answers file, which `jw-design new --answers` takes back."""

import json
import re
from typing import Any

from jw_design.answers import OTHER
from jw_design.model.answer import Answer, Brief
from jw_design.model.checklist import Checklist, Question

#: What YAML, as which the file is read, takes for line breaks or does not take at all.
_NOT_IN_YAML = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def answers_file(checklist: Checklist, brief: Brief) -> str:
    """Return everything a brief states as JSON."""
    found: dict[str, Any] = {"title": brief.title, "checklists": list(brief.checklists), "depth": brief.depth}
    if brief.parts:
        found["parts"] = list(brief.parts)
    found["answers"] = {name: _answer(checklist.questions[name], answer) for name, answer in brief.answers.items()}
    if brief.accepted:
        found["accepted"] = [
            {"risk": one.risk, "row": one.row, "by": one.by, "until": one.until, "reason": one.reason}
            for one in brief.accepted
        ]
    made = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return _NOT_IN_YAML.sub(lambda letter: f"\\u{ord(letter[0]):04x}", made)


def _answer(question: Question, answer: Answer) -> Any:
    shape: dict[str, Any] = {}
    if question.kind in ("choice", "choices") and answer.chosen:
        chosen = [f"{OTHER}: {answer.other}" if one == OTHER and answer.other else one for one in answer.chosen]
        shape["choice"] = chosen[0] if len(chosen) == 1 else chosen
    if answer.rows:
        shape["rows"] = [dict(row.cells) for row in answer.rows]
    if answer.standing:
        shape[answer.standing] = answer.text
    elif question.kind not in ("choice", "choices", "table"):
        return answer.text
    elif answer.text:
        shape["text" if question.kind == "table" else "why"] = answer.text
    return shape["rows"] if set(shape) == {"rows"} else shape
