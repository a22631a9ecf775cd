"""Briefs on disk: which files are briefs, which checklists they need, and writing them so that nothing is ever lost."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, count
from pathlib import Path, PureWindowsPath

from msgspec import Struct

from jw_design import shipped
from jw_design.errors import ChecklistError, InputError, JwDesignError, UnsafeWriteError
from jw_design.load.cache import load_cached
from jw_design.load.index import nearest
from jw_design.model.answer import Brief
from jw_design.model.checklist import Checklist
from jw_design.readback import Head, head, is_brief, read, read_file
from jw_design.versions import split, version_named

#: Folders that a search does not enter.
_SKIPPED = {"node_modules", "__pycache__"}


class Stored(Struct, frozen=True):
    """A brief as it stands in a file."""

    path: Path
    #: With LF line ends and without a byte-order mark.
    text: str
    checklist: Checklist
    brief: Brief


def open_brief(path: Path, extra: Sequence[Path] = ()) -> Stored:
    """Return a brief with its checklists; raise JwDesignError saying why it cannot be read."""
    text = read_file(path)
    front = head(text, path)
    checklist = checklists_of(front, path, tuple(extra))
    return Stored(path, text, checklist, read(text, checklist, path))


def find(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files to read: those named, and in folders every Markdown file that is a brief, by name."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
            for name in sorted(files):
                if name.lower().endswith((".md", ".markdown")) and _looks_like_brief(Path(folder, name)):
                    yield Path(folder, name)


def _looks_like_brief(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            start = file.read(65536)
    except OSError:
        # Whoever reads it next says why it cannot be read; a folder must not pass as clean for that.
        return True
    return is_brief(start.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n"))


def checklists_of(front: Head, path: Path, extra: tuple[Path, ...] = ()) -> Checklist:
    """Return the checklists that a brief names, put together with any extra ones."""
    wanted = list(dict.fromkeys(_checklist(written, path) for written in front.checklists))
    known = {one.resolve() for one in wanted}
    wanted += [one for one in extra if one.resolve() not in known]
    try:
        loaded = _load(tuple(wanted))
    except ChecklistError as error:
        if any(one.parent == shipped.folder("checklists") for one in wanted):
            raise
        message = (
            f"It names no shipped checklist. If its own refers to shipped questions, name both: checklists: "
            f"[{', '.join((shipped.DEFAULT, *front.checklists))}]"
        )
        raise ChecklistError([*error.problems, InputError(message, path=path, line=1)]) from None
    for edition in loaded.editions:
        version = version_named(edition, front.checklists, path)
        if version > edition.version:
            message = (
                f"It was written with version {version} of the checklist {edition.name}, which is at version "
                f"{edition.version} here. Get the newer one, or correct the number."
            )
            raise InputError(message, path=path, line=1)
    return loaded


def _checklist(written: str, path: Path) -> Path:
    """Return where a checklist is that the brief at `path` names; raise InputError saying why it is nowhere."""
    name, version = split(written)
    names = shipped.checklist_names()
    if name in names:
        folder = shipped.folder("checklists") / name
        present = _load((folder,)).editions[0].version
        if version is not None and version > present:
            message = (
                f"It was written with {written}, but this jw-design has {name}@{present}. "
                "Install a newer jw-design (pip install --upgrade jw-design)."
            )
            raise InputError(message, path=path, line=1)
        return folder
    if PureWindowsPath(written).anchor:
        message = (
            f'It names the checklist "{written}" by a path that holds on one computer only. '
            "Write the path from the folder of this file, such as ../our-questions.yaml."
        )
        raise InputError(message, path=path, line=1)
    for local in (written, name):
        # A checklist in a folder that is called like a version, team@2, is found by its whole name.
        if os.path.exists(path.parent / local):  # noqa: PTH110 - Path.exists raises for a name that is too long
            return path.parent / local
    message = (
        f'It names the checklist "{written}", which is neither shipped ({", ".join(names)}) nor a file beside it: '
        f"there is no {path.parent / name}.{nearest(name, names)}"
    )
    raise InputError(message, path=path, line=1)


@cache
def _load(paths: tuple[Path, ...]) -> Checklist:
    """Load each set of checklists once for a whole run."""
    return load_cached(paths)


def save(
    path: Path, render: Callable[[str | None], str], rescue: Callable[[], str], expected: str | None = None
) -> None:
    """Write a brief atomically; `render` gets the text that is there now, None if there is none.

    If it cannot be written, would not read back the same, or is no longer as `expected`, the answers go into a rescue
    file; the error says where.
    """
    try:
        old = read_file(path) if path.exists() else None
        if expected is not None and old != expected:
            message = "Somebody else has changed it in the meantime, so nothing was written over it."
            raise InputError(message)
        write_text(path, render(old), keep_ends_of=path if old is not None else None)
    except (JwDesignError, OSError) as error:
        raise _rescued(path, rescue(), error) from error


def write_text(path: Path, text: str, *, keep_ends_of: Path | None = None) -> None:
    """Write a UTF-8 text file atomically: whole or not at all. Raises OSError."""
    data = text.encode("utf-8")
    if keep_ends_of is not None:
        raw = keep_ends_of.read_bytes()
        if b"\r\n" in raw:
            data = data.replace(b"\n", b"\r\n")
        if raw.startswith(b"\xef\xbb\xbf"):
            data = b"\xef\xbb\xbf" + data
        if data == raw:
            return
    target = path.resolve() if path.is_symlink() else path
    if target.exists() and not os.access(target, os.W_OK):
        # Replacing a file needs leave for its folder only; a read-only brief is read-only on purpose.
        raise PermissionError(13, "the file is read-only", str(target))
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _free(path: Path) -> Path:
    """Return the path, or the next one with a number that nobody has taken: an earlier rescue may still be needed."""
    taken = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(one for one in chain([path], taken) if not one.exists())


def _rescued(path: Path, answers: str, error: Exception) -> JwDesignError:
    """Put the answers somewhere safe and return the error to raise, which says where."""
    import tempfile

    reason = f"It cannot be written: {getattr(error, 'strerror', error)}."
    if isinstance(error, JwDesignError):
        reason = error.message
    kind = type(error) if isinstance(error, UnsafeWriteError) else InputError
    for folder in (path.parent, Path.cwd(), Path.home(), Path(tempfile.gettempdir())):
        try:
            rescue = _free(folder / f"{path.stem}.rescue.json")
            write_text(rescue, answers)
        except OSError:
            continue
        again = f"jw-design new NEW.md --answers {rescue}"
        return kind(f"{reason} Your answers are safe in {rescue}; take them up with: {again}", path=path)
    message = f"{reason} No folder could take a copy of the answers; make room on the disk and keep this window open."
    return kind(message, path=path)
