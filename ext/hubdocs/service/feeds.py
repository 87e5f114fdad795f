"""Feeds: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

_ATOM: Final = "http://www.w3.org/2005/Atom"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_VERSION: Final = "https://jsonfeed.org/version/1.1"


class FeedItem(NamedTuple):
    """What a feed tells: something that happened, or something to read.

    :param id: a name that stays the same in every build.
    :param date: the day, such as ``2026-11-21``.
    :param text: what it is about, or what happened.
    :param page: the address of its page, from the address of the site; empty if there is none.
    """

    id: str
    title: str
    date: str
    text: str
    page: str = ""


class Feed(NamedTuple):
    """What a feed says of itself.

    :param title: of the feed.
    :param author: who publishes it.
    :param day: on which it was made, for a feed without items.
    :param language: of its words, such as ``es``.
    :param home: the address of the site; empty if nobody says it, and then there are no links.
    """

    title: str
    author: str
    day: str
    language: str
    home: str

    def link(self, item: FeedItem) -> str:
        """Give the address of what an item is about."""
        return (
            f"{self.home}{quote(item.page, safe='/#?=&%', errors='replace')}" if self.home and item.page else self.home
        )


def atom(feed: Feed, items: Sequence[FeedItem], name: str) -> str:
    """Write an Atom feed.

    :param name: of its file.
    """
    root = ET.Element("feed", {"xmlns": _ATOM, f"{{{_XML}}}lang": feed.language})
    _element(root, "id", feed.home + name if feed.home else uuid5(NAMESPACE_URL, f"{feed.title}/{name}").urn)
    _element(root, "title", feed.title)
    _element(root, "updated", _moment(max((item.date for item in items), default=feed.day)))
    _element(ET.SubElement(root, "author"), "name", feed.author)
    if feed.home:
        ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.home + name})
        ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.home})
    for item in items:
        entry = ET.SubElement(root, "entry")
        _element(entry, "id", item.id)
        _element(entry, "title", item.title)
        _element(entry, "updated", _moment(item.date))
        link = feed.link(item)
        if link:
            ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": link})
        _element(entry, "content", item.text).set("type", "text")
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def json_feed(feed: Feed, items: Sequence[FeedItem], name: str) -> str:
    """Write a JSON Feed.

    :param name: of its file.
    """
    whole: dict[str, object] = {"version": _VERSION, "title": feed.title, "language": feed.language}
    if feed.home:
        whole |= {"home_page_url": feed.home, "feed_url": feed.home + name}
    whole["authors"] = [{"name": feed.author}]
    listed: list[dict[str, str]] = []
    for item in items:
        facts = {"id": item.id, "title": item.title, "content_text": item.text, "date_published": _moment(item.date)}
        link = feed.link(item)
        listed.append(facts | ({"url": link} if link else {}))
    whole["items"] = listed
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _element(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = _printable(text)
    return element


def _printable(text: str) -> str:
    """Take out what XML cannot hold."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if (unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t") or character in "\ufffe\uffff"
        else character
        for character in text
    )
