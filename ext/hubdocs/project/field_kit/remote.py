"""What pages load from other hosts, or lead to, that is not there where only the kit is."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REFERENCES: Final = ("href", "xlink:href")
_LOADING: Final = {
    "audio": ("src",),
    "embed": ("src",),
    "feimage": _REFERENCES,
    "iframe": ("src",),
    "image": _REFERENCES,
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": _REFERENCES,
    "video": ("src", "poster"),
}
"""Attributes that a browser follows by itself."""

_LINKS: Final = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}
)

_STYLE: Final = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)
"""What style sheets load."""


class _Loads(HTMLParser):
    """Notes the addresses that a page loads something from, and those that it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        given = {name: value or "" for name, value in attrs}
        names = _LOADING.get(tag, ())
        if tag == "link" and _LINKS.intersection(given.get("rel", "").lower().split()):
            names = ("href",)
        for name in names:
            self.found += _candidates(given.get(name, "")) if name == "srcset" else [given.get(name, "")]
        self.found += _STYLE.findall(given.get("style", ""))
        if tag == "a":
            self.links.append(given.get("href", ""))

    def handle_data(self, data: str) -> None:
        """Look at what stands in an element for styles."""
        if self.cdata_elem == "style":
            self.found += _STYLE.findall(data)


def _candidates(written: str) -> list[str]:
    """Give the addresses of a picture in several sizes."""
    return [words[0] for each in written.split(", ") if (words := each.split())]


def is_remote(address: str) -> bool:
    """Say whether an address leads to another host."""
    return address.strip().lower().startswith(("http:", "https:", "//"))


def remote_loads(folder: Path) -> Iterator[str]:
    """Say of each page, picture and style sheet what it loads from other hosts; of pages, what else is not there."""
    for path in sorted(each for pattern in ("*.html", "*.css", "*.svg") for each in folder.rglob(pattern)):
        name, text = path.relative_to(folder), path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".css":
            loaded, local = _STYLE.findall(text), []
        else:
            page = _Loads()
            page.feed(text)
            loaded = page.found
            local = [*page.found, *page.links] if path.suffix == ".html" and name.parts[0] != "_static" else []
        for address in dict.fromkeys(filter(is_remote, loaded)):
            yield f"{name.as_posix()}: loads `{address}`, which is not there without a network"
        for address in dict.fromkeys(local):
            if _is_missing(address, path.parent):
                yield f"{name.as_posix()}: leads to `{address}`, which is not in the kit"


def _is_missing(address: str, folder: Path) -> bool:
    """Say whether an address within a kit leads to nothing."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    if parts.scheme or parts.netloc or not parts.path:
        return False
    try:
        return parts.path.startswith("/") or not (folder / unquote(parts.path)).is_file()
    except (OSError, ValueError):  # a name that is too long, or no name
        return True
