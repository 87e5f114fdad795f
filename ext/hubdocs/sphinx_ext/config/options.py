"""The options of our directives: all are accepted here, and wrong ones are found by the check of the page.

Docutils and MyST would report a wrong option too, each in its own words, and leave the directive out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def as_written(value: str | None) -> str:
    """Take the value of an option as it is."""
    return (value or "").strip()


class AnyOption(dict[str, "Callable[[str], Any]"]):
    """Accepts every option.

    :param known: the options that there are.
    """

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(dict.fromkeys(sorted(known), as_written))

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return as_written
