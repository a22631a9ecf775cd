"""Slips: every one that is noted anywhere has its words, and nothing that a brief holds is filled in twice."""

import re
from pathlib import Path
from string import Formatter

import pytest

import jw_design
from jw_design.assess.form import SLIPS, SlipText, finding
from jw_design.model.answer import Brief, Slip

FOLDER = Path(jw_design.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py") if path.name != "form.py")


def test_every_slip_that_is_noted_has_its_words() -> None:
    assert set(re.findall(r'Slip\(\s*id="([a-z-]+)"', CODE)) <= set(SLIPS)


@pytest.mark.parametrize("name", SLIPS)
def test_every_slip_with_words_is_noted_somewhere(name: str) -> None:
    assert f'"{name}"' in CODE


@pytest.mark.parametrize("words", [pytest.param(words, id=name) for name, words in SLIPS.items()])
def test_the_words_name_only_what_is_given(words: SlipText) -> None:
    named = {
        name for text in (words.title, words.remedy) for _, name, _, _ in Formatter().parse(text) if name is not None
    }
    assert named <= {"question", "row", "text"}
    assert words.because
    assert words.remedy


def test_what_a_brief_holds_is_never_filled_in() -> None:
    slip = Slip(id="row-renamed", line=9, question="T1", row="{text} {0}", text="{row}")
    made = finding(slip, Brief(title="T", checklists=(), depth="full", path="brief.md"))
    assert made.title == '"{text} {0}" is called "{row}" elsewhere: renamed?'
    assert (made.kind, made.state, made.line, made.end_line) == ("form", None, 9, 9)


def test_without_a_file_there_is_no_line() -> None:
    made = finding(Slip(id="row-twice", line=9, text="Kent"), Brief(title="T", checklists=(), depth="full"))
    assert (made.line, made.end_line) == (0, 0)
