"""The directive ``config:codes``: what each code of a finding means."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from hubdocs.project.explanations import explanations
from hubdocs.rules import find_rule
from hubdocs.schema.describe import Location, Prose
from hubdocs.sphinx_ext.config.code_examples import example_findings, name_files
from hubdocs.sphinx_ext.config.domain import ConfigDomain
from hubdocs.sphinx_ext.config.rule_words import harm_in_words, severity_in_words
from hubdocs.sphinx_ext.config.rules_directive import family
from hubdocs.sphinx_ext.config.wrong import file_place, finding_node, framed
from hubdocs.sphinx_ext.schema.prose import ProseReader
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.util.typing import OptionSpec

    from hubdocs.model import Code
    from hubdocs.project.explanations import Example, Explanation


class CodesDirective(SphinxDirective):
    """Explain codes: each is an object with an anchor, ``code-<name>``, and an entry in the inventory.

    The option ``family`` chooses those of a family of rules, or with ``none`` those that are no rule's.
    """

    option_spec: ClassVar[OptionSpec] = {"no-index": directives.flag, "family": family}

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self._reader = ProseReader(self.state.document.settings, self.env, "", lambda _href: None)
        wanted = self.options.get("family")
        return [self._explain(item) for item in explanations() if wanted in (None, family_of(item.code))]

    def _explain(self, explanation: Explanation) -> addnodes.desc:
        self.env.note_dependency(str(explanation.path))
        self._lines = explanation.path.read_text(encoding="utf-8").splitlines()
        self._explanation = explanation
        code = explanation.code.value
        signature = addnodes.desc_signature("", "", addnodes.desc_name(code, code), classes=["hubdocs-code"])
        signature["_toc_parts"], signature["_toc_name"] = (code,), code
        signature["fullname"] = code
        self.set_source_info(signature)
        self._note(code, signature)
        content = addnodes.desc_content(
            "",
            self._inline(nodes.paragraph(classes=["hubdocs-code-title"]), explanation.title),
            *_about_rule(explanation.code),
            self._block(explanation.what),
            self._block(explanation.why),
            self._wrong(explanation.wrong),
            framed(str(_("Right")), self._example(explanation.right), "tip", "hubdocs-right"),
        )
        kind = {"domain": "config", "objtype": "code", "desctype": "code", "no_index": False}
        return addnodes.desc("", signature, content, classes=["config", "code"], **kind)

    def _note(self, code: str, signature: addnodes.desc_signature) -> None:
        """Give a code its anchor; where a page explains it twice, the first place has it."""
        anchor = f"code-{code}"
        if "no-index" in self.options or anchor in self.state.document.ids:
            return
        signature["ids"].append(anchor)
        self.state.document.note_explicit_target(signature, signature)
        ConfigDomain.of(self.env).note_code(self.env.docname, code, anchor)

    def _wrong(self, example: Example) -> nodes.admonition:
        frame = framed(str(_("Wrong")), self._example(example), "error", "hubdocs-wrong")
        for found in example_findings(example):
            place = file_place(found.path, found.span.start.line)
            frame += finding_node(place, found, self.env.docname, self.config.language)
        return frame

    def _example(self, example: Example) -> list[nodes.Node]:
        block = self._block(example.text)
        name_files(block, example)
        return [block]

    def _block(self, text: str) -> nodes.Element:
        return self._reader.block(Prose(text, self._location(text)))

    def _inline(self, parent: nodes.TextElement, text: str) -> nodes.TextElement:
        return self._reader.inline(Prose(text, self._location(text)), parent)

    def _location(self, text: str) -> Location:
        """Say where a text of the explanation is written, for those who translate it."""
        first = text.split("\n", 1)[0]
        line = next(number for number, line in enumerate(self._lines, 1) if line.removeprefix("# ") == first)
        path = self._explanation.path
        return Location(path.name, line, 1, path)


def family_of(code: Code) -> str:
    """Name the family of the rule that a code belongs to; ``none`` for codes that are no rule's."""
    rule = find_rule(code)
    return rule.family if rule is not None else "none"


def _about_rule(code: Code) -> Iterator[nodes.field_list]:
    """Say how much a rule matters."""
    rule = find_rule(code)
    if rule is None:
        return
    facts = ((_("Severity"), severity_in_words(rule)), (_("What goes wrong"), harm_in_words(rule)))
    fields = [
        nodes.field("", nodes.field_name("", str(name)), nodes.field_body("", nodes.paragraph("", value)))
        for name, value in facts
    ]
    yield nodes.field_list("", *fields, classes=["hubdocs-rule"])
