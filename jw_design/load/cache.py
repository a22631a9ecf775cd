"""Loaded checklists kept as JSON between runs, since reading YAML is most of what a lint would spend its time on.

A kept checklist is data only: reading it can build the model's classes and nothing else, whoever wrote the file.
"""

import os
import sys
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from jw_design import __version__
from jw_design.model import checklist as checklist_model
from jw_design.model import condition as condition_model
from jw_design.model.checklist import Checklist, Edition, Part, WeakWords

#: A folder for the cache, or "off".
VARIABLE = "JW_DESIGN_CACHE"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A checklist as it is kept."""

    #: What must be the same for it to hold.
    state: list[str]
    editions: tuple[Edition, ...]
    parts: tuple[Part, ...]
    weak: WeakWords
    thresholds: dict[str, float]


def load_cached(paths: tuple[Path, ...]) -> Checklist:
    """Return what `load` returns for these paths, from the cache where the files have not changed since."""
    folder = _folder()
    state = _state(paths) if folder is not None else None
    if folder is None or state is None:
        return _load(paths)
    # By the paths as given, which the editions are named after; the state says which files they are.
    names = "\0".join(map(str, paths))
    file = folder / f"{zlib.crc32(names.encode('utf-8', 'surrogateescape')):08x}.json"
    found = _read(file, state)
    if found is None:
        found = _load(paths)
        _write(file, state, found)
    return found


def _load(paths: tuple[Path, ...]) -> Checklist:
    from jw_design.load.checklist import load

    return load(*paths)


def _folder() -> Path | None:
    """Return the folder for the cache, by the custom of the system; None where it is switched off."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return None if chosen == "off" else Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base, "jw-design", "cache") if base else None
    home = os.environ.get("HOME")
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", "jw-design") if home else None
    base = os.environ.get("XDG_CACHE_HOME") or (home and f"{home}/.cache")
    return Path(base, "jw-design") if base else None


def _state(paths: Sequence[Path]) -> list[str] | None:
    """Return what must be the same for a kept checklist to hold: the files, the program and the shape of its model."""
    state = [__version__]
    for module in (checklist_model, condition_model):
        state += [
            " ".join((one.__name__, *one.__struct_fields__))
            for one in vars(module).values()
            if isinstance(one, type) and issubclass(one, msgspec.Struct)
        ]
    try:
        for path in paths:
            for file in sorted(path.glob("*.y*ml")) if path.is_dir() else [path]:
                found = file.stat()
                state.append(f"{file.resolve()} {found.st_mtime_ns} {found.st_size}")
    except OSError:
        return None
    return [text.encode("utf-8", "replace").decode() for text in state]


def _read(file: Path, state: list[str]) -> Checklist | None:
    """Return a kept checklist, or None if there is none, it is stale, or it is not what was written."""
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=Kept)
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None
    return Checklist.of(kept.editions, kept.parts, kept.weak, kept.thresholds) if kept.state == state else None


def _write(file: Path, state: list[str], checklist: Checklist) -> None:
    """Keep a checklist if that can be done; a cache that cannot be written is no error."""
    import tempfile

    kept = Kept(
        state=state,
        editions=checklist.editions,
        parts=checklist.parts,
        weak=checklist.weak,
        thresholds=dict(checklist.thresholds),
    )
    with suppress(OSError, ValueError, TypeError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
        with os.fdopen(handle, "wb") as made:
            made.write(msgspec.json.encode(kept))
        Path(name).replace(file)
