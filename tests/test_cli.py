"""The command line as people and programs use it: exit codes, what goes where, and never a traceback."""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NamedTuple

import jsonschema
import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from jw_design import __version__, cli, shipped
from tests.briefs import BRIEF, PART, with_answer
from tests.conftest import checklist_text

ROOT = Path(__file__).parents[1]
#: One finding of each severity: high; medium, for a weak answer where silence is high; low.
HIGH = with_answer("T1", "")
MEDIUM = with_answer("T1", "TBC")
LOW = BRIEF.replace("| Council | Kent |", "| Council |  |")
#: With a table of risks that fits, so that the one finding is all there is.
FITTING = {
    HIGH: "| no-story: x |  |  |  |  |  |  |",
    MEDIUM: "| no-story: x |  |  |  |  |  |  |",
    LOW: "| no-area: x | Council |  |  |  |  |  |",
}


def fitting(text: str) -> str:
    rule = "|---|---|---|---|---|---|---|\n"
    return text.replace(rule, f"{rule}{FITTING[text]}\n", 1) if text in FITTING else text


class Result(NamedTuple):
    code: int
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the current folder, with a checklist in it, no colour wanted and no cache but its own."""
    (tmp_path / "small.yaml").write_text(checklist_text(PART), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JW_DESIGN_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def call(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that runs the command line as the installed command does, without another process."""
    del folder

    def called(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["jw-design", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            cli.run()
        out, err = capsys.readouterr()
        return Result(int(stopped.value.code or 0), out, err)

    return called


def put(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8", newline="")
    return name


def lint(call: Call, *arguments: object) -> Result:
    return call("lint", "--today", "2026-11-23", *arguments)


class TestExitCodes:
    @pytest.mark.parametrize(
        ("text", "fail_on", "code"),
        [
            (BRIEF, "low", 0),
            (HIGH, "high", 1),
            (HIGH, "medium", 1),
            (HIGH, "never", 0),
            (MEDIUM, "high", 0),
            (MEDIUM, "medium", 1),
            (MEDIUM, "low", 1),
            (LOW, "medium", 0),
            (LOW, "low", 1),
            (LOW, "never", 0),
        ],
    )
    @pytest.mark.parametrize("form", ["text", "json"])
    def test_findings_from_a_severity_on_are_1(self, call: Call, text: str, fail_on: str, code: int, form: str) -> None:
        put("a.md", fitting(text))
        assert lint(call, "a.md", "--fail-on", fail_on, "--format", form).code == code

    def test_high_is_what_fails_unless_said(self, call: Call) -> None:
        put("a.md", fitting(MEDIUM))
        assert lint(call).code == 0

    def test_no_brief_is_2(self, call: Call) -> None:
        put("README.md", "# README\n")
        found = lint(call)
        assert (found.code, found.out) == (2, "")
        assert found.err == "No brief was found. Name a brief or a folder with one, or start one with: jw-design new\n"

    def test_one_that_cannot_be_read_is_2_and_the_others_are_reported(self, call: Call) -> None:
        put("good.md", fitting(HIGH))
        Path("bad.md").write_bytes(b"---\nchecklists: [small.yaml]\n---\n\n\xff\n")
        found = lint(call, ".", "--fail-on", "never")
        assert found.code == 2
        assert found.err.startswith("bad.md:5: It is not UTF-8 text.")
        assert "good.md:" in found.out

    def test_all_that_cannot_be_read_are_said(self, call: Call) -> None:
        found = lint(call, "none.md", "nothing.md")
        assert found.code == 2
        assert [line.split(":")[0] for line in found.err.strip().split("\n")] == ["none.md", "nothing.md"]

    @pytest.mark.parametrize("day", ["soon", "March 2027", "2027-02-30", ""])
    def test_a_today_that_is_no_day_is_2(self, call: Call, day: str) -> None:
        put("a.md", BRIEF)
        found = call("lint", "--today", day)
        assert (found.code, found.err) == (2, f'--today is "{day}"; it must be one day, such as 2027-01-31.\n')

    @pytest.mark.parametrize(
        "arguments",
        [["lint", "--format", "xml"], ["lint", "--fail-on", "all"], ["lint", "--nonsense"], ["nonsense"], ["explain"]],
    )
    def test_wrong_usage_is_2(self, call: Call, arguments: list[str]) -> None:
        assert call(*arguments).code == 2

    def test_an_interrupt_is_130(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(cli, "_day", interrupted)
        assert call("lint").code == 130

    @pytest.mark.parametrize("flag", ["--version", "-V"])
    def test_the_version_is_0(self, call: Call, flag: str) -> None:
        assert call(flag) == (0, f"jw-design {__version__}\n", "")


class TestJson:
    BRIEF_KEYS = ("path", "title", "checklists", "depth", "answered", "asked", "counts", "findings")
    FINDING: ClassVar[dict[str, type | tuple[type, ...]]] = {
        "risk": str,
        "kind": str,
        "state": (str, type(None)),
        "severity": str,
        "question": (str, type(None)),
        "row": (str, type(None)),
        "line": int,
        "column": int,
        "endLine": int,
        "title": str,
        "because": str,
        "remedy": str,
        "source": str,
        "covers": list,
        "accepted": (dict, type(None)),
        "fingerprint": str,
    }

    @pytest.fixture
    def report(self, call: Call) -> dict[str, object]:
        put("a.md", HIGH)
        put("b.md", BRIEF.replace("| Police | Kent |", "| Kent Police | |"))
        report: dict[str, object] = json.loads(lint(call, ".", "--format", "json").out)
        return report

    def test_it_is_what_it_was(self, report: dict[str, object], snapshot: SnapshotAssertion) -> None:
        assert report == snapshot

    def test_its_keys_come_in_order(self, report: dict[str, object]) -> None:
        assert list(report) == ["version", "briefs"]
        for brief in report["briefs"]:  # type: ignore[attr-defined]
            assert tuple(key for key in brief if key in self.BRIEF_KEYS) == self.BRIEF_KEYS
            assert list(brief["counts"]) == ["high", "medium", "low", "accepted"]
            for finding in brief["findings"]:
                assert [key for key in finding if key in self.FINDING] == list(self.FINDING)

    def test_its_values_have_their_types(self, report: dict[str, object]) -> None:
        findings = [finding for brief in report["briefs"] for finding in brief["findings"]]  # type: ignore[attr-defined]
        wrong = [
            (key, one[key]) for one in findings for key, kind in self.FINDING.items() if not isinstance(one[key], kind)
        ]
        assert findings
        assert wrong == []

    def test_it_is_ascii(self, call: Call) -> None:
        put("a.md", BRIEF.replace("Rough Sleepers Unit", "Unit\u00e9 \u2028 \U0001f600"))
        assert lint(call, "--format", "json").out.isascii()

    def test_an_accepted_risk_carries_its_acceptance(self, call: Call) -> None:
        rule = "| Reason |\n|---|---|---|---|---|\n"
        row = "| no-story | | Ann Lee, Head of Unit | 31 January 2027 | The story comes later |\n"
        put("a.md", HIGH.replace(rule, rule + row))
        (brief,) = json.loads(lint(call, "--format", "json").out)["briefs"]
        (finding,) = [one for one in brief["findings"] if one["risk"] == "no-story"]
        assert brief["counts"] == {"high": 0, "medium": 0, "low": 0, "accepted": 1}
        assert list(finding["accepted"]) == ["by", "until", "reason"]


class TestText:
    def test_it_is_what_it_was(self, call: Call, snapshot: SnapshotAssertion) -> None:
        put("a.md", HIGH)
        put("b.md", with_answer("T4", "**Not known yet:** Ann Lee, Head of Unit, by 31 January 2027"))
        assert lint(call).out == snapshot

    def test_findings_go_to_standard_output_alone(self, call: Call) -> None:
        put("a.md", HIGH)
        assert lint(call).err == ""

    @pytest.mark.parametrize(
        "answer", ["[/x] [bold]TBC", "\x1b[31mTBC\x1b[0m", "TBC\x9b31m", "\u202eCBT", ":smile: {TBC}"]
    )
    @pytest.mark.parametrize("color", ["always", "never"])
    def test_an_answer_is_never_taken_for_markup(self, call: Call, answer: str, color: str) -> None:
        put("a.md", with_answer("T1", answer))
        out = lint(call, "--color", color).out
        assert "\x1b[31mTBC" not in out
        assert "\x9b" not in out
        assert "\u202e" not in out
        for word in ("[/x]", "[bold]", ":smile:"):
            assert (word in out) == (word in answer)

    @pytest.mark.parametrize(
        ("option", "environment", "colored"),
        [
            ([], {}, False),
            ([], {"FORCE_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            ([], {"FORCE_COLOR": ""}, False),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_colour_is_decided_in_order(
        self, call: Call, option: list[str], environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        put("a.md", HIGH)
        assert ("\x1b[" in lint(call, *option).out) is colored

    def test_colour_changes_no_word(self, call: Call) -> None:
        put("a.md", HIGH)
        plain, colored = lint(call, "--color", "never").out, lint(call, "--color", "always").out
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


class TestFix:
    def test_what_was_done_is_said_on_standard_error(self, call: Call) -> None:
        put("a.md", HIGH)
        assert lint(call, "--fix").err == "a.md: brought up to date.\n"

    def test_the_report_is_on_the_brief_as_it_then_is(self, call: Call) -> None:
        put("a.md", HIGH)
        assert "table of risks no longer fits" not in lint(call, "--fix").out

    def test_a_second_time_nothing_is_done(self, call: Call) -> None:
        put("a.md", HIGH)
        lint(call, "--fix")
        assert lint(call, "--fix").err == ""

    def test_what_cannot_be_written_safely_is_said(self, call: Call) -> None:
        text = with_answer("T1", "```\nnever closed")
        put("a.md", text)
        found = lint(call, "--fix")
        assert found.code == 2
        assert found.err.startswith(
            "a.md: What begins in line 25, such as a code fence ``` or a comment <!--, is never closed"
        )
        assert Path("a.md").read_text(encoding="utf-8") == text

    def test_line_ends_stay(self, call: Call) -> None:
        put("a.md", "\ufeff" + HIGH.replace("\n", "\r\n"))
        lint(call, "--fix")
        data = Path("a.md").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.md")), ids=lambda path: path.stem)
def test_the_shipped_examples_are_read(call: Call, path: Path) -> None:
    found = call("lint", path, "--fail-on", "never")
    assert (found.code, found.err) == (0, "")


class TestBlank:
    @pytest.mark.parametrize("options", [[], ["--depth", "essential"], ["--part", "E"], ["--part", "e", "--part", "G"]])
    def test_a_blank_is_a_valid_brief(self, call: Call, options: list[str]) -> None:
        put("blank.md", call("blank", *options).out)
        report = json.loads(call("lint", "--format", "json", "--fail-on", "never").out)
        assert [one["title"] for one in report["briefs"][0]["findings"] if one["kind"] == "form"] == []
        assert report["briefs"][0]["answered"] == 0

    def test_it_can_be_written_to_a_file(self, call: Call) -> None:
        found = call("blank", "-o", "sheet.md")
        assert (found.code, found.out, found.err) == (0, "", "Written: sheet.md\n")
        assert Path("sheet.md").read_text(encoding="utf-8") == call("blank").out

    def test_a_folder_that_is_not_there_is_said(self, call: Call) -> None:
        found = call("blank", "-o", "none/sheet.md")
        assert (found.code, found.err) == (2, "none/sheet.md: It cannot be written: No such file or directory.\n")

    def test_an_unknown_part_is_said(self, call: Call) -> None:
        found = call("blank", "--part", "Z")
        assert found.code == 2
        assert found.err.startswith('There is no part "Z". The parts are G, ')


class TestExplain:
    @pytest.mark.parametrize("name", ["E4", "e4", "succession", "no-succession-strategy", "target-after-the-end"])
    def test_a_question_or_a_risk_is_explained(self, call: Call, name: str) -> None:
        found = call("explain", name)
        assert (found.code, found.err) == (0, "")
        assert "Source" in found.out

    def test_what_is_neither_is_said_with_the_nearest(self, call: Call) -> None:
        found = call("explain", "no-sucession-strategy")
        assert (found.code, found.out) == (2, "")
        assert (
            'There is no question or risk "no-sucession-strategy". Did you mean "no-succession-strategy"?' in found.err
        )

    def test_nonsense_is_one_sentence(self, call: Call) -> None:
        assert call("explain", "\x1b[31m").err.count("\n") == 1


class TestChecklists:
    PART = """
    questions:
      - id: story
        code: T1
        title: Story
        ask: What happens?
        risk:
          id: no-story
          severity: high
          title: No story
          because: b
          remedy: Tell it.
          examples: {raises: [{}], silent: [{story: The council leads the work.}]}
    """

    def put(self, part: str) -> str:
        """Put a checklist there that goes by the shipped one's name, so that it is tried on its own."""
        return put("sound.yaml", checklist_text(part).replace("id: small", "id: joint-working"))

    def test_the_shipped_ones_are_listed(self, call: Call) -> None:
        assert "joint-working@" in call("checklists", "list").out

    def test_a_sound_one_is_said_to_be(self, call: Call) -> None:
        found = call("checklists", "check", self.put(self.PART))
        assert (found.code, found.err) == (0, "")
        assert found.out.startswith("sound.yaml: sound.")

    def test_an_example_that_fails_is_said(self, call: Call) -> None:
        found = call(
            "checklists",
            "check",
            self.put(self.PART.replace("raises: [{}]", "raises: [{story: The council leads the work.}, {}]")),
        )
        assert found.code == 2
        assert found.err == 'sound.yaml: Example 1 under "raises" of no-story does not raise it.\n'

    def test_every_mistake_is_said_with_its_line(self, call: Call) -> None:
        put(
            "bad.yaml",
            checklist_text(PART.replace("kind: choices", "kind: chioces").replace("title: Story", "tilte: Story")),
        )
        found = call("checklists", "check", "bad.yaml")
        assert found.code == 2
        assert len([line for line in found.err.strip().split("\n") if line.startswith("bad.yaml:")]) >= 2

    @pytest.mark.parametrize("path", sorted(shipped.folder("checklists").glob("*/*.yaml")), ids=lambda path: path.stem)
    def test_the_shipped_files_are_what_the_schema_says(self, path: Path, schema: dict[str, object]) -> None:
        # Read as the loader does, which takes every value for text.
        data = yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506
        jsonschema.validate(data, as_text(schema))

    def test_the_schema_of_answers_is_what_an_example_follows(self, call: Call) -> None:
        found = json.loads(call("checklists", "schema", "--answers").out)
        for path in (ROOT / "examples").glob("*.answers.yaml"):
            jsonschema.validate(yaml.safe_load(path.read_bytes()), found)


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    out = subprocess.run([sys.executable, "-m", "jw_design", "checklists", "schema"], capture_output=True, check=True)
    found: dict[str, object] = json.loads(out.stdout)
    return found


def as_text(schema: object) -> object:
    """Return the schema for values that are read as text, as the loader reads them."""
    if isinstance(schema, dict):
        text = schema.get("type") in ("integer", "number", "boolean")
        return {"type": "string"} if text else {key: as_text(value) for key, value in schema.items()}
    return [as_text(one) for one in schema] if isinstance(schema, list) else schema


class TestNew:
    ANSWERS = (
        "title: Rough Sleepers Unit\n"
        "checklists: [small.yaml]\n"
        "depth: full\n"
        "answers:\n"
        "  story: The council leads the work.\n"
    )

    def test_without_a_terminal_it_says_what_to_do(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(""))
        found = call("new")
        assert (found.code, found.out) == (2, "")
        assert found.err.startswith("An interview needs a terminal; give the answers with --answers FILE")
        assert found.err.count("\n") == 1

    def test_answers_make_a_brief_named_after_the_title(self, call: Call) -> None:
        put("answers.yaml", self.ANSWERS)
        found = call("new", "--answers", "answers.yaml")
        assert (found.code, found.err) == (0, "")
        assert found.out.startswith("Written: rough-sleepers-unit.md\n1 of 5 questions answered.")
        assert "The council leads the work." in Path("rough-sleepers-unit.md").read_text(encoding="utf-8")

    def test_every_mistake_is_said_at_once(self, call: Call) -> None:
        put("answers.yaml", self.ANSWERS + "  stroy: x\n  length: sett\n  bodies: Council\nanwsers: {}\n")
        found = call("new", "a.md", "--answers", "answers.yaml")
        assert found.code == 2
        places = {line.split(": ")[0] for line in found.err.strip().split("\n")}
        assert places == {f"answers.yaml:{line}" for line in (6, 7, 8, 9)}
        assert not Path("a.md").exists()

    def test_a_brief_that_is_there_is_left_alone(self, call: Call) -> None:
        put("answers.yaml", self.ANSWERS)
        put("a.md", "mine")
        found = call("new", "a.md", "--answers", "answers.yaml")
        assert (found.code, found.out) == (2, "")
        assert found.err.startswith("a.md: It is there already, so nothing was written.")
        assert Path("a.md").read_text(encoding="utf-8") == "mine"

    def test_a_rescue_file_is_taken_back(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        put("answers.yaml", self.ANSWERS)
        with monkeypatch.context() as patch:
            patch.setattr("jw_design.new_brief.write", failing)
            failed = call("new", "a.md", "--answers", "answers.yaml")
        assert failed.code == 2
        assert "Your answers are safe in a.rescue.json" in failed.err
        assert call("new", "b.md", "--answers", "a.rescue.json").code == 0
        assert "The council leads the work." in Path("b.md").read_text(encoding="utf-8")


def failing(*_: object) -> str:
    from jw_design.errors import UnsafeWriteError

    message = "It would not read back the same."
    raise UnsafeWriteError(message)


class TestProcess:
    """What only the real command can show."""

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "jw_design", *arguments]
        path = {"PYTHONPATH": str(ROOT)}
        return subprocess.run(command, capture_output=True, env=os.environ | path | environment, check=False)

    @pytest.fixture(autouse=True)
    def _brief(self, folder: Path) -> None:
        put(str(folder / "a.md"), with_answer("T1", "\u2713 \u4e2d \U0001f600 TBC").replace("Unit\n", "Unit\u00e9\n"))

    @pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
    def test_any_terminal_can_show_any_brief(self, encoding: str) -> None:
        for arguments in (["lint"], ["lint", "--color", "always"]):
            found = self.run(*arguments, PYTHONIOENCODING=encoding)
            assert found.returncode == 0
            assert b"Traceback" not in found.stderr

    def test_a_reader_that_goes_away_is_no_traceback(self) -> None:
        command = [sys.executable, "-m", "jw_design", "blank"]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
        with contextlib.closing(process.stdout) as out:  # type: ignore[type-var]
            out.read(1)  # type: ignore[union-attr]
        assert process.stderr is not None
        with process.stderr as err:
            assert err.read() == b""
        process.wait()

    def test_the_exit_code_reaches_the_shell(self) -> None:
        assert self.run("lint").returncode == 0
        assert self.run("lint", "--fail-on", "medium").returncode == 1
        assert self.run("lint", "none.md").returncode == 2
