"""The directives ``hub:process`` and ``hub:facts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hubdocs.checks.suggest import closest
from hubdocs.figures.lanes import Lanes, LaneStep
from hubdocs.model import Code
from hubdocs.project.community.handbooks import handbook_files
from hubdocs.service.community.answers import usual_by_tier
from hubdocs.service.community.handbook import load_handbook
from hubdocs.service.community.request_check import Surroundings, find_catalogue
from hubdocs.sphinx_ext.community.domain import Entry, HubDomain
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.community.outdated import list_files
from hubdocs.sphinx_ext.community.process_words import (
    change_words,
    fact_row,
    field_link,
    joined,
    step_link,
    texts,
    value_words,
)
from hubdocs.sphinx_ext.config.dependencies import note_configuration
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.place import file_of
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.figures import make_figure
from hubdocs.sphinx_ext.organisation.files import roles_of
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.community.options import OptionsCatalogue
    from hubdocs.service.community.process import Fact, Handbook, Process, Step
    from hubdocs.sphinx_ext.figures import hub_figure

OPTIONS: Final = frozenset({"for"})
"""The options of ``hub:process``."""


class HandbookDirective(SphinxDirective):
    """What the directives have in common: the handbook, and findings."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    @property
    def wanted(self) -> str:
        """The name that the author wrote."""
        return " ".join(self.arguments).strip()

    def handbook(self) -> Handbook:
        """Read the processes, of which the page then depends."""
        note_configuration(self.env)
        self.watch("handbook")
        files = handbook_files(SchemaDomain.of(self.env).project)
        for path in files.all:
            self.env.note_dependency(str(path))
        return load_handbook(files)

    def catalogue(self) -> OptionsCatalogue | None:
        """Read the catalogue of options that counts for the page; nothing if it cannot be read."""
        project = SchemaDomain.of(self.env).project
        found = find_catalogue(Surroundings(file_of(self), project.root, project.store, project.options.limits))
        HubDomain.of(self.env).note_looked(self.env.docname, found.missing)
        self.env.note_dependency(str(found.path))
        return found.catalogue

    def watch(self, kind: str) -> None:
        """Have the page read again when there are more or fewer files of a kind."""
        HubDomain.of(self.env).note_watched(self.env.docname, list_files(self.env, kind))

    def unknown(self, kind: str, name: str, known: Iterable[str]) -> None:
        """Report a name that does not exist."""
        names = sorted(known)
        near = closest(name, names)
        hint = f"did you mean `{near}`?" if near else f"there are: {', '.join(names)}"
        file, line = self.get_source_info()
        domain = SchemaDomain.of(self.env)
        found = finding_in_page(
            domain.project,
            file=file,
            line=line,
            target=name or self.name,
            code=Code.INVALID_OPTION,
            message=f"there is no {kind} `{name}`",
            hint=hint,
        )
        domain.note_finding(self.env.docname, found)

    def container(self, css: str) -> nodes.container:
        """Make what holds the nodes."""
        made = hub_communities(classes=[css])
        self.set_source_info(made)
        return made


class ProcessDirective(HandbookDirective):
    """Show a process as an ordered list of steps, each of which can be linked to."""

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        handbook = self.handbook()
        process = handbook.process(self.wanted)
        if process is None:
            self.unknown("process", self.wanted, (known.name for known in handbook.processes))
            return []
        occasion = str(self.options.get("for", ""))
        if occasion and occasion not in process.occasions:
            self.unknown("occasion", occasion, process.occasions)
            occasion = ""
        listed = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        for step in process.steps_on(occasion):
            listed += self._step(process, step, handbook)
        container = self.container("hubdocs-process")
        container += self._drawing(process, process.steps_on(occasion), handbook)
        container += listed
        return [container]

    def _drawing(self, process: Process, steps: tuple[Step, ...], handbook: Handbook) -> hub_figure:
        """Draw the steps, a lane for each who acts."""
        titles = {name: actor.title for name, actor in handbook.actors.items()}
        figure = Lanes(
            tuple(
                LaneStep(step.id, step.title, titles.get(step.who[0], step.who[0]) if step.who else "", step.after)
                for step in steps
            )
        )
        said = str(_("Steps: %(count)d. The list below says the same in words.")) % {"count": len(steps)}
        return make_figure(figure, process.name, process.title, said, self.get_source_info())

    def _step(self, process: Process, step: Step, handbook: Handbook) -> nodes.list_item:
        anchor = f"step-{nodes.make_id(process.name)}-{nodes.make_id(step.id)}"
        HubDomain.of(self.env).note_entry(
            self.env.docname, Entry("step", f"{process.name}.{step.id}", anchor, step.title)
        )
        item = nodes.list_item("", ids=[anchor])
        self.state.document.note_explicit_target(item)
        item += nodes.paragraph("", "", nodes.strong("", visible(step.title)))
        if step.text:
            item += nodes.paragraph("", visible(step.text))
        item += nodes.field_list("", *self._facts(process, step, handbook))
        return item

    def _facts(self, process: Process, step: Step, handbook: Handbook) -> Iterator[nodes.field]:
        docname = self.env.docname
        titles = {known.id: known.title for known in process.steps}
        actors = [actor.title for name in step.who if (actor := handbook.actors.get(name))]
        yield fact_row(_("Who acts"), joined(self._party(actor) for actor in actors))
        rows = (
            (_("Needs"), list(self._named(step.needs, handbook))),
            (_("Uses"), list(self._named(step.uses, handbook))),
            (_("What else comes in"), texts(step.takes)),
            (_("What comes out"), [*self._named(step.gives, handbook), *texts(step.makes)]),
            (_("Where"), [_system(handbook, name) for name in step.where if name in handbook.systems]),
            (
                _("Only after"),
                [step_link(process.name, name, titles[name], docname) for name in step.after if name in titles],
            ),
            (
                _("If it fails, back to"),
                [step_link(process.name, name, titles[name], docname) for name in (step.back_to,) if name in titles],
            ),
            (_("Done when"), texts([step.done])),
        )
        yield from (fact_row(name, joined(body)) for name, body in rows if body)

    def _party(self, title: str) -> nodes.Node:
        """Link to the role or the team that an actor is; one that nobody describes is only named."""
        roles = roles_of(self.env)
        party = roles.find("role", title) or roles.find("team", title)
        if party is None:
            return nodes.Text(visible(title))
        return quiet_reference("hub", party.kind, party.name, self.env.docname, nodes.inline("", visible(title)))

    def _named(self, fields: Iterable[str], handbook: Handbook) -> Iterator[nodes.Node]:
        """Link to fields, by the words that people have for them; each fact once."""
        facts: set[str] = set()
        for field in fields:
            fact = handbook.fact_of(field)
            if fact is None:
                yield field_link(field, self.env.docname)
            elif fact.name not in facts:
                facts.add(fact.name)
                shown = nodes.inline("", visible(fact.title))
                yield quiet_reference("schema", "property", field, self.env.docname, shown)


def _system(handbook: Handbook, name: str) -> nodes.Node:
    system = handbook.systems[name]
    if system.url.startswith(("https://", "http://")):
        return nodes.reference("", visible(system.title), refuri=system.url, internal=False)
    return nodes.Text(visible(system.title))


class FactsDirective(HandbookDirective):
    """Show which fields mean the same, with question, usual answer, and the steps that need them."""

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        handbook, catalogue = self.handbook(), self.catalogue()
        listed = nodes.definition_list()
        for fact in handbook.facts.values():
            anchor = f"fact-{nodes.make_id(fact.name)}"
            term = nodes.term("", visible(fact.title), ids=[anchor])
            self.state.document.note_explicit_target(term)
            HubDomain.of(self.env).note_entry(self.env.docname, Entry("fact", fact.name, anchor, fact.title))
            rows = nodes.field_list("", *self._rows(fact, handbook, catalogue))
            listed += nodes.definition_list_item("", term, nodes.definition("", rows))
        container = self.container("hubdocs-process")
        container += listed
        return [container]

    def _rows(self, fact: Fact, handbook: Handbook, catalogue: OptionsCatalogue | None) -> Iterator[nodes.field]:
        docname = self.env.docname
        yield fact_row(_("Fields"), joined(field_link(field, docname) for field in fact.fields))
        question = handbook.questions.get(fact.question)
        if question is not None:
            yield fact_row(_("Question"), texts([question.text]))
        if fact.default is not None:
            usual = nodes.literal("", visible(value_words(fact.default)))
            more = f" ({fact.default_from})" if fact.default_from else ""
            yield fact_row(_("Usual"), [usual, *texts([f"{more}; {change_words(fact.change)}"])])
        elif fact.default_fact in handbook.facts:
            other = handbook.facts[fact.default_fact].title
            yield fact_row(_("Usual"), texts([f"{other}; {change_words(fact.change)}"]))
        by_tier = usual_by_tier(fact, catalogue) if catalogue is not None else {}
        if set(map(value_words, by_tier.values())) - {value_words(fact.default)}:
            words = (
                nodes.inline("", "", nodes.Text(f"{tier}: "), nodes.literal("", visible(value_words(value))))
                for tier, value in by_tier.items()
            )
            yield fact_row(_("Usual in a request"), joined(words))
        needed = [
            step_link(process.name, step.id, step.title, docname)
            for process in handbook.processes
            for step in process.steps
            if set(step.needs) & set(fact.fields)
        ]
        if needed:
            yield fact_row(_("Needed in"), joined(needed))


def setup_processes(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive_to_domain(HubDomain.name, "process", ProcessDirective)
    app.add_directive_to_domain(HubDomain.name, "facts", FactsDirective)
    app.add_css_file("hubdocs-process.css")
