"""The feeds of a site, read as a feed reader reads them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from record_cases import write_catalogue
from sphinx_site import Site

from hubdocs.project import Options, Project
from hubdocs.project.community.catalogue import read_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

HOME = "https://hubs.example.org/"
PAGES = {
    "hubdocs.toml": "",
    "index.md": "# C\n\n```{hub:communities}\n:per-page: 2\n```\n\n```{toctree}\nabout/changes\nplain\n```\n",
    "about/changes.md": "# W\n\n```{hub:changes}\n```\n",
    "plain.md": "# P\n",
    "communities/nova/index.md": "---\norphan: true\n---\n# N\n\n```{hub:community}\n```\n",
}
JSON_FEED = {
    "version": str,
    "title": str,
    "language": str,
    "home_page_url": str,
    "feed_url": str,
    "authors": list,
    "items": list,
}
"""The members of a feed that we write, all of which JSON Feed 1.1 knows."""
ITEM = {"id": str, "title": str, "content_text": str, "date_published": str, "url": str}
"""Those of an item."""


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build a site in which one community joined, one left, and one changed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793491200")
    write_catalogue(tmp_path / "communities", {"agua": "", "sol": "", "terra": ""})
    site = Site(tmp_path).write({name: text for name, text in PAGES.items() if "nova" not in name})
    site.settings = {"html_baseurl": HOME.rstrip("/"), "author": "the hubs"}
    (tmp_path / "published.json").write_text(site.build("html").text("catalogue.json"), encoding="utf-8")
    write_catalogue(tmp_path / "communities", {"agua": "fields: [water]\nsummary: <b>Água</b> & mais", "nova": ""})
    (tmp_path / "communities" / "sol" / "community.yaml").unlink()
    site.settings["hubdocs_catalogue_since"] = "published.json"
    site.write(PAGES)
    first = site.build("html")
    again = site.build("html", fresh=True, output="again")
    for name in ("catalogue.atom", "catalogue-feed.json"):
        assert first.text(name) == again.text(name)
    return first


def test_another_program_reads_the_atom_feed(build: Build) -> None:
    """Without a complaint, and with all that a reader needs."""
    feedparser: Any = pytest.importorskip("feedparser", reason="the group `test` of pyproject.toml has it")

    read = feedparser.parse(build.text("catalogue.atom").encode())

    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.id == f"{HOME}catalogue.atom"
    assert read.feed.author == "the hubs"
    assert {(link.rel, link.href) for link in read.feed.links} == {
        ("self", f"{HOME}catalogue.atom"),
        ("alternate", HOME),
    }
    titles = {entry.title for entry in read.entries}
    assert {"Comunidad nova: joined", "Comunidad sol: left"} <= titles
    assert any("<b>Água</b> & mais" in entry.content[0].value for entry in read.entries)
    assert len({entry.id for entry in read.entries}) == len(read.entries) == 4
    for entry in read.entries:
        assert entry.updated_parsed is not None
        assert entry.link.startswith(HOME)
        assert entry.content[0].type == "text/plain"
    assert {f"{HOME}communities/nova/index.html", HOME} == {entry.link for entry in read.entries}


def test_the_json_feed_is_what_its_standard_says(build: Build) -> None:
    """JSON Feed 1.1: members that must be there, of their types; addresses in full; dates with a zone."""
    feed = json.loads(build.text("catalogue-feed.json"))

    assert {key: type(value) for key, value in feed.items()} == JSON_FEED
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", feed["language"])
    assert feed["feed_url"] == f"{HOME}catalogue-feed.json"
    assert feed["authors"] == [{"name": "the hubs"}]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == 4
    for item in feed["items"]:
        assert {key: type(value) for key, value in item.items()} == ITEM
        assert item["content_text"]
        assert urlsplit(item["url"]).netloc == "hubs.example.org"
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_what_is_published_follows_its_schema(build: Build) -> None:
    """So that others can read it, and we the next time."""
    contents, found = read_catalogue(build.output / "catalogue.json", Project(build.output, Options()))

    assert found == ()
    assert contents is not None
    assert len(contents["changes"]) == 4


@pytest.mark.parametrize("page", ["index.html", "index-page-2.html", "about/changes.html"])
def test_readers_find_the_feeds_from_the_pages(build: Build, page: str) -> None:
    """The head of each page that shows communities or changes names them; no other page does."""
    links = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', build.text(page))

    up = "../" * page.count("/")
    assert links == [
        ("application/atom+xml", f"{up}catalogue.atom"),
        ("application/feed+json", f"{up}catalogue-feed.json"),
    ]
    assert 'rel="alternate"' not in build.text("plain.html")
    assert 'rel="alternate"' not in build.text("communities/nova/index.html")
