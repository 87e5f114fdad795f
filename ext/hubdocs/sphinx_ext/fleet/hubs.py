"""The hubs of the project that the pages belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.project.fleet.hubs import known_hubs
from hubdocs.service.fleet import LayerKind
from hubdocs.sphinx_ext.community.domain import HubDomain, HubUse
from hubdocs.sphinx_ext.config.dependencies import note_configuration
from hubdocs.sphinx_ext.domain import SchemaDomain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.fleet import Hub


def hubs_of(env: BuildEnvironment) -> Mapping[str, Hub]:
    """Give all hubs by their names, ``cluster/hub``."""
    return known_hubs(SchemaDomain.of(env).project)


def use_hub(env: BuildEnvironment, name: str) -> Hub | None:
    """Find a hub for the page that is being read, which is read again when a file of the hub changes."""
    note_configuration(env)
    hub = hubs_of(env).get(name)
    HubDomain.of(env).note_use(env.docname, HubUse(name, _state(env, hub)))
    if hub is not None:
        env.note_dependency(str(hub.cluster.path))
        for layer in hub.layers:
            # The content of an encrypted file is of no interest, and a file that is missing cannot change.
            if layer.kind is not LayerKind.ENCRYPTED and layer.path.is_file():
                env.note_dependency(str(layer.path))
    return hub


def pages_with_other_hubs(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """List the pages whose hubs have come, gone, or got other files since they were read."""
    return sorted(
        docname
        for docname, uses in HubDomain.of(env).uses.items()
        if any(_state(env, hubs_of(env).get(use.name)) != use.state for use in uses)
    )


def _state(env: BuildEnvironment, hub: Hub | None) -> tuple[tuple[str, str], ...]:
    if hub is None:
        return tuple((name, "") for name in hubs_of(env))
    return tuple((layer.path.as_posix(), layer.kind.value) for layer in hub.layers)
