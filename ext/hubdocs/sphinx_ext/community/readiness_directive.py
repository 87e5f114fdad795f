"""The directive ``hub:readiness``: what a community still needs before it has a hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from hubdocs.project.community.onboarding import USUAL, UnknownCommunityError, find_case
from hubdocs.service.community.readiness import readiness
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.process_directives import HandbookDirective
from hubdocs.sphinx_ext.community.process_words import change_words, fact_row, field_link, step_link, texts, value_words
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from hubdocs.service.community.answers import Answer
    from hubdocs.service.community.process import Process
    from hubdocs.service.community.readiness import Readiness, StepReadiness


_CHANGES: Final = ("hardly", "with-work", "easily")
"""Whether something can be changed later: first what is worth a question now."""


class ReadinessDirective(HandbookDirective):
    """Show for each step whether it can begin, what is missing, and what is taken if nobody answers."""

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        handbook = self.handbook()
        project = SchemaDomain.of(self.env).project
        self.watch("cases")
        try:
            found = find_case(self.wanted, project)
        except UnknownCommunityError as error:
            self.unknown("community", self.wanted, error.known)
            return []
        for path in found.files:
            self.env.note_dependency(str(path))
        HubDomain.of(self.env).note_looked(self.env.docname, found.looked)
        container = self.container("hubdocs-process")
        occasion = found.case.occasion
        for process in filter(None, map(handbook.process, USUAL)):
            judged = readiness(process, found.case, occasion if occasion in process.occasions else "")
            container += list(self._process(process, judged))
        return [container]

    def _process(self, process: Process, judged: Readiness) -> Iterator[nodes.Element]:
        ready = sum(step.ready for step in judged.steps)
        words = str(_("%(ready)d of %(all)d steps can begin")) % {"ready": ready, "all": len(judged.steps)}
        title = nodes.strong("", visible(process.title))
        yield nodes.paragraph("", "", title, nodes.Text(f" ({words})"), classes=["hubdocs-process-title"])
        yield nodes.enumerated_list(
            "", *(self._step(process, step) for step in judged.steps), enumtype="arabic", prefix="", suffix="."
        )

    def _step(self, process: Process, ready: StepReadiness) -> nodes.list_item:
        docname = self.env.docname
        state, css = (_("Ready"), "hubdocs-ready") if ready.ready else (_("Not ready"), "hubdocs-not-ready")
        mark = nodes.strong("", str(state), classes=["hubdocs-state", css])
        link = step_link(process.name, ready.step.id, ready.step.title, docname)
        item = nodes.list_item("", nodes.paragraph("", "", mark, nodes.Text(": "), link))
        rows = list(self._rows(ready))
        if rows:
            item += nodes.field_list("", *rows)
        return item

    def _rows(self, ready: StepReadiness) -> Iterator[nodes.field]:
        docname = self.env.docname
        for answer in ready.missing:
            yield fact_row(
                _("Missing"), [*texts([f"{answer.fact.title} "]), field_link(answer.fact.fields[0], docname)]
            )
        for question in ready.questions:
            yield fact_row(_("To be asked"), texts([question.text]))
        if ready.waits_for:
            yield fact_row(_("Waits for"), texts([", ".join(ready.waits_for)]))
        for change in _CHANGES:
            taken = [answer for answer in ready.taken if answer.fact.change == change]
            if taken:
                name = str(_("Usual"))
                listed = nodes.bullet_list("", *map(_taken, taken), bullet="-")
                words = nodes.paragraph("", f"{change_words(change)}:")
                yield nodes.field("", nodes.field_name(name, name), nodes.field_body("", words, listed))


def _taken(answer: Answer) -> nodes.list_item:
    """Say what is taken where nobody answered."""
    return nodes.list_item("", nodes.paragraph("", visible(f"{answer.fact.title}: {value_words(answer.value)}")))


def setup_readiness(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain(HubDomain.name, "readiness", ReadinessDirective)
