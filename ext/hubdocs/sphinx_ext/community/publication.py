"""The catalogue for programs, written beside the pages: JSON, CSV, and feeds of changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hubdocs.project.reporters.catalogue import catalogue_csv, catalogue_json
from hubdocs.service.community.feeds import Feed, atom, json_feed
from hubdocs.sphinx_ext.community.change_words import ChangeWords
from hubdocs.sphinx_ext.community.changes_directive import ChangesDirective, catalogue_since
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.editions import edition_of
from hubdocs.sphinx_ext.community.finder import MARK, hub_finder
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.community.words import Words
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

JSON_FILE: Final = "catalogue.json"
CSV_FILE: Final = "catalogue.csv"
ATOM_FILE: Final = "catalogue.atom"
FEED_FILE: Final = "catalogue-feed.json"
_NOT: Final = frozenset({"epub"})


def write_catalogue(app: Sphinx, exception: Exception | None) -> None:
    """Write the files (on ``build-finished``), if the site shows communities."""
    if exception is not None or app.builder.format != "html" or app.builder.name in _NOT:
        return
    env = app.env
    domain = HubDomain.of(env)
    source = Path(env.srcdir)
    project = SchemaDomain.of(env).project
    shown = [listing for listings in domain.listings.values() for listing in listings if listing.made_on]
    records = dict(record for listing in shown for record in listing.records)
    paths = tuple(source / path for path in records if not project.is_encrypted(source / path))
    if not paths:
        return
    edition = edition_of(env, paths)
    about = domain.pages("community")
    by_record = {source / path: page for path, page in records.items() if page}
    pages: dict[str, str] = {}
    for entry in edition.entries:
        page = about.get(entry.community.name) or by_record.get(entry.community.path)
        if page:
            pages[entry.community.name] = app.builder.get_target_uri(page)
    facts, changes = catalogue_since(env, edition, pages)
    words = ChangeWords(Words(app.config.language), FleetWords(app.config.language))
    home = app.config.html_baseurl
    feed = Feed(
        str(_("%s: changes in the catalogue")) % app.config.project,
        app.config.author if app.config.author != "unknown" else app.config.project,
        edition.day.isoformat(),
        app.config.language,
        home if not home or home.endswith("/") else f"{home}/",
        lambda name: pages.get(name, ""),
        words.say,
    )
    write = partial(_write, Path(app.outdir))
    write(JSON_FILE, catalogue_json(facts, changes))
    write(CSV_FILE, catalogue_csv(edition))
    write(ATOM_FILE, atom(feed, changes, ATOM_FILE))
    write(FEED_FILE, json_feed(feed, changes, FEED_FILE))


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8", newline="\n")


def name_feeds(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Name the feeds in the head of pages that show communities or tell changes (on ``html-page-context``)."""
    if app.builder.name in _NOT or not (MARK in context or (doctree is not None and _has_news(doctree))):
        return
    feeds = (("application/atom+xml", "Atom", ATOM_FILE), ("application/feed+json", "JSON Feed", FEED_FILE))
    links = (
        f'<link rel="alternate" type="{kind}" title="{title}" href="{context["pathto"](name, 1)}">\n'
        for kind, title, name in feeds
    )
    context["metatags"] = "".join((context.get("metatags", ""), *links))


def _has_news(doctree: nodes.document) -> bool:
    """Say whether a page shows the catalogue, or tells what changed in it."""
    return any(
        "hubdocs-changes" in node["classes"] or next(iter(node.findall(hub_finder)), None) is not None
        for node in doctree.findall(hub_communities)
    )


def setup_publication(app: Sphinx) -> None:
    """Register the files, and the page that tells changes."""
    app.add_config_value(
        "hubdocs_catalogue_since",
        "",
        "env",
        types=(str,),
        description="Path of the catalogue.json that was published last, from the folder of conf.py.",
    )
    app.add_directive_to_domain(HubDomain.name, "changes", ChangesDirective)
    app.connect("html-page-context", name_feeds)
    app.connect("build-finished", write_catalogue)
