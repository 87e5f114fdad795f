"""Long pages on paper: nothing of them is lost, to their last line."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    import browsing

pytestmark = pytest.mark.build

PAGES = (
    "instructors/lessons/administrators/change-a-profile-list.html",
    "instructors/lessons/workflows/print.html",
    "instructors/workshops/two-days.html",
)
LINES = """() => document.querySelector("article").innerText.split("\\n").filter(line => /\\w{3}/.test(line))"""


def letters(text: str) -> str:
    """Leave out what differs on paper: where lines end, and signs."""
    return re.sub(r"\W+", "", text)


@pytest.mark.parametrize("page", PAGES)
def test_paper_has_the_page_to_its_end(
    provider_site: Path, tmp_path: Path, page: str, open_page: Callable[..., AbstractContextManager[browsing.Tab]]
) -> None:
    """The last words of a page stand on its last sheets, and so does what stands in its middle."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed: what is on paper cannot be read")
    with open_page(provider_site / page) as tab:
        tab.page.emulate_media(media="print")
        lines = [letters(line)[-25:] for line in tab.page.evaluate(LINES)]
        tab.page.pdf(path=tmp_path / "page.pdf", format="A4")
    done = subprocess.run(["pdftotext", str(tmp_path / "page.pdf"), "-"], capture_output=True, text=True, check=True)
    paper = letters(done.stdout)

    assert len(lines) > 50
    assert [line for line in (lines[len(lines) // 2], lines[-1]) if line not in paper] == []
