"""The roles ``hub:role`` and ``hub:team``: checked links to who there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.model import Code
from hubdocs.service.organisation.place import hint_for
from hubdocs.sphinx_ext.community.links import KeptLinkRole, broken_link, unknown_links
from hubdocs.sphinx_ext.findings import emit_settled
from hubdocs.sphinx_ext.organisation.files import known_parties, roles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic

KINDS = ("role", "team")
"""What can be linked to; the roles are called so."""


class PartyRole(KeptLinkRole):
    """A link to a team or a role, by any word for it; the word stays as it was written."""

    innernodeclass = nodes.inline

    def find(self, env: BuildEnvironment, kind: str, written: str) -> str:
        """Give the name of what is meant; a word that nobody knows is made a name, which another site may know."""
        party = roles_of(env).find(kind, written)
        return party.name if party else nodes.make_id(written)


def emit_party_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report links to teams and roles that do not exist (on ``env-updated``, which comes with every build)."""
    emit_settled(env, broken_party_links(env))
    return []


def broken_party_links(env: BuildEnvironment) -> Iterator[Diagnostic]:
    """Find links to what is neither in the data nor on a page, here or on another site."""
    for kind in KINDS:
        known = known_parties(env, kind)
        for docname, link in unknown_links(env, kind):
            if link.target not in known:
                hint = hint_for(link.written, tuple(known.values()))
                yield from broken_link(env, docname, link, Code.UNKNOWN_ROLE, hint)
