"""Questions about the fleet in pages: whether they can be understood. Their answers are the business of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.project.ask import CLUSTERS, HUBS, read_columns, read_query
from hubdocs.project.pages.check_page import markup_of
from hubdocs.service.query import QueryError, find_field
from hubdocs.sources import Text, read
from hubdocs.sources.snippets import find_prose, find_snippets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import Span
    from hubdocs.project.project import Project
    from hubdocs.sources.snippets import Snippet

_SPAN: Final = {
    "markdown": re.compile(r"(?P<role>\{hub:count\})?(?<!`)(`+)(?!`)(?P<query>.+?)(?<!`)\2(?!`)", re.DOTALL),
    "rst": re.compile(r"``.+?``|(?P<role>:hub:count:)`(?P<query>[^`]+)`", re.DOTALL),
}


def wrong_questions(path: Path, project: Project) -> Iterator[Diagnostic]:
    """Report questions in a page that cannot be understood, as the site does when it is built."""
    source = read(path, project.shown(path), limits=project.options.limits)
    if isinstance(source, Diagnostic) or not ("hub:count" in source.content or "hub:fleet" in source.content):
        return  # what cannot be read, the check of the page reports
    page, markup = Text(source.content), markup_of(path)

    def finding(error: QueryError, span: Span) -> Diagnostic:
        line = page.line(span.start.line)
        start = span.start._replace(column=span.start.column + error.offset)
        end = start._replace(column=start.column + max(1, len(error.word)))
        place = span._replace(start=start, end=end)
        return Diagnostic(
            Code.INVALID_OPTION, error.message, source.path, place, Severity.ERROR, hint=error.hint, line_text=line
        )

    for paragraph in find_prose(page.content, language=markup):
        for match in _SPAN[markup].finditer(paragraph.text):
            if match["role"] and "\n" not in match["query"]:
                try:
                    read_query(match["query"])
                except QueryError as error:
                    yield finding(error, paragraph.span(match.start("query"), match.end("query")))
    for snippet in find_snippets(page.content, language=markup):
        if snippet.directive == "hub:fleet":
            yield from (finding(error, span) for error, span in _wrong_table(snippet))


def _wrong_table(snippet: Snippet) -> Iterator[tuple[QueryError, Span]]:
    """Look at the query of a table, and at the fields that it names."""
    options = {option.name: option for option in snippet.options}
    where = None if snippet.argument else options.get("where")
    written, span = (where.value, where.span) if where else (snippet.argument, snippet.argument_span or snippet.span)
    try:
        kind = read_query(written, CLUSTERS if "clusters" in options else HUBS).kind
    except QueryError as error:
        yield error, span
        return
    for name in ("columns", "sort"):
        if name in options:
            written = options[name].value
            try:
                if name == "columns":
                    read_columns(written, kind)
                else:
                    find_field(kind, written.removeprefix("-").strip())
            except QueryError as error:
                shift = len(written) - len(written.removeprefix("-").lstrip()) if name == "sort" else 0
                span = options[name].span
                yield error, span._replace(start=span.start._replace(column=span.start.column + shift))
