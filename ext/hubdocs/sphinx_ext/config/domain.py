"""The domain ``config``: the codes that a page explains, and how each page was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from sphinx.domains import ObjType
from sphinx.util.nodes import make_refnode

from hubdocs.sphinx_ext.by_page import PageDomain
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic


class PageState(NamedTuple):
    """What a page was checked with; where that changes, the page is read again.

    :param options: the project's configuration.
    :param schemas: the names and files of all schemas; empty for a page without anything to check.
    """

    options: str
    schemas: str


class OwnSchemas(NamedTuple):
    """What was found wrong with the project's own schemas.

    :param state: what they were checked with.
    """

    state: str = ""
    found: tuple[Diagnostic, ...] = ()


class ConfigDomain(PageDomain):
    """The codes of findings as objects that can be linked to."""

    name = "config"
    label = "hubdocs"
    object_types: ClassVar[dict[str, ObjType]] = {"code": ObjType(_("code"), "code")}
    initial_data: ClassVar[dict[str, Any]] = {"codes": {}, "states": {}, "own_schemas": OwnSchemas()}
    data_version = 1
    by_page = ("codes", "states")

    @classmethod
    def of(cls, env: BuildEnvironment) -> ConfigDomain:
        """Give the domain of a build."""
        return cast("ConfigDomain", env.domains["config"])

    @property
    def codes(self) -> dict[str, dict[str, str]]:
        """By page: the codes that it explains, each with its anchor."""
        return cast("dict[str, dict[str, str]]", self.data["codes"])

    @property
    def states(self) -> dict[str, PageState]:
        """By page: what it was checked with."""
        return cast("dict[str, PageState]", self.data["states"])

    @property
    def own_schemas(self) -> OwnSchemas:
        """What was found wrong with the project's own schemas."""
        return cast("OwnSchemas", self.data["own_schemas"])

    @own_schemas.setter
    def own_schemas(self, found: OwnSchemas) -> None:
        self.data["own_schemas"] = found

    def note_code(self, docname: str, code: str, anchor: str) -> None:
        """Keep where a code is explained."""
        self.codes.setdefault(docname, {})[code] = anchor

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """List everything for the inventory and the search index."""
        for docname, codes in sorted(self.codes.items()):
            for code, anchor in codes.items():
                yield code, code, "code", docname, anchor, 1

    def resolve_xref(  # noqa: PLR0913, PLR0917 (Sphinx calls it so)
        self,
        env: BuildEnvironment,  # noqa: ARG002 (Sphinx calls it so)
        fromdocname: str,
        builder: Builder,
        typ: str,  # noqa: ARG002 (Sphinx calls it so)
        target: str,
        node: pending_xref,  # noqa: ARG002 (Sphinx calls it so)
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Make a link to the explanation of a code; the first page that has it counts."""
        for docname, codes in sorted(self.codes.items()):
            if target in codes:
                return make_refnode(builder, fromdocname, docname, codes[target], contnode)
        return None

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 (Sphinx calls it so)
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Offer what ``any`` may mean."""
        found = self.resolve_xref(env, fromdocname, builder, "code", target, node, contnode)
        return [("config:code", found)] if found is not None else []
