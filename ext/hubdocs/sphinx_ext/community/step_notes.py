"""Links from the properties of records, requests and clusters to the steps of processes that need or give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.project.community.handbooks import handbook_files
from hubdocs.service.community.handbook import load_handbook
from hubdocs.service.community.steps_of_fields import steps_of_fields
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.process_words import joined, step_link
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.schema.notes import add_notes
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.community.steps_of_fields import FieldSteps


class StepNotes(SphinxPostTransform):
    """Say of a property which steps need it, and which one gives it; only steps that a page shows count."""

    default_priority = 4  # before links are resolved, and before what can be folded is unfolded

    def run(self, **_options: Any) -> None:
        """Change the page."""
        docname = self.env.current_document.docname
        if docname not in {entry.docname for entry in SchemaDomain.of(self.env).objects.values()}:
            return
        known = known_steps(self.env)

        def notes(name: str) -> Iterator[tuple[str, list[nodes.Node]]]:
            steps = known.get(name)
            for label, listed in ((_("Needed in"), steps.needed), (_("Comes from"), steps.given)) if steps else ():
                if listed:
                    yield label, joined(step_link(process, step, title, docname) for process, step, title in listed)

        if known:
            add_notes(self.document, notes)


def known_steps(env: BuildEnvironment) -> Mapping[str, FieldSteps]:
    """Give the steps of each field, of those steps that a page shows."""
    domain = HubDomain.of(env)
    if domain.steps is None:
        shown = domain.described("step")
        handbook = load_handbook(handbook_files(SchemaDomain.of(env).project)) if shown else None
        domain.steps = steps_of_fields(handbook, shown) if handbook is not None else {}
    return domain.steps


def pages_with_other_steps(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """List the pages about schemas that must be written again, because the steps of processes have changed."""
    domain = HubDomain.of(env)
    domain.steps = None
    now = repr(sorted(known_steps(env).items()))
    pages = {entry.docname for entry in SchemaDomain.of(env).objects.values()}
    changed = sorted(page for page in pages if domain.noted.get(page, "[]") != now)
    for page in changed:
        domain.noted[page] = now
    return changed


def setup_step_notes(app: Sphinx) -> None:
    """Register the transform, and what keeps its pages up to date."""
    app.add_post_transform(StepNotes)
    app.connect("env-updated", pages_with_other_steps)
