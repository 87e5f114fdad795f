"""Amounts are read as JupyterHub reads them: what stands here was tried with its trait ``ByteSpecification``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from hubdocs.service.fleet.amounts import byte_count, core_count

if TYPE_CHECKING:
    from hubdocs.model import JSON

GIB: Final = 1024**3

TAKEN: Final[dict[str | int | float, int]] = {
    "2G": 2 * GIB,
    "0.5G": GIB // 2,
    "512M": GIB // 2,
    "1T": 1024 * GIB,
    "1K": 1024,
    " 2G": 2 * GIB,
    "2 G": 2 * GIB,
    "1e3M": 1000 * 1024**2,
    "-1G": -GIB,
    2: 2,
    2.5: 2,
    0: 0,
}
REFUSED: Final = ("2GB", "2Gi", "2GiB", "2g", "2", "2.5", "1e3", "", "K", "2G ", "two G")


@pytest.mark.parametrize(("written", "count"), TAKEN.items())
def test_is_taken(written: str | float, count: int) -> None:
    """Bytes, or with one letter, in steps of 1024."""
    assert byte_count(written) == count


@pytest.mark.parametrize("written", REFUSED)
def test_is_refused(written: str) -> None:
    """KubeSpawner starts no server with it."""
    assert byte_count(written) is None


@pytest.mark.parametrize(("written", "cores"), [(1, 1.0), (0.5, 0.5), ("1", None), ("500m", None), (None, None)])
def test_processors_are_a_number(written: JSON, cores: float | None) -> None:
    """Text is none, also as Kubernetes writes it."""
    assert core_count(written) == cores
