"""Floor 1: text to documents, with a position for every value."""

from __future__ import annotations

from hubdocs.sources.dialects import Dialect
from hubdocs.sources.document import Ambiguous, Document, Locator, Source
from hubdocs.sources.files import read
from hubdocs.sources.kinds import KINDS, Kind, kind_of
from hubdocs.sources.limits import DEFAULT_LIMITS, Limits
from hubdocs.sources.load import load
from hubdocs.sources.text import Text, decode
from hubdocs.sources.yaml_loader import load_yaml

__all__ = [
    "DEFAULT_LIMITS",
    "KINDS",
    "Ambiguous",
    "Dialect",
    "Document",
    "Kind",
    "Limits",
    "Locator",
    "Source",
    "Text",
    "decode",
    "kind_of",
    "load",
    "load_yaml",
    "read",
]
