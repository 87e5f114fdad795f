"""The entries that a catalogue lacks, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.sphinx_ext.config.text import visible, words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hubdocs.model import Diagnostic
    from hubdocs.service.community import Missing


def missing_entries(missing: Sequence[Missing]) -> list[nodes.Element]:
    """Say which entries are missing, and what must be corrected."""
    if not missing:
        return []
    title = str(_("Missing entries: %d")) % len(missing)
    said = str(_("These communities are not listed, because their records have mistakes:"))
    listed = nodes.definition_list("", *(_entry(item) for item in missing))
    return [
        nodes.admonition("", nodes.title("", title), nodes.paragraph("", said), listed, classes=["hubdocs-missing"])
    ]


def _entry(missing: Missing) -> nodes.definition_list_item:
    name = visible(missing.name)
    reasons = [_reason(problem) for problem in missing.problems]
    return nodes.definition_list_item(
        "", nodes.term("", "", nodes.literal(name, name)), nodes.definition("", *(reasons or [nodes.paragraph()]))
    )


def _reason(problem: Diagnostic) -> nodes.paragraph:
    paragraph = nodes.paragraph("", "", *_place(problem))
    # The findings are in English, whatever the language of the page.
    paragraph += nodes.inline("", "", *words(problem.message), classes=["hubdocs-reason"])
    return paragraph


def _place(problem: Diagnostic) -> Iterator[nodes.Node]:
    """Name the place as it is in the file; the file itself is that of the community."""
    line = str(_("line %(line)d, column %(column)d"))
    start = problem.span.start
    yield nodes.Text(f"{line % {'line': start.line, 'column': start.column}}: ")
