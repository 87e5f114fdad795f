"""Links to schemas and properties: the roles, and the check of all links at the end of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.roles import XRefRole

from hubdocs.checks.suggest import closest
from hubdocs.model import Code, parse_pointer
from hubdocs.sphinx_ext.domain import Link, SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page
from hubdocs.sphinx_ext.schema.prose import QUIET, SCHEMA_CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic
    from hubdocs.schema.describe import Property

_LABEL = "schema_"


class SchemaRole(XRefRole):
    """A link to a schema or to one of its properties; shows the path, as it would be in a file."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Keep the link for the check, and shorten what is shown."""
        target = target.strip()
        if target.startswith("#"):
            target = env.ref_context.get(SCHEMA_CONTEXT, "") + target
        role = refnode["reftype"]
        source, line = self.get_source_info()
        SchemaDomain.of(env).note_link(env.docname, Link(role, target, source, line))
        if not has_explicit_title and role == "property":
            title = title.partition("#")[2] or title
        return title, target


def local_link(href: str, whole: Property, schema: str) -> str | None:
    """Give the property that a link in a schema's own text means.

    Understood are ``#hubs[].domain``, a JSON pointer such as ``#/properties/hubs``, and ``schema_hubs.domain``,
    which is how another generator of such pages calls them.
    """
    name = href.removeprefix("#").removeprefix(_LABEL)
    if name == href:
        return None
    for described in whole.walk():
        if described.path and described.path == name:
            return f"{schema}#{described.path}"
    if name.startswith("/"):
        pointer = parse_pointer(name)
        for described in whole.walk():
            if described.path and described.place.pointer == pointer and described.place.schema is whole.place.schema:
                return f"{schema}#{described.path}"
    return None


def broken_links(domain: SchemaDomain) -> Iterator[Diagnostic]:
    """Find the links of all pages that lead nowhere: neither to a page of this project nor to another project."""
    ignored = set(domain.env.config.nitpick_ignore)
    for docname, links in sorted(domain.links.items()):
        for link in dict.fromkeys(links):
            if (f"schema:{link.role}", link.target) in ignored or domain.find(link.role, link.target):
                continue
            if not _is_elsewhere(domain.env, docname, link):
                yield _broken(domain, link)


def _is_elsewhere(env: BuildEnvironment, docname: str, link: Link) -> bool:
    """Ask other extensions, first of all intersphinx, whether they know a target."""
    node = addnodes.pending_xref(
        "", refdomain="schema", reftype=link.role, reftarget=link.target, refdoc=docname, refexplicit=False
    )
    content = nodes.literal(link.target, link.target)
    node.append(content)
    found = env.events.emit_firstresult("missing-reference", env, node, content)
    return found is not None and found is not content


def _broken(domain: SchemaDomain, link: Link) -> Diagnostic:
    known = [name for name, entry in domain.objects.items() if entry.kind == link.role]
    near = closest(link.target, known) or _same_end(link.target, known)
    schema = link.target.partition("#")[0]
    if near is not None:
        hint = f"did you mean `{near}`?"
    elif link.role == "property" and "#" not in link.target:
        hint = "write the name of the schema, `#`, and the path of the key"
    elif schema in domain.project.store.names and schema not in domain.objects:
        hint = f"no page shows the schema `{schema}`; the directive `schema:reference` does"
    else:
        hint = ""
    code = Code.UNKNOWN_SCHEMA if link.role == "schema" else Code.UNKNOWN_KEY
    what = "schema" if link.role == "schema" else "property"
    message = f"there is no {what} `{link.target}` to link to"
    return finding_in_page(
        domain.project, file=link.file, line=link.line, target=link.target, code=code, message=message, hint=hint
    )


def _same_end(target: str, known: list[str]) -> str | None:
    """Find the property of the same name elsewhere in the schema, if there is only one."""
    schema, _, path = target.partition("#")
    last = path.rpartition(".")[2]
    same = [name for name in known if name.startswith(f"{schema}#") and name.rpartition(".")[2].endswith(last)]
    return same[0] if last and len(same) == 1 else None


def keep_plain(
    _app: Sphinx, _env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.Element
) -> nodes.Element | None:
    """Leave what leads nowhere as text, where that is no mistake or was reported already."""
    return content if node.get(QUIET) or node.get("refdomain") == "schema" else None
