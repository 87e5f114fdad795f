"""The events of a YAML text, from whichever of PyYAML's two parsers is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml, for example on a platform without a wheel
    from hubdocs.sources.yaml_fallback import PythonParser as CParser  # type: ignore[assignment] # stands in for it


def events(content: str) -> Iterator[Any]:
    """Give the events one by one, as far as the text can be read.

    Asking for them, or for the next one, raises ``yaml.error.YAMLError`` where the text cannot be read.
    """
    # A generator would be clearer, and takes a tenth of the time of reading.
    return iter(CParser(content).get_event, None)
