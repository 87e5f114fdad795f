"""The roles ``lesson:ref`` and ``lesson:term``: checked links to lessons, exercises and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.roles import XRefRole

from hubdocs.model import Code
from hubdocs.service.organisation.place import hint_for
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.prose import QUIET
from hubdocs.sphinx_ext.training.domain import LessonDomain, LessonLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic

_KINDS = {"ref": "lesson or exercise", "term": "term"}


class LessonRole(XRefRole):
    """A link that is checked when all pages are read."""

    innernodeclass = nodes.inline

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: ARG002, FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Keep the link for the check."""
        written = " ".join(target.split())
        refnode[QUIET] = True
        file, line = self.get_source_info()
        LessonDomain.of(env).note("links", env.docname, LessonLink(refnode["reftype"], written, file, line))
        return title, written


def broken_links(env: BuildEnvironment) -> Iterator[Diagnostic]:
    """Find links to what is on no page, here or on another site."""
    domain = LessonDomain.of(env)
    for docname, links in sorted(domain.links.items()):
        for link in dict.fromkeys(links):
            if domain.find(link.role, link.target, docname) is None and not _is_elsewhere(env, docname, link):
                yield finding_in_page(
                    SchemaDomain.of(env).project,
                    file=link.file,
                    line=link.line,
                    target=link.target,
                    code=Code.UNKNOWN_LESSON,
                    message=f"there is no {_KINDS[link.role]} `{link.target}`",
                    hint=hint_for(link.target, domain.known(link.role)),
                )


def _is_elsewhere(env: BuildEnvironment, docname: str, link: LessonLink) -> bool:
    """Ask other extensions, first of all intersphinx, whether they know what a link names."""
    node = addnodes.pending_xref(
        "",
        refdomain=LessonDomain.name,
        reftype=link.role,
        reftarget=link.target,
        refdoc=docname,
        refexplicit=False,
    )
    content = nodes.literal(link.target, link.target)
    node.append(content)
    found = env.events.emit_firstresult("missing-reference", env, node, content)
    return found is not None and found is not content
