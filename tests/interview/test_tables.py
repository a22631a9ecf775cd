"""Tables cell by cell: registers, tables of a register, fixed and free rows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from jw_design.model.answer import Acceptance, Answer, Owner
from tests.interview.conftest import Talk, brief_of, table

Talks = Callable[..., Talk]
CITY = {"name": "City Council", "sector": "council"}
TRUST = {"name": "Health Trust (HT)", "sector": "charity"}
PARTNERS = table(CITY, TRUST)


def test_a_register_row_by_row_until_enter(talk: Talks) -> None:
    done = talk("City Council", "coun", "May 2020", "Health Trust", "2", "", "", only="partners")
    assert done.rows("partners") == [
        {"name": "City Council", "sector": "council", "joined": "May 2020"},
        {"name": "Health Trust", "sector": "charity"},
    ]
    assert done.prompts[0] == "Organisation (Enter when there are no more):"
    assert "A table, asked row by row: Organisation; Kind of body; Joined on." in done.screen


def test_every_cell_is_saved(talk: Talks) -> None:
    done = talk("City Council", "1", KeyboardInterrupt, only="partners")
    assert done.stopped
    assert done.rows("partners") == [CITY]
    assert done.brief.stopped_at == "T1"


def test_going_on_in_the_middle_of_a_row(talk: Talks) -> None:
    stopped = talk("City Council", "1", "quit", only="partners")
    done = talk("May 2020", "Health Trust", "", "", "", brief=stopped.brief, stopped_at="T1", only="partners")
    assert done.rows("partners") == [{**CITY, "joined": "May 2020"}, {"name": "Health Trust"}]
    assert "You stopped in this table, and go on from there." in done.screen


def test_going_on_in_the_middle_of_a_table_of_a_register(talk: Talks) -> None:
    brief = brief_of(partners=PARTNERS, roles=table({"name": "City Council", "role": "Leads"}))
    done = talk("1", "Advises", "1", brief=brief, stopped_at="T2", only="roles")
    assert done.rows("roles") == [
        {"name": "City Council", "role": "Leads", "match": "yes"},
        {"name": "Health Trust (HT)", "role": "Advises", "match": "yes"},
    ]
    assert not done.stopped


def test_a_table_of_a_register_names_each_row_and_skips_what_does_not_apply(talk: Talks) -> None:
    done = talk("Leads", "no", "Joint board", "Advises", "yes", brief=brief_of(partners=PARTNERS), only="roles")
    assert done.rows("roles") == [
        {"name": "City Council", "role": "Leads", "match": "no", "plan": "Joint board"},
        {"name": "Health Trust (HT)", "role": "Advises", "match": "yes"},
    ]
    assert "\nCity Council:" in done.screen
    assert "\nHealth Trust (HT):" in done.screen


def test_a_column_whose_condition_is_unknown_is_asked(talk: Talks) -> None:
    done = talk("Leads", "", "Joint board", "quit", brief=brief_of(partners=PARTNERS), only="roles")
    assert done.rows("roles") == [{"name": "City Council", "role": "Leads", "plan": "Joint board"}]


def test_fixed_rows(talk: Talks) -> None:
    done = talk("skip", "Nearest", only="reasons")
    assert done.rows("reasons") == [{"choice-made": "place", "reason": "Nearest"}]
    again = talk("fill", "The law changed", "", brief=done.brief, only="reasons")
    assert again.rows("reasons") == [
        {"choice-made": "timing", "reason": "The law changed"},
        {"choice-made": "place", "reason": "Nearest"},
    ]
    assert "1. Timing. Nothing filled in.\n2. Place. Reason: Nearest" in again.screen


def test_money_in_a_cell_says_its_period(talk: Talks) -> None:
    done = talk("Tenants", "500", "total", "", only="talks")
    assert done.rows("talks") == [{"group": "Tenants", "spent": "500 in total"}]


def test_back_goes_to_the_cell_before_across_rows_and_out_of_the_table(talk: Talks) -> None:
    done = talk("City Council", "1", "back", "2", "May 2020", "back", "June 2020", "", only="partners")
    assert done.rows("partners") == [{"name": "City Council", "sector": "charity", "joined": "June 2020"}]
    out = talk("Jo Lee", "back", only="lead partners")
    assert out.brief.stopped_at == "S7"
    renamed = talk("City Council", "back", "Town Council", "quit", only="partners")
    assert renamed.rows("partners") == [{"name": "Town Council"}]


def test_not_known_and_not_applicable_in_a_cell(talk: Talks) -> None:
    done = talk("City Council", "dk", "Jo Lee", "May 2027", "na", "Never signed", "", only="partners")
    assert done.rows("partners") == [
        {
            "name": "City Council",
            "sector": "Not known yet: Jo Lee, by May 2027",
            "joined": "Not applicable: Never signed",
        }
    ]
    assert "flagged" not in done.screen


def test_not_applicable_at_an_empty_table_is_about_the_table(talk: Talks) -> None:
    done = talk("na", "We act alone", only="partners")
    assert done.brief.answers["partners"] == Answer(standing="not-applicable", text="We act alone")


def test_all_makes_a_command_about_the_table(talk: Talks) -> None:
    brief = brief_of(partners=PARTNERS)
    assert talk("skip all", brief=brief, only="roles").brief.answers.keys() == {"partners"}
    done = talk("Leads", "dk all", "back", "dk all", "Jo Lee", "May 2027", brief=brief, only="roles")
    assert done.brief.answers["roles"].standing == "not-known"
    assert done.rows("roles") == [{"name": "City Council", "role": "Leads"}]


def test_rows_take_not_applicable_away(talk: Talks) -> None:
    brief = brief_of(partners=Answer(standing="not-applicable", text="We act alone"))
    done = talk("add", "City Council", "1", "", "", brief=brief, only="partners")
    assert done.brief.answers["partners"] == table(CITY)


def test_rows_that_stand_are_kept_by_enter(talk: Talks) -> None:
    done = talk("", brief=brief_of(partners=PARTNERS), only="partners")
    assert done.brief.answers["partners"] == PARTNERS
    assert "Your rows now:\n1. City Council. Kind of body: Council\n2. Health Trust (HT)." in done.screen
    assert len(done.prompts) == 1


def test_a_row_is_changed_by_its_number(talk: Talks) -> None:
    done = talk("2", "", "1", "", "", brief=brief_of(partners=PARTNERS), only="partners")
    assert done.rows("partners") == [CITY, {**TRUST, "sector": "council"}]
    assert not done.stopped


def test_fill_goes_through_the_empty_cells_and_back_among_them(talk: Talks) -> None:
    done = talk(
        "fill", "May 2020", "back", "June 2020", "May 2021", "", brief=brief_of(partners=PARTNERS), only="partners"
    )
    assert [row["joined"] for row in done.rows("partners")] == ["June 2020", "May 2021"]
    assert "fill" not in done.prompts[-1]


def test_add_and_delete(talk: Talks) -> None:
    done = talk("delete 1", "add", "Charity Ltd", "2", "", "", brief=brief_of(partners=PARTNERS), only="partners")
    assert done.rows("partners") == [TRUST, {"name": "Charity Ltd", "sector": "charity"}]


def test_deleting_a_register_row_asks_before_it_takes_the_rows_of_other_tables(talk: Talks) -> None:
    brief = brief_of(partners=PARTNERS, roles=table({"name": "City Council", "role": "Leads"}))
    kept = talk("delete 1", "no", "", brief=brief, only="partners")
    assert kept.brief.answers == brief.answers
    done = talk("delete 1", "yes", "", brief=brief, only="partners")
    assert "City Council has rows in T2 too." in done.prompts[1]
    assert done.rows("partners") == [TRUST]
    assert "roles" not in done.brief.answers


def test_clear_removes_a_table_after_asking(talk: Talks) -> None:
    brief = brief_of(partners=PARTNERS, roles=table({"name": "City Council", "role": "Leads"}))
    assert talk("clear", "", "", brief=brief, only="partners").brief.answers == brief.answers
    assert talk("clear", "yes", brief=brief, only="partners").brief.answers == {}


def test_clear_in_a_cell(talk: Talks) -> None:
    done = talk("1", "clear", "", "clear", "", "", brief=brief_of(partners=PARTNERS), only="partners")
    assert done.rows("partners") == [{"name": "City Council"}, TRUST]
    assert "To remove the row, go back to the list and type delete 1." in done.screen


def test_what_is_none_of_the_offers(talk: Talks) -> None:
    done = talk(
        "9",
        "delete 0",
        "help me",
        "add",
        brief=brief_of(partners=PARTNERS, roles=table({"name": "City Council", "role": "Leads"})),
        only="roles",
    )
    assert "There is no row 9." in done.screen
    assert "There is no row 0." in done.screen
    assert "Please type one of these, or press Enter." in done.screen
    assert "The rows of this table are given. Add one at T1 (Partners)." in done.screen


def test_a_name_is_not_taken_twice_in_a_register(talk: Talks) -> None:
    done = talk("City Council", "1", "", "the city council", "", only="partners")
    assert '"the city council" is in the list already, as row 1.' in done.screen
    assert done.rows("partners") == [CITY]


def test_a_new_name_is_carried_through_the_brief(talk: Talks) -> None:
    brief = replace(
        brief_of(
            partners=PARTNERS,
            roles=table({"name": "Health Trust (HT)", "role": "Leads with the HT"}),
            talks=table({"group": "the health trust", "spent": "500 a year"}, {"group": "Tenants"}),
        ),
        owners={("no-role", "Health Trust (HT)"): Owner(who="Jo", by="May 2027"), ("x", ""): Owner(who="Al", by="")},
        accepted=(Acceptance(risk="r", row="HT", by="Jo", until="May 2027", reason="Small"),),
    )
    done = talk("2", "Health Board", "", "", "", brief=brief, only="partners")
    assert [row["name"] for row in done.rows("partners")] == ["City Council", "Health Board"]
    assert done.rows("roles") == [{"name": "Health Board", "role": "Leads with the HT"}]
    assert done.rows("talks") == [{"group": "Health Board", "spent": "500 a year"}, {"group": "Tenants"}]
    assert set(done.brief.owners) == {("no-role", "Health Board"), ("x", "")}
    assert done.brief.accepted[0].row == "Health Board"
    assert "The new name stands in T2, T4 too." in done.screen


def test_a_table_of_an_empty_register_is_passed(talk: Talks) -> None:
    done = talk("", only="roles")
    assert "This goes through the rows of T1 (Partners), and there are none yet." in done.screen
    assert not done.stopped
    assert talk("na", "We act alone", only="roles").brief.answers["roles"].standing == "not-applicable"


def test_a_weak_cell_is_remarked_on_once(talk: Talks) -> None:
    done = talk("TBC", "", "", "quit", brief=brief_of(partners=PARTNERS), only="roles")
    assert done.screen.count('That will be flagged: "TBC" is a placeholder.') == 1


def test_help_in_a_cell_is_the_columns_own(talk: Talks) -> None:
    done = talk("City Council", "", "?", only="partners")
    assert "The day of signing." in done.screen
    assert "skip all - leaves the rest of the table" in done.screen


@pytest.mark.parametrize("typed", ["a | b", "# heading", "[x]", "\u2028", "<br>", "\\back"])
def test_any_text_can_be_a_name(talk: Talks, typed: str) -> None:
    done = talk(typed, "1", "", "", only="partners")
    assert done.rows("partners")[0]["name"] == typed.removeprefix("\\")
