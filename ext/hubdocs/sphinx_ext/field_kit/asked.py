"""The kits that pages lead to, and the links to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from babel.numbers import format_decimal
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from hubdocs.sphinx_ext.builder import builder_of
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.sphinx_ext.training.domain import AskedKit

FOLDER: Final = "_kits"
"""Where the kits are in the site."""

_NOT: Final = frozenset({"epub"})
_MEGA: Final = 1_000_000


class lesson_kit(nodes.paragraph):  # noqa: N801 (docutils names nodes so)
    """Where the kit of a workshop can be had; what it says is known when the kit is there."""


class LinkKits(SphinxPostTransform):
    """Lead to kits; where there are none, say how one is made."""

    default_priority = 900

    def run(self, **_options: Any) -> None:
        """Change the page."""
        builder = builder_of(self.env)
        sizes = LessonDomain.of(self.env).data["kit_sizes"]
        for node in list(self.document.findall(lesson_kit)):
            asked: AskedKit = node["kit"]
            size = sizes.get(asked.name)
            if size is None or builder.format != "html" or builder.name in _NOT:
                node.replace_self(nodes.paragraph("", "", *_command(asked)))
                continue
            address = relative_uri(builder.get_target_uri(self.env.docname), f"{FOLDER}/{quote(asked.name)}")
            words = str(_("Field kit for instructors: {title}") if asked.instructors else _("Field kit: {title}"))
            link = nodes.reference("", visible(words.format(title=node["title"])), refuri=address, internal=False)
            shown = size_words(size, self.env.config.language)
            node.replace_self(nodes.paragraph("", "", link, nodes.Text(f" ({shown}, zip)")))


def size_words(size: int, language: str) -> str:
    """Write the size of a file as the readers of a language do.

    :param size: in bytes.
    """
    if size < _MEGA / 10:
        return f"{max(1, round(size / 1000))} kB"
    return f"{format_decimal(size / _MEGA, '#,##0.0', locale=site_locale(language))} MB"


def _command(asked: AskedKit) -> Iterator[nodes.Node]:
    further = " --for instructors" if asked.instructors else ""
    command = visible(f"hubdocs field-kit {asked.shown}{further}")
    words = str(_("For a room without a network, {command} packs the pages of the workshop."))
    before, _mark, after = words.partition("{command}")
    yield from (nodes.Text(before), nodes.literal(command, command), nodes.Text(after))
