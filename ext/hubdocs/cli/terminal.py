"""What depends on whether somebody is looking: colours, and signs of life on long runs."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_PATIENCE: Final = 1.0  # seconds that pass before progress is shown
_PAUSE: Final = 0.1  # seconds between two signs of life


def wants_colour(stream: TextIO) -> bool:
    """Say whether to write colours: on a terminal, unless the environment says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


class Progress:
    """Counts files on the terminal while a long run goes on, and leaves nothing behind."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write("")

    def show(self, number: int, total: int) -> None:
        """Say which of how many files comes next."""
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            self._write(f"checking file {number:,} of {total:,}")

    def _write(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(self._shown) + ("" if text else "\r"))
        sys.stderr.flush()
        self._shown = len(text)
