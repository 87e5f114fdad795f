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

    :raises yaml.error.YAMLError: where it cannot.
    """
    parser = CParser(content)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()
