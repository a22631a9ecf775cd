"""A checklist -> a blank to print or fill in by hand, which is itself a valid brief."""

from pathlib import Path

from jw_design.documents.sections import whole
from jw_design.model.answer import Brief
from jw_design.model.checklist import Checklist, Depth
from jw_design.versions import edition_names

#: What stands where the programme's name belongs; `lint` treats it as any title.
TITLE = "Name of the programme"
_ABOUT = (
    "Tick boxes like this: [x]. Write each answer under its question, below the grey lines that begin with >. "
    "If you do not know yet, write **Not known yet:** who finds out, by when. "
    "If a question does not apply, write **Not applicable:** and why."
)


def blank(checklist: Checklist, depth: Depth, parts: tuple[str, ...] = (), path: Path = Path()) -> str:
    """Return a blank in Markdown for a file at `path`: every question of the depth, with its condition and its help."""
    brief = Brief(title=TITLE, checklists=edition_names(checklist, path), depth=depth, parts=parts)
    return whole(checklist, brief, None, about=_ABOUT, blank=True)
