"""Which version of each checklist a brief was written with, and which questions that version did not ask yet."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from jw_design.errors import InputError
from jw_design.model.answer import Brief
from jw_design.model.checklist import Checklist, Edition

_VERSIONED = re.compile(r"(.+)@([0-9]{1,9})")


def split(written: str) -> tuple[str, int | None]:
    """Return a checklist's name as a brief writes it, without its version, and the version; None where it has none."""
    found = _VERSIONED.fullmatch(written)
    return (found[1], int(found[2])) if found else (written, None)


def edition_names(checklist: Checklist, path: Path) -> tuple[str, ...]:
    """Return how a brief at `path` names its checklists: a local one by its path from the brief's folder.

    Raises InputError where there is no such path.
    """
    return tuple(_name(edition, path) for edition in checklist.editions)


def with_missing(checklist: Checklist, written: Sequence[str], path: Path) -> tuple[str, ...]:
    """Return the names that a brief at `path` has written, and those of checklists that it does not name yet."""
    missing = [edition for edition in checklist.editions if named(edition, written, path) is None]
    return (*written, *(_name(edition, path) for edition in missing))


def present_names(checklist: Checklist, written: Sequence[str], path: Path) -> tuple[str, ...]:
    """Return the names of `with_missing`, each older version raised to the present one."""
    names = list(with_missing(checklist, written, path))
    for edition in checklist.editions:
        name = named(edition, written, path)
        if name is not None and version_named(edition, written, path) < edition.version:
            names[names.index(name)] = f"{split(name)[0]}@{edition.version}"
    return tuple(names)


def version_named(edition: Edition, written: Sequence[str], path: Path | str) -> int:
    """Return the version of a checklist that a brief at `path` was written with; where it names none, the present."""
    name = named(edition, written, path)
    version = split(name)[1] if name is not None and not _is(edition, name, path) else None
    return edition.version if version is None else version


def named(edition: Edition, written: Sequence[str], path: Path | str) -> str | None:
    """Return the name that stands for a checklist among those that a brief at `path` has written."""
    return next((name for name in written if any(_is(edition, one, path) for one in (name, split(name)[0]))), None)


def not_asked_yet(checklist: Checklist, brief: Brief) -> frozenset[str]:
    """Return the ids of questions that the brief's versions did not ask, but for those that it answers all the same."""
    versions = {edition.id: version_named(edition, brief.checklists, brief.path) for edition in checklist.editions}
    return frozenset(
        question.id
        for part in checklist.parts
        for question in part.questions
        if question.since > versions.get(part.checklist, question.since) and question.id not in brief.answers
    )


def _is(edition: Edition, name: str, path: Path | str) -> bool:
    """Whether a name without a version is that of a checklist."""
    if edition.shipped:
        return name == edition.id
    return os.path.normpath(Path(path).parent / name) == os.path.normpath(edition.name)


def _name(edition: Edition, path: Path) -> str:
    if edition.shipped:
        return edition.name
    try:
        relative = Path(os.path.relpath(edition.name, path.parent)).as_posix()
    except ValueError:
        message = "It is on another drive than the brief, which names it by a path from its own folder. Copy it there."
        raise InputError(message, path=edition.name) from None
    return f"{relative}@{edition.version}"
