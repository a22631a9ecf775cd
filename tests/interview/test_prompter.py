"""Plain lines in and out: any encoding, any width, no escape sequences."""

import io
import os

import pytest

from jw_design.interview.full import FullPrompter
from jw_design.interview.prompter import PlainPrompter, ScriptedPrompter, make_prompter, visible, wrapped


def streams(data: bytes, encoding: str = "utf-8") -> tuple[io.TextIOWrapper, io.BytesIO, io.TextIOWrapper]:
    """Return an input of these bytes, and an output with what is written to it."""
    written = io.BytesIO()
    output = io.TextIOWrapper(written, encoding=encoding, newline="\n", write_through=True)
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding), written, output


def test_lines_until_the_input_ends() -> None:
    source, written, output = streams(b"one\r\ntwo")
    prompter = PlainPrompter(source, output)
    assert [prompter.line("First:"), prompter.line("Second:")] == ["one", "two"]
    with pytest.raises(EOFError):
        prompter.line("Third:")
    assert written.getvalue() == b"First: \nSecond: \nThird: \n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_output_that_cannot_hold_a_letter_shows_a_question_mark(encoding: str) -> None:
    source, written, output = streams(b"", encoding)
    PlainPrompter(source, output).show("Łódź – 'quoted'")
    assert b"?" in written.getvalue()


def test_an_input_that_cannot_be_decoded_is_read_as_utf_8() -> None:
    source, _, output = streams("£5 a year\n".encode(), "ascii")
    assert PlainPrompter(source, output).line("Cost:") == "£5 a year"
    source, _, output = streams(b"\xa35 a year\n", "utf-8")
    assert PlainPrompter(source, output).line("Cost:") == "\ufffd5 a year"


def test_what_a_key_sends_is_not_part_of_the_line() -> None:
    source, _, output = streams(b"Jo\x1b[D\x1b[1;5C Lee\x7f\n")
    assert PlainPrompter(source, output).line("Who:") == "Jo Lee"


def test_control_characters_are_not_shown() -> None:
    assert visible("a\x1b[31mb\x1b]0;title\x07c\td\x00\x85\x9be\nf") == "abc de\nf"


def test_lines_are_wrapped_and_numbers_hang() -> None:
    assert wrapped("1. one two three\n\nfour five six", 12) == ["1. one two", "   three", "", "four five", "six"]


def test_a_script_that_ends_is_the_end_of_the_input() -> None:
    prompter = ScriptedPrompter(["one"])
    assert prompter.line("First:", "now") == "one"
    assert prompter.prompts == [("First:", "now")]
    with pytest.raises(EOFError):
        prompter.line("Second:")


def test_a_pipe_and_a_simple_terminal_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    source, _, output = streams(b"")
    assert type(make_prompter(False, source, output)) is PlainPrompter
    monkeypatch.setattr(source, "isatty", lambda: True)
    monkeypatch.setattr(output, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert type(make_prompter(False, source, output)) is PlainPrompter


def test_a_terminal_that_cannot_be_used_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_console(*_: object) -> None:
        raise OSError

    source, _, output = streams(b"")
    monkeypatch.setattr(source, "isatty", lambda: True)
    monkeypatch.setattr(output, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert type(make_prompter(False, source, output)) is FullPrompter
    assert type(make_prompter(True, source, output)) is PlainPrompter
    monkeypatch.setattr("prompt_toolkit.output.create_output", no_console)
    assert type(make_prompter(False, source, output)) is PlainPrompter


def test_narrow_and_wide_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    source, _, output = streams(b"")
    monkeypatch.setattr(output, "fileno", lambda: 2)
    prompter = PlainPrompter(source, output)
    for columns, width in ((20, 39), (40, 39), (90, 89), (300, 99), (0, 79)):
        monkeypatch.setattr(os, "get_terminal_size", lambda _, columns=columns: os.terminal_size((columns, 24)))
        assert prompter.width == width
