"""PyYAML's parser in pure Python, for platforms where libyaml is missing: slower, the same events."""

from __future__ import annotations

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class PythonParser(Reader, Scanner, Parser):
    """Stands in for ``yaml._yaml.CParser``."""

    def __init__(self, content: str) -> None:
        Reader.__init__(self, content)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Any:
        """Give the next event, or ``None`` at the end of the stream."""
        return super().get_event() if self.check_event() else None  # type: ignore[no-untyped-call]

    def dispose(self) -> None:
        """Do nothing; the C parser frees its memory here."""
