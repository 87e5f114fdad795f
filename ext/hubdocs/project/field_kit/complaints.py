"""What Sphinx says while it builds the pages of a kit, as lines for people."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_END: Final = re.compile(r"^(The full traceback|To report this error|If you want to report)", re.MULTILINE)
"""What follows is for those who work on Sphinx."""

_RAISED: Final = re.compile(r"^(?:[A-Za-z_]\w*\.)*([A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning))(?::\s*(.*))?$")
_OF_SPHINX: Final = re.compile(r"^(?:sphinx|docutils)\.")
_NO_FILE: Final = re.compile(r"(?<=\.)(md)\.rst:(?=\d)")
"""Some versions of Sphinx end the name of a page of Markdown like this."""

_RULE: Final = re.compile(r"^[=-]+$")
_LINES: Final = 4
"""So many lines say it, where Sphinx names no error."""


def complaints(told: str, room: Path) -> Iterator[str]:
    """List what was said, with places as seen from where the user stands.

    :param told: what Sphinx wrote to the standard error.
    :param room: the folder in which the kit was made; it will be gone.
    """
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 (a separator at its end)
    for line in told.splitlines():
        shown = line.replace(f"{room}{os.sep}", "").replace(here, "").rstrip()
        shown = _NO_FILE.sub(r"\1:", shown)
        if shown:
            yield shown


def reason(told: str, room: Path) -> str:
    """Say in one line why Sphinx gave up: what was raised, and not where in its own code."""
    lines = [" ".join(line.split()) for line in complaints(_END.split(told, maxsplit=1)[0], room)]
    lines = [line for line in lines if not _RULE.match(line)]
    raised = [number for number, line in enumerate(lines) if _RAISED.match(line)]
    if not raised:
        return " ".join(lines[-_LINES:]).rstrip(".") or "it did not say why"
    first, *rest = lines[raised[-1] :]
    found = _RAISED.match(first)
    if found and found[2] and _OF_SPHINX.match(first):
        first = found[2]
    return " ".join([first, *rest]).rstrip(".")
