"""What changed between two catalogues, and the feeds of it."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.service.community.changes import KEPT, Change, Kind, compare, history, read_changes
from hubdocs.service.feeds import Feed, FeedItem, atom, json_feed

if TYPE_CHECKING:
    from collections.abc import Sequence

ATOM = "{http://www.w3.org/2005/Atom}"


def catalogue(*entries: dict[str, Any], missing: Sequence[str] = (), changes: Sequence[Change] = ()) -> dict[str, Any]:
    """Make a catalogue."""
    return {
        "communities": list(entries),
        "missing": [{"name": name} for name in missing],
        "changes": [change.facts() for change in changes],
    }


AGUA = {"name": "agua", "long_name": "Agua", "status": "active", "hubs": ["sa/hub-a"]}
SOL = {"name": "sol", "long_name": "Sol"}


def test_all_kinds() -> None:
    """Who came, who left, which fact is another one; the page of a community is no fact."""
    old = catalogue({**AGUA, "page": "a.html"}, SOL)
    new = catalogue({**AGUA, "status": "paused", "page": "b.html"}, {"name": "um", "long_name": "Um"})

    assert compare(old, new, "2026-11-21") == (
        Change("2026-11-21", "agua", "Agua", Kind.CHANGED, "status", "active", "paused"),
        Change("2026-11-21", "sol", "Sol", Kind.LEFT),
        Change("2026-11-21", "um", "Um", Kind.JOINED),
    )


def test_a_mistake_is_no_farewell() -> None:
    """Neither when it is made, nor when it is corrected."""
    assert compare(catalogue(AGUA), catalogue(missing=["agua"]), "2026-11-21") == ()
    assert compare(catalogue(missing=["agua"]), catalogue(AGUA), "2026-11-21") == ()


def test_history_is_remembered_up_to_a_limit() -> None:
    """The newest stand first; the first catalogue has no news; the same is told once."""
    assert history(None, catalogue(AGUA), "2026-11-21") == ()
    before = tuple(Change(f"2026-01-{day % 28 + 1:02}", f"c-{day}", "C", Kind.JOINED) for day in range(KEPT))
    old = catalogue(changes=before)

    found = history(old, catalogue(AGUA), "2026-11-21")

    assert found[0] == Change("2026-11-21", "agua", "Agua", Kind.JOINED)
    assert found[1:] == before[: KEPT - 1]
    assert read_changes(catalogue(changes=found)) == found


def feed(home: str = "https://hubs.example.org/") -> Feed:
    """Describe a feed."""
    return Feed("Hubs", "the hubs", "2026-11-21", "en", home)


def items(changes: list[Change]) -> list[FeedItem]:
    """Say what changed."""
    return [
        FeedItem(change.id, change.title, change.date, change.title, f"{change.community}.html") for change in changes
    ]


TEXTS = st.text(max_size=20)
CHANGES = st.lists(
    st.builds(
        Change,
        st.dates().map(lambda day: day.isoformat()),
        TEXTS,
        TEXTS,
        st.sampled_from(Kind),
        TEXTS,
        TEXTS,
        st.lists(TEXTS, max_size=2),
    ),
    max_size=4,
    unique_by=lambda change: change.id,
)


@pytest.mark.parametrize("home", ["", "https://hubs.example.org/"])
@given(changes=CHANGES)
def test_atom_is_what_the_standard_asks_for(home: str, changes: list[Change]) -> None:
    """RFC 4287: each element that must be there, once, with the form that it must have."""
    root = ElementTree.fromstring(atom(feed(home), items(changes), "catalogue.atom").encode())

    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text is not None or name == "title"
        assert urlsplit(element.findtext(f"{ATOM}id")).scheme
        assert datetime.fromisoformat(str(element.findtext(f"{ATOM}updated"))).tzinfo is not None
        assert element.findall(f"{ATOM}link") or not home
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "the hubs"
    entries = root.findall(f"{ATOM}entry")
    identities = [str(entry.findtext(f"{ATOM}id")) for entry in entries]
    assert len(set(identities)) == len(entries) == len(changes)
    assert all(UUID(identity) for identity in identities)
    assert all(entry.find(f"{ATOM}content").get("type") == "text" for entry in entries)
    relations = [link.get("rel") for link in root.findall(f"{ATOM}link")]
    assert relations == (["self", "alternate"] if home else [])


@given(changes=CHANGES)
def test_json_feed_is_what_the_standard_asks_for(changes: list[Change]) -> None:
    """JSON Feed 1.1."""
    made = json.loads(json_feed(feed(), items(changes), "catalogue-feed.json"))

    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert made["title"] == "Hubs"
    assert made["feed_url"] == "https://hubs.example.org/catalogue-feed.json"
    assert len({item["id"] for item in made["items"]}) == len(changes)
    for item in made["items"]:
        assert isinstance(item["content_text"], str)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", item["date_published"])
        assert item["url"].startswith("https://hubs.example.org/")
