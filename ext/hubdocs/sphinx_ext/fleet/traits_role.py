"""The roles ``hub:class`` and ``hub:trait``: links to what a hub can be configured with."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

from hubdocs.checks.suggest import closest
from hubdocs.service.fleet.traits import load_traits
from hubdocs.sphinx_ext.checked_role import CheckedRole, Mistake
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.schema.prose import QUIET


class TraitRole(CheckedRole):
    """A link to a class or a trait."""

    def check(self, refnode: nodes.Element, target: str) -> tuple[str, Mistake | None]:
        """Check the name, and lead to the class that describes the trait."""
        if refnode["reftype"] == "trait":
            kind, described = "trait", describing(target)
        else:
            kind, described = "class", target if load_traits().find_class(target) is not None else None
        if described is not None:
            return described, None
        return target, Mistake(f"there is no {kind} `{target}`", suggestion(target))


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
