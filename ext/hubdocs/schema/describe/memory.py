"""What was described already, so that a large part which is used in several places is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.schema.describe.conditions import ANNOTATIONS
from hubdocs.schema.describe.constraints import SIMPLE
from hubdocs.schema.resolve import REFERENCES

if TYPE_CHECKING:
    from hubdocs.model import Pointer
    from hubdocs.schema.describe.layers import Layers
    from hubdocs.schema.describe.property import Property

LARGE: Final = 8
"""So many properties inside are told once; smaller parts are told wherever they are used, which reads better."""

_FLAT: Final = ANNOTATIONS | SIMPLE | {*REFERENCES, "allOf", "const", "enum", "type"}


class Memory:
    """Remembers large properties by the schemas that say what is inside of them."""

    def __init__(self) -> None:
        self._paths: dict[frozenset[tuple[str, Pointer]], str] = {}

    def find(self, layers: Layers) -> str | None:
        """Give the path of the property that has the same inside, if there is one."""
        return self._paths.get(_shape(layers))

    def keep(self, layers: Layers, described: Property) -> None:
        """Remember a property, if it is large."""
        # Enough of the inside is counted to know that it is large.
        if sum(1 for _ in zip(described.walk(), range(LARGE + 1), strict=False)) > LARGE:
            self._paths.setdefault(_shape(layers), described.path)


def _shape(layers: Layers) -> frozenset[tuple[str, Pointer]]:
    """Name the schemas that say what is inside."""
    return frozenset(layer.key[:2] for layer in layers.all if layer.contents.keys() - _FLAT)
