"""Of several that need the same thing, one makes it, and all have it afterwards."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from made_once import NotMadeError, made_once

if TYPE_CHECKING:
    from pathlib import Path


def test_one_makes_it_and_the_others_wait(tmp_path: Path) -> None:
    """Whoever comes, at the same time or later, finds all of it."""
    made = tmp_path / "made"

    def make() -> None:
        with made.open("a", encoding="utf-8") as file:
            file.write("a")
            file.flush()
            time.sleep(0.3)
            file.write("b")

    def use() -> str:
        made_once(tmp_path / "new" / "mark", make)
        return made.read_text(encoding="utf-8")

    with ThreadPoolExecutor(4) as pool:
        found = [future.result() for future in [pool.submit(use) for _ in range(4)]]

    assert [*found, use()] == ["ab"] * 5


def test_what_went_wrong_is_told_to_all(tmp_path: Path) -> None:
    """It is not tried again; the same would go wrong."""
    with pytest.raises(pytest.fail.Exception, match="no room"):
        made_once(tmp_path / "mark", lambda: pytest.fail("no room"))

    with pytest.raises(NotMadeError, match="no room"):
        made_once(tmp_path / "mark", lambda: pytest.fail("not tried again"))


def test_nobody_waits_for_ever(tmp_path: Path) -> None:
    """A process may have died."""
    (tmp_path / "mark").touch()

    with pytest.raises(NotMadeError, match="nothing was heard"):
        made_once(tmp_path / "mark", lambda: pytest.fail("somebody else makes it"), patience=0.2)
