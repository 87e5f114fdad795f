"""The role ``config:code``: a link to the explanation of a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.roles import XRefRole

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.prose import QUIET

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

_CODES = frozenset(code.value for code in Code)


class CodeRole(XRefRole):
    """A link to a code; a name that is none is a finding, and a code that no page explains is only text."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: ARG002, FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Check the name."""
        target = target.strip()
        refnode[QUIET] = True
        if target not in _CODES:
            file, line = self.get_source_info()
            domain = SchemaDomain.of(env)
            near = closest(target, _CODES)
            found = finding_in_page(
                domain.project,
                file=file,
                line=line,
                target=target,
                code=Code.INVALID_OPTION,
                message=f"there is no code `{target}`",
                hint=f"did you mean `{near}`?" if near else "the reference lists all codes",
            )
            domain.note_finding(env.docname, found)
        return title, target
