"""Which answers are the same: what the interview, an answers file and a brief state comes to one form."""

import pytest
from hypothesis import HealthCheck, given, settings

from jw_design.answers import (
    all_columns,
    canonical,
    cell_text,
    cell_value,
    in_register_order,
    is_asked,
    option_id,
    row_name,
    shown_columns,
)
from jw_design.model.answer import Answer, Row
from jw_design.model.checklist import Column, Option, Question
from tests.strategies import answer_sets, every_kind

CHECKLIST = every_kind()
OPTIONS = (
    Option(id="set", label="It ends on a set date", formerly=("It stops",)),
    Option(id="on", label="R&D goes on"),
)


def question(name: str) -> Question:
    return CHECKLIST.questions[name]


def column(table: str, name: str) -> Column:
    return next(one for one in all_columns(question(table)) if one.id == name)


def rows(*cells: dict[str, str]) -> tuple[Row, ...]:
    return tuple(Row(cells=one) for one in cells)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(answer_sets())
def test_the_canonical_form_stays(answers: dict[str, Answer]) -> None:
    once = canonical(CHECKLIST, answers)
    assert canonical(CHECKLIST, once) == once


class TestOptions:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("set", "set"),
            ("It ends on a set date", "set"),
            ("it ends on a SET date.", "set"),
            ("**It ends** on a set date", "set"),
            ("It stops", "set"),
            ("R and D goes on", "on"),
            ("It ends", None),
            ("", None),
        ],
    )
    def test_a_text_names_an_option_as_people_write_it(self, text: str, expected: str | None) -> None:
        assert option_id(OPTIONS, text) == expected

    @pytest.mark.parametrize(("text", "value"), [("Large", "large"), (" large ", "large"), ("Huge", "Huge"), ("", "")])
    def test_a_cell_holds_the_id_of_the_option_that_it_names(self, text: str, value: str) -> None:
        assert cell_value(question("bodies"), column("bodies", "size"), text) == value

    @pytest.mark.parametrize(("value", "text"), [("large", "Large"), ("Huge", "Huge"), ("", "")])
    def test_a_cell_shows_the_label(self, value: str, text: str) -> None:
        assert cell_text(question("bodies"), column("bodies", "size"), value) == text

    def test_a_fixed_row_is_named_by_its_label(self) -> None:
        assert row_name(question("skills"), Row(cells={"skill": "law"})) == "Law | rules"


class TestCanonical:
    @pytest.mark.parametrize(
        ("answer", "expected"),
        [
            (Answer(text=" a \r\n\n"), Answer(text="a")),
            (Answer(text="Not known yet: Ann"), Answer(text="Ann", standing="not-known")),
            (Answer(text="**Not applicable:** one body"), Answer(text="one body", standing="not-applicable")),
            (Answer(text="Why: so"), Answer(text="Why: so")),
            (
                Answer(text="Not known yet: x", standing="not-applicable"),
                Answer(text="Not known yet: x", standing="not-applicable"),
            ),
            (Answer(text="a", chosen=("yes",), other="b"), Answer(text="a")),
        ],
    )
    def test_a_text(self, answer: Answer, expected: Answer) -> None:
        assert canonical(CHECKLIST, {"story": answer}) == {"story": expected}

    def test_choices_come_in_the_checklists_order_and_none_that_it_lacks(self) -> None:
        made = canonical(CHECKLIST, {"picks": Answer(chosen=("other", "green", "blue", "red"), other="Dark\n green")})
        assert made["picks"] == Answer(chosen=("red", "blue", "other"), other="Dark green")

    @pytest.mark.parametrize("answer", [Answer(), Answer(text=" \n "), Answer(rows=rows({"topic": " "}))])
    def test_what_states_nothing_is_left_out(self, answer: Answer) -> None:
        assert canonical(CHECKLIST, {"notes": answer}) == {}

    def test_a_prefilled_name_alone_states_nothing(self) -> None:
        assert canonical(CHECKLIST, {"areas": Answer(rows=rows({"body": "Council"}))}) == {}

    def test_what_is_no_question_is_left_out(self) -> None:
        assert canonical(CHECKLIST, {"nonsense": Answer(text="x")}) == {}

    def test_answers_come_in_the_checklists_order(self) -> None:
        assert list(canonical(CHECKLIST, {"day": Answer(text="x"), "story": Answer(text="y")})) == ["story", "day"]

    def test_rows_come_in_the_registers_order_and_others_last(self) -> None:
        made = canonical(
            CHECKLIST,
            {
                "bodies": Answer(rows=rows({"body": "Council"}, {"body": "Police"})),
                "areas": Answer(
                    rows=rows(
                        {"body": "Prison", "area": "a"},
                        {"body": "the police", "area": "b"},
                        {"body": "Council", "area": "c"},
                    )
                ),
            },
        )
        assert [row.cells["body"] for row in made["areas"].rows] == ["Council", "the police", "Prison"]

    def test_fixed_rows_come_in_their_order(self) -> None:
        table = Answer(
            rows=rows(
                {"skill": "mine", "who": "a"}, {"skill": "Law | rules", "who": "b"}, {"skill": "money", "who": "c"}
            )
        )
        made = canonical(CHECKLIST, {"skills": table})
        assert [row.cells["skill"] for row in made["skills"].rows] == ["money", "law", "mine"]

    def test_two_rows_of_one_name_both_stay(self) -> None:
        twice = list(rows({"body": "Council", "area": "a"}, {"body": "Council", "area": "b"}))
        assert in_register_order(question("areas"), twice, rows({"body": "Council"})) == twice


class TestDepth:
    def test_everything_is_asked_in_full(self) -> None:
        assert is_asked(column("bodies", "task"), "full", of=question("bodies"))

    def test_a_column_is_essential_as_its_question_is(self) -> None:
        assert is_asked(column("bodies", "task"), "essential", of=question("bodies"))

    def test_the_naming_column_comes_first_and_is_always_shown(self) -> None:
        assert [one.id for one in shown_columns(question("areas"), "essential")] == ["body", "area", "plan"]
