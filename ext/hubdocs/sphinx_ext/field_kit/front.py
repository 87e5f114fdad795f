"""What the front page of a kit says besides the agenda: where all is, and what a network is needed for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from hubdocs.project.field_kit.order import read_order
from hubdocs.project.fleet.hubs import known_hubs
from hubdocs.project.training.workshops import find_workshop
from hubdocs.service.training.lesson import HubNeeds
from hubdocs.service.training.pull_links import runs
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.messages import bullets
from hubdocs.sphinx_ext.training.event_text import as_said
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.util.typing import OptionSpec

    from hubdocs.project.project import Project
    from hubdocs.project.training.workshops import FoundWorkshop
    from hubdocs.service.fleet import Hub


class FrontDirective(SphinxDirective):
    """Shows a part of the front page; it is there only while a kit is made."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"list": str, "plan": str, "print": str, "words": str}

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        parts: dict[str, Callable[[], Iterator[nodes.Node]]] = {
            "instructors": self._instructors,
            "network": self._network,
            "pages": self._pages,
            "print": self._print,
        }
        made = nodes.container("", *parts[self.arguments[0]](), classes=["hubdocs-kit"])
        return list(as_said(made).children)

    def _pages(self) -> Iterator[nodes.Node]:
        yield _said(_("Everything here works without a network. Choose a lesson in the agenda, or search."))
        yield bullets(
            nodes.paragraph("", "", _page(self.options[name], str(shown)))
            for name, shown in (
                ("list", _("Lessons")),
                ("words", _("Words of the lessons")),
                ("print", _("All lessons on one page, to print")),
            )
        )

    def _print(self) -> Iterator[nodes.Node]:
        yield _said(_("To print this page, or to make a PDF of it, choose “Print” in the menu of your browser."))

    def _instructors(self) -> Iterator[nodes.Node]:
        found = [nodes.paragraph("", "", _page(self.options["plan"], str(_("Plan of the event, with checklists"))))]
        link = nodes.reference("", "", nodes.literal("", "preflight.py"), refuri="preflight.py", internal=False)
        text = str(_("Run {script} on the hub, before the day: it says whether what the lessons need is there."))
        before, _mark, after = text.partition("{script}")
        yield bullets([*found, nodes.paragraph("", "", nodes.Text(before), link, nodes.Text(after))])

    def _network(self) -> Iterator[nodes.Node]:
        order = read_order(Path(self.config.hubdocs_field_kit))
        project = SchemaDomain.of(self.env).project
        links = network_links(find_workshop(Path(order.workshop), project), project)
        yield _said(_("These links need a network:"))
        yield bullets(
            nodes.paragraph("", "", nodes.reference("", visible(shown), refuri=address, internal=False))
            for shown, address in links
        )


def network_links(found: FoundWorkshop, project: Project) -> list[tuple[str, str]]:
    """Say which links lead to the hub and its materials; without a hub of its own, to each that fits.

    :return: what each says, and its address.
    """
    workshop = found.workshop
    materials = workshop.materials if workshop is not None else None
    chosen = [found.hub] if found.hub is not None else []
    links = [(_title(hub), f"https://{domain}") for hub in chosen if (domain := hub.text("domain"))]
    if materials is None:
        return links
    words = str(_("The materials of the workshop on {hub}"))
    fit = runs(chosen or known_hubs(project).values(), materials, _needs(found))
    links += [(words.format(hub=_title(run.hub)), run.address) for run in fit if run.address]
    return [*links, (str(_("Where the materials are kept")), materials.repository)]


def _needs(found: FoundWorkshop) -> HubNeeds:
    """Say which interface is opened: that of the first lesson that says one. All else was checked with the workshop."""
    names = found.workshop.lesson_ids if found.workshop is not None else ()
    interfaces = (found.lessons[name].hub.interface for name in names if name in found.lessons)
    return HubNeeds(interface=next(filter(None, interfaces), ""))


def _title(hub: Hub) -> str:
    return hub.text("display_name") or hub.id


def _said(text: str) -> nodes.paragraph:
    return nodes.paragraph("", str(text))


def _page(name: str, shown: str) -> addnodes.pending_xref:
    """Link to a page of the kit."""
    inline = nodes.inline("", shown)
    return addnodes.pending_xref("", inline, refdomain="std", reftype="doc", reftarget=f"/{name}", refexplicit=True)
