"""A small brief that people edit by hand, and what `lint --fix` makes of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from jw_design.assess import assess
from jw_design.documents.brief import moved_answers, rewrite
from jw_design.model.answer import Answer
from jw_design.model.checklist import Checklist
from jw_design.model.finding import Assessment
from jw_design.readback import read
from tests.conftest import TODAY, made_checklist

PART = """
questions:
  - id: story
    code: T1
    title: Story
    ask: What happens?
    source: "1.1"
    risk: {id: no-story, severity: high, title: No story, because: b, remedy: Tell it.}
  - id: length
    code: T2
    title: Length
    ask: How long?
    kind: choice
    options: [{id: set, label: It ends on a set date}, {id: ongoing, label: It carries on, formerly: [It goes on]}]
    why: required
    risk: {id: no-length, severity: medium, title: No length, because: b, remedy: Pick one.}
  - id: bodies
    code: T3
    title: Bodies
    ask: Who takes part?
    kind: table
    register: body
    columns:
      - {id: body, title: Body}
      - {id: size, title: Size, kind: choice, options: [{id: large, label: Large}, {id: small, label: Small}]}
      - {id: task, title: Task, risk: {id: no-task, severity: high, title: No task, because: b, remedy: Say it.}}
  - id: areas
    code: T4
    title: Areas
    ask: Where?
    kind: table
    of: bodies
    columns:
      - {id: area, title: Area, risk: {id: no-area, severity: low, title: No area, because: b, remedy: Say it.}}
      - {id: plan, title: Plan}
  - id: groups
    code: T5
    title: Groups
    ask: Which groups?
    kind: choices
    options: [{id: young, label: Young people}, {id: old, label: Older people}]
    other: true
"""

#: As the interview leaves it, with nothing to settle.
BRIEF = """\
---
title: Rough Sleepers Unit
checklists: [small.yaml]
depth: full
---

# Rough Sleepers Unit

## Risks to settle

| Risk | Row | Severity | Question | To settle it | Owner | Due |
|---|---|---|---|---|---|---|

## Accepted risks

| Risk | Row | Accepted by | Until | Reason |
|---|---|---|---|---|

## T. A part

### T1 Story

> What happens? (1.1)

The council and the police share one list of people at risk.

### T2 Length

> How long?

- [x] It ends on a set date
- [ ] It carries on

**Why:** The money ends in 2029.

### T3 Bodies

> Who takes part?

| Body | Size | Task |
|---|---|---|
| Council | Large | Leads |
| Police | Small | Shares data |

### T4 Areas

> Where?

| Body | Area | Plan |
|---|---|---|
| Council | Kent | Local plan |
| Police | Kent | Police plan |

### T5 Groups

> Which groups?

- [x] Young people
- [ ] Older people
- [ ] Other:
"""


@cache
def checklist() -> Checklist:
    with TemporaryDirectory() as folder:
        return made_checklist(Path(folder), PART)


def with_answer(code: str, answer: str, text: str = BRIEF) -> str:
    """Return the brief with another answer under the quote of a question."""
    pattern = rf"(### {code} [^\n]*\n\n(?:>[^\n]*\n)+)\n.*?(?=\n### |\Z)"
    return re.sub(pattern, lambda found: f"{found[1]}\n{answer}\n", text, count=1, flags=re.DOTALL)


def answer_to(code: str, text: str) -> Answer:
    """Return the answer that is read, an empty one for none."""
    return read(text, checklist(), "brief.md").answers.get(checklist().codes[code].id, Answer())


def assessed(text: str) -> Assessment:
    return assess(checklist(), read(text, checklist(), "brief.md"), TODAY)


def findings(text: str, *, also_stale: bool = False) -> list[tuple[str, str]]:
    """Return the name of each finding and the source of its line; a risk table out of date only if asked for."""
    lines = text.split("\n")
    found = [(one.risk, lines[one.line - 1]) for one in assessed(text).findings]
    return [one for one in found if also_stale or one[0] != "risk-table-stale"]


def cells(rows: Sequence[object]) -> list[list[str]]:
    """Return the texts of rows, without their lines."""
    return [list(row.cells.values()) for row in rows]  # type: ignore[attr-defined]


def fixed(text: str) -> str:
    """Return what `lint --fix` writes."""
    brief = read(text, checklist(), "brief.md")
    answers, moved = moved_answers(brief, checklist())
    brief = replace(brief, answers=answers, assessed=TODAY)
    return rewrite(text, checklist(), assess(checklist(), brief, TODAY), moved)


def lost(before: str, after: str) -> list[str]:
    """Return the words that stood in a text and no longer do; what the risk table says itself does not count."""
    return sorted((_words(before) - _words(after)).elements())


def _words(text: str) -> Counter[str]:
    own = re.sub(r"(?m)^\| no-[a-z]+:.*?\| Tell it\. \||^\| no-[a-z]+:.*?\| (?:Say it|Pick one)\. \|", "", text)
    return Counter(re.findall(r"\w+", own))
