"""The calendars of workshops as files of the site."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from hubdocs.service.training.workshop import workshop_id
from hubdocs.sphinx_ext.builder import builder_of
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.event_nodes import event_calendar
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

FOLDER: Final = "_calendars"
"""Where the calendars are in the site."""

_NOT: Final = frozenset({"epub"})


def calendar_name(workshop: str) -> str:
    """Give the path of the calendar of a workshop; a path that an address changes has its own all the same.

    :param workshop: the path of its file from the project's folder.
    """
    path = workshop_id(workshop)
    name = nodes.make_id(path)
    if name != path.replace("/", "-"):
        name = f"{name}_{name_digest(path)}"
    return f"{FOLDER}/{name}.ics"


def name_digest(name: str) -> str:
    """Tell names apart that are the same in an address."""
    return hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest()[:8]


class LinkCalendars(SphinxPostTransform):
    """Lead to calendars where there are any: in sites, and not in books."""

    default_priority = 900

    def run(self, **_options: Any) -> None:
        """Change the page."""
        builder = builder_of(self.env)
        for node in list(self.document.findall(event_calendar)):
            if not _has_files(builder):
                node.parent.remove(node)
                continue
            page = builder.get_target_uri(self.env.docname)
            words = str(_("Calendar of the workshop (.ics)"))
            link = nodes.reference("", words, refuri=relative_uri(page, node["file"]), internal=False)
            link["classes"] = ["hubdocs-calendar"]
            node.replace_self(nodes.paragraph("", "", link))


def write_calendars(app: Sphinx, exception: Exception | None) -> None:
    """Write the files (on ``build-finished``)."""
    if exception is not None or not _has_files(app.builder):
        return
    for kept in LessonDomain.of(app.env).calendars.values():
        for calendar in kept:
            path = Path(app.outdir, calendar.name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(calendar.text.encode())


def _has_files(builder: Builder) -> bool:
    return builder.format == "html" and builder.name not in _NOT
