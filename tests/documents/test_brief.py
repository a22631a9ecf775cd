"""Writing briefs: what is written reads back the same, and a rewrite touches only what changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from jw_design import markdown
from jw_design.answers import canonical
from jw_design.assess import assess
from jw_design.documents.brief import rewrite, write
from jw_design.errors import UnsafeWriteError
from jw_design.model.answer import Answer, Brief, Row
from jw_design.readback import read
from tests.strategies import answer_sets, every_kind, texts

TODAY = date(2026, 11, 23)
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


CHECKLIST = every_kind()


def _brief(answers: dict[str, Answer], title: str = "Programme") -> Brief:
    """Return a brief as the interview and the answers file make it: in canonical form."""
    made = canonical(CHECKLIST, answers)
    return Brief(title=markdown.one_line(title), checklists=("every.yaml",), depth="essential", answers=made)


def _written(brief: Brief) -> str:
    return write(CHECKLIST, assess(CHECKLIST, brief, TODAY))


@MANY
@given(answers=answer_sets())
def test_any_answers_read_back_the_same(answers: dict[str, Answer]) -> None:
    text = _written(_brief(answers))
    assert read(text, CHECKLIST).answers == canonical(CHECKLIST, answers)


@MANY
@given(title=texts())
def test_any_title_reads_back_the_same(title: str) -> None:
    brief = _brief({}, title)
    assert read(_written(brief), CHECKLIST).title == brief.title


@MANY
@given(before=answer_sets(), after=answer_sets())
def test_any_change_of_answers_can_be_written_over(before: dict[str, Answer], after: dict[str, Answer]) -> None:
    old = _written(_brief(before))
    new = rewrite(old, CHECKLIST, assess(CHECKLIST, _brief(after), TODAY))
    assert read(new, CHECKLIST).answers == canonical(CHECKLIST, after)


@MANY
@given(answers=answer_sets())
def test_a_rewrite_without_changes_changes_nothing(answers: dict[str, Answer]) -> None:
    text = _written(_brief(answers))
    assert rewrite(text, CHECKLIST, assess(CHECKLIST, read(text, CHECKLIST, Path("x.md")), TODAY)) == text


@MANY
@given(answers=answer_sets(), neighbour=texts())
def test_an_answer_never_leaks_into_its_neighbour(answers: dict[str, Answer], neighbour: str) -> None:
    with_it = canonical(CHECKLIST, {**answers, "other-story": Answer(text=neighbour)})
    without = {name: answer for name, answer in with_it.items() if name != "other-story"}
    read_with = dict(read(_written(_brief(with_it)), CHECKLIST).answers)
    read_with.pop("other-story", None)
    assert read_with == without


def test_a_fixed_row_that_stands_twice_reads_back_in_order() -> None:
    twice = Answer(rows=(Row(cells={"skill": "law", "who": "Ann"}), Row(cells={"skill": "law", "who": "Bob"})))
    assert read(_written(_brief({"skills": twice})), CHECKLIST).answers["skills"] == twice


def test_a_closed_fence_stays_as_it_is() -> None:
    code = "Like this:\n\n```\n# not a heading\n```"
    assert code in _written(_brief({"story": Answer(text=code)}))


def test_an_unclosed_fence_is_kept_from_swallowing_the_rest() -> None:
    text = _written(_brief({"story": Answer(text="```\nopen")}))
    assert "\\```\nopen" in text


def test_what_a_person_added_stays() -> None:
    text = _written(_brief({"story": Answer(text="One.")}))
    by_hand = (
        text.replace("depth: essential", "depth: essential\nour-reference: 12/B")
        .replace("### Q1 Story", "### Q1 The whole story")
        .replace("## Q. Every kind", "## Our own section\n\nWords of our own.\n\n## Q. Every kind")
    )
    brief = read(by_hand, CHECKLIST)
    changed = replace(brief, answers={**brief.answers, "day": Answer(text="May 2027")})
    made = rewrite(by_hand, CHECKLIST, assess(CHECKLIST, changed, TODAY))
    for kept in ("our-reference: 12/B", "### Q1 The whole story", "## Our own section\n\nWords of our own.", "One."):
        assert kept in made


def test_a_column_that_a_person_added_keeps_its_cells() -> None:
    table = "| Body | Size | Task | Phone |\n|---|---|---|---|\n| Council | Large | Lead | 0191 |"
    text = _written(_brief({}))
    before, _, rest = text.partition("### Q6 Bodies")
    head, _, tail = rest.partition("### Q7")
    quote = head.split("\n\n")[1]
    by_hand = f"{before}### Q6 Bodies\n\n{quote}\n\n{table}\n\n### Q7{tail}"
    brief = read(by_hand, CHECKLIST)
    (row,) = brief.answers["bodies"].rows
    changed = replace(row, cells={**row.cells, "task": "Pay"})
    answers = {**brief.answers, "bodies": Answer(rows=(changed,))}
    made = rewrite(by_hand, CHECKLIST, assess(CHECKLIST, replace(brief, answers=answers), TODAY))
    assert "| Council | Large | Pay | 0191 |" in made


def test_questions_are_not_written_into_a_comment_that_is_never_closed() -> None:
    text = "---\ntitle: T\nchecklists: [every.yaml]\n---\n\n# T\n\n<!-- note\n"
    with pytest.raises(UnsafeWriteError, match="never closed"):
        rewrite(text, CHECKLIST, assess(CHECKLIST, read(text, CHECKLIST), TODAY))
