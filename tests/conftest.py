"""What every test may use: where the project lies, and the real configuration kept beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytest_plugins = ("sphinx.testing.fixtures", "pytester")

REPOSITORY = Path(__file__).resolve().parent.parent

# How long an example takes depends on what else the machine does; time is measured in tests/benchmarks.
# The examples are the same in every run, so that a change is judged by what it changes. To look for new ones:
# set the variable HYPOTHESIS_PROFILE to "explore".
settings.register_profile("project", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))

# It is the same day in every run: records of communities are confirmed for a year only.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1795219200")

# What earlier runs found must not hide what this one would find; tests of the cache have a folder of their own.
os.environ["HUBDOCS_CACHE_DIR"] = ""


LONG = (
    "browser/test_sites.py",
    "sphinx_ext/request/test_browser.py",
    "sphinx_ext/training/test_browser.py",
    "browser/test_catalogue_pages.py",
    "browser/test_catalogue.py",
    "docs/test_console_blocks.py",
    "sphinx_ext/config/test_codes.py",
    "faces/test_faces.py",
    "project/test_cache.py",
    "sphinx_ext/figures/test_browser.py",
    "sphinx_ext/fleet/test_effective.py",
    "sphinx_ext/schema/test_browser.py",
    "browser/test_ask.py",
    "browser/test_items.py",
    "browser/test_without_scripts.py",
)
"""The files that take longest, as ``--durations`` says, in the order in which they are started.

The first one takes minutes. It builds both sites, and other files that need them wait for it: they come last.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files first that take longest: when processes share the work, none is left with a long one at the end."""
    tests = Path(__file__).parent
    places = {tests / name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path, len(LONG)))


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what needs a browser."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run share; what is made there is made with :mod:`made_once`."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def corpus(repository: Path) -> Path:
    """Return the folder of real configuration beside the checkout; skip where it is not there."""
    path = repository.parent / "shared" / "corpus"
    if not path.is_dir():
        pytest.skip("the corpus of real configuration is not beside this checkout (../shared/corpus)")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that the ``tests`` session has found or installed, once: a process cannot start two.

    Where there is none, that is a failure.
    """
    import chromium  # noqa: PLC0415 (only tests in a browser need it)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (likewise)

    with sync_playwright() as playwright:
        started, tried = chromium.start(playwright)
        if started is None:
            pytest.fail("\n".join([*tried, chromium.ADVICE]), pytrace=False)
        yield started
        started.close()
