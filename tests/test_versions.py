"""A brief of one version beside a checklist of the next: nothing is held against it, and `lint --fix` loses no word."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from jw_design import shipped, store
from jw_design.answers import canonical
from jw_design.assess import assess
from jw_design.assess.view import View
from jw_design.documents.brief import moved_answers, rewrite, write
from jw_design.errors import ChecklistError, InputError
from jw_design.load.answers_document import read_document
from jw_design.load.checklist import load
from jw_design.model.answer import Answer, Brief
from jw_design.model.finding import Assessment
from jw_design.readback import read
from jw_design.reports.text import summary
from jw_design.store import open_brief
from jw_design.versions import present_names
from tests.commands import jw_design
from tests.conftest import TODAY
from tests.strategies import texts

FIRST = """\
id: ours
version: 1
title: Ours
parts:
  - part: T
    title: A part
    questions:
      - id: length
        code: T1
        title: Length
        ask: How long?
        source: "1.1"
        kind: choice
        options: [{id: set, label: It ends on a set date}, {id: ongoing, label: It goes on}]
        why: required
        risk: {id: no-length, severity: high, title: No length, because: b, remedy: r}
      - id: area
        code: T2
        title: Area
        ask: Where?
        source: "1.2"
        when: {length: ongoing}
        help: Name the places.
        risk: {id: no-area, severity: medium, title: No area, because: b, remedy: r}
      - id: tasks
        code: T3
        title: Tasks
        ask: Who does what?
        kind: table
        rows: [{id: pay, label: Pay}, {id: plan, label: Plan}]
        columns: [{id: task, title: Task}, {id: body, title: Body}]
"""

#: T1 has another id, another wording and a reworded option; T2 another condition, help and paragraph; T4 and a check
#: are new, and so are an option and a row.
SECOND = """\
id: ours
version: 2
title: Ours
parts:
  - part: T
    title: A part
    questions:
      - id: duration
        formerly: [length]
        code: T1
        title: Duration
        ask: How long does it last?
        formerly-asked: [How long?]
        source: "1.1"
        kind: choice
        options:
          - {id: set, label: It ends on a set date}
          - {id: ongoing, label: It carries on, formerly: [It goes on]}
          - {id: unsure, label: Nobody can tell}
        why: required
        risk: {id: no-length, severity: high, title: No length, because: b, remedy: r}
      - id: owner
        since: 2
        code: T4
        title: Owner
        ask: Who owns it?
        kind: person
        risk: {id: no-owner, severity: high, title: No owner, because: b, remedy: r}
      - id: area
        code: T2
        title: Area
        ask: Where?
        source: "1.2, 1.3"
        when: {not: {duration: set}}
        help: Say in which places it works.
        risk: {id: no-area, severity: medium, title: No area, because: b, remedy: r}
      - id: tasks
        code: T3
        title: Tasks
        ask: Who does what?
        kind: table
        rows: [{id: pay, label: Pay}, {id: own, label: Own}, {id: plan, label: Plan}]
        columns: [{id: task, title: Task}, {id: body, title: Body}]
    checks:
      - id: goes-on-unowned
        when: {all: [{duration: ongoing}, {owner: {state: missing}}]}
        severity: high
        title: It goes on and on
        because: b
        remedy: r
"""

BRIEF = """\
---
title: Rough Sleepers Unit
checklists: [ours.yaml@1]
our-reference: 42
depth: full
---

# Rough Sleepers Unit

A note of our own.

## Risks to settle

| Risk | Row | Severity | Question | To settle it | Owner | Due |
|---|---|---|---|---|---|---|

## Accepted risks

| Risk | Row | Accepted by | Until | Reason |
|---|---|---|---|---|

## T. A part

### T1 Length, as we call it

> How long? (1.1)

* [ ] It ends on a set date
* [x] It goes on, until nobody sleeps outside
* [ ] Our own idea

**Why:** The need in the city will always be there.

### T2 Area

> Where? (1.2)
>
> Only if T1 is "It goes on".
>
> Help: Name the places.

All of the city, and the villages round it.

### Our own heading

Some words of our own.

### T3 Tasks

> Who does what?

| Task | Body | Remark |
|---|---|---|
| Pay | City Council | since May |
| Plan |  |  |
"""

#: What the first version says itself and the second one words otherwise.
REWORDED = ("> How long? (1.1)", "It goes on", "> Where? (1.2)", "Only if", "Help:", "checklists:")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a brief of the first version and a checklist of the second."""
    (tmp_path / "ours.yaml").write_text(SECOND, encoding="utf-8")
    (tmp_path / "brief.md").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def assessed(folder: Path, name: str = "brief.md") -> Assessment:
    stored = open_brief(folder / name)
    return assess(stored.checklist, stored.brief, TODAY)


def raised(assessment: Assessment) -> set[str]:
    return {finding.risk for finding in assessment.findings}


def fixed(folder: Path, name: str = "brief.md") -> str:
    """Return what `lint --fix` makes of a brief."""
    # What is loaded once for a whole run stands for another test's file here.
    store._load.cache_clear()
    jw_design(folder, "lint", "--fix", "--today", TODAY, name)
    return (folder / name).read_text(encoding="utf-8")


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


class TestNotAskedYet:
    def test_it_is_not_held_against_the_brief(self, folder: Path) -> None:
        assert raised(assessed(folder)) == {"columns-added", "option-added"}

    def test_it_does_not_count(self, folder: Path) -> None:
        assessment = assessed(folder)
        assert (assessment.asked, assessment.answered, assessment.not_asked) == (3, 3, 1)
        assert summary(assessment).endswith("Not asked in the brief's version: 1; lint --fix adds them.")

    def test_the_interview_does_not_ask_it(self, folder: Path) -> None:
        stored = open_brief(folder / "brief.md")
        assert View(stored.checklist, stored.brief).asked == {"duration", "area", "tasks"}

    def test_an_answer_to_it_counts_all_the_same(self, folder: Path) -> None:
        swap(folder / "brief.md", "### T2 Area", "### T4 Owner\n\nAnn Lee\n\n### T2 Area")
        assessment = assessed(folder)
        assert (assessment.asked, assessment.answered, assessment.not_asked) == (4, 4, 0)

    def test_a_brief_that_names_no_version_is_of_the_present_one(self, folder: Path) -> None:
        swap(folder / "brief.md", "ours.yaml@1", "ours.yaml")
        assert {"no-owner", "goes-on-unowned"} <= raised(assessed(folder))

    def test_a_version_that_is_not_there_yet_is_an_error(self, folder: Path) -> None:
        swap(folder / "brief.md", "ours.yaml@1", "ours.yaml@3")
        with pytest.raises(
            InputError, match=r"written with version 3 of the checklist .*ours\.yaml, which is at version 2"
        ):
            open_brief(folder / "brief.md")

    def test_a_question_of_a_version_to_come_is_an_error(self, folder: Path) -> None:
        swap(folder / "ours.yaml", "since: 2", "since: 3")
        with pytest.raises(ChecklistError) as caught:
            load(folder / "ours.yaml")
        assert [problem.message for problem in caught.value.problems] == [
            '"owner" is asked since version 3, but the checklist is at version 2. Raise its version.'
        ]


class TestRenamed:
    def test_a_brief_is_read_by_its_codes(self, folder: Path) -> None:
        answer = open_brief(folder / "brief.md").brief.answers["duration"]
        assert answer.chosen == ("ongoing",)
        assert answer.text == "until nobody sleeps outside\n\nThe need in the city will always be there."

    @pytest.mark.parametrize("choice", ["ongoing", "It goes on", "It carries on"])
    def test_an_answers_file_may_use_the_former_id_and_label(self, folder: Path, choice: str) -> None:
        (folder / "a.yaml").write_text(f"title: T\nanswers: {{length: {{choice: {choice}}}}}\n", encoding="utf-8")
        found = read_document(folder / "a.yaml", load(folder / "ours.yaml"))
        assert found.answers == {"duration": Answer(chosen=("ongoing",))}

    @pytest.mark.parametrize(
        "condition",
        [
            "{length: ongoing}",
            "{length: {state: missing}}",
            "{some: jobs, where: {body: {state: given}}}",
            "{area: {in: jobs.body}}",
            "{area: {in: [length]}}",
            "{area: {same-as: {answer: length}}}",
        ],
    )
    def test_a_condition_elsewhere_may_use_the_former_id(self, folder: Path, condition: str) -> None:
        swap(folder / "ours.yaml", "      - id: tasks\n", "      - id: tasks\n        formerly: [jobs]\n")
        (folder / "theirs.yaml").write_text(
            "id: theirs\ntitle: Theirs\nparts:\n  - part: Z\n    title: Z\n    checks:\n"
            f"      - {{id: c, when: {condition}, severity: low, title: t, because: b, remedy: r}}\n",
            encoding="utf-8",
        )
        (check,) = load(folder / "ours.yaml", folder / "theirs.yaml").parts[1].checks
        assert {ref.question for ref in check.reads} <= {"duration", "area", "tasks"}


class TestBroughtUpToDate:
    def test_it_names_the_present_version(self, folder: Path) -> None:
        made = fixed(folder)
        assert "checklists: [ours.yaml@2]\nour-reference: 42\n" in made
        assert open_brief(folder / "brief.md").brief.checklists == ("ours.yaml@2",)

    def test_new_questions_are_put_in_their_place(self, folder: Path) -> None:
        headings = [line for line in fixed(folder).split("\n") if line.startswith("### ")]
        assert headings == [
            "### T1 Length, as we call it",
            "### T4 Owner",
            "### T2 Area",
            "### Our own heading",
            "### T3 Tasks",
        ]

    def test_new_questions_are_asked_from_then_on(self, folder: Path) -> None:
        fixed(folder)
        assessment = assessed(folder)
        assert raised(assessment) == {"columns-added", "option-added", "no-owner", "goes-on-unowned"}
        assert (assessment.asked, assessment.answered, assessment.not_asked) == (4, 3, 0)

    def test_questions_and_options_are_worded_as_they_are_now(self, folder: Path) -> None:
        made = fixed(folder)
        assert "> How long does it last? (1.1)\n\n- [ ] It ends on a set date\n- [x] It carries on\n" in made
        assert "- [ ] Nobody can tell\n" in made
        assert "> Where? (1.2, 1.3)\n>\n> Only if" in made
        assert "| Pay | City Council | since May |\n| Own |  |  |\n| Plan |  |  |\n" in made

    def test_no_answer_changes(self, folder: Path) -> None:
        before = open_brief(folder / "brief.md").brief.answers
        fixed(folder)
        assert open_brief(folder / "brief.md").brief.answers == before

    def test_no_line_is_lost_but_what_is_worded_otherwise_now(self, folder: Path) -> None:
        made = fixed(folder)
        lost = [line for line in BRIEF.split("\n") if line.removeprefix("**Why:**").lstrip("*-[ x]>") not in made]
        assert [line for line in lost if not any(words in line for words in REWORDED)] == []
        assert "until nobody sleeps outside" in made

    def test_the_second_time_changes_nothing(self, folder: Path) -> None:
        made = fixed(folder)
        assert fixed(folder) == made

    def test_a_present_brief_is_left_alone(self, folder: Path) -> None:
        swap(folder / "brief.md", "[ours.yaml@1]", "[ours.yaml]")
        fixed(folder)
        assert "checklists: [ours.yaml]\n" in fixed(folder)

    @pytest.mark.parametrize(
        ("written", "wanted"),
        [
            ('["ours.yaml@1"] # ours', 'checklists: ["ours.yaml@2"] # ours'),
            ("'ours.yaml@1'", "checklists: 'ours.yaml@2'"),
            ("ours.yaml@1", "checklists: ours.yaml@2"),
            ("\n  # ours\n  - ours.yaml@1", "checklists: \n  # ours\n  - ours.yaml@2"),
            ("\n- ./ours.yaml@1", "checklists: \n- ./ours.yaml@2"),
            ("[\n  ours.yaml@1,\n]", "checklists: [\n  ours.yaml@2,\n]"),
            ('["ours\\x2Eyaml@1"]', "checklists: [ours.yaml@2]"),
        ],
    )
    def test_front_matter_keeps_its_layout(self, folder: Path, written: str, wanted: str) -> None:
        swap(folder / "brief.md", "[ours.yaml@1]", written)
        assert f"---\ntitle: Rough Sleepers Unit\n{wanted}\nour-reference: 42\n" in fixed(folder)

    def test_help_of_an_earlier_version_is_no_answer(self, folder: Path) -> None:
        swap(folder / "brief.md", "All of the city, and the villages round it.\n", "")
        fixed(folder)
        assert "area" not in open_brief(folder / "brief.md").brief.answers
        assert "text-in-quote" not in raised(assessed(folder))

    def test_an_answer_behind_an_earlier_wording_is_moved_out(self, folder: Path) -> None:
        swap(folder / "brief.md", "> Where? (1.2)\n", "> Where? (1.2) In the old town and the port.\n")
        made = fixed(folder)
        assert "> Where? (1.2, 1.3)\n\nIn the old town and the port.\n\nAll of the city" in made

    def test_an_unanswered_question_is_not_taken_for_changed(self, folder: Path) -> None:
        swap(folder / "brief.md", "* [x] It goes on, until nobody sleeps outside\n", "* [ ] It goes on\n")
        swap(folder / "brief.md", "**Why:** The need in the city will always be there.\n", "")
        made = fixed(folder)
        assert "> How long does it last? (1.1)" in made
        assert "quote-changed" not in raised(assessed(folder))

    def test_the_shipped_one_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = shipped.folder
        here = tmp_path / "checklists" / "ours"
        here.mkdir(parents=True)
        (here / "checklist.yaml").write_text(SECOND, encoding="utf-8")
        (tmp_path / "brief.md").write_text(BRIEF.replace("ours.yaml@1", "ours@1"), encoding="utf-8")
        monkeypatch.setattr(shipped, "folder", lambda name: here.parent if name == "checklists" else real(name))
        monkeypatch.setattr(store, "_load", lambda paths: load(*paths))
        assert "no-owner" not in raised(assessed(tmp_path))
        stored = open_brief(tmp_path / "brief.md")
        assert present_names(stored.checklist, stored.brief.checklists, stored.path) == ("ours@2",)


@pytest.fixture(scope="module")
def raise_version(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, Answer]], tuple[Brief, Brief]]:
    """Return a function from answers to the brief that states them, before and after it was brought up to date."""
    folder = tmp_path_factory.mktemp("versions")
    path = folder / "ours.yaml"
    path.write_text(FIRST, encoding="utf-8")
    first = load(path)
    path.write_text(SECOND, encoding="utf-8")
    second = load(path)

    def made(answers: dict[str, Answer]) -> tuple[Brief, Brief]:
        brief = Brief(title="T", checklists=("ours.yaml@1",), depth="full", answers=canonical(first, answers))
        text = write(first, assess(first, brief, TODAY))
        before = read(text, second, folder / "brief.md")
        found, moved = moved_answers(before, second)
        newer = replace(before, answers=found, checklists=("ours.yaml@2",))
        again = rewrite(text, second, assess(second, newer, TODAY), moved)
        return before, read(again, second, folder / "brief.md")

    return made


@given(why=texts(), area=texts())
def test_any_words_survive(
    raise_version: Callable[[dict[str, Answer]], tuple[Brief, Brief]], why: str, area: str
) -> None:
    before, after = raise_version({"length": Answer(chosen=("ongoing",), text=why), "area": Answer(text=area)})
    assert after.checklists == ("ours.yaml@2",)
    assert after.answers == before.answers
