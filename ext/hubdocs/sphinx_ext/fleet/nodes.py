"""The nodes of a fleet: standard nodes by another name, so that every builder can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.sphinx_ext.community.nodes import depart_plain, hub_communities, visit_plain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class hub_page(nodes.container):  # noqa: N801 (docutils names nodes so)
    """A hub: facts about it, and what can be chosen there."""


class hub_profile(nodes.container):  # noqa: N801 (docutils names nodes so)
    """A profile of a hub."""


class hub_heading(nodes.rubric):  # noqa: N801 (docutils names nodes so)
    """A heading in the page of a hub: ``depth`` says how far below that of the section it stands in."""


class hub_choices(hub_communities):  # noqa: N801 (docutils names nodes so)
    """A table of choices: like the table of communities, it becomes cards on a phone."""


class HeadingLevels(SphinxPostTransform):
    """Make headings of rubrics, as deep as the page that they stand on."""

    default_priority = 500
    formats = ("html",)

    def run(self, **_options: Any) -> None:
        """Change the page."""
        # From above: in singlehtml, a section does not know what it is part of.
        waiting: list[tuple[nodes.Element, int]] = [(self.document, 0)]
        while waiting:
            element, depth = waiting.pop()
            for child in element.children:
                if isinstance(child, hub_heading):
                    child["heading-level"] = min(depth + int(child["depth"]), _DEEPEST)
                elif isinstance(child, nodes.Element):
                    waiting.append((child, depth + isinstance(child, nodes.section)))


_DEEPEST: Final = 6
"""HTML has no deeper headings."""


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; for all but HTML, their parent classes do."""
    for node in (hub_page, hub_profile, hub_choices):
        app.add_node(node, html=(visit_plain, depart_plain))
    app.add_node(hub_heading)
    app.add_post_transform(HeadingLevels)
