"""What several processes of a test run need, one of them makes, and the others wait for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 600.0
"""Seconds to wait for another process."""


class NotMadeError(Exception):
    """Another process could not make it, and said why."""


def made_once(mark: Path, make: Callable[[], object], *, patience: float = PATIENCE) -> None:
    """Make something, unless it was made before; come back when it is there.

    :param mark: a file that stands for it; whoever can create the file makes it.
    :param make: makes it. What it raises, it raises here, and in the other processes a :exc:`NotMadeError`.
    :param patience: seconds to wait for another process.
    """
    result = mark.with_name(f"{mark.name}.result")
    mark.parent.mkdir(parents=True, exist_ok=True)
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        _wait(result, patience)
        return
    try:
        make()
    except BaseException as error:
        _tell(result, str(error) or type(error).__name__)
        raise
    _tell(result, "")


def _tell(result: Path, trouble: str) -> None:
    """Tell the other processes how it went, in one step, so that none reads half of it."""
    written = result.with_name(f"{result.name}.part")
    written.write_text(trouble, encoding="utf-8")
    written.replace(result)


def _wait(result: Path, patience: float) -> None:
    """Wait for what another process says of its work."""
    end = time.monotonic() + patience
    while not result.exists():
        if time.monotonic() > end:
            raise NotMadeError(f"nothing was heard of it for {patience:.0f} seconds")
        time.sleep(0.1)
    if trouble := result.read_text(encoding="utf-8"):
        raise NotMadeError(trouble)
