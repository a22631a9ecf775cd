"""Kept checklists: the same as loaded ones, never stale, and nothing goes wrong where they are damaged."""

import os
from pathlib import Path

import pytest

from jw_design import shipped
from jw_design.load.cache import VARIABLE, load_cached
from jw_design.load.checklist import load
from tests.conftest import checklist_text

SHIPPED = shipped.folder("checklists") / shipped.DEFAULT


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def small(folder: Path, title: str) -> Path:
    path = folder / "small.yaml"
    path.write_text(checklist_text(f"questions: [{{id: a, code: T1, title: {title}, ask: A}}]"), encoding="utf-8")
    return path


def test_a_kept_checklist_is_the_same(cache: Path) -> None:
    first, second = load_cached((SHIPPED,)), load_cached((SHIPPED,))
    assert len(list(cache.iterdir())) == 1
    assert first == second == load(SHIPPED)


def test_a_changed_file_is_read_again(cache: Path, tmp_path: Path) -> None:
    path = small(tmp_path, "One")
    assert load_cached((path,)).questions["a"].title == "One"
    small(tmp_path, "Two")
    os.utime(path, ns=(1, 1))
    assert load_cached((path,)).questions["a"].title == "Two"
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff", b'{"state": []}', b"[" * 100_000])
def test_a_damaged_one_is_read_again(cache: Path, tmp_path: Path, data: bytes) -> None:
    path = small(tmp_path, "One")
    load_cached((path,))
    (kept,) = cache.iterdir()
    kept.write_bytes(data)
    assert load_cached((path,)).questions["a"].title == "One"


def test_where_nothing_can_be_kept_it_loads_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "below"))
    assert load_cached((small(tmp_path, "One"),)).questions["a"].title == "One"


def test_it_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    load_cached((small(tmp_path, "One"),))
    assert not (tmp_path / "cache").exists()
