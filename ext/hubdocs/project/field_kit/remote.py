"""What pages load from other hosts, which is not there without a network."""

from __future__ import annotations

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
    """Say of each page what it loads from other hosts."""
    for path in sorted(folder.rglob("*.html")):
        page = _Loads()
        page.feed(path.read_text(encoding="utf-8", errors="replace"))
        for address in dict.fromkeys(page.found):
            yield f"{path.relative_to(folder).as_posix()}: loads `{address}`, which is not there without a network"
