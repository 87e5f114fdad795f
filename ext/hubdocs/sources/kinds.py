"""The formats that values can be read from."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["yaml", "json", "toml"]
"""A format that values can be read from."""

KINDS: Final[dict[str, Kind]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
"""The format of each file suffix."""


def kind_of(path: str) -> Kind | None:
    """Say which format a file is in, by its suffix; ``None`` if it is none of ours."""
    return KINDS.get(PurePath(path).suffix.lower())
