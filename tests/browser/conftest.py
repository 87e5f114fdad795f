"""Both sites, built to be opened in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from browsing import visit
from made_once import made_once

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from browsing import Tab
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def provider_site(repository: Path, shared_folder: Path) -> Path:
    """Build the provider's guide, once in a run of several processes."""
    folder = shared_folder / "sites"
    output, doctrees = folder / "_site", folder / "doctrees" / "docs"
    sister = "community_site=community/index.html"
    made_once(folder / "docs", lambda: build(repository / "docs", output, doctrees, sister))
    return output


@pytest.fixture(scope="session")
def community_site(repository: Path, provider_site: Path) -> Path:
    """Build the communities' site, which is published below the guide and links to it; once, too."""
    folder = provider_site.parent
    output, doctrees = provider_site / "community", folder / "doctrees" / "community"
    source, sister = repository / "community-docs", "provider_site=../index.html"
    guide = {"GUIDE_INVENTORY": str(provider_site / "objects.inv")}
    made_once(folder / "community", lambda: build(source, output, doctrees, sister, guide))
    return output


@pytest.fixture
def open_page(browser: Browser) -> Callable[..., AbstractContextManager[Tab]]:
    """Return a function that opens a page of a built site: see :func:`browsing.visit`."""
    return partial(visit, browser)


def build(source: Path, output: Path, doctrees: Path, sister: str, env: dict[str, str] | None = None) -> None:
    """Build a site as the ``docs`` session does."""
    result = subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-j", "2", "-b", "html"),
            *("-d", str(doctrees), "-A", sister, str(source), str(output)),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(env or {})},
    )
    if result.returncode:
        pytest.fail(f"{source.name}/ does not build:\n{result.stdout}{result.stderr}", pytrace=False)
