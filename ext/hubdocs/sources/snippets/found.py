"""The snippets found so far in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import LineMap
from hubdocs.sources.snippets.names import is_literal
from hubdocs.sources.snippets.values import Snippet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdocs.model import Span
    from hubdocs.sources.snippets.info import Info
    from hubdocs.sources.snippets.prose_lines import Prose
    from hubdocs.sources.snippets.values import Foreign, Line, Option


class Found:
    """Collects snippets, in either markup."""

    def __init__(self) -> None:
        self._snippets: list[Snippet] = []
        self.highlight = ""
        """The language that a ``highlight`` directive has set for code that does not name its own."""
        self.foreign: list[Foreign] = []
        self.prose: Prose | None = None
        """The paragraphs, where somebody asks for them."""

    def add(
        self,
        info: Info,
        options: tuple[Option, ...],
        lines: Sequence[Line],
        *,
        closed: bool = True,
        ended_by: Span | None = None,
    ) -> None:
        """Add what an opening line and the lines of its body make, unless it is of no interest."""
        own = info.is_own
        if not own and not info.is_shown:
            return
        if own and not is_literal(info.directive):
            lines = ()
        start = info.span.start
        places = tuple((line.number, line.cut) for line in lines) or ((start.line, start.column - 1),)
        self._snippets.append(
            Snippet(
                kind="directive" if own else "fence",
                language="" if own else info.language or self.highlight,
                directive=info.directive,
                argument=info.argument,
                argument_span=info.argument_span,
                options=options,
                attributes=info.attributes,
                body="".join(f"{line.text}\n" for line in lines),
                line_map=LineMap(places),
                span=info.span,
                closed=closed,
                ended_by=ended_by,
            )
        )

    def finish(self) -> tuple[Snippet, ...]:
        """Return the snippets in the order of the page."""
        return tuple(sorted(self._snippets, key=lambda snippet: snippet.span))
