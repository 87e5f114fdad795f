"""The drafts of JSON Schema, and where each of them keeps schemas inside a schema."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Draft(Enum):
    """A draft of JSON Schema, by the URI of its metaschema."""

    DRAFT_4 = "http://json-schema.org/draft-04/schema"
    DRAFT_6 = "http://json-schema.org/draft-06/schema"
    DRAFT_7 = "http://json-schema.org/draft-07/schema"
    DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema"
    DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"

    @property
    def uri(self) -> str:
        """What stands in ``$schema``; the older drafts end in ``#``."""
        return self.value + "#" if "/draft-" in self.value else self.value


DRAFTS: Final = {draft.value: draft for draft in Draft}
"""Draft by metaschema URI (without a trailing ``#``)."""

DEFAULT_DRAFT: Final = Draft.DRAFT_2020_12
"""What a schema without ``$schema`` is taken for."""

ONE: Final = frozenset(
    {
        "additionalItems",
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
"""Keywords whose value is a schema."""

MANY: Final = frozenset({"allOf", "anyOf", "items", "oneOf", "prefixItems"})
"""Keywords whose value is a list of schemas."""

NAMED: Final = frozenset(
    {"$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"}
)
"""Keywords whose value maps names to schemas."""
