"""Running the command inside of the tests."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from hubdocs.cli.start import run

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGING = ("FORCE_COLOR", "GITHUB_WORKSPACE", "HUBDOCS_DEBUG", "NO_COLOR", "_HUBDOCS_COMPLETE")
"""Variables that change what the command prints."""


class Result(NamedTuple):
    """What the command did."""

    code: int
    stdout: str
    stderr: str


@pytest.fixture
def hubdocs(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Give a function that runs the command as a terminal would, but in this process."""
    for name in CHANGING:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run_hubdocs(*args: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(args)
        output = capfd.readouterr()
        return Result(code, output.out, output.err)

    return run_hubdocs
