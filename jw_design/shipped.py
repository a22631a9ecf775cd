"""Where the shipped checklists and templates are: beside this file in a wheel, one folder up in a checkout."""

from pathlib import Path

from jw_design.errors import InputError

HERE = Path(__file__).resolve().parent
#: The checklist used where a brief names none.
DEFAULT = "joint-working"


def folder(name: str) -> Path:
    """Return the folder of shipped data called `name`."""
    for parent in (HERE, HERE.parent):
        # Any project may have a folder one level up with that name; ours has a pyproject.toml beside it.
        if (parent / name).is_dir() and (parent == HERE or (parent / "pyproject.toml").is_file()):
            return parent / name
    message = f"The installation is incomplete: no folder {name} beside {HERE}. Install jw-design again."
    raise InputError(message)


def checklist_names() -> list[str]:
    """Return the names of the shipped checklists."""
    return sorted(path.parent.name for path in folder("checklists").glob("*/checklist.yaml"))
