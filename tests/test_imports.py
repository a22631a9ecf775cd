"""What a run loads: a lint through a pipe must start fast, and the version faster still."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.briefs import BRIEF, PART
from tests.conftest import checklist_text

ROOT = Path(__file__).parents[1]
HEAVY = ("rich", "pydantic", "jinja2", "prompt_toolkit", "asyncio", "hypothesis")
#: Runs the command line and then says, on the last line of standard error, what was loaded.
PROBE = """
import json, sys
from jw_design.__main__ import main
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(checklist_text(PART), encoding="utf-8")
    (tmp_path / "a.md").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def loaded(folder: Path, *arguments: str) -> set[str]:
    """Return the modules that a run of the command line loads."""
    environment = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    environment |= {"PYTHONPATH": str(ROOT), "JW_DESIGN_CACHE": str(folder / "cache")}
    command = [sys.executable, "-c", PROBE, *arguments]
    found = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    modules: list[str] = json.loads(found.stderr.strip().split("\n")[-1])
    return set(modules)


@pytest.mark.parametrize("arguments", [["lint"], ["lint", "--format", "json"], ["lint", "none.md"]], ids=" ".join)
def test_a_lint_through_a_pipe_loads_nothing_heavy(folder: Path, arguments: list[str]) -> None:
    assert sorted(loaded(folder, *arguments).intersection(HEAVY)) == []


def test_a_second_lint_reads_no_yaml_of_checklists(folder: Path) -> None:
    loaded(folder, "lint")
    assert "jw_design.load.checklist" not in loaded(folder, "lint")


def test_the_version_loads_nothing_of_others(folder: Path) -> None:
    command = [sys.executable, "-c", PROBE.replace("main()", "pass")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    bare = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    extra = loaded(folder, "--version") - set(json.loads(bare.stderr))
    assert sorted(extra) == []


def test_what_is_not_lint_loads_what_it_needs(folder: Path) -> None:
    assert "rich" in loaded(folder, "lint", "--color", "always")
