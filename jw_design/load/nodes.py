"""Files of bounded size, and the tree with line numbers that YAML text becomes."""

from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import Struct, field

from jw_design.errors import InputError

#: Bytes of one file; the shipped checklist is under a quarter of this.
MAX_BYTES = 2_000_000

#: Plain words that YAML 1.1 reads as true, false or nothing, whoever meant a word.
TRUE_WORDS = frozenset(("yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE", "y", "Y"))
FALSE_WORDS = frozenset(("no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE", "n", "N"))
NULL_WORDS = frozenset(["~", "null", "Null", "NULL", ""])


class Scalar(Struct):
    """A word, number or text, not yet told apart."""

    value: str
    line: int
    #: Written without quotes, so that YAML would guess its type.
    plain: bool


class Sequence(Struct):
    """A list."""

    items: list["Node"]
    line: int


class Mapping(Struct):
    """Keys and values; each key keeps its own line."""

    line: int
    items: dict[str, "Node"] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping
#: Takes a message and its line.
Report = Callable[[str, int], None]


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file of bounded size; raise InputError with the reason why not."""
    try:
        kind = path.stat().st_mode
        if S_ISDIR(kind):
            message = "This is a folder, not a file."
            raise InputError(message, path=path)
        if not S_ISREG(kind):
            # Reading a pipe waits for whoever writes it; a device may have no end.
            message = "This is a pipe or a device, not a file. Save what it holds as a file first."
            raise InputError(message, path=path)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = "There is no such file. Check the spelling and the folder you are in."
        raise InputError(message, path=path) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        message = f"It cannot be read: {reason}."
        raise InputError(message, path=path) from None
    if len(data) > MAX_BYTES:
        message = f"It is larger than {MAX_BYTES // 1_000_000} MB, so it was not read. Is it the right file?"
        raise InputError(message, path=path)
    return data


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file of bounded size, without a byte-order mark."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "It is not UTF-8 text. Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."
        raise InputError(message, path=path, line=line) from None
