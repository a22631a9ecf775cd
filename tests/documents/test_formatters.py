"""What a formatter or an editor does to a brief's layout changes no finding."""

import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import mdformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jw_design.answers import canonical
from jw_design.assess import assess
from jw_design.documents.brief import write
from jw_design.markdown import normal_ends, one_line
from jw_design.model.answer import Answer, Brief, Row
from jw_design.model.checklist import Checklist
from jw_design.readback import read
from jw_design.store import open_brief
from tests.briefs import checklist
from tests.conftest import TODAY
from tests.strategies import texts

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.md"))
Formatter = Callable[[str], str]

#: Answers that a formatter might break, or that might break out of their section after it.
NASTY = [
    "# A heading",
    "### T2 Length",
    "####### seven",
    "Aim\n===",
    "Aim\n---",
    "Before\n\n---\n\nafter",
    "***",
    "_ _ _",
    "- one\n- two\n\n  three\n- four",
    "* one\n* two",
    "+ one\n    + two\n        + three",
    "1. one\n1. two\n1. three",
    "3) three\n4) four",
    "- [x] It ends on a set date\n- [ ] It carries on",
    "1. [x] ordered",
    "> They said so.\n\nAnd more.",
    "> one\nlazy",
    "```\n# code\n```",
    "```\nnever closed",
    "~~~ yaml\ntitle: x\n~~~",
    "    indented code",
    "\tindented by a tab",
    "<div>\n\n# in a division\n\n</div>",
    "<!-- a comment -->",
    "<!-- never closed",
    "<Name of the partner>",
    "[the annex]: https://example.org",
    'See [the annex][1].\n\n[1]: https://example.org "Annex"',
    "A footnote[^1].\n\n[^1]: That is all.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n--|--",
    "C:\\temp\\new, 5 \\* 3 and a final \\",
    "snake_case_words, *stars*, __bold__ and 2 * 3 * 4",
    "A line  \nbroken by spaces\nand one\\\nby a backslash",
    "https://example.org/a_b_c?d=e and ann@example.org",
    "&amp; &lt;b&gt; &copy; &#124;",
    "Costs \u00a33 < \u00a34, 50% > 40%, #1 of [many], 100~ish ~~gone~~",
    "**Why:** so\n\n**Not known yet:** Ann, by May 2027",
    "Not applicable: it is",
    "a\u2028b\x85c\u00a0d\u200be",
    "{{ row }} {% raw %} {row} %s $x$ [/bold] \x1b[31m",
    "1986. A great year\n- and a dash\n+ and a plus",
]


def printed_texts() -> st.SearchStrategy[str]:
    """Texts without the control characters and separators that formatters take for spaces, each in its own way."""
    return texts().map(lambda text: re.sub(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f]", "", text))


def nasty_brief(text: str) -> str:
    """Return a brief that holds a text wherever one can be typed."""
    answers = {
        "story": Answer(text=text),
        "length": Answer(chosen=("set",), text=text),
        "bodies": Answer(
            rows=(Row(cells={"body": "Council", "task": text}), Row(cells={"body": one_line(text), "task": "Leads"}))
        ),
        "areas": Answer(rows=(Row(cells={"body": "Council", "plan": text}),), text=text),
        "groups": Answer(chosen=("other",), other=text),
    }
    brief = Brief(
        title=one_line(text), checklists=("small.yaml",), depth="full", answers=canonical(checklist(), answers)
    )
    return write(checklist(), assess(checklist(), brief, TODAY))


def findings(text: str, of: Checklist) -> list[tuple[str, str, str, str]]:
    """Return what makes findings the same; the fingerprint stands for the row, whatever marks it is written with."""
    found = assess(of, read(text, of, "brief.md"), TODAY).findings
    return sorted((one.risk, one.state or "", one.severity, one.fingerprint) for one in found)


def by_mdformat(text: str) -> str:
    return mdformat.text(text, extensions={"gfm", "frontmatter"})


def saved_on_windows(text: str) -> str:
    return normal_ends("\ufeff" + text.replace("\n", "\r\n"))


@cache
def prettier() -> str:
    """Return where Prettier is; skip where there is none."""
    here = ROOT / "node_modules" / ".bin" / "prettier"
    found = str(here) if here.exists() else shutil.which("prettier")
    if found is None:
        pytest.skip("Prettier is not installed: npm install prettier")
    return found


def by_prettier(folder: Path, briefs: list[str]) -> list[str]:
    """Return briefs as Prettier lays them out, all in one run, since its start takes longest."""
    paths = [folder / f"{number}.md" for number, _ in enumerate(briefs)]
    for path, text in zip(paths, briefs, strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    subprocess.run([prettier(), "--write", "--log-level=error", str(folder)], check=True)
    return [path.read_bytes().decode("utf-8") for path in paths]


@pytest.mark.parametrize("tidy", [by_mdformat, saved_on_windows])
class TestLayout:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_examples_keep_their_findings(self, path: Path, tidy: Formatter) -> None:
        stored = open_brief(path)
        assert findings(tidy(stored.text), stored.checklist) == findings(stored.text, stored.checklist)

    @pytest.mark.parametrize("text", NASTY)
    def test_nasty_answers_keep_their_findings(self, text: str, tidy: Formatter) -> None:
        brief = nasty_brief(text)
        assert findings(tidy(brief), checklist()) == findings(brief, checklist())

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(text=printed_texts())
    def test_any_answer_keeps_its_findings(self, text: str, tidy: Formatter) -> None:
        brief = nasty_brief(text)
        assert findings(tidy(brief), checklist()) == findings(brief, checklist())


def test_prettier_changes_no_finding_of_the_examples(tmp_path: Path) -> None:
    stored = [open_brief(path) for path in EXAMPLES[:2]]
    for one, text in zip(stored, by_prettier(tmp_path, [one.text for one in stored]), strict=True):
        assert findings(text, one.checklist) == findings(one.text, one.checklist)


def test_prettier_changes_no_finding_of_nasty_answers(tmp_path: Path) -> None:
    briefs = [nasty_brief(text) for text in NASTY]
    tidied = by_prettier(tmp_path, briefs)
    assert [findings(text, checklist()) for text in tidied] == [findings(text, checklist()) for text in briefs]


@settings(max_examples=1, suppress_health_check=list(HealthCheck))
@given(st.lists(printed_texts(), min_size=30, max_size=30))
def test_prettier_changes_no_finding_of_any_answer(tmp_path_factory: pytest.TempPathFactory, made: list[str]) -> None:
    briefs = [nasty_brief(text) for text in made]
    tidied = by_prettier(tmp_path_factory.mktemp("briefs"), briefs)
    assert [findings(text, checklist()) for text in tidied] == [findings(text, checklist()) for text in briefs]
