"""What our directives have in common: how they accept options, and report what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReportingDirective(SphinxDirective):
    """A directive whose mistakes are findings."""

    def report(self, code: Code, message: str, target: str, hint: str = "") -> None:
        """Keep a finding about what the author wrote.

        :param target: the word that is wrong.
        """
        file, line = self.get_source_info()
        domain = SchemaDomain.of(self.env)
        found = finding_in_page(
            domain.project, file=file, line=line, target=target, code=code, message=message, hint=hint
        )
        domain.note_finding(self.env.docname, found)

    def check_options(self, known: Iterable[str]) -> None:
        """Report options that there are none of; ``AnyOption`` lets them in."""
        names = sorted(known)
        for name in sorted(set(self.options).difference(names)):
            near = closest(name, names)
            hint = f"did you mean `{near}`?" if near else f"known are {', '.join(names)}"
            self.report(Code.UNKNOWN_OPTION, f"the directive `{self.name}` has no option `{name}`", name, hint)
