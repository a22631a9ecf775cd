"""The way through the questions: order, conditions, back, stopping and going on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jw_design.answers import canonical
from jw_design.interview import Stopped, interview
from jw_design.interview.commands import WORDS
from jw_design.interview.prompter import ScriptedPrompter
from jw_design.load.checklist import load_shipped
from jw_design.model.answer import Answer, Brief
from jw_design.model.checklist import Checklist
from tests.interview.conftest import Talk, brief_of, small_checklist

Talks = Callable[..., Talk]
SINGLE = "aim life end people lead"


def test_what_a_person_sees_first(talk: Talks) -> None:
    done = talk("quit")
    assert done.screen.split("\n")[:10] == [
        "Enter leaves a question open. Type ? for help, or back, skip or clear, each on a line of its own.",
        "Type don't know, or not applicable, where that is the answer. quit saves, and you can go on later.",
        "",
        "S. Single answers",
        "One answer each.",
        "",
        "S1 of part S, question 1 of 11.",
        "Aim",
        "What is it for?",
        "End your answer with a line that holds only a full stop.",
    ]


def test_the_fixed_wording_is_ascii(talk: Talks) -> None:
    replies = ["?", "", "1", "", "x", "x", "", "1", "", "1", "5", "", "dk", "", "", "City", "?", "9", "", "", "", ""]
    assert talk(*replies).screen.isascii()


def test_only_essential_questions_in_the_short_interview(talk: Talks) -> None:
    done = talk(brief=replace(brief_of(), depth="essential"))
    assert "S1 of part S, question 1 of 5." in done.screen


def test_only_the_parts_of_the_brief(talk: Talks) -> None:
    done = talk(brief=replace(brief_of(), parts=("T",)))
    assert "T1 of part T, question 1 of 4." in done.screen


def test_a_question_whose_condition_fails_is_not_asked_nor_counted(talk: Talks) -> None:
    done = talk("", "2", "It never ends", only=SINGLE)
    assert "S5 of part S, question 3 of 4." in done.screen
    assert "S3 of part S" not in done.screen
    done = talk("", "1", "The money ends", only=SINGLE)
    assert "S3 of part S, question 3 of 5." in done.screen


def test_back_goes_to_the_question_before_and_past_one_that_no_longer_applies(talk: Talks) -> None:
    done = talk("", "1", "The money ends", "May 2029", "back", "back", "2", "It goes on", "back", only=SINGLE)
    assert done.brief.stopped_at == "S2"
    assert "Your answer now: It carries on. Why: It goes on" in done.screen


def test_back_at_the_first_question_says_so(talk: Talks) -> None:
    assert "This is the first question." in talk("back", only=SINGLE).screen


def test_the_part_is_introduced_once(talk: Talks) -> None:
    done = talk("", "back", only="lead partners")
    assert done.screen.count("S. Single answers") == 2
    assert done.screen.count("One answer each.") == 1


def test_an_unfinished_brief_is_asked_only_what_it_leaves_unanswered(talk: Talks) -> None:
    done = talk("quit", brief=brief_of(aim=Answer(text="Fewer deaths")))
    assert done.brief.stopped_at == "S2"


def test_going_on_where_it_stopped(talk: Talks) -> None:
    done = talk("Jo Lee", "quit", brief=brief_of(aim=Answer(text="Fewer deaths")), stopped_at="S7")
    assert done.brief.answers["lead"].text == "Jo Lee"
    assert done.brief.stopped_at == "T1"


def test_stopping_at_a_question_that_is_no_longer_asked_goes_on_after_it(talk: Talks) -> None:
    brief = brief_of(life=Answer(chosen=("ongoing",), text="It never ends"))
    assert talk(brief=brief, stopped_at="S3").brief.stopped_at == "S4"
    assert talk(brief=brief, stopped_at="Z9").brief.stopped_at == "S1"


def test_back_after_going_on_reaches_what_was_answered_before(talk: Talks) -> None:
    done = talk("back", stopped_at="S7")
    assert done.brief.stopped_at == "S6"


@pytest.mark.parametrize("end", ["quit", KeyboardInterrupt, EOFError])
def test_every_way_to_stop_saves_and_says_where_to_go_on(talk: Talks, end: str | type[BaseException]) -> None:
    done = talk("Fewer deaths", ".", end)
    assert done.stopped
    assert done.brief.stopped_at == "S2"
    assert done.saved[-1] == done.brief
    assert done.brief.answers == {"aim": Answer(text="Fewer deaths")}


@pytest.mark.parametrize("end", ["quit", KeyboardInterrupt, EOFError])
def test_a_half_typed_text_is_saved(talk: Talks, end: str | type[BaseException]) -> None:
    done = talk("Fewer deaths", "", "and", end)
    assert done.stopped
    assert done.saved[-1].answers["aim"].text == "Fewer deaths\n\nand"
    assert done.brief.stopped_at == "S1"


def test_a_half_typed_text_of_one_reply_is_saved(talk: Talks) -> None:
    class Interrupted(KeyboardInterrupt):
        typed = "Fewer\ndeaths"

    done = talk(Interrupted, several_lines=True)
    assert done.brief.answers["aim"].text == "Fewer\ndeaths"
    assert done.brief.stopped_at == "S1"


def test_the_end_counts_and_forgets_where_it_stopped(talk: Talks) -> None:
    done = talk("", "", "5", "", only="aim life people lead")
    assert not done.stopped
    assert done.brief.stopped_at == ""
    assert done.screen.endswith("That is the end. Of 4 questions, 1 hold something and 3 are blank.")


def test_every_answer_is_saved_before_the_next_question(talk: Talks) -> None:
    done = talk("Fewer deaths", ".", "1", "The money ends", "May 2029")
    said = [(len(brief.answers), brief.stopped_at) for brief in done.saved]
    assert said == [(0, "S1"), (1, "S1"), (1, "S2"), (2, "S2"), (2, "S2"), (2, "S3"), (3, "S3"), (3, "S4"), (3, "S4")]


def test_two_runs_through_a_pipe(small: Checklist) -> None:
    brief: Brief = brief_of()
    for replies in (["Fewer deaths", ".", "1"], ["", "The money ends", "May 2029"]):
        with pytest.raises(Stopped) as stopped:
            interview(small, brief, ScriptedPrompter(replies), lambda _: None)
        brief = stopped.value.brief
    assert brief.stopped_at == "S4"
    assert brief.answers["life"] == Answer(chosen=("time-limited",), text="The money ends")


REPLIES = st.one_of(
    st.sampled_from([*WORDS, ".", "1", "2", "fill", "add", "delete 1", "yes", "City", "TBC", "May 2027", "other: x"]),
    st.text(max_size=8),
)


@given(st.lists(st.lists(REPLIES, max_size=40), max_size=4), st.booleans())
def test_whatever_is_typed_is_saved_and_can_be_gone_on_with(runs: list[list[str]], several_lines: bool) -> None:
    brief = brief_of()
    for replies in runs:
        saved = [brief]
        prompter = ScriptedPrompter(replies, several_lines=several_lines)
        try:
            ended = interview(small_checklist(), brief, prompter, saved.append)
        except Stopped as stopped:
            ended = stopped.brief
            assert ended.stopped_at in small_checklist().codes
        else:
            assert ended.stopped_at == ""
        assert saved[-1] == ended
        brief = ended
        assert brief.answers == canonical(small_checklist(), brief.answers)


@pytest.mark.parametrize("depth", ["essential", "full"])
def test_the_shipped_checklist_can_be_gone_through_with_enter_alone(depth: str) -> None:
    brief = Brief(title="T", checklists=("joint-working@1",), depth="full" if depth == "full" else "essential")
    prompter = ScriptedPrompter([""] * 1000)
    ended = interview(load_shipped(), brief, prompter, lambda _: None)
    assert ended.answers == {}
    assert ", 0 hold something" in prompter.screen


def test_after_going_back_the_questions_on_the_way_come_again() -> None:
    """Enter at a question gone back to leads on to the ones from which the person came, answered or not."""
    brief = Brief(title="T", checklists=("joint-working@1",), depth="essential", parts=("E",))
    lines = ["1", "It has one clear end", "May 2027", "back", "back", "", "", ""]
    prompter = ScriptedPrompter([*lines, "quit"])
    with pytest.raises(Stopped) as stopped:
        interview(load_shipped(), brief, prompter, lambda _: None)
    headings = [line.split(" ")[0] for line in prompter.screen.split("\n") if " of part E, question " in line]
    assert headings[:5] == ["E1", "E2", "E3", "E2", "E1"]
    assert "E2" in headings[5:]
    assert stopped.value.brief.answers["duration-end"].text == "May 2027"
