"""Numbers that authors wrote into their sentences, compared with what the files of the project count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs.project.pages.check_counts import CountChecker, wrong_queries
from hubdocs.sphinx_ext.config.page_findings import PAGES, included_pages
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit_settled
from hubdocs.sphinx_ext.fleet.questions import depend_on, world_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def check_numbers(app: Sphinx, doctree: nodes.document) -> None:
    """Check the numbers in a page that was read, and in the files that it includes (on ``doctree-read``)."""
    env = app.env
    domain = SchemaDomain.of(env)
    if not domain.project.options.counts:
        return
    checker = CountChecker(domain.project, world_of(env))
    for path in (Path(env.doc2path(env.docname)), *included_pages(doctree)):
        if path.suffix.lower() in PAGES:
            for diagnostic in checker.findings(path):
                domain.note_finding(env.docname, diagnostic)
    for kind in sorted(checker.asked):
        depend_on(env, kind)


def emit_wrong_queries(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report what cannot be counted (on ``env-updated``, which comes with every build)."""
    emit_settled(env, wrong_queries(SchemaDomain.of(env).project))
    return []


def setup_stated_numbers(app: Sphinx) -> None:
    """Register the check."""
    app.connect("doctree-read", check_numbers)
    app.connect("env-updated", emit_wrong_queries)
