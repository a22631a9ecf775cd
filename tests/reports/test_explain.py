"""Explaining a question or a risk: all there is to know about it, in words."""

import pytest

from jw_design.assess.examples import risks_and_checks
from jw_design.errors import InputError
from jw_design.model.checklist import Checklist
from jw_design.reports.explain import explain
from tests.briefs import checklist


@pytest.mark.parametrize("name", ["T1", "t1", "story"])
def test_a_question_is_found_by_code_and_id(name: str) -> None:
    assert explain(checklist(), name).startswith("T1 Story\n\nWhat happens?\n")


def test_a_risk_says_where_it_is_raised() -> None:
    assert "at T3 Bodies, column Task, when the answer is missing or weak" in explain(checklist(), "no-task")


def test_options_and_columns_are_listed() -> None:
    assert "  - It ends on a set date\n  - It carries on\n" in explain(checklist(), "T2")
    assert "  - Young people\n  - Older people\n  - Other\n" in explain(checklist(), "T5")


@pytest.mark.parametrize(("name", "nearest"), [("no-stroy", 'Did you mean "no-story"?'), ("zzzzzz", "Give a code")])
def test_what_is_neither_is_said(name: str, nearest: str) -> None:
    with pytest.raises(InputError, match=f'There is no question or risk "{name}"') as error:
        explain(checklist(), name)
    assert nearest in error.value.message


def test_everything_shipped_can_be_explained(joint_working: Checklist) -> None:
    risks = [one.id for one in risks_and_checks(joint_working)]
    names = [*joint_working.codes, *joint_working.questions, *risks]
    assert [name for name in names if not explain(joint_working, name)] == []


def test_lines_are_wrapped(joint_working: Checklist) -> None:
    assert max(len(line) for line in explain(joint_working, "E4", 60).split("\n")) <= 60
