"""Briefs on disk: which are found, and that no write ever loses anything."""

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from jw_design import store
from jw_design.errors import InputError, UnsafeWriteError
from tests.briefs import BRIEF, PART
from tests.conftest import checklist_text

NO_SPACE = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
as_administrator = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everything"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a brief and its checklist."""
    (tmp_path / "small.yaml").write_text(checklist_text(PART), encoding="utf-8")
    (tmp_path / "brief.md").write_text(BRIEF, encoding="utf-8", newline="")
    return tmp_path


def put(path: Path, text: str = BRIEF) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in store.find([folder])]


class TestFind:
    def test_every_brief_of_a_folder_is_found_by_name(self, tmp_path: Path) -> None:
        for name in ("b.md", "a.markdown", "c/d.MD"):
            put(tmp_path / name)
        assert names(tmp_path) == ["a.markdown", "b.md", "c/d.MD"]

    @pytest.mark.parametrize(
        "name", [".hidden/a.md", "node_modules/a.md", "c/node_modules/x/a.md", "__pycache__/a.md", "a.txt"]
    )
    def test_what_is_nobodys_brief_is_left_out(self, tmp_path: Path, name: str) -> None:
        put(tmp_path / name)
        assert names(tmp_path) == []

    @pytest.mark.parametrize("text", ["# README\n", "---\ntitle: A page\n---\n\n# A page\n", ""])
    def test_other_markdown_is_left_out(self, tmp_path: Path, text: str) -> None:
        put(tmp_path / "README.md", text)
        assert names(tmp_path) == []

    @pytest.mark.parametrize("text", ["\ufeff" + BRIEF, BRIEF.replace("\n", "\r\n"), BRIEF.replace("\n", "\r")])
    def test_any_editors_brief_is_found(self, tmp_path: Path, text: str) -> None:
        put(tmp_path / "a.md", text)
        assert names(tmp_path) == ["a.md"]

    def test_a_file_that_is_named_is_read_whatever_it_holds(self, tmp_path: Path) -> None:
        readme = put(tmp_path / "README.md", "# README\n")
        missing = tmp_path / "missing.md"
        assert list(store.find([readme, missing])) == [readme, missing]

    def test_a_link_to_a_brief_is_found(self, tmp_path: Path) -> None:
        put(tmp_path / "there" / "a.md")
        (tmp_path / "here").mkdir()
        (tmp_path / "here" / "b.md").symlink_to(tmp_path / "there" / "a.md")
        assert names(tmp_path / "here") == ["b.md"]

    def test_a_link_to_its_own_folder_does_not_go_round(self, tmp_path: Path) -> None:
        put(tmp_path / "a.md")
        (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
        assert names(tmp_path) == ["a.md"]

    def test_a_broken_link_is_left_out(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").symlink_to(tmp_path / "none.md")
        assert names(tmp_path) == []


class TestChecklists:
    def test_a_local_checklist_is_found_beside_the_brief(self, folder: Path) -> None:
        assert list(store.open_brief(folder / "brief.md").checklist.codes) == ["T1", "T2", "T3", "T4", "T5"]

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ("joint-workin@1", 'names the checklist "joint-workin@1", which is neither shipped'),
            ("../none.yaml", "which is neither shipped"),
            ("joint-working@99", "Install a newer jw-design"),
            ("joint-working@one", "which is neither shipped"),
        ],
    )
    def test_one_that_cannot_be_had_is_said(self, folder: Path, written: str, words: str) -> None:
        path = put(folder / "other.md", BRIEF.replace("small.yaml", f'"{written}"'))
        with pytest.raises(InputError, match=words) as error:
            store.open_brief(path)
        assert error.value.path == path

    def test_an_extra_one_is_added_once(self, folder: Path) -> None:
        opened = store.open_brief(folder / "brief.md", [folder / "small.yaml"])
        assert len(opened.checklist.editions) == 1


class TestWriteText:
    def test_nothing_but_the_file_is_left(self, tmp_path: Path) -> None:
        store.write_text(tmp_path / "a.md", "words\n")
        assert [path.name for path in tmp_path.iterdir()] == ["a.md"]

    def test_line_ends_and_the_byte_order_mark_stay(self, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        path.write_bytes(b"\xef\xbb\xbfone\r\n")
        store.write_text(path, "two\nthree\n", keep_ends_of=path)
        assert path.read_bytes() == b"\xef\xbb\xbftwo\r\nthree\r\n"

    def test_a_text_that_is_there_already_is_not_written_again(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.md", "one\n")
        before = path.stat().st_ino
        store.write_text(path, "one\n", keep_ends_of=path)
        assert path.stat().st_ino == before

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
    def test_who_may_read_it_stays(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.md", "one\n")
        path.chmod(0o640)
        store.write_text(path, "two\n")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.md", "one\n")
        link = tmp_path / "b.md"
        link.symlink_to(path)
        store.write_text(link, "two\n")
        assert link.is_symlink()
        assert path.read_text(encoding="utf-8") == "two\n"

    @pytest.mark.parametrize("name", ["fsync", "replace"])
    def test_a_failed_write_leaves_the_old_file_and_no_other(
        self, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = put(tmp_path / "a.md", "one\n")
        monkeypatch.setattr(os, name, failing(NO_SPACE))
        with pytest.raises(OSError, match="No space"):
            store.write_text(path, "two\n")
        assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("a.md", "one\n")]

    def test_a_read_only_file_is_left_alone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = put(tmp_path / "a.md", "one\n")
        monkeypatch.setattr(os, "access", lambda *_: False)
        with pytest.raises(PermissionError, match="read-only"):
            store.write_text(path, "two\n")
        assert path.read_text(encoding="utf-8") == "one\n"


def failing(error: Exception) -> Callable[..., None]:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    return fail


def unsafe(_old: str | None) -> str:
    message = "The answer to T1 (Story) would not read back the same, so nothing was written."
    raise UnsafeWriteError(message)


class TestSave:
    @pytest.fixture(autouse=True)
    def _elsewhere(self, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
        """Keep rescue files out of the real folders."""
        monkeypatch.chdir(tmp_path_factory.mktemp("here"))
        monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))

    def test_render_gets_what_is_there(self, folder: Path) -> None:
        store.save(folder / "brief.md", lambda old: (old or "") + "more\n", lambda: "{}")
        assert (folder / "brief.md").read_text(encoding="utf-8") == BRIEF + "more\n"

    def test_render_gets_nothing_where_there_is_none(self, tmp_path: Path) -> None:
        store.save(tmp_path / "new.md", lambda old: f"{old}\n", lambda: "{}")
        assert (tmp_path / "new.md").read_text(encoding="utf-8") == "None\n"

    def test_an_unsafe_write_leaves_the_brief_and_rescues_the_answers(self, folder: Path) -> None:
        with pytest.raises(UnsafeWriteError, match="would not read back the same") as error:
            store.save(folder / "brief.md", unsafe, lambda: '{"title": "x"}')
        assert (folder / "brief.md").read_text(encoding="utf-8") == BRIEF
        assert json.loads((folder / "brief.rescue.json").read_text(encoding="utf-8")) == {"title": "x"}
        assert f"--answers {folder / 'brief.rescue.json'}" in str(error.value)

    def test_the_error_names_the_brief(self, folder: Path) -> None:
        with pytest.raises(UnsafeWriteError) as error:
            store.save(folder / "brief.md", unsafe, lambda: "{}")
        assert error.value.path == folder / "brief.md"

    def test_a_folder_in_its_place_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").mkdir()
        with pytest.raises(InputError, match=r"folder.* Your answers are safe in"):
            store.save(tmp_path / "a.md", lambda _: "words", lambda: "{}")

    def test_a_brief_that_went_bad_meanwhile_is_not_written_over(self, folder: Path) -> None:
        (folder / "brief.md").write_bytes(b"\xff\xfe")
        with pytest.raises(InputError, match="not UTF-8 text"):
            store.save(folder / "brief.md", lambda _: "words", lambda: "{}")
        assert (folder / "brief.md").read_bytes() == b"\xff\xfe"

    def test_the_rescue_goes_elsewhere_where_the_folder_takes_nothing(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write = store.write_text

        def full(path: Path, text: str, *, keep_ends_of: Path | None = None) -> None:
            if path.parent == folder:
                raise NO_SPACE
            write(path, text, keep_ends_of=keep_ends_of)

        monkeypatch.setattr(store, "write_text", full)
        with pytest.raises(InputError, match=r"It cannot be written: No space left on device. Your answers are safe"):
            store.save(folder / "brief.md", lambda _: "words", lambda: "{}")
        assert (Path.cwd() / "brief.rescue.json").exists()

    def test_a_full_disk_is_said(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "fsync", failing(NO_SPACE))
        with pytest.raises(InputError, match="No folder could take a copy of the answers; make room on the disk"):
            store.save(folder / "brief.md", lambda _: "words", lambda: "{}")
        assert (folder / "brief.md").read_text(encoding="utf-8") == BRIEF

    @as_administrator
    def test_a_read_only_folder_is_said(self, folder: Path) -> None:
        folder.chmod(0o500)
        with pytest.raises(InputError, match="It cannot be written"):
            store.save(folder / "brief.md", lambda _: "words", lambda: "{}")
        folder.chmod(0o700)

    def test_an_earlier_rescue_is_not_written_over(self, folder: Path) -> None:
        for title in ("one", "two"):
            with pytest.raises(UnsafeWriteError):
                store.save(folder / "brief.md", unsafe, lambda title=title: json.dumps(title))  # type: ignore[misc]
        rescued = sorted(path.read_text(encoding="utf-8") for path in folder.glob("*.rescue*.json"))
        assert rescued == ['"one"', '"two"']


def test_what_somebody_else_wrote_in_the_meantime_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text("theirs\n", "utf-8")
    with pytest.raises(InputError, match="Somebody else has changed it"):
        store.save(path, lambda _: "mine\n", lambda: '{"title": "mine"}', expected="as I saw it\n")
    assert path.read_text("utf-8") == "theirs\n"
    assert (tmp_path / "brief.rescue.json").read_text("utf-8") == '{"title": "mine"}'


def test_a_brief_that_cannot_be_opened_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.md"
    path.write_text("x", "utf-8")

    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert list(store.find([tmp_path])) == [path]
