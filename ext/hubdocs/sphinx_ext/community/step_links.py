"""The roles ``hub:step`` and ``hub:fact``: links to steps of processes and to facts, and their check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.project.community.handbooks import handbook_files
from hubdocs.service.community.handbook import load_handbook
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.links import NamedLinkRole, broken_link, unknown_links
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.findings import emit_settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic
    from hubdocs.service.community.process import Handbook

_CODES = {"step": Code.UNKNOWN_STEP, "fact": Code.UNKNOWN_FIELD}


def emit_step_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report links to steps and facts that do not exist (on ``env-updated``, which comes with every build)."""
    emit_settled(env, _broken_links(env))
    return []


def _broken_links(env: BuildEnvironment) -> Iterator[Diagnostic]:
    handbook: Handbook | None = None
    for kind, code in _CODES.items():
        for docname, link in unknown_links(env, kind):
            handbook = handbook or load_handbook(handbook_files(SchemaDomain.of(env).project))
            known = _names(kind, handbook)
            if link.target not in known:
                near = closest(link.target, {*known, *HubDomain.of(env).described(kind)})
                hint = f"did you mean `{near}`?" if near else _FORMS[kind]
                yield from broken_link(env, docname, link, code, hint)


_FORMS = {
    "step": "write the name of a process, a point, and the id of its step",
    "fact": "write the name of a fact in `process-facts.yaml`",
}


def _names(kind: str, handbook: Handbook) -> list[str]:
    if kind == "fact":
        return list(handbook.facts)
    return [f"{process.name}.{step.id}" for process in handbook.processes for step in process.steps]


def setup_step_links(app: Sphinx) -> None:
    """Register the roles and their check."""
    for kind in _CODES:
        app.add_role_to_domain(HubDomain.name, kind, NamedLinkRole(warn_dangling=True))
    app.connect("env-updated", emit_step_links)
