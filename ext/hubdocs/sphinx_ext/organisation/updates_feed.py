"""The feed of updates, written beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from hubdocs.service.feeds import Feed, FeedItem, atom, json_feed
from hubdocs.sphinx_ext.organisation.updates_directive import hub_updates, updates_of
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

ATOM_FILE: Final = "updates.atom"
FEED_FILE: Final = "updates-feed.json"
_NOT: Final = frozenset({"epub"})


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds (on ``build-finished``), if the site has updates."""
    if exception is not None or app.builder.format != "html" or app.builder.name in _NOT:
        return
    updates = updates_of(app.env)
    if not updates:
        return
    home = app.config.html_baseurl
    feed = Feed(
        str(_("%s: updates")) % app.config.project,
        app.config.author if app.config.author != "unknown" else app.config.project,
        updates[0][1].date,
        app.config.language,
        home if not home or home.endswith("/") else f"{home}/",
    )
    items = [
        FeedItem(
            uuid5(NAMESPACE_URL, f"{app.config.project}/updates/{update.month}").urn,
            update.title,
            update.date,
            update.summary,
            app.builder.get_target_uri(page),
        )
        for page, update in updates
    ]
    for name, written in ((ATOM_FILE, atom(feed, items, ATOM_FILE)), (FEED_FILE, json_feed(feed, items, FEED_FILE))):
        (Path(app.outdir) / name).write_text(written, encoding="utf-8", newline="\n")


def name_feeds(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Name the feeds in the head of pages that list updates (on ``html-page-context``)."""
    if doctree is None or app.builder.name in _NOT or not any(doctree.findall(hub_updates)):
        return
    for kind, name in (("application/atom+xml", ATOM_FILE), ("application/feed+json", FEED_FILE)):
        address = context["pathto"](name, 1)
        context["metatags"] = f'{context.get("metatags", "")}<link rel="alternate" type="{kind}" href="{address}">\n'


def setup_updates_feed(app: Sphinx) -> None:
    """Write and name the feeds."""
    app.connect("html-page-context", name_feeds)
    app.connect("build-finished", write_feeds)
