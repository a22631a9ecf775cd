"""Texts, choices, dates, figures, money and people: what is asked, what is refused, what is saved."""

from collections.abc import Callable

import pytest

from jw_design.model.answer import Answer
from tests.interview.conftest import Talk, brief_of

Talks = Callable[..., Talk]
AIM = "Fewer people sleep on the streets"


def test_a_text_ends_at_a_full_stop(talk: Talks) -> None:
    done = talk("One paragraph.", "", "  Another, \\back", "\\quit", "\\.", ".", only="aim")
    assert done.brief.answers["aim"].text == "One paragraph.\n\n  Another, \\back\nquit\n."
    assert not done.stopped
    assert done.screen.count("End your answer with a line that holds only a full stop.") == 1


def test_a_text_in_one_reply_needs_no_full_stop(talk: Talks) -> None:
    done = talk("One.\n\nTwo.", only="aim", several_lines=True)
    assert done.brief.answers["aim"].text == "One.\n\nTwo."


def test_help_inside_a_text_does_not_end_it(talk: Talks) -> None:
    done = talk("One", "?", "two", ".", only="aim")
    assert done.brief.answers["aim"].text == "One\ntwo"
    assert "Say what will be different.\nExample: Fewer people sleep on the streets." in done.screen
    assert "Watch out: Better services is no aim.\nSource: 3.4" in done.screen


def test_a_command_after_a_text_keeps_the_text(talk: Talks) -> None:
    done = talk("We are not sure", "skip", "quit", only="aim lead")
    assert done.brief.answers["aim"].text == "We are not sure"
    assert done.brief.stopped_at == "S7"


def test_enter_keeps_an_answer_that_stands_or_leaves_the_question_open(talk: Talks) -> None:
    done = talk("", "", brief=brief_of(aim=Answer(text=AIM)), only="aim lead")
    assert done.brief.answers == {"aim": Answer(text=AIM)}
    assert f"Your answer now: {AIM}\nPress Enter to keep it." in done.screen
    assert ("Your answer:", AIM) in done.prompter.prompts


def test_more_adds_to_a_text(talk: Talks) -> None:
    done = talk("more", "And warmer.", ".", brief=brief_of(aim=Answer(text=AIM)), only="aim")
    assert done.brief.answers["aim"].text == f"{AIM}\n\nAnd warmer."


def test_clear_removes_an_answer(talk: Talks) -> None:
    done = talk("clear", brief=brief_of(aim=Answer(text=AIM)), only="aim")
    assert done.brief.answers == {}


def test_a_text_that_is_a_command_is_offered_with_a_backslash(talk: Talks) -> None:
    done = talk("\\back", "back", "", "quit", only="lead partners")
    assert done.brief.answers["lead"].text == "back"
    assert ("Your answer:", "\\back") in done.prompter.prompts


def test_a_choice_by_number_and_its_reason(talk: Talks) -> None:
    done = talk("1", "The money ends in 2029", only="life")
    assert done.brief.answers["life"] == Answer(chosen=("time-limited",), text="The money ends in 2029")
    assert "1. It ends on a set date\n2. It carries on" in done.screen
    assert "Why? (needed)" in done.prompts


def test_a_choice_without_its_reason_is_remarked_on_once(talk: Talks) -> None:
    done = talk("it carries", "", only="life")
    assert done.brief.answers["life"] == Answer(chosen=("ongoing",))
    assert done.screen.count("That will be flagged: no reason is given.") == 1


def test_back_at_the_reason_returns_to_the_choice(talk: Talks) -> None:
    done = talk("1", "back", "2", "It never ends", only="life")
    assert done.brief.answers["life"] == Answer(chosen=("ongoing",), text="It never ends")


def test_an_unknown_option_is_asked_again(talk: Talks) -> None:
    done = talk("it", "3", "2", "It never ends", only="life")
    assert '"it" could be 1 or 2. Type the number.' in done.screen
    assert '"3" is none of the options. Type a number from 1 to 2, or the words.' in done.screen
    assert done.brief.answers["life"].chosen == ("ongoing",)


def test_choices_and_other(talk: Talks) -> None:
    done = talk("4, 1", "Fewer forms", "", only="gains")
    assert done.brief.answers["gains"] == Answer(chosen=("cost", "other"), other="Fewer forms")
    again = talk("", "It was costed", brief=done.brief, only="gains")
    assert again.brief.answers["gains"] == Answer(chosen=("cost", "other"), other="Fewer forms", text="It was costed")
    assert "Your answer now: Lower cost; Other: Fewer forms" in again.screen


def test_a_date_is_refused_with_an_example_and_kept_if_typed_once_more(talk: Talks) -> None:
    told = '"31/02/2027" is not a date. Write it as 31 January 2027, or January 2027.'
    brief = brief_of(life=Answer(chosen=("time-limited",), text="The money ends then"))
    done = talk("31/02/2027", "some day", "31/02/2027", "31/02/2027", brief=brief, only="end")
    assert told in done.screen
    assert "To keep it as it is, type it once more; it will be flagged." in done.screen
    assert done.brief.answers["end"].text == "31/02/2027"
    assert len(done.prompts) == 4


@pytest.mark.parametrize(
    ("only", "wrong", "told", "right"),
    [
        ("people", "lots", '"lots" is not a number. Write it in figures, such as 45 or 1,200.', "1,200"),
        (
            "budget",
            "plenty",
            '"plenty" is not a sum of money. Write it as 300,000 a year, or 1.2 million in total.',
            "2 million in total",
        ),
    ],
)
def test_figures_are_checked(talk: Talks, only: str, wrong: str, told: str, right: str) -> None:
    done = talk(wrong, right, only=only)
    assert told in done.screen
    assert done.brief.answers[only].text == right


def test_money_says_a_total_or_a_year(talk: Talks) -> None:
    assert talk("\u00a31.2m", "maybe", "Year", only="budget").brief.answers["budget"].text == "\u00a31.2m a year"
    assert talk("\u00a31.2m", "total", only="budget").brief.answers["budget"].text == "\u00a31.2m in total"
    assert talk("\u00a31.2m", "", only="budget").brief.answers["budget"].text == "\u00a31.2m"
    assert talk("\u00a31.2m", "back", "5k a year", only="budget").brief.answers["budget"].text == "5k a year"
    assert "Is that a total, or a year?" not in talk("\u00a31.2m a year", only="budget").screen


def test_a_placeholder_is_remarked_on_once_and_kept(talk: Talks) -> None:
    done = talk("TBC", only="people")
    assert done.brief.answers["people"].text == "TBC"
    assert done.screen.count('That will be flagged: "TBC" is a placeholder.') == 1


def test_not_known_asks_who_and_by_when(talk: Talks) -> None:
    done = talk("Don't know", "Head of Unit", "soonish", "by March 2027", only="lead")
    assert done.brief.answers["lead"] == Answer(standing="not-known", text="Head of Unit, by March 2027")
    assert '"soonish" is not a date.' in done.screen
    assert "flagged" not in done.screen


def test_not_known_without_who_or_when_is_remarked_on(talk: Talks) -> None:
    done = talk("dk", "", "", only="lead")
    assert done.brief.answers["lead"] == Answer(standing="not-known")
    assert "That will be flagged: not known yet, but it does not say who finds out, or by when." in done.screen


def test_back_leaves_not_known_and_not_applicable_undone(talk: Talks) -> None:
    done = talk("dk", "back", "na", "back", "Jo Lee", only="lead")
    assert done.brief.answers["lead"] == Answer(text="Jo Lee")


def test_not_applicable_asks_why(talk: Talks) -> None:
    done = talk("N/A", "Nobody leads", only="lead")
    assert done.brief.answers["lead"] == Answer(standing="not-applicable", text="Nobody leads")
    again = talk("", brief=done.brief, only="lead")
    assert "Your answer now: Not applicable: Nobody leads\nPress Enter to keep it." in again.screen


def test_the_briefs_own_words_for_a_standing_are_taken_at_their_word(talk: Talks) -> None:
    done = talk("Not known yet: Jo Lee, by May 2027", only="lead")
    assert done.brief.answers["lead"] == Answer(standing="not-known", text="Jo Lee, by May 2027")


def test_control_characters_are_kept_in_the_answer_but_never_shown(talk: Talks) -> None:
    nasty = "\x1b]0;owned\x07\x1b[31mred\x9b2J [bold]x[/bold]"
    done = talk("", brief=brief_of(lead=Answer(text=nasty)), only="lead")
    assert done.brief.answers["lead"].text == nasty
    assert "Your answer now: red2J [bold]x[/bold]" in done.screen
    assert not {"\x1b", "\x9b", "\x07"} & set(done.screen)
