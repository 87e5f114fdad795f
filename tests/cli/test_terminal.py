"""Signs of life on a terminal, and none elsewhere."""

from __future__ import annotations

import io
import sys
import time

import pytest

from hubdocs.cli.terminal import Progress, wants_colour


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class Clock:
    """A clock that is moved by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)


def test_long_run_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a second the files are counted, now and then, and at the end the line is empty again."""
    clock = Clock(monkeypatch)
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress() as progress:
        progress.show(1, 2000)
        clock.now += 1.5
        progress.show(1200, 2000)
        progress.show(1201, 2000)
        clock.now += 1
        progress.show(7, 9)

    first, second = "checking file 1,200 of 2,000", "checking file 7 of 9"
    assert stream.getvalue().split("\r") == ["", first, second.ljust(len(first)), " " * len(second), ""]


def test_short_run_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends soon leaves no trace."""
    Clock(monkeypatch)
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress() as progress:
        progress.show(1, 2)

    assert stream.getvalue() == ""


def test_no_progress_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file or a log no progress is written."""
    clock = Clock(monkeypatch)
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress() as progress:
        clock.now += 5
        progress.show(1, 2)

    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("stream", "environment", "expected"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (io.StringIO(), {}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours(
    stream: io.StringIO, environment: dict[str, str], *, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colours are for terminals, and the environment has the last word."""
    for name in ("TERM", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert wants_colour(stream) is expected
