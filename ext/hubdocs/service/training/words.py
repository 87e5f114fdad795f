"""What agendas and plans say, ready to be translated: templates, and what is put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.service.training.event_words import EventWords

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["EventWords", "Say", "say"]


class Say(NamedTuple):
    """Something to be said.

    :param parts: what is put into the template, by name; perhaps something to be said as well.
    """

    word: EventWords
    parts: tuple[tuple[str, str | Say], ...] = ()

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Write it.

        :param translate: gives a template in the reader's language.
        """
        said = {name: part.text(translate) if isinstance(part, Say) else part for name, part in self.parts}
        return translate(self.word.value).format_map(said)


def say(word: EventWords, **parts: object) -> Say:
    """Say something."""
    return Say(word, tuple((name, part if isinstance(part, Say) else str(part)) for name, part in parts.items()))
