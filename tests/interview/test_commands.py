"""Commands are whole lines; a backslash makes their words a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jw_design.interview.commands import WORDS, Command, Reply, escape, parse


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("?", Command.HELP),
        (" BACK ", Command.BACK),
        ("Don\u2019t  know", Command.NOT_KNOWN),
        ("dk", Command.NOT_KNOWN),
        ("N/A", Command.NOT_APPLICABLE),
        ("na all", Command.NOT_APPLICABLE_ALL),
        ("Quit", Command.QUIT),
    ],
)
def test_a_whole_line_is_a_command(line: str, command: Command) -> None:
    assert parse(line) == Reply(command=command)


@pytest.mark.parametrize("line", ["go back", "skip it", "", "back.", "\\", "\\hello"])
def test_anything_else_is_text(line: str) -> None:
    assert parse(line) == Reply(line)


def test_a_backslash_makes_a_commands_word_a_text() -> None:
    assert parse("\\back") == Reply("back")
    assert parse("\\\\back") == Reply("\\back")
    assert parse("\\.") == Reply(".")


@given(st.one_of(st.text(), st.sampled_from([*WORDS, ".", "\\back", "\\\\Quit", " Skip "])))
def test_an_escaped_text_reads_back_as_that_text(text: str) -> None:
    assert parse(escape(text)).text.strip() == text.strip()
    assert parse(escape(text)).command is None
