"""Find a Chromium that starts, or install one: ``python tests/tools/chromium.py --install``.

Both the ``tests`` session and the browser tests ask here, so that they agree.
Looked for in this order: the path in ``HUBDOCS_CHROMIUM``, the usual names on ``PATH``, Playwright's own.
A browser only counts once it has opened a page: on some systems the name on ``PATH`` is a stub that only gives advice.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from typing import IO, TYPE_CHECKING, NamedTuple

from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, Playwright

VARIABLE = "HUBDOCS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SILENCE = 90
"""After so many seconds without a word, an installer is taken for dead."""
LIMIT = 900
"""And after so many seconds in any case."""
PATIENCE = 5
"""Seconds to end in good order, before it is killed."""
PLAYWRIGHT = (sys.executable, "-m", "playwright")
PACKAGES = ("apt-get", "install", "-y", "--no-install-recommends")


class Choice(NamedTuple):
    """One browser that may be there: how to call it in a message, and its path (none: Playwright knows)."""

    name: str
    executable: str | None


def choices(environment: Mapping[str, str] = os.environ) -> Iterator[Choice]:
    """List the browsers to try, best first; a browser named by the user is the only one."""
    if named := environment.get(VARIABLE):
        yield Choice(f"{named} ({VARIABLE})", named)
        return
    for name in NAMES:
        if executable := shutil.which(name, path=environment.get("PATH")):
            yield Choice(executable, executable)
    yield Choice("Playwright's own Chromium", None)


def launch(playwright: Playwright, choice: Choice) -> Browser:
    """Start a browser without a window.

    The sandbox needs rights that a container's root does not have; the pages opened are our own.
    """
    return playwright.chromium.launch(
        executable_path=choice.executable,
        args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        timeout=60_000,
    )


def start(playwright: Playwright, environment: Mapping[str, str] = os.environ) -> tuple[Browser | None, list[str]]:
    """Start the first browser that works.

    :returns: the browser, if any, and one line on each that was tried.
    """
    tried = []
    for choice in choices(environment):
        try:
            browser = launch(playwright, choice)
            browser.new_page().close()
        except Error as error:
            first = next(iter(error.message.strip().splitlines()), "no reason given")
            tried.append(f"not usable: {choice.name}: {first}")
        else:
            return browser, [*tried, f"using {choice.name}, version {browser.version}"]
    return None, tried


def available() -> bool:
    """Say which Chromium the tests will use, if one starts."""
    with sync_playwright() as playwright:
        browser, tried = start(playwright)
        for line in tried:
            say(line)
        if browser is None:
            return False
        browser.close()
    return True


def say(text: str) -> None:
    """Tell the person who runs the session what happens."""
    print(f"chromium: {text}", flush=True)  # noqa: T201 (a script: this is its output)


def supervise(command: Sequence[str], *, silence: float = SILENCE, limit: float = LIMIT) -> bool:
    """Run an installer, showing its output; end it when it hangs.

    :param silence: seconds without a line of output before it is ended.
    :param limit: seconds before it is ended in any case.
    :returns: whether it succeeded.
    """
    say("running " + " ".join(command))
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        errors="replace",
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        start_new_session=True,
    )
    assert process.stdout is not None
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_forward, args=(process.stdout, lines), daemon=True).start()
    end = time.monotonic() + limit
    while True:
        try:
            line = lines.get(timeout=max(0.0, min(silence, end - time.monotonic())))
        except queue.Empty:
            say(f"{command[0]} hangs and is ended")
            _kill(process)
            return False
        if line is None:
            return process.wait() == 0
        sys.stdout.write(line)
        sys.stdout.flush()


def _forward(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    """Hand on each line as it comes, and at last ``None``."""
    with stream:
        for line in stream:
            lines.put(line)
    lines.put(None)


def _kill(process: subprocess.Popen[str]) -> None:
    """End an installer together with what it started (a downloader, a package manager's children)."""
    if not hasattr(os, "killpg"):
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=PATIENCE)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def driver_starts() -> bool:
    """Tell whether Playwright itself runs here: the node that it brings needs a library that small systems lack."""
    result = subprocess.run([*PLAYWRIGHT, "--version"], capture_output=True, text=True, check=False)
    if result.returncode:
        say(f"Playwright does not start: {(result.stderr or result.stdout).strip()}")
    return result.returncode == 0


def install(*, driver: bool) -> bool:
    """Install a Chromium: Playwright's own, else the distribution's.

    :param driver: whether Playwright itself runs here.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    has_packages = is_root and shutil.which("apt-get") is not None and supervise(["apt-get", "update"])
    if not driver:
        if not (has_packages and supervise([*PACKAGES, "libatomic1"]) and driver_starts()):
            return False
        if available():
            return True
    say("downloading Playwright's own")
    if supervise([*PLAYWRIGHT, "install", "--only-shell", "chromium"]):
        if available():
            return True
        if has_packages and supervise([*PLAYWRIGHT, "install-deps", "chromium"]) and available():
            return True
    if has_packages:
        say("Playwright's own is not to be had: installing the distribution's")
        return supervise([*PACKAGES, "chromium"]) and available()
    return False


ADVICE = f"""\
No Chromium starts here, and the browser tests need one. Do one of these, then run the tests again:
  - install Chromium or Google Chrome (Debian: sudo apt install chromium libatomic1), or
  - python -m playwright install --with-deps chromium, or
  - set {VARIABLE} to the path of a Chromium."""


def main(arguments: Sequence[str]) -> int:
    """Make sure that a Chromium is there; with ``--install``, at the price of installing one."""
    driver = driver_starts()
    if driver and available():
        return 0
    if "--install" in arguments and not os.environ.get(VARIABLE) and install(driver=driver):
        return 0
    print(ADVICE, file=sys.stderr)  # noqa: T201 (a script: this is its output)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
