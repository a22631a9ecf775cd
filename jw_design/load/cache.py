"""Loaded checklists kept as JSON between runs, since reading YAML is most of what a lint would spend its time on.

A kept checklist is data only: reading it can build the model's classes and nothing else, whoever wrote the file.
"""

import json
import os
import sys
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from jw_design import __version__
from jw_design.model import checklist as checklist_model
from jw_design.model import condition as condition_model
from jw_design.model.checklist import Checklist, Part

#: A folder for the cache, or "off".
VARIABLE = "JW_DESIGN_CACHE"
_CLASSES: tuple[Any, ...] = tuple(
    one
    for module in (checklist_model, condition_model)
    for one in vars(module).values()
    if is_dataclass(one) and one.__module__ == module.__name__
)
_BUILDERS: list[tuple[Callable[..., Any], tuple[str, ...]]] = [
    (cls, tuple(one.name for one in fields(cls))) for cls in _CLASSES
]
_NUMBERS: dict[type, int] = {cls: number for number, cls in enumerate(_CLASSES)}
#: Stands for a tuple where the number of a class would.
_TUPLE = -1


def load_cached(paths: tuple[Path, ...]) -> Checklist:
    """Return what `load` returns for these paths, from the cache where the files have not changed since."""
    folder = _folder()
    if folder is None:
        return _load(paths)
    state = _state(paths)
    if state is None:
        return _load(paths)
    names = "\0".join(str(path.resolve()) for path in paths)
    kept = folder / f"{zlib.crc32(names.encode('utf-8', 'surrogateescape')):08x}.json"
    found = _read(kept, state)
    if found is not None:
        return found
    checklist = _load(paths)
    _write(kept, state, checklist)
    return checklist


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
    base = os.environ.get("XDG_CACHE_HOME") or (home and os.path.join(home, ".cache"))  # noqa: PTH118 - before any Path
    return Path(base, "jw-design") if base else None


def _state(paths: Sequence[Path]) -> list[Any] | None:
    """Return what must be the same for a kept checklist to hold: the files, the program and the shape of its model."""
    shape = [[cls.__name__, *(one.name for one in fields(cls))] for cls in _CLASSES]
    state: list[Any] = [__version__, sys.version_info[:2], shape]
    try:
        for path in paths:
            for file in sorted(path.glob("*.y*ml")) if path.is_dir() else [path]:
                found = file.stat()
                state.append([str(file.resolve()), found.st_mtime_ns, found.st_size])
    except OSError:
        return None
    return json.loads(json.dumps(state))  # type: ignore[no-any-return]


def _read(kept: Path, state: list[Any]) -> Checklist | None:
    """Return a kept checklist, or None if there is none, it is stale, or it is not what was written."""
    try:
        whole = json.loads(kept.read_bytes())
        if whole["state"] != state:
            return None
        editions, parts, weak, thresholds = map(_decode, whole["data"])
        return put_together(editions, parts, weak, dict(thresholds))
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _write(kept: Path, state: list[Any], checklist: Checklist) -> None:
    """Keep a checklist if that can be done; a cache that cannot be written is no error."""
    data = [checklist.editions, checklist.parts, checklist.weak, tuple(checklist.thresholds.items())]
    import tempfile

    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=kept.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"state": state, "data": [_encode(one) for one in data]}, file, separators=(",", ":"))
        Path(name).replace(kept)


def _encode(value: Any) -> Any:
    """Return a value of the model as lists, texts and numbers."""
    if isinstance(value, tuple):
        return [_TUPLE, *map(_encode, value)]
    number = _NUMBERS.get(type(value))
    return value if number is None else [number, *(_encode(getattr(value, one.name)) for one in fields(value))]


def _decode(value: Any) -> Any:
    """Take back what `_encode` made."""
    if value.__class__ is not list:
        return value
    number = value[0]
    made = [_decode(one) if one.__class__ is list else one for one in value[1:]]
    if number == _TUPLE:
        return tuple(made)
    cls, names = _BUILDERS[number]
    return cls(**dict(zip(names, made, strict=True)))


def put_together(editions: Any, parts: Sequence[Part], weak: Any, thresholds: dict[str, float]) -> Checklist:
    """Return a checklist with its questions by id and by code."""
    questions = {question.id: question for part in parts for question in part.questions}
    return Checklist(
        editions=tuple(editions),
        parts=tuple(parts),
        weak=weak,
        questions=questions,
        codes={question.code: question for question in questions.values()},
        thresholds=thresholds,
    )
