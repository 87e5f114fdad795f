"""The role ``hub:responsibility``: a link to a line, and perhaps a word on who holds it, which is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.model import Code
from hubdocs.service.organisation.place import hint_for
from hubdocs.service.organisation.responsibilities import HOLDERS
from hubdocs.sphinx_ext.community.links import KeptLinkRole, broken_link, unknown_links
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit_settled
from hubdocs.sphinx_ext.organisation.files import known_lines, responsibilities_of
from hubdocs.sphinx_ext.places import finding_in_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic


class ResponsibilityRole(KeptLinkRole):
    """A link to a line, by its id; ``ID = HOLDER`` says who holds it, and fails where that is not so."""

    innernodeclass = nodes.inline

    def create_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Show words, those of the author or the title of the line."""
        made, messages = super().create_xref_node()
        made[0]["hubdocs_named"] = not self.has_explicit_title  # type: ignore[index] # the reference that was made
        return made, messages

    def find(self, env: BuildEnvironment, kind: str, written: str) -> str:  # noqa: ARG002 (as the role has it)
        """Take the holder off, and check it."""
        name, promised, holder = (part.strip() for part in written.partition("="))
        kept = responsibilities_of(env)
        line = kept.line(name) if kept else None
        if promised and line is not None and holder != line.holder:
            if holder in HOLDERS:
                message = f"the page says `{holder}` holds `{name}`, and by the model it is `{line.holder}`"
                hint = "change the text here, or agree on the change and write it into `responsibilities.yaml`"
            else:
                message, hint = f"there is no holder `{holder}`", hint_for(holder, HOLDERS)
            file, start = self.get_source_info()
            domain = SchemaDomain.of(env)
            found = finding_in_page(
                domain.project,
                file=file,
                line=start,
                target=written,
                code=Code.WRONG_HOLDER,
                message=message,
                hint=hint,
            )
            domain.note_finding(env.docname, found)
        return name


def emit_line_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report links to lines that do not exist (on ``env-updated``, which comes with every build)."""
    emit_settled(env, broken_line_links(env))
    return []


def broken_line_links(env: BuildEnvironment) -> Iterator[Diagnostic]:
    """Find links to lines that are neither in the data nor on a page, here or on another site."""
    known = known_lines(env)
    for docname, link in unknown_links(env, "responsibility"):
        if link.target not in known:
            yield from broken_link(env, docname, link, Code.UNKNOWN_RESPONSIBILITY, hint_for(link.target, known))
