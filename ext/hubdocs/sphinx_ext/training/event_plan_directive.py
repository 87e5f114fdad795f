"""The directive ``lesson:event-plan``: what an event asks of its hub."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.training.event_plan import find_plan
from hubdocs.service.organisation.place import hint_for
from hubdocs.service.training.event_words import EventWords
from hubdocs.service.training.plan_sections import Reader, plan_sections, settings_words
from hubdocs.sources.yaml_writer import write_yaml
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import code_block, words
from hubdocs.sphinx_ext.organisation.messages import bullets
from hubdocs.sphinx_ext.training.event_base import EventDirective
from hubdocs.sphinx_ext.training.event_text import as_said, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.training.event_plan import EventPlan
    from hubdocs.service.training.plan_sections import Fact, Section

OPTIONS = frozenset({"for", "observed", "price"})
"""The options of the directive."""


class EventPlanDirective(EventDirective):
    """Show the plan of an event, section by section."""

    known = OPTIONS
    option_spec: ClassVar[OptionSpec] = AnyOption({*OPTIONS, "class"})

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        read = self.workshop(observed="observed" in self.options)
        plan = find_plan(read[1], self._price()) if read is not None else None
        if plan is None:
            return []
        made = self.area("hubdocs-event-plan")
        for section in plan_sections(plan, reader=self._reader()):
            made += list(self._section(plan, section))
        return [as_said(made)]

    def _reader(self) -> Reader:
        written, readers = str(self.options.get("for", "") or "all"), {reader.value: reader for reader in Reader}
        if written not in readers:
            message = f"there is no reader `{written}`"
            self.report(Code.INVALID_OPTION, message, written, hint_for(written, tuple(readers)))
        return readers.get(written, Reader.ALL)

    def _price(self) -> Fraction | None:
        written = str(self.options.get("price", ""))
        if not written:
            return None
        if not written.isascii() or not written.replace(".", "", 1).isdecimal() or len(written) > _LONG:
            hint = "write a number such as 0.27"
            self.report(Code.INVALID_OPTION, f"`{written}` is not a price", written, hint)
            return None
        return Fraction(written)

    def _section(self, plan: EventPlan, section: Section) -> Iterator[nodes.Node]:
        title = nodes.rubric("", said(self.env, section.title), classes=["hubdocs-plan-title"])
        title["heading-level"] = 3
        yield title
        if section.facts:
            yield nodes.field_list("", *(_fact(self.env, fact) for fact in section.facts))
        if section.items:
            listed = bullets(_paragraph(said(self.env, item)) for item in section.items)
            listed["classes"] += ["hubdocs-to-tick"] if section.to_tick else []
            yield listed
        if section.has_settings:
            yield nodes.paragraph("", f"{said(self.env, settings_words())}:")
            yield code_block(write_yaml(plan.settings), "yaml")


_LONG = 20
"""A longer number is no price."""


def _fact(env: BuildEnvironment, fact: Fact) -> nodes.field:
    name = said(env, fact.name)
    values = [said(env, value) for value in fact.values] or [said(env, EventWords.UNANSWERED)]
    body = nodes.field_body("", *map(_paragraph, values))
    classes = ["hubdocs-question"] if name.endswith("?") else []
    return nodes.field("", nodes.field_name(name, name), body, classes=classes)


def _paragraph(text: str) -> nodes.paragraph:
    """Write a text; an address is a link, and what stands in backticks is code."""
    if text.startswith("https://") and not any(c.isspace() for c in text):
        return nodes.paragraph("", "", nodes.reference("", text, refuri=text, internal=False))
    return nodes.paragraph("", "", *words(text))
