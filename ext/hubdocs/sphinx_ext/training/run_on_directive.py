"""The directive ``lesson:run-on``: links that bring notebooks to each hub on which they can be run."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.project.fleet.hubs import hub_hint
from hubdocs.project.training.lessons import lessons_by_id
from hubdocs.service.training.lack_words import lack_words
from hubdocs.service.training.lesson import HubNeeds
from hubdocs.service.training.pull_links import runs
from hubdocs.service.training.workshop import Materials
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.outdated import list_files
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.fleet.hubs import hubs_of, use_hub
from hubdocs.sphinx_ext.organisation.messages import bullets
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.training.event_text import as_said, said
from hubdocs.sphinx_ext.training.nodes import lesson_area
from hubdocs.sphinx_ext.training.page import page_lesson
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

    from hubdocs.service.fleet import Hub
    from hubdocs.service.training.pull_links import Run

OPTIONS = frozenset({"branch", "hubs", "lesson", "path"})
"""The options of the directive."""


class RunOnDirective(ReportingDirective):
    """List the hubs that have what is needed, each with its link, and say why others are left out."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption({*OPTIONS, "class"})

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.check_options({*OPTIONS, "class"})
        repository = " ".join(self.arguments).strip()
        if not repository.startswith("https://") or any(c.isspace() for c in repository):
            message = f"`{self.name}` needs the address of a public repository"
            hint = "write for example `https://git.example.org/delta/workshop`"
            self.report(Code.INVALID_OPTION, message, repository or self.name, hint)
            return []
        branch = str(self.options.get("branch", "")) or "main"
        materials = Materials(repository, branch, str(self.options.get("path", "")))
        hubs = list(self._hubs())
        for hub in hubs:
            use_hub(self.env, hub.id)
        made = lesson_area(classes=["hubdocs-run-on", *map(nodes.make_id, self.options.get("class", "").split())])
        self.set_source_info(made)
        made += list(_shown(self.env, runs(hubs, materials, self._needs())))
        return [as_said(made)]

    def _hubs(self) -> Iterator[Hub]:
        """Give the hubs that the author names, or all of the project."""
        known = hubs_of(self.env)
        names = str(self.options.get("hubs", "")).replace(",", " ").split()
        for name in names or known:
            if name in known:
                yield known[name]
            else:
                use_hub(self.env, name)
                self.report(Code.UNKNOWN_HUB, f"there is no hub `{name}`", name, hub_hint(name, known))

    def _needs(self) -> HubNeeds:
        """Say what is needed: what the lesson says that the author names, or that the page is."""
        name = str(self.options.get("lesson", ""))
        if not name:
            page = page_lesson(self.env)
            return page.lesson.hub if page is not None else HubNeeds()
        HubDomain.of(self.env).note_watched(self.env.docname, list_files(self.env, "training"))
        project = SchemaDomain.of(self.env).project
        lessons = lessons_by_id(project)
        if name not in lessons:
            near = closest(name, lessons)
            hint = f"did you mean `{near}`?" if near else ""
            self.report(Code.UNKNOWN_LESSON, f"there is no lesson `{name}`", name, hint)
            return HubNeeds()
        self.env.note_dependency(str(project.root / lessons[name].page))
        return lessons[name].hub


def _shown(env: BuildEnvironment, found: tuple[Run, ...]) -> Iterator[nodes.Node]:
    """Show links, then what is left out."""
    fit = [run for run in found if run.address]
    if fit:
        yield nodes.paragraph("", str(_("Open it on your hub:")))
        yield bullets(nodes.paragraph("", "", *_link(env, run)) for run in fit)
    else:
        yield nodes.paragraph("", str(_("No hub has what this needs, as far as is known.")))
    left = [run for run in found if not run.address]
    if left:
        yield nodes.paragraph("", str(_("Left out:")))
        yield bullets(nodes.paragraph("", f"{_title(run.hub)}: {_why(env, run)}") for run in left)


def _link(env: BuildEnvironment, run: Run) -> Iterator[nodes.Node]:
    yield nodes.reference("", _title(run.hub), refuri=run.address, internal=False)
    if run.lacks:
        yield nodes.Text(f" ({_why(env, run)})")


def _why(env: BuildEnvironment, run: Run) -> str:
    if not run.lacks:
        return str(_("nobody says at which address it is"))
    return "; ".join(said(env, lack_words(lack)) for lack in run.lacks)


def _title(hub: Hub) -> str:
    return visible(hub.text("display_name") or hub.id)
