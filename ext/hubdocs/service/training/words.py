"""What agendas and plans say, ready to be translated: templates, and what is put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.service.training.event_words import EventWords

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["EventWords", "Figure", "Listed", "Say", "say"]


class Figure(str):
    """A number, perhaps with a unit behind it, written with a point: readers may be used to another sign."""

    __slots__ = ()

    def with_sign(self, sign: str) -> str:
        """Write it with another decimal sign."""
        return self.replace(".", sign)


class Listed(tuple["str | Say", ...]):
    """Several things, written with commas between them."""

    __slots__ = ()


class Say(NamedTuple):
    """Something to be said.

    :param parts: what is put into the template, by name; perhaps something to be said as well.
    """

    word: EventWords
    parts: tuple[tuple[str, str | Say | Listed], ...] = ()

    def text(self, translate: Callable[[str], str] = str, sign: str = ".") -> str:
        """Write it.

        :param translate: gives a template in the reader's language.
        :param sign: what stands between whole numbers and their fractions there.
        """
        said = {name: _written(part, translate, sign) for name, part in self.parts}
        return translate(self.word.value).format_map(said)


def _written(part: str | Say | Listed, translate: Callable[[str], str], sign: str) -> str:
    if isinstance(part, Listed):
        return ", ".join(_written(each, translate, sign) for each in part)
    if isinstance(part, Say):
        return part.text(translate, sign)
    return part.with_sign(sign) if isinstance(part, Figure) else part


def say(word: EventWords, **parts: object) -> Say:
    """Say something."""
    kinds = Say | Figure | Listed
    return Say(word, tuple((name, part if isinstance(part, kinds) else str(part)) for name, part in parts.items()))
