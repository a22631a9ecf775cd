"""Checklists and briefs -> documents, through templates/; text in, text out, nothing is written here."""

from functools import cache
from typing import TYPE_CHECKING, Any

from jw_design import shipped

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> "Environment":
    """Return the templates' environment; values are data and never parsed as templates."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # The templates make Markdown: what needs escaping is escaped by `markdown`, which knows what HTML does not.
    return Environment(
        loader=FileSystemLoader(shipped.folder("templates")),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
    )


def fill(template: str, **values: Any) -> str:
    """Return a template filled with values, without blank lines at its end."""
    return environment().get_template(template).render(values).rstrip("\n")
