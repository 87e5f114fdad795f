"""A role whose target is checked while the page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.roles import XRefRole

from hubdocs.model import Code
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.prose import QUIET

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment


class Mistake(NamedTuple):
    """What is wrong with a target."""

    message: str
    hint: str


class CheckedRole(XRefRole):
    """A link; a target that does not exist is a finding, and one that no page describes is only text."""

    def check(self, refnode: nodes.Element, target: str) -> tuple[str, Mistake | None]:
        """Say what a target leads to, and what is wrong with it. Each role has its own.

        :return: the target, perhaps under another name, and the mistake, if it does not exist.
        """
        raise NotImplementedError

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: ARG002, FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Check the target."""
        written = target.strip()
        refnode[QUIET] = True
        target, mistake = self.check(refnode, written)
        if mistake is not None:
            file, line = self.get_source_info()
            domain = SchemaDomain.of(env)
            found = finding_in_page(
                domain.project,
                file=file,
                line=line,
                target=written,
                code=Code.INVALID_OPTION,
                message=mistake.message,
                hint=mistake.hint,
            )
            domain.note_finding(env.docname, found)
        return title, target
