"""Reading briefs that people edit: what is read, what is said about it, and that `lint --fix` loses none of it."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jw_design.errors import InputError, UnsafeWriteError
from jw_design.markdown import clean
from jw_design.model.answer import Answer
from jw_design.readback import head, is_brief, read, read_file
from jw_design.readback.front import _any_front, _plain_front
from tests.briefs import BRIEF, answer_to, assessed, cells, checklist, findings, fixed, lost, with_answer
from tests.strategies import every_kind, texts

STORY = "The council and the police share one list of people at risk."
KNOWN_YET = "**Not known yet:** Head of Unit, by 31 January 2027"
UNKNOWN = Answer(text="Head of Unit, by 31 January 2027", standing="not-known")
OPTIONS = "- [ ] It ends on a set date\n- [ ] It carries on"
BODIES = "| Body | Size | Task |\n|---|---|---|\n| Council | Large | Leads |\n| Police | Small | Shares data |"
NO_AREAS = "| Body | Area | Plan |\n|---|---|---|\n| Council |  |  |\n| Police |  |  |"


def swapped(old: str, new: str, text: str = BRIEF) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


class TestFile:
    """What cannot be read at all: one sentence that says where, and what to do."""

    def saved(self, folder: Path, data: bytes) -> Path:
        path = folder / "brief.md"
        path.write_bytes(data)
        return path

    @pytest.mark.parametrize(
        "data",
        [
            BRIEF.encode("utf-8-sig"),
            BRIEF.replace("\n", "\r\n").encode(),
            BRIEF.replace("\n", "\r").encode(),
            BRIEF.replace("\n", "\r\n").encode("utf-8-sig"),
            BRIEF.replace("\n", "\r\n", 20).encode(),
        ],
        ids=["BOM", "CRLF", "CR", "BOM and CRLF", "mixed"],
    )
    def test_any_line_ends_and_a_byte_order_mark_are_read(self, tmp_path: Path, data: bytes) -> None:
        assert read_file(self.saved(tmp_path, data)) == BRIEF

    @pytest.mark.parametrize(
        ("data", "line", "words"),
        [
            (BRIEF.encode().replace(b"share", b"sh\xe9re"), 25, "not UTF-8 text. Save it again as UTF-8"),
            (BRIEF.encode("utf-16"), 1, "not UTF-8 text"),
            (BRIEF.encode().replace(b"share", b"sh\0re"), 25, "NUL character"),
        ],
        ids=["Latin-1", "UTF-16", "NUL"],
    )
    def test_what_is_no_text_is_refused(self, tmp_path: Path, data: bytes, line: int, words: str) -> None:
        with pytest.raises(InputError, match=words) as error:
            read_file(self.saved(tmp_path, data))
        assert error.value.line == line

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as error:
            read_file(tmp_path / "none.md")
        assert error.value.path == tmp_path / "none.md"


class TestFrontMatter:
    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ("# A brief\n", 1, "does not start with front matter"),
            ("", 1, "does not start with front matter"),
            ("---\ntitle: x\n", 1, "does not start with front matter"),
            ("---\n- title\n- checklists\n---\n", 2, "must be keys and values"),
            ("---\njust words\n---\n", 2, "must be keys and values"),
            ("---\n---\n", 1, "names no checklists"),
            ("---\n# nothing yet\n\n---\n", 1, "names no checklists"),
            ("---\ntitle: x\nchecklists: [a\n---\n", 3, "not valid YAML"),
            ("---\ntitle: x\ntitle: y\nchecklists: [a]\n---\n", 3, "title"),
            ("---\ntitle: x\n---\n", 1, "names no checklists"),
            ("---\ntitle: x\nchecklists: []\n---\n", 3, "names no checklists"),
            (
                "---\ntitle: x\nchecklists: [a]\ndepth: deep\n---\n",
                4,
                'The depth is "deep"; it must be essential or full',
            ),
        ],
    )
    def test_what_is_wrong_is_said_with_its_line(self, text: str, line: int, words: str) -> None:
        with pytest.raises(InputError, match=words) as error:
            head(text, "brief.md")
        assert error.value.line == line

    def test_everything_but_the_checklists_may_be_left_out(self) -> None:
        found = head("---\nchecklists: joint-working@1\n---\n", "brief.md")
        assert (found.title, found.checklists, found.depth, found.parts) == ("", ("joint-working@1",), "essential", ())

    def test_keys_of_ones_own_are_left_alone(self) -> None:
        assert head("---\nchecklists: [a]\nour-reference: {a: [1]}\n---\n", "brief.md").checklists == ("a",)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (BRIEF, True),
            ("---\ntitle: A page\n---\n\nchecklists: none\n", False),
            ("# README\n\nchecklists: none\n", False),
            ("", False),
        ],
    )
    def test_what_looks_like_a_brief(self, text: str, expected: bool) -> None:
        assert is_brief(text) is expected


def test_a_good_brief_has_nothing_to_say() -> None:
    assert findings(BRIEF, also_stale=True) == []


class TestHeadings:
    @pytest.mark.parametrize(
        "heading", ["T1", "T1 The whole story", "T1: Story", "T1. Story", "**T1** *Story*", "T1 Story ###"]
    )
    def test_the_title_may_be_reworded(self, heading: str) -> None:
        assert answer_to("T1", swapped("### T1 Story", f"### {heading}")).text == STORY

    def test_a_rewrite_keeps_a_reworded_title(self) -> None:
        text = swapped("### T1 Story", "### T1 Our story", with_answer("T4", ""))
        assert "### T1 Our story" in fixed(text)

    @pytest.mark.parametrize("heading", ["### Story", "### Story (T1)", "## T1 Story", "#### T1 Story", "### t1 Story"])
    def test_a_heading_without_its_code_is_no_question(self, heading: str) -> None:
        assert ("no-story", "## T. A part") in findings(swapped("### T1 Story", heading))

    def test_an_unknown_code_is_a_finding(self) -> None:
        assert findings(BRIEF + "\n### T99 More\n\nMy words.\n") == [("unknown-code", "### T99 More")]

    def test_the_first_of_two_answers_is_read(self) -> None:
        text = BRIEF + "\n### T1 Again\n\nAnother story of the council and the police.\n"
        assert answer_to("T1", text).text == STORY
        assert findings(text) == [("code-twice", "### T1 Again")]

    def test_an_empty_first_answer_gives_way_to_the_second(self) -> None:
        text = with_answer("T1", "") + "\n### T1 Again\n\nAnother story of the council and the police.\n"
        assert answer_to("T1", text).text == "Another story of the council and the police."
        assert findings(text) == [("code-twice", "### T1 Again")]

    @pytest.mark.parametrize(
        "answer",
        [
            "Aim\n===\n\nA list.\n\nLater\n---\n\nMore.",
            "#### Aim\n\nA list.\n\n##### T9 x\n\nMore.",
            "#hashtag\n---\n\nMore.",
        ],
        ids=["underlined", "level 4 and 5", "hashtag"],
    )
    def test_lesser_headings_belong_to_the_answer(self, answer: str) -> None:
        assert answer_to("T1", with_answer("T1", answer)).text == answer


class TestQuote:
    def test_an_answer_right_under_the_quote_is_read(self) -> None:
        assert answer_to("T1", swapped("(1.1)\n\n", "(1.1)\n")).text == STORY

    def test_an_answer_in_the_quote_is_a_finding(self) -> None:
        text = swapped(f"(1.1)\n\n{STORY}", f"(1.1)\n> {STORY}")
        assert [name for name, _ in findings(text)] == ["no-story", "text-in-quote"]

    @pytest.mark.parametrize("line", [f"> {STORY}", f">\n> {STORY}"])
    def test_an_answer_in_the_quote_is_moved_out(self, line: str) -> None:
        assert answer_to("T1", fixed(swapped(f"(1.1)\n\n{STORY}", f"(1.1)\n{line}"))).text == STORY

    def test_not_known_yet_in_the_quote_is_moved_out_as_that(self) -> None:
        text = swapped(f"(1.1)\n\n{STORY}", f"(1.1)\n> {KNOWN_YET}")
        assert answer_to("T1", fixed(text)) == UNKNOWN

    def test_words_in_the_quote_of_a_table_are_moved_once(self) -> None:
        text = swapped("> Who takes part?", "> Who takes part?\n> More are to come.")
        assert answer_to("T3", fixed(fixed(text))).text == "More are to come."

    def test_a_reworded_quote_is_a_finding_only_where_an_answer_is_missing(self) -> None:
        reworded = swapped("> What happens? (1.1)", "> What goes on? They share a list.")
        assert findings(reworded) == []
        empty = swapped(f"{STORY}\n", "", reworded)
        assert ("quote-changed", "> What goes on? They share a list.") in findings(empty)

    def test_a_deleted_quote_is_no_loss(self) -> None:
        assert answer_to("T1", swapped("> What happens? (1.1)\n\n", "")).text == STORY

    def test_a_second_quote_is_the_answer(self) -> None:
        assert answer_to("T1", with_answer("T1", "They said:\n\n> We share it.")).text == "They said:\n\n> We share it."


class TestChoices:
    def test_two_ticks_on_a_single_choice_are_a_finding(self) -> None:
        text = swapped("- [ ] It carries on", "- [x] It carries on")
        assert findings(text) == [("two-ticks", "- [x] It ends on a set date")]

    def test_two_ticks_in_two_lists_are_a_finding(self) -> None:
        text = swapped("- [ ] It carries on", "* [x] It carries on")
        assert findings(text) == [("two-ticks", "- [x] It ends on a set date")]

    def test_a_tick_beside_what_is_no_option_is_a_finding(self) -> None:
        text = with_answer("T2", f"- [x] It runs for ever\n{OPTIONS}\n\n**Why:** It is the law here.")
        assert findings(text) == [("no-such-option", "- [x] It runs for ever")]

    def test_an_option_of_ones_own_is_a_small_finding(self) -> None:
        text = swapped("- [ ] It carries on", "- [ ] It carries on\n- [ ] It runs for ever")
        assert findings(text) == [("option-added", "- [ ] It runs for ever")]

    def test_a_former_label_is_known(self) -> None:
        text = with_answer("T2", "- [ ] It ends on a set date\n- [x] It goes on")
        assert answer_to("T2", text).chosen == ("ongoing",)

    @pytest.mark.parametrize("ticked", ["* [x]", "+ [X]", "1. [x]", "-   [x]", "  - [x]"])
    def test_any_bullet_and_any_x_is_a_tick(self, ticked: str) -> None:
        assert answer_to("T5", with_answer("T5", f"{ticked} Young people\n")).chosen == ("young",)

    def test_options_may_stand_in_several_lists(self) -> None:
        text = with_answer("T5", "- [x] Young people\n\nAnd perhaps:\n\n* [x] Older people\n* [ ] Other:")
        assert answer_to("T5", text) == Answer(chosen=("young", "old"), text="And perhaps:")

    @pytest.mark.parametrize("box", ["- [v]", "-[x]"])
    def test_a_box_that_is_none_is_kept_as_text(self, box: str) -> None:
        text = with_answer("T5", f"{box} Young people\n\n- [ ] Older people\n- [ ] Other:")
        assert "Young people" in answer_to("T5", text).text

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("- [x] Other: Travellers", "Travellers"),
            ("- [x] Other Travellers", "Travellers"),
            ("- [x] **Other:** *Travellers*", "*Travellers*"),
            ("- [x] Other: Travellers\n  and boaters", "Travellers and boaters"),
            ("- [x] other", ""),
        ],
    )
    def test_words_beside_other(self, line: str, words: str) -> None:
        answer = answer_to("T5", with_answer("T5", f"- [ ] Young people\n- [ ] Older people\n{line}"))
        assert answer == Answer(chosen=("other",), other=words)


class TestReasons:
    @pytest.mark.parametrize(
        ("under", "reason"),
        [
            ("**Why:** The money ends.", "The money ends."),
            ("**Why:**\n\nThe money ends.\n\nSo does the law.", "The money ends.\n\nSo does the law."),
            ("Why: The money ends.", "The money ends."),
            ("The money ends.", "The money ends."),
            ("- The money ends.\n- So does the law.", "- The money ends.\n- So does the law."),
            ("**Why:**\n\n- The money ends.\n- So does the law.", "- The money ends.\n- So does the law."),
            ("- It carries on: so some said.", "- It carries on: so some said."),
            ("**Why:**\n\n- [x] It carries on", "- [x] It carries on"),
        ],
        ids=[
            "why",
            "why and paragraphs",
            "not bold",
            "no why",
            "bullets",
            "why and bullets",
            "an option's words",
            "a box",
        ],
    )
    def test_the_reason_after_the_options(self, under: str, reason: str) -> None:
        text = with_answer("T2", f"- [x] It ends on a set date\n- [ ] It carries on\n\n{under}")
        assert answer_to("T2", text) == Answer(chosen=("set",), text=reason)

    @pytest.mark.parametrize(
        "line",
        [
            "- [x] It ends on a set date, because the money ends",
            "- [x] It ends on a set date because the money ends",
            "- [x] It ends on a set date: because the money ends",
            "- [x] It ends on a set date \u2013 because the money ends",
            "- [x] It ends on a set date\n  because the money ends",
        ],
    )
    def test_a_reason_on_the_options_own_line(self, line: str) -> None:
        text = with_answer("T2", f"{line}\n- [ ] It carries on")
        assert answer_to("T2", text) == Answer(chosen=("set",), text="because the money ends")

    def test_a_reason_above_the_options(self) -> None:
        text = with_answer("T2", "The money ends.\n\n- [x] It ends on a set date\n- [ ] It carries on")
        assert answer_to("T2", text) == Answer(chosen=("set",), text="The money ends.")


class TestStandings:
    @pytest.mark.parametrize(
        "written",
        [
            KNOWN_YET,
            "Not known yet: Head of Unit, by 31 January 2027",
            "**Not known yet**: Head of Unit, by 31 January 2027",
            "**not known yet:**\n\nHead of Unit, by 31 January 2027",
        ],
    )
    def test_not_known_yet_as_people_write_it(self, written: str) -> None:
        text = with_answer("T1", written)
        assert answer_to("T1", text) == UNKNOWN
        assert [finding.state for finding in assessed(text).findings if finding.risk == "no-story"] == ["unknown"]

    def test_it_counts_only_where_an_answer_opens_with_it(self) -> None:
        assert answer_to("T1", with_answer("T1", f"We work on it.\n\n{KNOWN_YET}")).standing == ""

    @pytest.mark.parametrize(
        "written",
        [
            f"{KNOWN_YET}\n\n{OPTIONS}",
            f"{OPTIONS}\n\n{KNOWN_YET}",
            f"{OPTIONS}\n{KNOWN_YET}",
            f"{OPTIONS}\n\n**Why:** {KNOWN_YET}",
        ],
        ids=["above", "below", "right below", "after why"],
    )
    def test_not_known_yet_beside_options(self, written: str) -> None:
        assert answer_to("T2", with_answer("T2", written)) == UNKNOWN

    @pytest.mark.parametrize(
        "written",
        [f"{KNOWN_YET}\n\n{NO_AREAS}", f"{NO_AREAS}\n\n{KNOWN_YET}", f"{NO_AREAS}\n{KNOWN_YET}", KNOWN_YET],
        ids=["above", "below", "right below", "no table"],
    )
    def test_not_known_yet_beside_a_table(self, written: str) -> None:
        assert answer_to("T4", with_answer("T4", written)) == UNKNOWN

    def test_not_applicable_with_its_reason(self) -> None:
        text = with_answer("T1", "**Not applicable:** one body does it all")
        assert answer_to("T1", text) == Answer(text="one body does it all", standing="not-applicable")
        assert findings(text) == []


class TestTables:
    def test_columns_in_another_order(self) -> None:
        text = with_answer("T3", "| Task | Body | Size |\n|---|---|---|\n| Leads | Council | Large |")
        assert dict(answer_to("T3", text).rows[0].cells) == {"body": "Council", "size": "large", "task": "Leads"}

    def test_a_missing_column_is_a_finding(self) -> None:
        text = with_answer("T3", "| Body | Task |\n|---|---|\n| Council | Leads |\n| Police | Shares data |")
        assert findings(text) == [("columns-missing", "| Body | Task |")]
        assert "| Body | Task | Size |" in fixed(text)

    def test_an_added_column_is_a_small_finding(self) -> None:
        text = with_answer("T3", "| Body | Phone | Size | Task |\n|---|---|---|---|\n| Council | 12 | Large | Leads |")
        assert ("columns-added", "| Body | Phone | Size | Task |") in findings(text)

    def test_another_table_is_kept_as_text(self) -> None:
        text = with_answer("T3", "| When | How |\n|---|---|\n| May | By bus |")
        assert answer_to("T3", text).text == "| When | How |\n|---|---|\n| May | By bus |"
        assert ("columns-missing", "| When | How |") in findings(text)

    def test_a_renamed_first_column_still_names_the_rows(self) -> None:
        text = swapped("| Body | Size | Task |", "| Organisation | Size | Task |")
        assert [row.cells["body"] for row in answer_to("T3", text).rows] == ["Council", "Police"]

    def test_a_line_right_under_a_table_is_text_and_no_row(self) -> None:
        answer = answer_to("T3", with_answer("T3", f"{BODIES}\nThe health board may join,\nor the prison."))
        assert len(answer.rows) == 2
        assert answer.text == "The health board may join,\nor the prison."

    def test_a_row_without_its_outer_pipes_is_a_row(self) -> None:
        assert len(answer_to("T3", with_answer("T3", f"{BODIES}\nPrison | Large | Lists")).rows) == 3

    def test_a_table_without_outer_pipes(self) -> None:
        text = with_answer("T3", "Body | Size | Task\n---|---|---\nCouncil | Large | Leads\nPolice")
        assert cells(answer_to("T3", text).rows) == [["Council", "large", "Leads"], ["Police"]]

    def test_what_follows_a_pipe_too_many_belongs_to_the_last_cell(self) -> None:
        text = swapped("| Shares data |", "| Shares data | and pays |")
        assert answer_to("T3", text).rows[1].cells["task"] == "Shares data | and pays"

    def test_a_partner_renamed_in_one_table_is_one_finding(self) -> None:
        text = swapped("| Police | Kent |", "| Kent Police | Kent |")
        assert findings(text) == [("row-renamed", "| Kent Police | Kent | Police plan |")]

    def test_a_partner_that_the_list_lacks_is_a_finding(self) -> None:
        text = swapped("| Police plan |\n", "| Police plan |\n| Prison | Kent | Prison plan |\n")
        assert findings(text) == [("row-unknown", "| Prison | Kent | Prison plan |")]


class TestOwnTables:
    RISK = "| no-story: No story |  | high | T1 | Tell it. |  |  |"
    OWNED = "| no-story: No story |  | high | T1 | Tell it. | Ann Lee, Head of Unit | 31 January 2027 |"

    def brief(self, row: str, heading: str = "## Risks to settle") -> str:
        text = swapped(
            "|---|---|---|---|---|---|---|\n", f"|---|---|---|---|---|---|---|\n{row}\n", with_answer("T1", "")
        )
        return text.replace("## Risks to settle", heading)

    def test_a_table_that_fits_is_no_finding(self) -> None:
        assert findings(self.brief(self.RISK), also_stale=True) == [("no-story", "### T1 Story")]

    def test_a_table_that_does_not_fit_is_a_finding(self) -> None:
        assert findings(with_answer("T1", ""), also_stale=True) == [
            ("risk-table-stale", "## Risks to settle"),
            ("no-story", "### T1 Story"),
        ]

    def test_an_owner_counts_as_not_known_yet(self) -> None:
        (finding,) = assessed(self.brief(self.OWNED)).findings
        assert (finding.state, finding.title) == (
            "unknown",
            "Story: not known yet (Ann Lee, Head of Unit, by 31 January 2027)",
        )

    def test_a_rewrite_keeps_the_owner(self) -> None:
        assert "| Ann Lee, Head of Unit | 31 January 2027 |" in fixed(self.brief(self.OWNED))

    def test_the_heading_may_be_written_otherwise(self) -> None:
        assert fixed(self.brief(self.RISK, "## RISKS TO SETTLE")).casefold().count("## risks to settle") == 1

    def test_rows_and_columns_of_ones_own_stay(self) -> None:
        text = with_answer("T1", "").replace(
            "| Owner | Due |\n|---|---|---|---|---|---|---|\n",
            "| Owner | Due | Notes |\n|---|---|---|---|---|---|---|---|\n"
            "| no-story: old words |  |  |  |  | Ann Lee |  | by letter |\n"
            "| Rain: it may rain |  | low |  | Bring coats. | Bob |  | twice |\n"
            "|  |  |  |  |  | Carol |  |  |\n",
        )
        made = fixed(text)
        assert "| no-story: Story: not known yet, but it does not say by what date |" in made
        assert "| Ann Lee |  | by letter |" in made
        assert "| Rain: it may rain |  | low |  | Bring coats. | Bob |  | twice |" in made
        assert "| Carol |" in made

    def test_an_acceptance_is_read_with_its_line(self) -> None:
        row = "| no-story | | Ann Lee, Head of Unit | 31 January 2027 | The story comes later |"
        text = swapped(
            "Reason |\n|---|---|---|---|---|\n", f"Reason |\n|---|---|---|---|---|\n{row}\n", self.brief(self.RISK)
        )
        (one,) = read(text, checklist(), "brief.md").accepted
        assert (one.risk, one.row, one.by, one.until) == ("no-story", "", "Ann Lee, Head of Unit", "31 January 2027")
        assert text.split("\n")[one.line - 1] == row


#: Sections edited by hand, for all of which holds what the tests below say.
EDITED = {
    "nothing": BRIEF,
    "a code twice": BRIEF + "\n### T1 Again\n\nAnother story of two.\n",
    "a code that does not exist": BRIEF + "\n### T99 More\n\nMy words.\n",
    "a question without its code": swapped("### T1 Story", "### Story"),
    "a section of one's own": swapped("## T. A part", "## Background\n\nLong ago.\n\n## T. A part"),
    "words above the title": swapped("# Rough Sleepers Unit", "Draft three.\n\n# Rough Sleepers Unit"),
    "no risk table": BRIEF.partition("## Risks")[0] + "## T. A part" + BRIEF.partition("## T. A part")[2],
    "words under the risk table": swapped(
        "|---|---|---|---|---|---|---|\n", "|---|---|---|---|---|---|---|\nSee the minutes.\n"
    ),
    "a part without its heading": swapped("## T. A part\n\n", ""),
    "a question left out": with_answer("T1", "").replace("### T1 Story\n\n> What happens? (1.1)\n\n", ""),
    "an answer under the quote": swapped("(1.1)\n\n", "(1.1)\n"),
    "an answer in the quote": swapped(f"(1.1)\n\n{STORY}", f"(1.1)\n> {STORY}"),
    "words in a table's quote": swapped("> Who takes part?", "> Who takes part?\n> More are to come."),
    "words under a table's quote": swapped("> Who takes part?\n\n", "> Who takes part?\nMore are to come.\n\n"),
    "two ticks": swapped("- [ ] It carries on", "- [x] It carries on"),
    "a tick beside no option": swapped("- [ ] It carries on", "- [ ] It carries on\n- [x] It runs for ever"),
    "options in two lists": swapped("- [ ] Older people", "\nPerhaps:\n\n* [x] Older people"),
    "a reason on the option's line": swapped("set date\n", "set date, as the law says\n"),
    "a link definition under the options": swapped("- [ ] Other:", "- [ ] Other:\n\n\n[a]: https://example.org"),
    "not known yet under a table": with_answer("T4", f"{NO_AREAS}\n{KNOWN_YET}\nor later"),
    "not known yet above a table": with_answer("T4", f"{KNOWN_YET}\n\n{NO_AREAS}"),
    "words under a table": with_answer("T3", f"{BODIES}\nThe health board may join."),
    "a missing column": with_answer("T3", "| Body | Task |\n|---|---|\n| Council | Leads |"),
    "an added column": with_answer(
        "T3", "| Body | Phone | Task |\n|---|---|---|\n| Council | 12 | Leads |\n| | 13 | |"
    ),
    "a pipe too many": swapped("| Leads |", "| Leads | and pays |", with_answer("T4", "")),
    "another table": with_answer("T3", "| When | How |\n|---|---|\n| May | By bus |"),
    "a partner renamed in its own table": swapped("| Police | Small |", "| Constabulary | Small |"),
    "a partner renamed in another": swapped("| Police | Kent |", "| Kent Police | Kent |"),
    "a partner that the list lacks": swapped("plan |\n\n### T5", "plan |\n| Prison | Kent | Prison plan |\n\n### T5"),
    "a partner with a name alone": swapped(
        "plan |\n\n### T5", "plan |\n| Prison |  |  |\n\n### T5", with_answer("T1", "")
    ),
    "an underlined heading": with_answer("T1", "Aim\n===\n\nA list.\n\nLater\n---\n\nMore."),
    "a heading of level 4": with_answer("T1", "#### Aim\n\nA list."),
    "a heading of one's own": with_answer("T1", "A list.\n\n### Aim\n\nMore."),
    "a comment": with_answer("T1", "<!-- ask Ann -->\n\nThey share."),
    "keys of one's own": swapped("depth: full", "depth: full\nowner: Ann # the head"),
}


@pytest.mark.parametrize("text", EDITED.values(), ids=EDITED.keys())
class TestFix:
    """What holds of `lint --fix` on any brief that somebody has edited."""

    def test_every_word_is_kept(self, text: str) -> None:
        assert lost(text, fixed(text)) == []

    def test_a_second_time_changes_nothing(self, text: str) -> None:
        assert fixed(fixed(text)) == fixed(text)

    def test_the_risk_table_fits_afterwards(self, text: str) -> None:
        assert "risk-table-stale" not in dict(findings(fixed(text), also_stale=True))


UNMOVED = {name: text for name, text in EDITED.items() if "text-in-quote" not in dict(findings(text))}


@pytest.mark.parametrize("text", UNMOVED.values(), ids=UNMOVED.keys())
def test_fix_leaves_every_answer_as_it_was(text: str) -> None:
    assert read(fixed(text), checklist()).answers == read(text, checklist()).answers


@pytest.mark.parametrize("opening", ["```", "~~~", "<!--", "<script>", "<![CDATA["])
def test_fix_says_what_is_never_closed(opening: str) -> None:
    with pytest.raises(UnsafeWriteError, match=r"What begins in line 27, .* is never closed"):
        fixed(with_answer("T1", f"They share.\n\n{opening}\nmore"))


@settings(max_examples=150)
@given(st.sampled_from(list(checklist().codes)), texts(), st.sampled_from(["", KNOWN_YET, OPTIONS, BODIES, NO_AREAS]))
def test_fix_loses_no_word_whatever_is_typed_under_a_question(code: str, typed: str, more: str) -> None:
    text = with_answer(code, f"{more}\n{clean(typed)}\n")
    with suppress(UnsafeWriteError):
        assert lost(text, fixed(text)) == []


def test_a_fence_that_is_never_closed_is_told_by_its_line() -> None:
    kinds = every_kind()
    text = "---\ntitle: T\nchecklists: [every.yaml]\n---\n\n### Q1 Story\n\n```\nopen\n\n### Q2 Other story\n\nLost.\n"
    slips = read(text, kinds, "x.md").slips
    assert [(slip.id, slip.line) for slip in slips] == [("never-closed", 8)]


def test_a_closed_fence_may_hold_what_looks_like_a_question() -> None:
    kinds = every_kind()
    front = "---\ntitle: T\nchecklists: [every.yaml]\n---\n"
    text = f"{front}\n### Q1 Story\n\n```\n### Q2 x\n```\n\n### Q2 Other story\n\nHere.\n"
    assert read(text, kinds, "x.md").slips == ()


@pytest.mark.parametrize("box", ["[X ]", "[ x]", "[\u2713]", "[ \u2714 ]", "[X]"])
def test_a_box_ticked_as_people_do_is_ticked(box: str) -> None:
    front = "---\ntitle: T\nchecklists: [every.yaml]\n---\n"
    text = f"{front}\n### Q3 Pick\n\n> Which one?\n\n- {box} Yes, it does\n- [ ] No\n\n**Why:** So.\n"
    brief = read(text, every_kind(), "x.md")
    assert (brief.answers["pick"].chosen, brief.answers["pick"].text, brief.slips) == (("yes",), "So.", ())


_PLAIN = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_ ,.()/-]{0,12}", fullmatch=True)
_LISTED = st.from_regex(r"\[[A-Za-z0-9_./@-]{1,6}(, [A-Za-z0-9_./@-]{1,6}){0,2}\]", fullmatch=True)


@given(st.dictionaries(st.sampled_from(["title", "depth", "our-own", "no"]), st.one_of(_PLAIN, _LISTED), min_size=1))
def test_plain_front_matter_is_read_as_yaml_reads_it(front: dict[str, str]) -> None:
    lines = [f"{key}: {value}" for key, value in front.items()]
    plain = _plain_front(lines)
    with suppress(InputError):
        assert plain is None or plain == _any_front(lines, "x.md")
