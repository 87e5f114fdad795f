"""The words that stand around processes and facts, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from hubdocs.project.reporters.onboarding import written
from hubdocs.service.community.first_value import NEEDED
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.model import JSON
    from hubdocs.service.community.first_value import FirstValue

FIRST_VALUE_STEP: Final = ("onboarding", "first-value")
"""The process and the step in which it is looked whether people work on the hub."""


def change_words(change: str) -> str:
    """Say whether something can be changed later."""
    known = {
        "easily": _("can be changed at any time"),
        "with-work": _("can be changed later with some work"),
        "hardly": _("can hardly be changed later"),
    }
    return str(known.get(change, ""))


def first_value_words(found: FirstValue) -> str:
    """Say whether a community has its first value, and since when."""
    if found.reached is None:
        words = str(_("not yet: %(count)d of %(needed)d people have worked on the hub"))
        text = words % {"count": found.accounts, "needed": NEEDED}
    elif found.days is None:
        text = found.reached.isoformat()
    else:
        words = str(_("%(day)s (days from the request: %(count)d)"))
        text = words % {"day": found.reached.isoformat(), "count": found.days}
    if found.provider_known:
        return text
    doubt = _("perhaps with people of the provider, whose accounts are not known")
    return f"{text} ({doubt})"


def value_words(value: JSON) -> str:
    """Write a value as people read it."""
    if isinstance(value, bool):
        return str(_("yes")) if value else str(_("no"))
    return written(value)


def fact_row(name: object, body: Iterable[nodes.Node]) -> nodes.field:
    """Make a fact: its name, and what is to be said."""
    text = str(name)
    return nodes.field("", nodes.field_name(text, text), nodes.field_body("", nodes.paragraph("", "", *body)))


def field_link(field: str, docname: str) -> nodes.Node:
    """Link to the reference of a field; where no page has it, only its name is shown."""
    return quiet_reference("schema", "property", field, docname, nodes.literal(field, field))


def step_link(process: str, step: str, title: str, docname: str) -> nodes.Node:
    """Link to a step; where no page shows it, only its title is shown."""
    shown = nodes.inline("", visible(title))
    return quiet_reference("hub", "step", f"{process}.{step}", docname, shown)


def joined(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Put commas between nodes."""
    found: list[nodes.Node] = []
    for part in parts:
        found += [nodes.Text(", "), part] if found else [part]
    return found


def texts(parts: Iterable[str]) -> list[nodes.Node]:
    """Show texts of data as they are."""
    return [nodes.Text(visible(part)) for part in parts]
