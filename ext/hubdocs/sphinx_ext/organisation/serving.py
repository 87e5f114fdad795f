"""What serves a priority: kept of each page, and shown with the priority when all pages are read."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.organisation.messages import field
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class hub_serving(nodes.container):  # noqa: N801 (docutils names nodes so)
    """Stands where the pages that serve a priority are listed: ``priority`` is its id.

    With ``quiet``, nothing is said where nothing serves it: its parts say it.

    Its children are the facts that are known when the page is read: the objectives.
    """


def page_link(docname: str, refdoc: str) -> addnodes.pending_xref:
    """Link to a page by its title."""
    target = f"/{docname}"
    attributes: dict[str, Any] = {"refdomain": "std", "reftype": "doc", "reftarget": target, "refdoc": refdoc}
    return addnodes.pending_xref("", nodes.inline("", docname), refexplicit=False, refwarn=False, **attributes)


def pages_serving(env: BuildEnvironment, priority: str) -> Iterator[str]:
    """Give the pages that serve a priority: updates last, the newest first."""
    domain = HubDomain.of(env)
    found = [page for page, served in domain.serving.items() if priority in served]
    updates = {page: update for page in found for update in domain.updates.get(page, ())}
    yield from sorted(page for page in found if page not in updates)
    yield from sorted(updates, key=lambda page: (updates[page].month, page), reverse=True)


class Backlinks(SphinxPostTransform):
    """Lists the pages that serve a priority, with those facts that are there already."""

    default_priority = 5  # before links are resolved

    def run(self, **_options: Any) -> None:
        """Change the page."""
        domain = HubDomain.of(self.env)
        for place in list(self.document.findall(hub_serving)):
            facts = list(place.children)
            pages = list(pages_serving(self.env, place["priority"]))
            guides = [page for page in pages if page not in domain.updates]
            updates = [page for page in pages if page in domain.updates]
            for name, listed in ((_("Guides"), guides), (_("Updates"), updates)):
                if listed:
                    docname = self.env.docname
                    links = [nodes.paragraph("", "", page_link(page, docname)) for page in listed]
                    facts.append(field(name, *links))
            if facts:
                place.replace_self(nodes.field_list("", *facts, classes=["hubdocs-serving"]))
            elif place["quiet"]:
                place.parent.remove(place)
            else:
                text = str(_("Nothing serves it yet."))
                place.replace_self(nodes.paragraph("", text, classes=["hubdocs-serving"]))


def pages_to_write(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages that show what other pages say, if these say something else now (on ``env-updated``)."""
    domain = HubDomain.of(env)
    titles = {page: env.titles[page].astext() for page in (*domain.serving, *domain.updates) if page in env.titles}
    said = sorted(domain.serving.items()), sorted(domain.updates.items()), sorted(titles.items())
    state = sha256(repr(said).encode("utf-8", "replace")).hexdigest()
    changed = [page for page, known in domain.data["written"].items() if known != (state,)]
    for page in changed:
        domain.data["written"][page] = (state,)
    return sorted(changed)


def note_listing_page(env: BuildEnvironment) -> None:
    """Have the page that is being read be written again when other pages say something else."""
    HubDomain.of(env).data["written"].setdefault(env.docname, ("",))


def setup_serving(app: Sphinx) -> None:
    """Register the node and the transform."""
    app.add_node(hub_serving)
    app.add_post_transform(Backlinks)
    app.connect("env-updated", pages_to_write)
