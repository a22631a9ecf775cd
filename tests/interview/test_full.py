"""The prompter with line editing, at a real pseudo-terminal."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect")
if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

#: Asks for ever, with an answer that can be edited, and says what came back.
SCRIPT = """
from jw_design.interview.prompter import make_prompter
prompter = make_prompter(False)
print(type(prompter).__name__, flush=True)
while True:
    try:
        print("GOT", repr(prompter.line("Ask", "now")), flush=True)
    except KeyboardInterrupt as stop:
        print("STOPPED", repr(stop.typed), flush=True)
"""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Ask at a terminal of 80 columns."""
    monkeypatch.setenv("TERM", "xterm")
    # Else prompt_toolkit waits for a terminal to say where its cursor is, and this one is mute.
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    child = pexpect.spawn(sys.executable, ["-c", SCRIPT], encoding="utf-8", timeout=20, dimensions=(24, 80))
    child.expect_exact("FullPrompter")
    yield child
    child.close(force=True)


def test_what_is_typed_replaces_or_edits_the_answer(terminal: Any) -> None:
    for keys, got in [
        ("\r", "''"),
        ("new\r", "'new'"),
        ("\x1b[F, and more\r", "'now, and more'"),
        ("\x7f\r", "'clear'"),
        ("one\x1b\rtwo\r", r"'one\ntwo'"),
        ("\x1b[200~one\r\n\r\ntwo\x1b[201~\r", r"'one\n\ntwo'"),
    ]:
        terminal.expect_exact("now")
        terminal.send(keys)
        terminal.expect_exact(f"GOT {got}")


def test_an_interrupt_carries_what_was_typed(terminal: Any) -> None:
    for keys, typed in [("half\x1b\rtyped\x03", r"'half\ntyped'"), ("\x03", "''")]:
        terminal.expect_exact("now")
        terminal.send(keys)
        terminal.expect_exact(f"STOPPED {typed}")
