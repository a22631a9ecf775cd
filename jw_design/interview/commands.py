"""What a person types at a prompt -> a text, or one of the commands that work at every prompt."""

from enum import Enum
from typing import NamedTuple


class Command(Enum):
    """A whole line that is not an answer; its value says what it does."""

    HELP = "says why it is asked, with an example"
    BACK = "goes to the question or cell before"
    SKIP = "leaves it as it is and goes on"
    CLEAR = "removes your answer"
    NOT_KNOWN = "asks who finds out, and by when"
    NOT_APPLICABLE = "asks why not"
    QUIT = "saves; you can go on later"
    SKIP_ALL = "leaves the rest of the table"
    NOT_KNOWN_ALL = "says it of the whole table"
    NOT_APPLICABLE_ALL = "says so of the whole table"


class Reply(NamedTuple):
    """What came back from one prompt; empty for Enter alone. Both are set where a command ended a longer text."""

    text: str = ""
    command: Command | None = None


#: Every form of every command, in lower case; the first one of each is the one that help names.
WORDS = {
    "?": Command.HELP,
    "back": Command.BACK,
    "skip": Command.SKIP,
    "clear": Command.CLEAR,
    "don't know": Command.NOT_KNOWN,
    "dont know": Command.NOT_KNOWN,
    "dk": Command.NOT_KNOWN,
    "not applicable": Command.NOT_APPLICABLE,
    "na": Command.NOT_APPLICABLE,
    "n/a": Command.NOT_APPLICABLE,
    "quit": Command.QUIT,
    "skip all": Command.SKIP_ALL,
    "don't know all": Command.NOT_KNOWN_ALL,
    "dont know all": Command.NOT_KNOWN_ALL,
    "dk all": Command.NOT_KNOWN_ALL,
    "not applicable all": Command.NOT_APPLICABLE_ALL,
    "na all": Command.NOT_APPLICABLE_ALL,
    "n/a all": Command.NOT_APPLICABLE_ALL,
}
#: A line that holds only this ends a text that is typed line by line.
END = "."


def parse(line: str) -> Reply:
    """Return the command that a line is, or its text; a backslash in front makes a command's word a text."""
    command = WORDS.get(_words(line))
    if command is not None:
        return Reply(command=command)
    return Reply(line.strip()[1:] if _is_escaped(line) else line)


def escape(text: str) -> str:
    """Return a text in the form in which `parse` reads it as that text."""
    return f"\\{text.strip()}" if _words(text) in {*WORDS, END} or _is_escaped(text) else text


def _words(line: str) -> str:
    return " ".join(line.replace("\u2019", "'").casefold().split())


def _is_escaped(line: str) -> bool:
    words = _words(line)
    return words.startswith("\\") and words.lstrip("\\") in {*WORDS, END}
