"""The search for a Chromium takes the right one, and an installer that hangs does not hang the tests."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import chromium

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_order(tmp_path: Path) -> None:
    """Names on the path come in their order, Playwright's own last; a browser that the user names is the only one."""
    for name in ("google-chrome", "chromium"):
        (tmp_path / name).write_text("", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    environment = {"PATH": str(tmp_path)}

    assert [choice.executable for choice in chromium.choices(environment)] == [
        str(tmp_path / "chromium"),
        str(tmp_path / "google-chrome"),
        None,
    ]
    assert [choice.executable for choice in chromium.choices({**environment, chromium.VARIABLE: "/x"})] == ["/x"]


def test_an_installer_is_watched(capfd: pytest.CaptureFixture[str]) -> None:
    """Its output is shown as it comes, and its exit status tells whether it worked."""
    assert chromium.supervise([sys.executable, "-c", "print('halfway')"])
    assert not chromium.supervise([sys.executable, "-c", "raise SystemExit(3)"])
    assert "halfway" in capfd.readouterr().out


def test_an_installer_that_is_silent_is_ended() -> None:
    """Silence ends it, and so does talking without an end; its children go with it."""
    sleep = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    talk = "import time\nwhile True: print('.', flush=True); time.sleep(0.05)"
    start = time.monotonic()

    assert not chromium.supervise([sys.executable, "-c", sleep], silence=0.5)
    assert not chromium.supervise([sys.executable, "-c", talk], limit=0.5)
    assert time.monotonic() - start < 20
