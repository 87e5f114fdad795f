"""What every test may use: where the project lies, and the real configuration kept beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ("sphinx.testing.fixtures", "pytester")

REPOSITORY = Path(__file__).resolve().parent.parent

# How long an example takes depends on what else the machine does; time is measured in tests/benchmarks.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def corpus(repository: Path) -> Path:
    """Return the folder of real configuration beside the checkout; skip where it is not there."""
    path = repository.parent / "shared" / "corpus"
    if not path.is_dir():
        pytest.skip("the corpus of real configuration is not beside this checkout (../shared/corpus)")
    return path
