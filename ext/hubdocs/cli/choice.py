"""An option's value out of a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hubdocs.cli.usage import no_such

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Type = click.ParamType[str]
else:
    _Type = click.ParamType  # takes no parameter before click 8.4


class Word(_Type):
    """One of a few words; a wrong one is answered with the one that was meant.

    :param what: what the words name, for the answer.
    """

    name = "word"

    def __init__(self, what: str, words: Sequence[str]) -> None:
        self.what = what
        self.words = tuple(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002 (click's)
        """Show the words in the help."""
        return f"[{'|'.join(self.words)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Accept a word."""
        if value not in self.words:
            no_such(self.what, str(value), self.words)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002
        """Offer the words that begin like what was typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 (only while completing)

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]
