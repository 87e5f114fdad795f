"""PyYAML's parser in pure Python, for platforms where libyaml is missing: slower, the same events."""

from __future__ import annotations

import re
from typing import Any, Final

from yaml.error import Mark
from yaml.events import ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

_HALF: Final = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")


class PythonParser(Reader, Scanner, Parser):
    """Stands in for ``yaml._yaml.CParser``."""

    def __init__(self, content: str) -> None:
        Reader.__init__(self, content)
        Scanner.__init__(self)
        Parser.__init__(self)
        self.content = content

    def get_event(self) -> Any:
        """Give the next event, or ``None`` at the end of the stream."""
        if not self.check_event():
            return None
        event: Any = super().get_event()  # type: ignore[no-untyped-call] # PyYAML has no types here
        if type(event) is ScalarEvent and event.style == '"':
            self._refuse_half_characters(event)
        return event

    def _refuse_half_characters(self, event: Any) -> None:
        """Refuse an escape for half of a character, as libyaml does: such a text cannot be written to a file."""
        try:
            event.value.encode()
        except UnicodeEncodeError:
            start = event.start_mark
            found = _HALF.search(self.content, start.index)
            at = found.end() if found else start.index
            mark = Mark(start.name, at, start.line, start.column + at - start.index, None, 0)
            context, problem = "while parsing a quoted scalar", "found invalid Unicode character escape code"
            raise ScannerError(context, start, problem, mark) from None

    def dispose(self) -> None:
        """Do nothing; the C parser frees its memory here."""
