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
from hubdocs.project.training.lessons import lessons_by_id, page_title
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.files import known_parties
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.project.field_kit.order import KitOrder
    from hubdocs.project.project import Project
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
    kind, named = (node.get("refdomain"), node.get("reftype")), bool(node.get("refexplicit"))
    if kind == ("std", "doc"):
        return _led(env, _page(node), "", [content] if named else _said(env, node))
    if kind == ("lesson", "ref"):
        return _led_to_lesson(env, node, content)
    if kind in {("hub", "role"), ("hub", "team")} and not named:
        title = known_parties(env, node["reftype"]).get(node.get("reftarget", ""))
        return nodes.inline("", "", nodes.Text(visible(title)) if title else content)
    return nodes.inline("", "", content)


def _led_to_lesson(env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.Element) -> nodes.Element:
    """Lead to a lesson, or to the lesson of an exercise."""
    project = SchemaDomain.of(env).project
    lesson = _lessons(project).get(str(node.get("reftarget", "")).partition("/")[0])
    if lesson is None:
        return nodes.inline("", "", content)
    shown = content if node.get("refexplicit") else nodes.inline("", lesson.title)
    path = project.root / lesson.page
    env.note_dependency(str(path), docname=node.get("refdoc") or env.docname)
    page = env.project.path2doc(path) if path.is_relative_to(env.srcdir) else None  # else of another site
    return _led(env, page, "", [shown]) if page else nodes.inline("", "", shown)


def _page(node: addnodes.pending_xref) -> str:
    target = str(node.get("reftarget", ""))
    return docname_join(node.get("refdoc", ""), target) if node.get("refdomain") == "std" else target.lstrip("/")


def _said(env: BuildEnvironment, node: addnodes.pending_xref) -> list[nodes.Node]:
    """Give what a link says; one that says nothing says the title of its page."""
    if node.astext().strip() and (node.get("refexplicit") or node.get("refdomain") == "doc"):
        return node.children
    return [nodes.inline("", visible(_title(env, _page(node), node.get("refdoc") or env.docname)) or _page(node))]


def _title(env: BuildEnvironment, page: str, docname: str) -> str:
    """Read the title of a page that Sphinx does not read.

    :param docname: the page that shows it.
    """
    for suffix in env.project.source_suffix:
        path = Path(env.srcdir, f"{page}{suffix}")
        env.note_dependency(str(path), docname=docname)
        try:
            return page_title(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
    return ""


def _led(env: BuildEnvironment, page: str, anchor: str, shown: list[nodes.Node]) -> nodes.Element:
    order = _order(env.config.hubdocs_field_kit)
    base = order.public or env.config.html_baseurl or ""
    if not base.startswith(("https://", "http://")):
        return nodes.inline("", "", *shown)
    name = f"/{page}/".removesuffix("/index/").strip("/") if order.folders else f"{page}.html"
    address = f"{base.rstrip('/')}/{quote(name)}{'/' if order.folders and name else ''}"
    address += f"#{quote(anchor)}" if anchor else ""
    title = str(_("needs a network"))
    return nodes.reference("", "", *shown, refuri=address, internal=False, reftitle=title, classes=["hubdocs-outside"])


@cache
def _order(path: str) -> KitOrder:
    return read_order(Path(path))


@cache
def _lessons(project: Project) -> dict[str, Lesson]:
    """Give the lessons of the project; looking for them takes a while."""
    return lessons_by_id(project)
