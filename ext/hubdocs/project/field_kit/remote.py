"""What pages load from other hosts, which is not there without a network."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOADING: Final = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
"""Attributes that a browser follows by itself."""

_LINKS: Final = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}
)

_STYLE: Final = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)
"""What style sheets load."""


class _Loads(HTMLParser):
    """Notes the addresses that a page loads something from."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        given = {name: value or "" for name, value in attrs}
        names = _LOADING.get(tag, ())
        if tag == "link" and _LINKS.intersection(given.get("rel", "").lower().split()):
            names = ("href",)
        self.found += [given[name] for name in names if is_remote(given.get(name, ""))]


def is_remote(address: str) -> bool:
    """Say whether an address leads to another host."""
    return address.strip().lower().startswith(("http:", "https:", "//"))


def remote_loads(folder: Path) -> Iterator[str]:
    """Say of each page, and of each style sheet, what it loads from other hosts."""
    for path in sorted((*folder.rglob("*.html"), *folder.rglob("*.css"))):
        text = path.read_text(encoding="utf-8", errors="replace")
        for address in dict.fromkeys(_loads(text) if path.suffix == ".html" else _STYLE.findall(text)):
            yield f"{path.relative_to(folder).as_posix()}: loads `{address}`, which is not there without a network"


def _loads(text: str) -> list[str]:
    page = _Loads()
    page.feed(text)
    return page.found
