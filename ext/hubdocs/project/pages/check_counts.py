"""Numbers in the text of pages, against what the files of the project count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.checks.stated_numbers import find_stated
from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.project.ask import load_world, read_query, trouble
from hubdocs.project.globs import matches
from hubdocs.project.pages.check_page import markup_of
from hubdocs.service.query import QueryError, answer, find_field
from hubdocs.service.query.values import texts_of
from hubdocs.sources import Text, read
from hubdocs.sources.snippets import find_prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import Span
    from hubdocs.project.options import CountRule
    from hubdocs.project.project import Project
    from hubdocs.service.query import Query, World


class _Count(NamedTuple):
    """How many there are.

    :param number: ``None`` if nobody can say it for certain.
    :param kind: what the query asks about.
    """

    number: int | None
    kind: str


class CountChecker:
    """Checks the numbers in pages. The fleet and the communities are read when the first number is found.

    :param world: all that can be asked about, where the caller has it already.
    """

    def __init__(self, project: Project, world: World | None = None) -> None:
        self._project = project
        self._world = world
        self._counts: dict[CountRule, _Count] = {}
        self.asked: set[str] = set()
        """The kinds of things that numbers were compared with."""

    def rules(self, path: Path) -> tuple[CountRule, ...]:
        """Give the nouns that are counted in a page."""
        name = self._project.relative(path)
        return tuple(rule for rule in self._project.options.counts if not rule.include or matches(name, rule.include))

    def findings(self, path: Path, *, content: str | None = None) -> Iterator[Diagnostic]:
        """Check a page.

        :param content: the page's text, where the caller has read it already.
        """
        rules = self.rules(path)
        if not rules:
            return
        if content is None:
            source = read(path, self._project.shown(path), limits=self._project.options.limits)
            if isinstance(source, Diagnostic):
                return  # the check of the page says so
            content = source.content
        page = Text(content)
        others = tuple(noun for rule in self._project.options.counts for noun in rule.nouns)
        for paragraph in find_prose(page.content, language=markup_of(path)):
            for rule in rules:
                for stated in find_stated(paragraph.text, rule.nouns, others):
                    count = self._count(rule)
                    if count.number not in (None, stated.number):
                        span = paragraph.span(stated.start, stated.end)
                        yield self._wrong_number(rule, f"{stated.number} {stated.noun}", count, span, path, page)

    def _count(self, rule: CountRule) -> _Count:
        if rule not in self._counts:
            try:
                query = read_query(rule.query)
                self._counts[rule] = _Count(self._answer(query, rule), query.kind.name)
            except QueryError:
                self._counts[rule] = _Count(None, "")  # the check of the configuration says so
        return self._counts[rule]

    def _answer(self, query: Query, rule: CountRule) -> int | None:
        if self._world is None:
            self._world = load_world(self._project)
        kind = query.kind.name
        self.asked.add(kind)
        found = answer(query, self._world)
        if not found.exact or trouble(self._world, kind, self._project):
            return None
        if not rule.different:
            return len(found.rows)
        field = find_field(query.kind, rule.different)
        cells = [field.read(row) for row in found.rows]
        if any(cell.unknown or cell.maybe for cell in cells):
            return None
        values = (cell.value for cell in cells)
        return len({text for value in values for text in ((value,) if isinstance(value, str) else texts_of(value))})

    def _wrong_number(  # noqa: PLR0913, PLR0917 (what, how many, and where)
        self, rule: CountRule, said: str, count: _Count, span: Span, path: Path, page: Text
    ) -> Diagnostic:
        noun = said.partition(" ")[2]
        of = f" by `{rule.different}` of `{rule.query}`" if rule.different else f" by `{rule.query}`"
        role = ":hub:count:" if markup_of(path) == "rst" else "{hub:count}"
        hint = (
            f"write `{count.number} {noun}`, and say in the configuration with a reason if this is meant"
            if rule.different
            else f"write {role}`{rule.query}` instead of the number, and it stays right"
        )
        message = f"`{said}` does not agree with the files: counted{of}, there are {count.number}"
        shown, line = self._project.shown(path), page.line(span.start.line)
        return Diagnostic(Code.OUTDATED_NUMBER, message, shown, span, Severity.ERROR, hint=hint, line_text=line)


def wrong_queries(project: Project) -> Iterator[Diagnostic]:
    """Report queries of the configuration that cannot be answered."""
    if project.config is None or not project.options.counts:
        return
    source = read(project.config, project.shown(project.config))
    if isinstance(source, Diagnostic):
        return
    text = Text(source.content)
    for rule in project.options.counts:
        try:
            kind = read_query(rule.query).kind
            if rule.different:
                find_field(kind, rule.different)
        except QueryError as error:
            written = rule.different if error.word and error.word == rule.different else rule.query
            start = max(text.content.find(written, text.content.find("counts")), 0) + error.offset
            span = text.span(start, start + max(1, len(error.word)))
            line = text.line(span.start.line)
            yield Diagnostic(
                Code.INVALID_OPTION, error.message, source.path, span, Severity.ERROR, hint=error.hint, line_text=line
            )
