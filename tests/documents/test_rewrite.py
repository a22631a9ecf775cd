"""Writing changed answers into a brief edited by hand: the new answers are there, and so is the rest."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from jw_design.answers import canonical
from jw_design.assess import assess
from jw_design.documents.brief import rewrite
from jw_design.errors import UnsafeWriteError
from jw_design.model.answer import Acceptance, Answer, Row
from jw_design.readback import read
from tests.briefs import BRIEF, checklist, with_answer
from tests.conftest import TODAY
from tests.test_readback import BODIES, EDITED, KNOWN_YET, NO_AREAS

COUNCIL, POLICE, PRISON = ({"body": name, "task": "Leads"} for name in ("Council", "Police", "Prison"))
#: Answers that differ from those of the brief in every way.
OTHERS: dict[str, dict[str, Answer]] = {
    "none": {},
    "texts": {
        "story": Answer(text="Another.\n\n# Story"),
        "length": Answer(chosen=("ongoing",), text="- So.\n- And so."),
    },
    "rows": {
        "bodies": Answer(rows=(Row(cells=PRISON), Row(cells=COUNCIL)), text="A note."),
        "areas": Answer(rows=(Row(cells={"body": "Prison", "area": "Dover | Deal"}),)),
        "groups": Answer(chosen=("other",), other="Travellers"),
    },
    "standings": {
        name: Answer(text="Ann Lee, by May 2027", standing="not-known")
        for name in ("story", "length", "bodies", "areas", "groups")
    },
}

ONCE = {name: text for name, text in EDITED.items() if name != "a code twice"}


def rewritten(text: str, answers: Mapping[str, Answer]) -> str:
    brief = replace(read(text, checklist(), "brief.md"), answers=canonical(checklist(), answers))
    return rewrite(text, checklist(), assess(checklist(), brief, TODAY))


def changed(text: str, **answers: Answer) -> str:
    return rewritten(text, {**read(text, checklist()).answers, **answers})


@pytest.mark.parametrize("answers", OTHERS.values(), ids=OTHERS.keys())
@pytest.mark.parametrize("text", ONCE.values(), ids=ONCE.keys())
def test_any_answers_can_be_written_into_an_edited_brief(text: str, answers: dict[str, Answer]) -> None:
    assert read(rewritten(text, answers), checklist()).answers == canonical(checklist(), answers)


@pytest.mark.parametrize("text", EDITED.values(), ids=EDITED.keys())
def test_one_change_leaves_all_other_sections_as_they_are(text: str) -> None:
    made = changed(text, groups=Answer(chosen=("old",)))
    for section in text.partition("## T. A part")[2].split("\n### "):
        if section.startswith(("T1", "T2", "T99")):
            assert section.strip() in made


def test_a_question_that_stands_twice_is_named_where_it_matters() -> None:
    with pytest.raises(UnsafeWriteError, match="T1 stands in line 21 and again in line 62, so which answer to change"):
        rewritten(EDITED["a code twice"], {})


@pytest.mark.parametrize(
    "written",
    [f"{KNOWN_YET}\n\n{NO_AREAS}", f"{NO_AREAS}\n\n{KNOWN_YET}", f"{NO_AREAS}\n{KNOWN_YET}", KNOWN_YET],
    ids=["above", "below", "right below", "no table"],
)
def test_an_answer_takes_the_place_of_not_known_yet(written: str) -> None:
    answer = Answer(rows=(Row(cells={"body": "Council", "area": "Kent"}),))
    assert "Not known yet" not in changed(with_answer("T4", written), areas=answer).partition("### T4")[2]


class TestRows:
    def test_a_row_that_is_taken_out_is_gone(self) -> None:
        assert "Shares data" not in changed(BRIEF, bodies=Answer(rows=(Row(cells=COUNCIL),)))

    def test_a_row_that_changes_keeps_its_place(self) -> None:
        made = changed(
            BRIEF, bodies=Answer(rows=(Row(cells={"body": "Constabulary", "task": "Leads"}), Row(cells=POLICE)))
        )
        assert "|---|---|---|\n| Constabulary |  | Leads |\n| Police |  | Leads |\n" in made

    def test_a_row_of_ones_own_stays(self) -> None:
        text = with_answer("T4", "| Body | Area | Plan |\n|---|---|---|\n| Council | Kent |  |\n| Prison |  |  |")
        assert "| Prison |  |  |" in changed(text, areas=Answer(rows=(Row(cells={"body": "Police", "area": "Kent"}),)))

    def test_a_cell_of_ones_own_stays(self) -> None:
        text = with_answer("T3", "| Body | Phone | Task |\n|---|---|---|\n| Council | 12 | Leads |\n|  | 13 |  |")
        made = changed(text, bodies=Answer(rows=(Row(cells={"body": "Council", "task": "Pays"}),)))
        assert "| Council | 12 | Pays |" in made
        assert "|  | 13 |  |" in made

    def test_widths_stay_where_nothing_changed(self) -> None:
        wide = BODIES.replace("| Council |", "| Council   |")
        rows = (Row(cells={**COUNCIL, "size": "large"}), Row(cells=POLICE))
        made = changed(with_answer("T3", wide), bodies=Answer(rows=rows))
        assert "| Council   | Large | Leads |\n| Police |  | Leads |" in made

    def test_a_new_partner_gets_its_row_in_the_other_tables(self) -> None:
        rows = read(BRIEF, checklist()).answers["bodies"].rows
        assert (
            "| Prison |  |  |" in changed(BRIEF, bodies=Answer(rows=(*rows, Row(cells=PRISON)))).partition("### T4")[2]
        )


class TestOwnTables:
    ACCEPTED = Acceptance(
        risk="no-story", row="", by="Ann Lee, Head of Unit", until="May 2027", reason="It comes later."
    )

    def accepted(self, text: str) -> str:
        brief = replace(read(text, checklist(), "brief.md"), accepted=(self.ACCEPTED,))
        return rewrite(text, checklist(), assess(checklist(), brief, TODAY))

    def test_an_acceptance_is_written_into_the_table(self) -> None:
        made = self.accepted(with_answer("T1", ""))
        assert "| no-story |  | Ann Lee, Head of Unit | May 2027 | It comes later. |" in made

    def test_an_acceptance_makes_the_section_that_the_file_lacks(self) -> None:
        text = BRIEF.partition("## Accepted risks")[0] + "## T. A part" + BRIEF.partition("## T. A part")[2]
        assert read(self.accepted(text), checklist()).accepted == (self.ACCEPTED,)

    def test_a_column_of_ones_own_stays(self) -> None:
        text = with_answer("T1", "").replace(
            "| Until | Reason |\n|---|---|---|---|---|\n",
            "| Until | Reason | Minutes |\n|---|---|---|---|---|---|\n|  |  |  |  |  | 12 May |\n",
        )
        made = self.accepted(text)
        assert "| Risk | Row | Accepted by | Until | Reason | Minutes |" in made
        assert "12 May" in made


class TestFrontMatter:
    def test_the_title_changes_in_its_own_line(self) -> None:
        brief = replace(read(BRIEF, checklist(), "brief.md"), title="Unit: one #2")
        made = rewrite(BRIEF, checklist(), assess(checklist(), brief, TODAY))
        assert made.startswith("---\ntitle: 'Unit: one #2'\nchecklists: [small.yaml]\ndepth: full\n---\n")

    def test_where_it_stopped_comes_and_goes(self) -> None:
        brief = read(BRIEF, checklist(), "brief.md")
        stopped = rewrite(BRIEF, checklist(), assess(checklist(), replace(brief, stopped_at="T3"), TODAY))
        assert "\nstopped-at: T3\n---\n" in stopped
        assert rewrite(stopped, checklist(), assess(checklist(), brief, TODAY)) == BRIEF
