"""Both sites, built to be opened in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from browsing import visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from browsing import Tab
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def provider_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the provider's guide."""
    folder = tmp_path_factory.mktemp("sites")
    return build(
        repository / "docs", folder / "_site", folder / "doctrees" / "docs", "community_site=community/index.html"
    )


@pytest.fixture(scope="session")
def community_site(repository: Path, provider_site: Path) -> Path:
    """Build the communities' site, which is published below the guide and links to it."""
    doctrees = provider_site.parent / "doctrees" / "community"
    guide = {"GUIDE_INVENTORY": str(provider_site / "objects.inv")}
    output = provider_site / "community"
    return build(repository / "community-docs", output, doctrees, "provider_site=../index.html", guide)


@pytest.fixture
def open_page(browser: Browser) -> Callable[..., AbstractContextManager[Tab]]:
    """Return a function that opens a page of a built site: see :func:`browsing.visit`."""
    return partial(visit, browser)


def build(source: Path, output: Path, doctrees: Path, sister: str, env: dict[str, str] | None = None) -> Path:
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
    return output
