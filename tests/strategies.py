# ruff: noqa: E501 - a table of pieces
"""Answers of every kind, made by hypothesis for a small checklist that has one question of each."""

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from jw_design.load.checklist import load
from jw_design.model.answer import Answer, Row
from jw_design.model.checklist import Checklist

#: One question of each kind, a register, a table that belongs to it and one with fixed rows.
EVERY_KIND = """\
id: every-kind
version: 1
title: One question of each kind
parts:
  - part: Q
    title: Every kind
    about: About the part.
    questions:
      - {id: story, code: Q1, title: Story, ask: What happens?, essential: true, source: "1.1"}
      - {id: other-story, code: Q2, title: Other story, ask: And then?, essential: true}
      - id: pick
        code: Q3
        title: Pick
        ask: Which one?
        kind: choice
        options: [{id: "yes", label: "Yes, it does"}, {id: "no", label: "No"}]
        why: required
        essential: true
      - id: picks
        code: Q4
        title: Picks
        ask: Which ones?
        kind: choices
        options: [{id: red, label: Red}, {id: blue, label: Blue}]
        other: true
        why: optional
        essential: true
      - {id: day, code: Q5, title: Day, ask: When?, kind: date, essential: true}
      - id: bodies
        code: Q6
        title: Bodies
        ask: Who?
        kind: table
        register: body
        essential: true
        columns:
          - {id: body, title: Body}
          - {id: size, title: Size, kind: choice, options: [{id: large, label: Large}, {id: small, label: Small}]}
          - {id: task, title: Task}
      - id: areas
        code: Q7
        title: Areas
        ask: Where?
        kind: table
        of: bodies
        essential: true
        columns: [{id: area, title: Area}, {id: plan, title: Plan}]
      - id: skills
        code: Q8
        title: Skills
        ask: What skills?
        kind: table
        rows: [{id: money, label: Money}, {id: law, label: "Law | rules"}]
        essential: true
        columns:
          - {id: skill, title: Skill}
          - {id: who, title: Who}
      - id: notes
        code: Q9
        title: Notes
        ask: What else?
        kind: table
        essential: true
        columns: [{id: topic, title: Topic}, {id: note, title: Note}]
"""


@cache
def every_kind() -> Checklist:
    """Return the checklist that EVERY_KIND states."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "every.yaml")
        path.write_text(EVERY_KIND, "utf-8")
        return load(path)


_PIECES = st.sampled_from(
    [
        "#", "##", "### Q1 x", "---", "===", "***", "```", "~~~", "````", "<!--", "-->", "<div>", "</div>", "<script>", "<?", "<![CDATA[",
        ">", "> q", "[a]: /b", "[^a]: b", "[a]", "- [x] Yes, it does", "- [ ] No", "* [x] a", "+ b", "1. c", "| a | b |", "|---|---|",
        "\\", "\\#", "\\\\---", "|", "\\|", "<br>", "\\<br>", "&#124;", "&amp;", "**Why:**", "Why: x", "**Not applicable:** y",
        "Not known yet: z, by May 2027", "Not applicable\\: q", "## Risks to settle", "title: x", "\u2028", "\u2029", "\x85", "\x0b",
        "\x0c", "\x1c", "\x1e", "\ufeff", "\u200b", "\u00a0", "\t", "    code", "  ", "\r", "\r\n", "\0", "Other:", "Other: x", "*", "_", "`", "~",
        "\U0001f600", "e\u0301", "\ud800", "{{ x }}", "{% x %}", "{row}", "[/x]", "\x1b[31m", "$x$", "Only if x.",
    ]
)  # fmt: skip
_TEXT = st.one_of(
    st.text(max_size=40),
    st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=8).map("".join),
    st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=8).map("\n".join),
)


def texts() -> st.SearchStrategy[str]:
    """Any text, with a taste for what Markdown and the brief's grammar give a meaning to."""
    return _TEXT


def _rows(columns: dict[str, st.SearchStrategy[str]]) -> st.SearchStrategy[tuple[Row, ...]]:
    row = st.fixed_dictionaries({}, optional=columns).map(lambda cells: Row(cells=cells))
    return st.lists(row, max_size=3).map(tuple)


_STANDING = st.sampled_from(["", "", "", "not-applicable", "not-known"])


def answer_sets() -> st.SearchStrategy[dict[str, Answer]]:
    """Answers to any of the questions of EVERY_KIND."""
    text = st.builds(lambda text, standing: Answer(text=text, standing=standing), _TEXT, _STANDING)
    size = st.one_of(st.sampled_from(["large", "small", "Large"]), _TEXT)
    tables = {
        "bodies": {"body": _TEXT, "size": size, "task": _TEXT},
        "areas": {"body": _TEXT, "area": _TEXT, "plan": _TEXT},
        "skills": {"skill": st.one_of(st.sampled_from(["money", "law"]), _TEXT), "who": _TEXT},
        "notes": {"topic": _TEXT, "note": _TEXT},
    }
    table = {
        name: st.builds(
            lambda rows, text, standing: Answer(rows=rows, text=text, standing=standing),
            _rows(columns),
            _TEXT,
            _STANDING,
        )
        for name, columns in tables.items()
    }
    pick = st.builds(
        lambda chosen, text, standing: Answer(chosen=chosen, text=text, standing=standing),
        st.sampled_from([(), ("yes",), ("no",)]),
        _TEXT,
        _STANDING,
    )
    picks = st.builds(
        lambda chosen, text, other: Answer(chosen=tuple(chosen), text=text, other=other),
        st.sets(st.sampled_from(["red", "blue", "other"])),
        _TEXT,
        _TEXT,
    )
    return st.fixed_dictionaries(
        {}, optional={"story": text, "other-story": text, "pick": pick, "picks": picks, "day": text, **table}
    )
