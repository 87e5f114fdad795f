"""The front matter of pages: what stands between two lines ``---`` at the top, checked like a file of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Code, Diagnostic, LineMap, Severity, Span
from hubdocs.project.check_documents import check_documents
from hubdocs.schema.errors import BrokenSchemaError, UnknownSchemaError
from hubdocs.service.lenient import mapping
from hubdocs.sources import Source, Text, load

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import JSON
    from hubdocs.project.project import Project
    from hubdocs.sources import Document

SERVES: Final = "serves"
"""The key of a page's front matter by which it says what it serves."""

_FENCES: Final = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)


class FrontMatter(NamedTuple):
    """What was found in the front matter of a page.

    :param files: what else it was held against.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    files: tuple[Path, ...] = ()


def front_matter(content: str, shown: str, project: Project) -> Document | None:
    """Read the front matter of a page.

    :param shown: the page, as findings name it.
    """
    found = _FENCES.match(content)
    if found is None:
        return None
    lines = found[1].count("\n")
    where = LineMap(tuple((number + 2, 0) for number in range(lines + 1)))
    source = Source(shown, found[1], where, Text(content), limits=project.options.limits)
    return load(source)[0]


def schema_of_page(path: Path, project: Project) -> str:
    """Give the schema that the configuration names for the front matter of a page; empty if it names none."""
    rule = project.file_rule(path)
    return rule.schema if rule is not None else ""


def check_front_matter(path: Path, content: str, project: Project) -> FrontMatter:
    """Check the front matter of a page: against its schema, and what it says that it serves."""
    shown = project.shown(path)
    schema = schema_of_page(path, project)
    if not schema and SERVES not in content:
        return FrontMatter()
    document = front_matter(content, shown, project)
    if not schema:
        return _check_serves(document, project)
    if document is None or document.value is None:
        message = "the page has no front matter"
        hint = f"begin it with `---`, the keys of the schema `{schema}`, and another `---`"
        first = content.partition("\n")[0]
        span = Span.at(1, 1, max(1, len(first)))
        missing = Diagnostic(Code.MISSING_KEY, message, shown, span, Severity.ERROR, hint, line_text=first)
        return FrontMatter((missing,))
    try:
        found = project.store.find(schema, base=path.parent)
        diagnostics = tuple(check_documents((document,), found, project))
    except UnknownSchemaError as error:
        return FrontMatter((_no_schema(document, schema, error),))
    except BrokenSchemaError as error:
        return FrontMatter((document.locator.diagnostic(Code.INVALID_SCHEMA, str(error), 0, 0),))
    if diagnostics or found.name != "update":
        return FrontMatter(diagnostics)
    from hubdocs.project.organisation.strategy import check_page_of_update  # noqa: PLC0415 (few pages need it)

    further, files = check_page_of_update(document, path, project)
    return FrontMatter(further, files)


def _check_serves(document: Document | None, project: Project) -> FrontMatter:
    """Look up what any page serves; what is wrong with the front matter itself is told by who renders the page."""
    if document is None or document.broken or SERVES not in mapping(document.value):
        return FrontMatter()
    from hubdocs.project.organisation.strategy import check_served, known_strategy  # noqa: PLC0415 (few pages need it)

    strategy, path = known_strategy(project)
    if strategy is None or path is None:
        return FrontMatter()
    return FrontMatter(tuple(check_served(document, strategy)), (path,))


def _no_schema(document: Document, schema: str, error: UnknownSchemaError) -> Diagnostic:
    from hubdocs.checks.suggest import schema_hint  # noqa: PLC0415 (only for mistakes)

    hint = schema_hint(error.wanted, error.known)
    return document.locator.diagnostic(Code.UNKNOWN_SCHEMA, f"there is no schema `{schema}`", 0, 0, hint=hint)


def served_by(value: JSON) -> tuple[str, ...]:
    """Give what a page's front matter says that it serves: a list, or a single id."""
    serves = mapping(value).get(SERVES)
    listed = [serves] if isinstance(serves, str) else serves
    return tuple(name for name in listed if isinstance(name, str)) if isinstance(listed, list) else ()
