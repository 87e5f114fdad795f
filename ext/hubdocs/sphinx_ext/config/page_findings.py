"""All findings of a page come from here, and are made by the same check that the command line runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.model import Diagnostic
from hubdocs.project.fleet.fleets import fleet_root
from hubdocs.project.pages.blocks import BlockReader
from hubdocs.project.pages.check_page import check_page, markup_of
from hubdocs.sources import Text, read
from hubdocs.sources.snippets import find_snippets
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.config.domain import ConfigDomain
from hubdocs.sphinx_ext.config.nodes import config_example
from hubdocs.sphinx_ext.config.outdated import page_state
from hubdocs.sphinx_ext.config.snippet import key_of
from hubdocs.sphinx_ext.domain import SchemaDomain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.project import Project
    from hubdocs.project.pages.check_page import PageResult

PAGES: Final = (".md", ".markdown", ".rst")
"""Endings of files that snippets are looked for in."""


def check_read_page(app: Sphinx, doctree: nodes.document) -> None:
    """Check a page that was read, and the files that it includes (on ``doctree-read``)."""
    env = app.env
    domain = SchemaDomain.of(env)
    check = PageCheck(env, domain.project)
    for path in (Path(env.doc2path(env.docname)), *included_pages(doctree)):
        if path.suffix.lower() in PAGES:
            check.file(path)
    for example in doctree.findall(config_example):
        check.example(example)
        example.snippet, example.findings = None, ()
    for diagnostic in check.found:
        domain.note_finding(env.docname, diagnostic)
    ConfigDomain.of(env).states[env.docname] = page_state(domain.project, checked=check.anything)


def included_pages(doctree: nodes.document) -> Iterator[Path]:
    """List the files whose text became part of a page."""
    names = doctree.settings.record_dependencies.list
    for path in dict.fromkeys(Path(os.path.abspath(name)) for name in names):  # noqa: PTH100 (keep links as they are)
        if path.suffix.lower() in PAGES and path.is_file():
            yield path


class PageCheck:
    """Checks all that one page consists of."""

    def __init__(self, env: BuildEnvironment, project: Project) -> None:
        self.env = env
        self.project = project
        self.found: list[Diagnostic] = []
        self.anything = False
        self._seen: set[tuple[str, str, str]] = set()

    def file(self, path: Path) -> None:
        """Check a file; one that is a page itself is reported there, so that the same is said once."""
        source = read(path, self.project.shown(path), limits=self.project.options.limits)
        if isinstance(source, Diagnostic):
            self.found.append(source)
            return
        result = check_page(path, self.project, content=source.content)
        self.found.extend(self._with_rules(result))
        for name in result.looked:
            if not name.endswith("?"):
                self.env.note_dependency(name)
        wanted = (Path(name[:-1]) for name in result.looked if name.endswith("?"))
        HubDomain.of(self.env).note_looked(self.env.docname, wanted)
        reader = BlockReader(Text(source.content), source.path, self.project.relative(path), self.project.options)
        for snippet in find_snippets(source.content, language=markup_of(path)):
            if snippet.kind == "directive":
                self._seen.add(key_of(snippet))
            block = reader.read(snippet)
            if block is not None:
                self.depend_on(block.schema, path.parent)

    def _with_rules(self, result: PageResult) -> Iterator[Diagnostic]:
        """Add what the rules for fleets find in the files that the page shows."""
        fleets = SchemaDomain.of(self.env).fleets
        shown = {self.project.shown(file) for file in result.files}
        roots = dict.fromkeys(fleet_root(file, self.project) for file in result.files)
        found: Iterable[Diagnostic] = result.diagnostics
        for root in roots:
            if root is not None:
                found = fleets.judge(found, root)
                yield from (item for item in fleets.findings(root) if item.path in shown)
                for name in fleets.files(root):
                    if not name.endswith(("?", os.sep)):
                        self.env.note_dependency(name)
        yield from found

    def example(self, example: config_example) -> None:
        """Take over what an example found that no file has as it is: extensions can make text that becomes a page."""
        if example.snippet is not None and key_of(example.snippet) not in self._seen:
            self._seen.add(key_of(example.snippet))
            self.found.extend(example.findings)

    def depend_on(self, schema: str, folder: Path) -> None:
        """Have the page read again when a schema changes, or the configuration."""
        self.anything = True
        note_configuration(self.env)
        note_schema(self.env, schema, folder)
