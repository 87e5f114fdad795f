"""The directive ``config:rules``: all rules for fleets in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from hubdocs.project.explanations import explain
from hubdocs.rules import FAMILIES, RULES
from hubdocs.schema.describe import Location, Prose
from hubdocs.sphinx_ext.config.rule_words import harm_in_a_word, severity_in_words
from hubdocs.sphinx_ext.config.text import quiet_reference
from hubdocs.sphinx_ext.schema.prose import ProseReader
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec

    from hubdocs.rules import Rule


def family(argument: str) -> str:
    """Read the name of a family."""
    return directives.choice(argument, (*FAMILIES, "none"))


class RulesDirective(SphinxDirective):
    """List rules: the code with what is found, how much it matters, and what kind of harm it does."""

    option_spec: ClassVar[OptionSpec] = {"family": family}

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self._reader = ProseReader(self.state.document.settings, self.env, "", lambda _href: None)
        wanted = self.options.get("family")
        rules = [rule for rule in RULES if wanted in (None, rule.family)]
        group = nodes.tgroup("", cols=3)
        for number, width in enumerate((58, 21, 21)):
            group += nodes.colspec("", colwidth=width, **({"stub": 1} if number == 0 else {}))
        titles = (_("Rule"), _("Severity"), _("Harm"))
        head = nodes.row("", *(nodes.entry("", nodes.paragraph("", str(title))) for title in titles))
        group += nodes.thead("", head)
        group += nodes.tbody("", *(self._row(rule) for rule in rules))
        return [nodes.table("", group, classes=["hubdocs-rules", "colwidths-given"])]

    def _row(self, rule: Rule) -> nodes.row:
        code = rule.code.value
        explanation = explain(rule.code)
        self.env.note_dependency(str(explanation.path))
        link = quiet_reference("config", "code", code, self.env.docname, nodes.literal(code, code))
        place = Location(explanation.path.name, 1, 1, explanation.path)
        title = self._reader.inline(Prose(explanation.title, place), nodes.paragraph())
        cells = (
            (nodes.paragraph("", "", link), title),
            (nodes.paragraph("", severity_in_words(rule)),),
            (nodes.paragraph("", harm_in_a_word(rule)),),
        )
        return nodes.row("", *(nodes.entry("", *cell) for cell in cells))
