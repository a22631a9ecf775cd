"""A council's own checklist beside the shipped one, from any folder, in every command."""

import os
import re
from pathlib import Path

import pytest

from jw_design import shipped, store
from jw_design.errors import InputError
from jw_design.load.cache import load_cached
from jw_design.load.checklist import load_shipped
from jw_design.readback import head
from jw_design.store import open_brief
from jw_design.versions import edition_names
from tests.commands import Ended, jw_design

ROOT = Path(__file__).parents[1]
#: The one that the README shows.
README = re.search(r"```yaml\n(id: our-council\n.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
#: Where people keep things.
FOLDER, NAME = "Räte & Bürger/eigene fragen", "unsere-fragen (neu).yaml"
LOCAL = f"{FOLDER}/{NAME}"

#: Its conditions refer to shipped questions, and a table of its own to a shipped register.
OURS = """\
id: our-council
version: 3
title: Our own questions
source: Standing orders of the council
parts:
  - part: Z
    title: Our council
    questions:
      - id: scrutiny-date
        code: Z1
        title: Scrutiny committee
        ask: When does the scrutiny committee see it?
        kind: date
        essential: true
        source: order 12
        risk:
          id: no-scrutiny-date
          severity: {high: {duration: time-limited}, otherwise: medium}
          title: No date for the scrutiny committee is stated
          because: It is called in after the contracts are signed.
          remedy: Ask the committee's clerk for a date.
      - {id: wards, code: Z2, title: Wards, ask: Which wards?, essential: true, when: {duration: time-limited}}
      - id: offices
        code: Z3
        title: Offices
        ask: Where are they?
        kind: table
        of: partners
        essential: true
        columns: [{id: office, title: Office}]
    checks:
      - id: scrutiny-too-late
        when: {scrutiny-date: {after: {answer: duration-end}}}
        severity: high
        title: The scrutiny committee sees it after the end
        because: Nothing can be changed then.
        remedy: Agree an earlier meeting.
        examples:
          raises:
            - {duration: {choice: time-limited, why: It can be solved for good}, duration-end: 1 April 2027,
               scrutiny-date: 1 May 2027}
          silent: [{scrutiny-date: 1 May 2027}]
      - id: office-unknown
        for-each: partners
        when: {all: [{sector: {state: missing}}, {office: {state: given}}]}
        severity: low
        title: "{row} has an office but is no kind of body"
        because: b
        remedy: r
        examples:
          raises: [{partners: [{name: City Council}], offices: [{name: City Council, office: Town hall}]}]
          silent: [{partners: [{name: City Council}]}]
"""
ANSWERS = """\
title: Warm homes
answers:
  duration: {choice: time-limited, why: The homes can be made warm for good by then.}
  duration-end: 1 April 2027
  scrutiny-date: 1 May 2027
  partners: [{name: City Council}]
  offices: [{name: City Council, office: Town hall}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a local checklist, an answers file, and another folder for briefs."""
    store._load.cache_clear()
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / LOCAL).write_text(OURS, encoding="utf-8")
    (tmp_path / "our briefs").mkdir()
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def made(folder: Path) -> Path:
    """Return a brief with answers to the local checklist, in another folder than it."""
    path = folder / "our briefs/warm homes.md"
    ended = jw_design(folder, "new", path, "--answers", "answers.yaml", "--checklist", LOCAL)
    assert ended.code == 0, ended.err
    return path


def brief(folder: Path, checklists: str) -> Path:
    """Return an empty brief that names these checklists."""
    path = folder / "brief.md"
    path.write_text(f"---\ntitle: T\nchecklists: {checklists}\n---\n\n# T\n", encoding="utf-8")
    return path


def messages(ended: Ended) -> list[str]:
    assert ended.code == 2
    return [line for line in ended.err.split("\n") if line]


class TestEveryCommand:
    def test_the_one_in_the_readme_is_sound(self, folder: Path) -> None:
        assert README is not None
        assert README[1].count("\n") <= 10
        (folder / "our-questions.yaml").write_text(README[1], encoding="utf-8")
        assert jw_design(folder, "checklists", "check", "our-questions.yaml").code == 0

    def test_check_tries_examples_beside_the_shipped_questions(self, folder: Path) -> None:
        ended = jw_design(folder, "checklists", "check", LOCAL)
        assert (ended.code, ended.err) == (0, "")
        (folder / LOCAL).write_text(OURS.replace("scrutiny-date: 1 May", "scrutiny-date: 1 March"), encoding="utf-8")
        assert messages(jw_design(folder, "checklists", "check", LOCAL)) == [
            f'{LOCAL}: Example 1 under "raises" of scrutiny-too-late does not raise it.'
        ]

    def test_new_names_it_from_the_folder_of_the_brief(self, folder: Path) -> None:
        text = made(folder).read_text(encoding="utf-8")
        assert head(text, "").checklists == ("joint-working@1", f"../{LOCAL}@3")
        assert (
            "### Z1 Scrutiny committee\n\n> When does the scrutiny committee see it? (order 12)\n\n1 May 2027" in text
        )

    @pytest.mark.parametrize("where", [".", "our briefs", FOLDER])
    def test_lint_finds_it_from_any_folder(self, folder: Path, where: str) -> None:
        path = made(folder)
        ended = jw_design(folder / where, "lint", os.path.relpath(path, folder / where))
        assert "Z1 The scrutiny committee sees it after the end [scrutiny-too-late]" in ended.out
        assert ended.err == ""

    @pytest.mark.parametrize("where", [".", "our briefs"])
    def test_naming_it_twice_is_naming_it_once(self, folder: Path, where: str) -> None:
        path = made(folder)
        for option in (os.path.relpath(folder / LOCAL, folder / where), folder / LOCAL):
            ended = jw_design(folder / where, "lint", path, "--checklist", option, "--checklist", option)
            assert (ended.out.count("[scrutiny-too-late]"), ended.err) == (1, "")

    def test_an_answers_file_may_name_it(self, folder: Path) -> None:
        named = ANSWERS.replace("answers:", f'checklists: ["joint-working@1", "../{LOCAL}"]\nanswers:')
        (folder / "our briefs/a.yaml").write_text(named, encoding="utf-8")
        assert jw_design(folder, "new", "b.md", "--answers", "our briefs/a.yaml").code == 0
        assert open_brief(folder / "b.md").brief.checklists == ("joint-working@1", f"{LOCAL}@3")

    @pytest.mark.parametrize("output", ["our briefs/blank.md", "blank.md"])
    def test_a_blank_is_a_brief_wherever_it_is_written(self, folder: Path, output: str) -> None:
        ended = jw_design(folder, "blank", "--part", "Z", "--checklist", folder / LOCAL, "-o", output)
        assert ended.code == 0
        assert '> Only if E1 is "It ends on a set date".' in (folder / output).read_text(encoding="utf-8")
        assert jw_design(folder, "lint", output).err == ""

    def test_a_printed_blank_names_it_from_here(self, folder: Path) -> None:
        out = jw_design(folder, "blank", "--part", "Z", "--checklist", folder / LOCAL).out
        assert head(out, "").checklists == ("joint-working@1", f"{LOCAL}@3")

    def test_explain_names_its_own_source(self, folder: Path) -> None:
        out = jw_design(folder, "explain", "Z1", "--checklist", LOCAL).out
        assert "order 12 of: Standing orders of the council\n" in out
        assert "order" not in jw_design(folder, "explain", "E1", "--checklist", LOCAL).out

    def test_a_brief_that_is_fixed_with_it_names_it_from_then_on(self, folder: Path) -> None:
        path = folder / "our briefs/plain.md"
        (folder / "plain.yaml").write_text("title: T\nanswers: {}\n", encoding="utf-8")
        assert jw_design(folder, "new", path, "--answers", "plain.yaml").code == 0
        assert open_brief(path).brief.checklists == ("joint-working@1",)
        jw_design(folder, "lint", "--fix", path, "--checklist", LOCAL)
        assert open_brief(path).brief.checklists == ("joint-working@1", f"../{LOCAL}@3")
        assert "### Z1 " in path.read_text(encoding="utf-8")

    def test_it_may_be_a_folder_called_like_a_version(self, folder: Path) -> None:
        home = folder / "team@2"
        home.mkdir()
        (home / "checklist.yaml").write_text(OURS, encoding="utf-8")
        for name in ("team@2", "team@2@3", "team@2/checklist.yaml"):
            opened = open_brief(brief(folder, f'["joint-working@1", "{name}"]'))
            assert "Z1" in opened.checklist.codes


class TestErrors:
    @pytest.mark.parametrize("name", ["/srv/ours.yaml", "C:\\ours.yaml", "\\\\server\\share\\ours.yaml"])
    def test_a_path_that_holds_on_one_computer_only(self, folder: Path, name: str) -> None:
        ended = jw_design(folder, "lint", brief(folder, f"['joint-working@1', '{name}']"))
        (message,) = messages(ended)
        assert message == (
            f'{folder / "brief.md"}:1: It names the checklist "{name}" by a path that holds on one computer only. '
            "Write the path from the folder of this file, such as ../our-questions.yaml."
        )

    @pytest.mark.parametrize("name", ["none.yaml", "joint-wrking@1", "x" * 300, "joint-working@1.0"])
    def test_one_that_does_not_exist(self, folder: Path, name: str) -> None:
        (message,) = messages(jw_design(folder, "lint", brief(folder, f'["{name}"]')))
        assert "which is neither shipped (joint-working) nor a file beside it: there is no" in message
        assert message.endswith('Did you mean "joint-working"?') is name.startswith("joint")

    def test_on_the_command_line(self, folder: Path) -> None:
        for arguments in (("lint", made(folder)), ("blank",), ("explain", "E1"), ("new", "--answers", "answers.yaml")):
            ended = jw_design(folder, *arguments, "--checklist", "none.yaml")
            assert messages(ended)[0].startswith("none.yaml: There is no such file.")

    def test_a_version_that_is_not_there_yet(self, folder: Path) -> None:
        (message,) = messages(jw_design(folder, "lint", brief(folder, f'["joint-working@1", "{LOCAL}@4"]')))
        assert "It was written with version 4 of the checklist" in message
        assert "which is at version 3 here. Get the newer one, or correct the number." in message

    def test_the_shipped_one_is_left_out(self, folder: Path) -> None:
        ended = jw_design(folder, "lint", brief(folder, f'["{LOCAL}"]'))
        assert 'There is no question "duration".' in messages(ended)[0]
        assert messages(ended)[-1] == (
            f"{folder / 'brief.md'}:1: It names no shipped checklist. "
            f"If its own refers to shipped questions, name both: checklists: [joint-working, {LOCAL}]"
        )

    def test_two_of_one_id(self, folder: Path) -> None:
        (folder / "copy.yaml").write_text(OURS, encoding="utf-8")
        ended = jw_design(folder, "explain", "Z1", "--checklist", LOCAL, "--checklist", "copy.yaml")
        (message,) = messages(ended)
        assert message == (
            f'copy.yaml:1: The checklist id "our-council" is also that of {LOCAL}. '
            "Use only one of the two, or give one another id."
        )

    def test_names_that_the_shipped_one_has_are_told_of_the_local_one_alone(self, folder: Path) -> None:
        (folder / "ours.yaml").write_text(
            "id: ours\ntitle: Ours\nparts:\n"
            "  - part: E\n    title: Taken\n    questions:\n"
            "      - {id: duration, code: E1, title: T, ask: A?}\n"
            "  - part: Z\n    title: Z\n    questions:\n"
            "      - {id: a, code: Z1, title: T, ask: A?, when: {duraton: time-limited},\n"
            "         risk: {id: no-end-date, severity: low, title: t, because: b, remedy: r}}\n"
            "      - {id: b, code: Z2, title: T, ask: A?,\n"
            "         risk: {id: no-end-date, severity: low, title: t, because: b, remedy: r}}\n"
            "      - {id: c, code: Z3, title: T, ask: A?, kind: table, of: partners,\n"
            "         columns: [{id: sector, title: S}]}\n",
            encoding="utf-8",
        )
        once = "stands twice; it must be unique across all checklists."
        assert messages(jw_design(folder, "checklists", "check", "ours.yaml")) == [
            f'ours.yaml:4: The part "E" {once}',
            f'ours.yaml:7: The question "duration" {once}',
            f'ours.yaml:7: The code "E1" {once}',
            'ours.yaml:11: There is no question "duraton". Did you mean "duration"?',
            f'ours.yaml:14: The risk "no-end-date" {once}',
            f'ours.yaml:16: The column of one table\'s rows "partners.sector" {once}',
        ]


def test_a_kept_checklist_is_named_after_the_path_by_which_it_is_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("JW_DESIGN_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.chdir(folder)
    for paths in ((Path(LOCAL),), (Path("our briefs", "..", LOCAL),), (folder / LOCAL,)):
        for _ in range(2):
            kept = load_cached((shipped.folder("checklists") / shipped.DEFAULT, *paths))
            assert [edition.name for edition in kept.editions] == ["joint-working@1", str(paths[0])]


def test_another_drive_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def relpath(*_: object) -> str:
        message = "path is on mount 'D:', start on mount 'C:'"
        raise ValueError(message)

    checklist = load_shipped(folder / LOCAL)
    monkeypatch.setattr(os.path, "relpath", relpath)
    with pytest.raises(InputError, match="It is on another drive than the brief"):
        edition_names(checklist, folder / "brief.md")
