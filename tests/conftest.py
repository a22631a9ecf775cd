"""What the tests share: today, and small checklists, answers and assessments made from a few lines of YAML."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent, indent

import pytest
from hypothesis import settings

from jw_design.assess import assess
from jw_design.load.answers import read_answers
from jw_design.load.checklist import load, load_shipped
from jw_design.load.parse import parse
from jw_design.model.answer import Answer, Brief
from jw_design.model.checklist import Checklist
from jw_design.model.finding import Assessment

#: Random tests are the same on every run, and do not fail on a slow machine.
settings.register_profile("tests", max_examples=100, deadline=None, derandomize=True)
settings.load_profile("tests")
#: For a long search now and then: pytest --hypothesis-profile=long
settings.register_profile("long", max_examples=3000, deadline=None, derandomize=False)

#: "Today" in all tests.
TODAY = date(2026, 11, 23)


#: Enough word lists for most tests.
WEAK = "weak: {placeholders: [tbc], bare: ['yes']}\n"


def checklist_text(part: str, head: str = "") -> str:
    """Return a whole checklist whose one part T holds these questions and checks; the part begins in line 5."""
    begin = "id: small\ntitle: A small checklist\nparts:\n  - part: T\n    title: A part\n"
    return begin + indent(dedent(part).strip("\n"), "    ") + "\n" + dedent(head)


def made_checklist(folder: Path, part: str, head: str = "") -> Checklist:
    """Load the checklist that `checklist_text` returns."""
    path = folder / "small.yaml"
    path.write_text(checklist_text(part, head), encoding="utf-8")
    return load(path, examples=True)


def made_answers(checklist: Checklist, answers: str) -> dict[str, Answer]:
    """Return answers from YAML; a mistake in them fails the test."""

    def report(message: str, line: int) -> None:
        pytest.fail(f"answers, line {line}: {message}")

    return read_answers(parse(dedent(answers).strip("\n") or "{}", "answers"), checklist, report)


def made_brief(checklist: Checklist, answers: str = "", **fields: object) -> Brief:
    """Return a full brief with these answers, and whatever else is said of it."""
    given = {"title": "Rough Sleepers Unit", "checklists": ("small",), "depth": "full"} | fields
    return Brief(answers=made_answers(checklist, answers), **given)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def joint_working() -> Checklist:
    """Return the shipped checklist."""
    return load_shipped()


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Checklist]:
    """Return a function from the YAML of one part's questions and checks to a checklist."""
    return lambda part, head="": made_checklist(tmp_path, part, head)


@pytest.fixture
def assessed(tmp_path: Path) -> Callable[..., Assessment]:
    """Return a function from the YAML of a part and of answers to an assessment as of `TODAY`."""

    def made(part: str, answers: str = "", today: date = TODAY, head: str = WEAK, **fields: object) -> Assessment:
        checklist = made_checklist(tmp_path, part, head)
        return assess(checklist, made_brief(checklist, answers, **fields), today)

    return made
