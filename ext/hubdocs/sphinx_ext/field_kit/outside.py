"""Links to pages that are not in the kit: to the public site where its address is known, else plain text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from hubdocs.project.field_kit.order import read_order
from hubdocs.project.training import find_lessons, page_title
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.files import known_parties
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.project.field_kit.order import KitOrder
    from hubdocs.service.training.lesson import Lesson


class OutsidePages(SphinxPostTransform):
    """Lead links of MyST to pages out of the kit, before MyST complains about them."""

    default_priority = 8

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("refdomain") == "doc" and _page(node) not in self.env.all_docs:
                node.replace_self(_led(self.env, _page(node), node.get("reftargetid") or "", _said(self.env, node)))


def lead_outside(
    _app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.Element
) -> nodes.Element:
    """Lead what nobody knows out of the kit (on ``missing-reference``)."""
    kind = (node.get("refdomain"), node.get("reftype"))
    if kind == ("std", "doc"):
        return _led(env, _page(node), "", [content] if node.get("refexplicit") else _said(env, node))
    if kind == ("lesson", "ref"):
        target = node.get("reftarget", "")
        lesson = next((each for each in _lessons(env) if each.id == target), None)
        page = env.project.path2doc(SchemaDomain.of(env).project.root / lesson.page) if lesson is not None else None
        if lesson is not None and page:
            return _led(env, page, "", [content if node.get("refexplicit") else nodes.inline("", lesson.title)])
    if node.get("refdomain") == "hub" and node.get("reftype") in {"role", "team"} and not node.get("refexplicit"):
        title = known_parties(env, node["reftype"]).get(node.get("reftarget", ""))
        return nodes.inline("", visible(title)) if title else nodes.inline("", "", content)
    return nodes.inline("", "", content)


def _page(node: addnodes.pending_xref) -> str:
    target = str(node.get("reftarget", ""))
    return docname_join(node.get("refdoc", ""), target) if node.get("refdomain") == "std" else target.lstrip("/")


def _said(env: BuildEnvironment, node: addnodes.pending_xref) -> list[nodes.Node]:
    """Give what a link says; one that says nothing says the title of its page."""
    if node.astext().strip() and (node.get("refexplicit") or node.get("refdomain") == "doc"):
        return node.children
    return [nodes.inline("", visible(_title(env, _page(node))) or _page(node))]


def _title(env: BuildEnvironment, page: str) -> str:
    """Read the title of a page that Sphinx does not read."""
    for suffix in env.project.source_suffix:
        try:
            return page_title(Path(env.srcdir, f"{page}{suffix}").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
    return ""


def _led(env: BuildEnvironment, page: str, anchor: str, shown: list[nodes.Node]) -> nodes.Element:
    order = _order(env.config.hubdocs_field_kit)
    base = order.public or env.config.html_baseurl or ""
    if not base.startswith(("https://", "http://")):
        return nodes.inline("", "", *shown)
    name = page.removesuffix("index").rstrip("/") + "/" if order.folders else f"{page}.html"
    address = f"{base.rstrip('/')}/{quote(name.lstrip('/'))}{f'#{quote(anchor)}' if anchor else ''}"
    title = str(_("needs a network"))
    return nodes.reference("", "", *shown, refuri=address, internal=False, reftitle=title, classes=["hubdocs-outside"])


@cache
def _order(path: str) -> KitOrder:
    return read_order(Path(path))


_known: dict[int, tuple[Lesson, ...]] = {}


def _lessons(env: BuildEnvironment) -> tuple[Lesson, ...]:
    """Give the lessons of the project; looking for them takes a while."""
    project = SchemaDomain.of(env).project
    if id(project) not in _known:
        _known[id(project)] = find_lessons(project)
    return _known[id(project)]
