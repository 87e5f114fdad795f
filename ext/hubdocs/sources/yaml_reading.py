"""What the parts of the YAML loader know of it: for types only, and never imported by a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.sources.dialects import Scalar, Unsupported
    from hubdocs.sources.document import Ambiguous, Locator, Source
    from hubdocs.sources.limits import Limits
    from hubdocs.sources.nodes import Node
    from hubdocs.sources.yaml_state import Anchor, Frame


class Reading(Protocol):
    """A document that is being read."""

    source: Source
    locator: Locator
    limits: Limits
    stack: list[Frame]
    anchors: dict[str, Anchor]
    ambiguous: list[Ambiguous]
    wildcards: set[Pointer]
    elided: set[Pointer]

    @property
    def resolve(self) -> Callable[[str, int], Scalar | Unsupported]:
        """Give the value that a plain scalar stands for."""

    def add(self, value: JSON, node: Node) -> None:
        """Put a finished value where it belongs."""

    def expand(self, size: int, start: int, end: int) -> None:
        """Count what an alias or a merge key adds to the document."""

    def pointer_of_frame(self) -> Pointer:
        """Say where the innermost open collection stands."""

    def report(self, found: Diagnostic) -> None:
        """Add a finding to the document's."""

    def report_tag(self, tag: str, start: int) -> None:
        """Report a tag that asks for more than plain data."""
