"""What the tests of the interview share: a checklist with every kind of question, and a scripted conversation."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from jw_design.answers import canonical
from jw_design.interview import Stopped, interview
from jw_design.interview.prompter import ScriptedPrompter
from jw_design.load.checklist import load
from jw_design.model.answer import Answer, Brief, Row
from jw_design.model.checklist import Checklist

#: A reply, or an exception that is raised in its place.
Reply = str | type[BaseException]


@dataclass
class Talk:
    """What came of one conversation."""

    brief: Brief
    stopped: bool
    prompter: ScriptedPrompter
    #: Every brief that was saved, in order.
    saved: list[Brief]

    @property
    def screen(self) -> str:
        """All that was shown."""
        return self.prompter.screen

    @property
    def prompts(self) -> list[str]:
        """Every prompt, without what was offered for editing."""
        return [prompt for prompt, _ in self.prompter.prompts]

    def rows(self, table: str) -> list[dict[str, str]]:
        """Return the cells of a table's rows."""
        return [dict(row.cells) for row in self.brief.answers.get(table, Answer()).rows]


@cache
def small_checklist() -> Checklist:
    """Return the checklist of these tests."""
    return load(Path(__file__).with_name("small.yaml"))


def table(*rows: dict[str, str]) -> Answer:
    """Return a table's answer."""
    return Answer(rows=tuple(Row(cells=cells) for cells in rows))


def brief_of(**answers: Answer) -> Brief:
    """Return a brief at full depth with these answers, by question id."""
    return Brief(title="T", checklists=("small@1",), depth="full", answers=canonical(small_checklist(), answers))


@pytest.fixture
def small() -> Checklist:
    """The checklist with every kind of question."""
    return small_checklist()


@pytest.fixture
def talk() -> Callable[..., Talk]:
    """Hold a conversation about some questions: each reply in turn, then the end of the input."""

    def held(
        *replies: Reply,
        only: str = "",
        brief: Brief | None = None,
        stopped_at: str = "",
        several_lines: bool = False,
    ) -> Talk:
        start = replace(brief or brief_of(), stopped_at=stopped_at)
        prompter = ScriptedPrompter(replies, several_lines=several_lines)
        saved: list[Brief] = []
        open_only = frozenset(only.split()) if only else None
        try:
            ended = interview(small_checklist(), start, prompter, saved.append, open_only=open_only)
        except Stopped as stopped:
            return Talk(stopped.brief, True, prompter, saved)
        return Talk(ended, False, prompter, saved)

    return held
