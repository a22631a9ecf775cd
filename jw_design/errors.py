"""What can go wrong that a person can mend: each error says what, where and what to do."""

from collections.abc import Iterable
from pathlib import Path


class JwDesignError(Exception):
    """Base of every error that a user, a file or a terminal can cause; the command line prints it and exits 2."""

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        """Keep the place apart from the words: `line` counts from 1 and is meaningless without `path`."""
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """`file:line: message`, as much of it as is known."""
        if self.path is None:
            return self.message
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.message}"


class InputError(JwDesignError):
    """A file, an option or an answer that cannot be used as it stands."""


class UnsafeWriteError(JwDesignError):
    """A brief that would not read back the same; nothing was written over the old one."""


class ChecklistError(JwDesignError):
    """A checklist with mistakes: all of them, in the order of the file."""

    def __init__(self, problems: Iterable[JwDesignError]) -> None:
        """Take every problem found in one run; `str` is one line for each."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
