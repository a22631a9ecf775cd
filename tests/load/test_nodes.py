"""YAML -> a tree: what is refused, in which words, and how little of it is read."""

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jw_design.errors import ChecklistError, InputError
from jw_design.load.nodes import MAX_BYTES, Mapping, Scalar, Sequence, read_text
from jw_design.load.parse import parse


def mistakes(text: str) -> list[str]:
    with pytest.raises(ChecklistError) as caught:
        parse(text, "c.yaml")
    return str(caught.value).split("\n")


def test_every_node_knows_its_line() -> None:
    root = parse("# A remark\na: 1\nb:\n  - x\n  - 'y'\n", "c.yaml")
    assert isinstance(root, Mapping)
    assert root.key_lines == {"a": 2, "b": 3}
    assert root.items["b"] == Sequence([Scalar("x", 4, plain=True), Scalar("y", 5, plain=False)], 4)


@pytest.mark.parametrize("text", ["no", "3.22", "1.10", "2027-01-31", "~", "0x1F", "12:30"])
def test_nothing_is_guessed(text: str) -> None:
    assert parse(text, "c.yaml") == Scalar(text, 1, plain=True)


DEEP = "c.yaml:1: It is nested more than 60 levels deep. Is it the right file?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["c.yaml:1: The file is empty."]),
        ("# Only a remark\n", ["c.yaml:1: The file is empty."]),
        ("---\n...\n", []),
        ("a: 1\na: 2", ['c.yaml:2: "a" stands here twice; the first is in line 1. Keep one.']),
        (
            "a: 1\nb: {c: 1, c: 2}\na: 2",
            [
                'c.yaml:2: "c" stands here twice; the first is in line 2. Keep one.',
                'c.yaml:3: "a" stands here twice; the first is in line 1. Keep one.',
            ],
        ),
        ("a: 1\n---\nb: 2", ["c.yaml:2: A second document starts here (---). Keep one document to a file."]),
        ("[a]: 1", ["c.yaml:1: A key must be a word, not a list or a mapping."]),
        ("a: !x b", ["c.yaml:1: The tag !x is not allowed. Leave it out; everything here is text, numbers and lists."]),
        (
            "a: !!python/object/apply:os.system [x]",
            [
                (
                    "c.yaml:1: The tag tag:yaml.org,2002:python/object/apply:os.system is not allowed. "
                    "Leave it out; everything here is text, numbers and lists."
                )
            ],
        ),
        # Doubles with each line, if aliases were followed.
        (
            "a: &a [x, x]\nb: &b [*a, *a]",
            [
                "c.yaml:1: The anchor &a is not allowed. Leave it out.",
                "c.yaml:2: The anchor &b is not allowed. Leave it out.",
                "c.yaml:2: The alias *a is not allowed. Write the text out again.",
                "c.yaml:2: The alias *a is not allowed. Write the text out again.",
            ],
        ),
        ("a: *b", ["c.yaml:1: The alias *b is not allowed. Write the text out again."]),
        ("[" * 10_000, [DEEP]),
        ("{a: " * 10_000, [DEEP]),
        ("- " * 10_000 + "x", [DEEP]),
        ("".join(" " * level + "a:\n" for level in range(70)), [DEEP.replace(":1:", ":61:")]),
    ],
)
def test_what_is_refused(text: str, expected: list[str]) -> None:
    if not expected:
        parse(text, "c.yaml")
    else:
        assert mistakes(text) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n\t- b", 2),
        ("a: 1\nb: @c", 2),
        ("a: 1\nb: \x07", 2),
        # What is never closed is shown where it begins.
        ("a: [\n  b,\n  c\n", 1),
        ('a: 1\nb: "c\n\nd: e\n', 2),
    ],
)
def test_what_is_no_yaml(text: str, line: int) -> None:
    (mistake,) = mistakes(text)
    assert mistake.startswith(f"c.yaml:{line}: This is not valid YAML: ")


@given(st.text() | st.text(alphabet="ab:-[]{}&*!|>'\"#%@ \n\t,?0"))
def test_any_text_is_a_tree_or_a_mistake(text: str) -> None:
    with suppress(ChecklistError):
        parse(text, "c.yaml")


def why_not(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_text(path)
    return str(caught.value).replace(str(path), "c.yaml")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "caf\u00e9\n".encode("latin-1"),
            "c.yaml:1: It is not UTF-8 text. Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8).",
        ),
        (
            b"a\nb\n\xff",
            "c.yaml:3: It is not UTF-8 text. Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8).",
        ),
        (
            "a".encode("utf-16"),
            "c.yaml:1: It is not UTF-8 text. Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8).",
        ),
        (b"x" * 50_000_000, "c.yaml: It is larger than 2 MB, so it was not read. Is it the right file?"),
    ],
    ids=["latin-1", "a-stray-byte", "utf-16", "50-mb"],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(data)
    assert why_not(path) == expected


def test_a_byte_order_mark_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1")
    assert read_text(path) == "a: 1"


def test_a_file_just_small_enough_is_read(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(b"x" * MAX_BYTES)
    assert len(read_text(path)) == MAX_BYTES


def test_a_missing_file(tmp_path: Path) -> None:
    assert (
        why_not(tmp_path / "c.yaml") == "c.yaml: There is no such file. Check the spelling and the folder you are in."
    )


def test_a_folder(tmp_path: Path) -> None:
    assert why_not(tmp_path) == "c.yaml: This is a folder, not a file."


def test_a_name_that_no_file_can_have() -> None:
    # The reason is Python's own, in words that change from one version to the next.
    assert why_not(Path("a\0b")).startswith("c.yaml: It cannot be read: ")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.touch(mode=0)
    assert why_not(path) == "c.yaml: It cannot be read: Permission denied."


NO_FILE = "c.yaml: This is a pipe or a device, not a file. Save what it holds as a file first."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_writes_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    os.mkfifo(path)
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.append(why_not(path)), daemon=True)
    reader.start()
    reader.join(timeout=5)
    assert found == [NO_FILE]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_without_end_is_not_read() -> None:
    assert why_not(Path("/dev/zero")) == NO_FILE
