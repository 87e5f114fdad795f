"""Packages that a lesson needs: by name, or one of several where each cloud has its own (``s3fs | gcsfs``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.words import Listed, Say, say

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(package: str) -> tuple[str, ...]:
    """Give the names of which one is enough, in their order.

    :param package: as a lesson names it.
    """
    return tuple(dict.fromkeys(filter(None, (name.strip() for name in package.split("|")))))


_BEHIND_NAME: Final = re.compile(r"[<>=!~;\[(,].*", re.DOTALL)


def bare_name(name: str) -> str:
    """Give the name of a package without version and extras: ``icalendar`` of ``icalendar>=1.0``."""
    return _BEHIND_NAME.sub("", name).strip()


def needed_together(packages: Iterable[str]) -> tuple[str, ...]:
    """Give what several lessons need, each once; a choice is left out where the rest of them decides it."""
    by_names = {frozenset(alternatives(package)): package for package in sorted(set(packages), reverse=True)}
    return tuple(
        sorted(package for names, package in by_names.items() if names and not any(other < names for other in by_names))
    )


def package_words(package: str) -> str | Say:
    """Say which package is needed: ``s3fs or gcsfs``."""
    *others, last = alternatives(package) or (package,)
    return say(W.EITHER, one=", ".join(others), other=last) if others else last


def packages_words(packages: Iterable[str]) -> Listed:
    """List packages that are needed."""
    return Listed(map(package_words, packages))
