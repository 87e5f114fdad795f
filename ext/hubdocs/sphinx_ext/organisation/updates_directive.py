"""The directive ``hub:updates``: the archive of updates, the newest first, and by tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.model import Code
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.organisation.page_matter import day_words
from hubdocs.sphinx_ext.organisation.serving import note_listing_page, page_link
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.organisation.updates import Update

OPTIONS = frozenset({"tag", "limit", "by-tag"})
"""The options of the directive."""


class hub_updates(nodes.container):  # noqa: N801 (docutils names nodes so)
    """Stands where updates are listed: ``tag``, ``limit`` and ``by_tag`` say which, and how."""


class UpdatesDirective(ReportingDirective):
    """List updates; which there are is known when all pages are read."""

    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the place where they will stand."""
        self.check_options(OPTIONS)
        limit = str(self.options.get("limit", ""))
        if limit and not limit.isdecimal():
            self.report(Code.INVALID_OPTION, f"`{limit}` is not a number", limit, "write how many to show")
            limit = ""
        note_listing_page(self.env)
        by_tag = "by-tag" in self.options
        place = hub_updates(
            tag=str(self.options.get("tag", "")), limit=int(limit or 0), by_tag=by_tag, classes=["hubdocs-updates"]
        )
        self.set_source_info(place)
        return [place]


def updates_of(env: BuildEnvironment) -> list[tuple[str, Update]]:
    """Give all updates with their pages, the newest first."""
    found = [(page, update) for page, updates in HubDomain.of(env).updates.items() for update in updates]
    return sorted(found, key=lambda pair: (pair[1].month, pair[1].date, pair[0]), reverse=True)


class Archive(SphinxPostTransform):
    """Lists the updates."""

    default_priority = 5  # before links are resolved

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for place in list(self.document.findall(hub_updates)):
            tag, limit = place["tag"], place["limit"]
            found = [(page, update) for page, update in updates_of(self.env) if not tag or tag in update.tags]
            shown = found[:limit] if limit else found
            if not shown:
                place.append(nodes.paragraph("", str(_("There are no updates yet."))))
            elif place["by_tag"]:
                place.append(self._by_tag(shown))
            else:
                place.append(nodes.definition_list("", *self._newest(shown)))

    def _newest(self, updates: list[tuple[str, Update]]) -> Iterator[nodes.definition_list_item]:
        for page, update in updates:
            term = nodes.term("", "", page_link(page, self.env.docname))
            said = nodes.paragraph("", visible(update.summary))
            facts = nodes.paragraph("", day_words(self.env, update.date), classes=["hubdocs-updates-facts"])
            if update.tags:
                facts += nodes.Text(f" \N{MIDDLE DOT} {', '.join(map(visible, update.tags))}")
            yield nodes.definition_list_item("", term, nodes.definition("", said, facts))

    def _by_tag(self, updates: list[tuple[str, Update]]) -> nodes.definition_list:
        tags = sorted({tag for _page, update in updates for tag in update.tags}, key=str.casefold)
        listed = nodes.definition_list()
        for tag in tags:
            term = nodes.term("", visible(tag), ids=[f"updates-{nodes.make_id(tag) or 'tag'}"])
            links = [
                nodes.list_item("", nodes.paragraph("", "", page_link(page, self.env.docname)))
                for page, update in updates
                if tag in update.tags
            ]
            definition = nodes.definition("", nodes.bullet_list("", *links, bullet="-"))
            listed += nodes.definition_list_item("", term, definition)
        return listed


def setup_updates_directive(app: Sphinx) -> None:
    """Register the directive, its node and the transform."""
    app.add_node(hub_updates)
    app.add_post_transform(Archive)
    app.add_directive_to_domain(HubDomain.name, "updates", UpdatesDirective)
