"""Where the interview reads and writes: a terminal with line editing, any pair of streams, or a script."""

import io
import os
import re
import sys
import textwrap
from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol, TextIO

_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBERED = re.compile(r"\d+\. ")
#: Narrower than this nothing is wrapped; wider than this lines are hard to read.
_NARROWEST, _WIDEST = 40, 100


class Prompter(Protocol):
    """Shows texts and reads replies; knows nothing of questions."""

    #: Whether one reply may hold several lines; else a longer text is read line by line.
    several_lines: bool

    def show(self, text: str) -> None:
        """Show a text of one or more lines."""

    def line(self, prompt: str, current: str = "") -> str:
        """Return one reply, "" for Enter alone; `current` may be offered for editing.

        Raises EOFError where the input ends and KeyboardInterrupt where the person interrupts; an attribute `typed`
        of either holds what was typed until then.
        """


def visible(text: str) -> str:
    """Return a text without escape sequences and control characters; only line ends stay."""
    return _CONTROL.sub("", _SEQUENCE.sub("", text.replace("\t", " ")))


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text, wrapped; what follows a number such as "1. " hangs under the words."""
    lines: list[str] = []
    for line in visible(text).split("\n"):
        number = _NUMBERED.match(line)
        hanging = " " * len(number[0]) if number else ""
        lines += textwrap.wrap(line, width, subsequent_indent=hanging, break_long_words=False) or [""]
    return lines


class PlainPrompter:
    """Plain lines in and out: for pipes, simple terminals and screen readers."""

    several_lines = False

    def __init__(self, source: TextIO, output: TextIO) -> None:
        """Take the streams; what the input's encoding cannot read is kept until it can be mended."""
        self.source = source
        self.output = output
        if isinstance(source, io.TextIOWrapper):
            with suppress(io.UnsupportedOperation):
                source.reconfigure(errors="surrogateescape")

    def show(self, text: str) -> None:
        """Write the text, wrapped to the terminal."""
        self._write("".join(f"{line}\n" for line in wrapped(text, self.width)))

    def line(self, prompt: str, current: str = "") -> str:  # noqa: ARG002 - nothing to edit here
        """Write the prompt and read one line."""
        self._write("\n".join(wrapped(prompt, self.width)) + " " if prompt else "")
        try:
            read = self.source.readline()
        except KeyboardInterrupt:
            self._write("\n")
            raise
        if prompt and not (read and self.source.isatty()):
            # Only a terminal shows the Enter that ended the line.
            self._write("\n")
        if not read:
            raise EOFError
        return visible(_mended(read, self.source)).rstrip("\n")

    @property
    def width(self) -> int:
        """The columns to wrap to, one short of the terminal's, as some break a full line twice."""
        columns = 80
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(self.output.fileno()).columns or columns
        return max(_NARROWEST, min(columns, _WIDEST)) - 1

    def _write(self, text: str) -> None:
        encoding = getattr(self.output, "encoding", None) or "utf-8"
        self.output.write(text.encode(encoding, "replace").decode(encoding))
        self.output.flush()


def _mended(read: str, source: TextIO) -> str:
    """Return a line whose bytes were not of the input's encoding, read as UTF-8."""
    if not any("\udc80" <= letter <= "\udcff" for letter in read):
        return read
    encoding = getattr(source, "encoding", None) or "utf-8"
    return read.encode(encoding, "surrogateescape").decode("utf-8", "replace")


class ScriptedPrompter:
    """Replies from a list, for tests: an exception in it is raised, and its end is the end of the input."""

    def __init__(self, replies: Iterable[str | type[BaseException]], *, several_lines: bool = False) -> None:
        """Take the replies in order."""
        self.replies = list(replies)
        self.several_lines = several_lines
        #: All that was shown, prompts and replies included.
        self.shown: list[str] = []
        #: Each prompt with the text that was offered for editing.
        self.prompts: list[tuple[str, str]] = []

    def show(self, text: str) -> None:
        """Record the text as a terminal would show it."""
        self.shown.append(visible(text))

    def line(self, prompt: str, current: str = "") -> str:
        """Return the next reply."""
        self.prompts.append((prompt, current))
        if not self.replies:
            raise EOFError
        reply = self.replies.pop(0)
        if not isinstance(reply, str):
            raise reply
        self.shown.append(f"{visible(prompt)} {visible(reply)}")
        return reply

    @property
    def screen(self) -> str:
        """All that was shown, as one text."""
        return "\n".join(self.shown)


def make_prompter(plain: bool, source: TextIO | None = None, output: TextIO | None = None) -> Prompter:
    """Return the fullest prompter that the streams allow (standard input and standard error unless given)."""
    source, output = source or sys.stdin, output or sys.stderr
    if not plain and source.isatty() and output.isatty() and os.environ.get("TERM") != "dumb":
        # A terminal can fail in its own way on each system (no console under Git Bash, say): plain lines always work.
        with suppress(Exception):
            from jw_design.interview.full import FullPrompter

            return FullPrompter(source, output)
    return PlainPrompter(source, output)
