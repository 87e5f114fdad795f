"""Anchors of both sites: each is there once, and each link to one leads to it."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.build


class Anchors(HTMLParser):
    """The anchors of a page, and the links from it that stay in the site."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: set[tuple[str, str]] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        found = dict(attrs)
        if found.get("id"):
            self.ids[str(found["id"])] += 1
        target = urlsplit(found.get("href") or "")
        if tag == "a" and not target.scheme and not target.netloc:
            self.links.add((unquote(target.path), unquote(target.fragment)))


def test_anchors_are_unique_and_links_lead_to_them(provider_site: Path, community_site: Path) -> None:
    """Pages that others write are no part of it, and neither are addresses that only a script reads."""
    assert community_site.is_dir()
    pages = {path.resolve(): Anchors(path) for path in provider_site.rglob("*.html") if "_static" not in path.parts}
    repeated = {
        path.name: twice for path, page in pages.items() if (twice := [name for name, n in page.ids.items() if n > 1])
    }
    lost = [
        f"{path.relative_to(provider_site.resolve())}: {target}#{fragment}"
        for path, page in pages.items()
        for target, fragment in sorted(page.links)
        if not leads_somewhere(path, target, fragment, pages)
    ]

    assert len(pages) > 100
    assert repeated == {}
    assert lost == []


def leads_somewhere(path: Path, target: str, fragment: str, pages: dict[Path, Anchors]) -> bool:
    """Say whether a link has a page or file, and the anchor on it."""
    found = (path.parent / target).resolve() if target else path
    found = found / "index.html" if found.is_dir() else found
    if found not in pages:
        return found.is_file()
    return not fragment or fragment in pages[found].ids
