"""A catalogue that is too long for one page: further pages in HTML, one long list in all other formats."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.sphinx_ext.builder import builder_of
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.entries_file import entries_script
from hubdocs.sphinx_ext.community.finder import MARK, hub_finder
from hubdocs.sphinx_ext.community.listed import listed_rows
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.community.page_links import hub_page_links, page_links
from hubdocs.sphinx_ext.community.pages import Pages
from hubdocs.sphinx_ext.community.table import CommunityTable
from hubdocs.sphinx_ext.community.words import Words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from hubdocs.sphinx_ext.community.row import Row

PER_PAGE = 500
"""How many entries a page has at most, if its author does not say."""
_ONE_PIECE = frozenset({"singlehtml", "epub"})
"""Builders of HTML that make no pages."""


class hub_rest(nodes.container):  # noqa: N801 (docutils names nodes so)
    """The entries that are not on the first page: how to find them again, and in which list of the page they belong."""


def has_pages(builder: Builder) -> bool:
    """Say whether a builder makes a page for each document."""
    return builder.format == "html" and builder.name not in _ONE_PIECE


class RestOfCatalogue(SphinxPostTransform):
    """Bring in the entries that the page was read without, or plan pages for them."""

    default_priority = 5  # before links are resolved

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for number, node in enumerate(list(self.document.findall(hub_rest)), start=1):
            rows = listed_rows(self.env, node["glob"], node["region"])
            if has_pages(builder_of(self.env)):
                self._plan(node, rows, number)
            else:
                table = CommunityTable(Words(self.config.language), self._docname, with_region=not node["region"])
                (body,) = node.parent.findall(nodes.tbody)
                body.extend(table.rows(rows[node["per_page"] :]))
                node.parent.remove(node)

    @property
    def _docname(self) -> str:
        return self.env.current_document.docname

    def _plan(self, node: hub_rest, rows: list[Row], number: int) -> None:
        builder = builder_of(self.env)
        catalogue = node.parent
        names = page_names(self.env, self._docname, number, -(-len(rows) // node["per_page"]))
        script = entries_script(self.env, builder, Words(self.config.language), rows)
        file = f"{self._docname}-entries{f'-{number}' if number > 1 else ''}.js"
        (finder,) = catalogue.findall(hub_finder)
        finder["entries"] = f"{file}?v={sha256(script.encode()).hexdigest()[:8]}"
        finder["count"] = len(rows)
        (title,) = (found.astext() for found in catalogue.findall(nodes.title) if isinstance(found.parent, nodes.table))
        HubDomain.of(self.env).further_pages.setdefault(self._docname, []).append(
            Pages(
                self._docname,
                names,
                tuple(rows),
                node["per_page"],
                title,
                not node["region"],
                tuple(catalogue["classes"]),
                finder.deepcopy(),
                file,
                script,
            )
        )
        links = links_from(builder, names, 1)
        catalogue.insert(catalogue.index(next(catalogue.findall(nodes.table))), links)
        node.replace_self(links.deepcopy())


def page_names(env: BuildEnvironment, docname: str, which: int, count: int) -> tuple[str, ...]:
    """Name the pages of a catalogue; none is named as a page that an author wrote.

    :param which: of the catalogues on the page.
    """
    base = f"{docname}-{which}" if which > 1 else docname
    names = [docname]
    for number in range(2, count + 1):
        name = f"{base}-page-{number}"
        while name in env.found_docs:
            name += "-list"
        names.append(name)
    return tuple(names)


def links_from(builder: Builder, names: tuple[str, ...], current: int) -> hub_page_links:
    """Make the links to all pages from one of them."""
    here = names[current - 1]
    return page_links([builder.get_relative_uri(here, name) or "#" for name in names], current)


def write_further_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give the further pages to Sphinx (on ``html-collect-pages``), and write what their filters look through."""
    for planned in HubDomain.of(app.env).further_pages.values():
        for pages in planned:
            if has_pages(app.builder):
                path = Path(app.outdir, pages.entries)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(pages.script, encoding="utf-8", newline="\n")
                for number in range(2, len(pages.names) + 1):
                    yield pages.names[number - 1], page_context(app, pages, number), "page.html"
                remove_old_pages(app, pages)
    HubDomain.of(app.env).further_pages.clear()


def page_context(app: Sphinx, pages: Pages, number: int) -> dict[str, Any]:
    """Make a further page, as its template wants it."""
    env: BuildEnvironment = app.env
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment] # nothing else collects pages
    name = pages.names[number - 1]
    host = env.titles[pages.docname].astext() if pages.docname in env.titles else pages.title
    said = {"title": host, "number": number, "count": len(pages.names)}
    title = str(_("%(title)s, page %(number)d of %(count)d")) % said
    document = new_document(name, builder.docsettings)
    document += section(app, pages, number, title)
    builder.current_docname = name
    builder.secnumbers, builder.fignumbers = {}, {}
    env.apply_post_transforms(document, name)
    first = document[0]
    document.remove(first)
    parents = [{"link": builder.get_relative_uri(name, pages.docname), "title": host}]
    return {"title": title, "body": builder.render_partial(first)["fragment"], "parents": parents, MARK: True}


def section(app: Sphinx, pages: Pages, number: int, title: str) -> nodes.section:
    """Make what stands on a further page."""
    name = pages.names[number - 1]
    start = (number - 1) * pages.per_page
    table = CommunityTable(Words(app.config.language), name, with_region=pages.with_region)
    shown = table.table(pages.title, pages.rows[start : start + pages.per_page])
    shown["ids"].append("hubdocs-communities")
    links = links_from(app.builder, pages.names, number)
    catalogue = hub_communities("", pages.finder.deepcopy(), links, shown, links.deepcopy(), classes=[*pages.classes])
    return nodes.section("", nodes.title("", title), catalogue, ids=["hubdocs-catalogue"])


def remove_old_pages(app: Sphinx, pages: Pages) -> None:
    """Remove pages that a longer list once had."""
    number = len(pages.names) + 1
    base = pages.names[1].removesuffix("-list").rpartition("-")[0]
    while (name := f"{base}-{number}") not in app.env.found_docs:
        path = Path(app.builder.get_output_path(name))  # type: ignore[attr-defined] # builders of HTML have it
        if not path.is_file():
            return
        path.unlink()
        number += 1


def setup_paging(app: Sphinx) -> None:
    """Register the component."""
    app.add_node(hub_rest)
    app.add_post_transform(RestOfCatalogue)
    app.connect("html-collect-pages", write_further_pages)
