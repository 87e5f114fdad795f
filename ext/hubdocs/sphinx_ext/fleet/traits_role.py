"""The roles ``hub:class`` and ``hub:trait``: links to what a hub can be configured with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.roles import XRefRole

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.service.fleet.traits import load_traits
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.prose import QUIET

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class TraitRole(XRefRole):
    """A link to a class or a trait; a name that is none is a finding, and what no page describes is only text."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: ARG002, FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Check the name, and lead to the class that describes the trait."""
        target = target.strip()
        refnode[QUIET] = True
        is_trait = refnode["reftype"] == "trait"
        described = describing(target) if is_trait else target
        if described is None or (not is_trait and load_traits().find_class(target) is None):
            file, line = self.get_source_info()
            domain = SchemaDomain.of(env)
            found = finding_in_page(
                domain.project,
                file=file,
                line=line,
                target=target,
                code=Code.INVALID_OPTION,
                message=f"there is no {'trait' if is_trait else 'class'} `{target}`",
                hint=suggestion(target),
            )
            domain.note_finding(env.docname, found)
        return title, described or target


def describing(target: str) -> str | None:
    """Give the name under which a trait is described, which may be that of a class that its class comes from."""
    section, _, name = target.partition(".")
    traits = load_traits()
    cls = traits.find_class(section)
    if cls is None or name not in traits.traits_of(cls):
        return None
    bases = (traits.find_class(base) for base in cls.sections)
    return next(f"{base.name}.{name}" for base in bases if base is not None and name in base.own)


def suggestion(target: str) -> str:
    """Guess what was meant by a name that is none."""
    section, dot, name = target.partition(".")
    near: str | None = section
    if load_traits().find_class(section) is None:
        near = closest(section, {cls.name for cls in load_traits().classes()})
    if near and dot:
        member = closest(name, load_traits().traits_of(near))
        near = f"{near}.{member}" if member else None
    return f"did you mean `{near}`?" if near and near != target else ""


def reference(kind: str, target: str, docname: str, *, shown: str = "") -> addnodes.pending_xref:
    """Make a link to a class or a trait that is plain code where no page describes it."""
    attributes: dict[str, Any] = {
        "refdomain": HubDomain.name,
        "reftype": kind,
        "reftarget": describing(target) or target,
        "refdoc": docname,
        "refexplicit": True,
        "refwarn": False,
        QUIET: True,
    }
    return addnodes.pending_xref("", nodes.literal(shown or target, shown or target), **attributes)
