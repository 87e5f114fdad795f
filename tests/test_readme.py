"""The README's example is wrong in the way that it says."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_example(repository: Path, tmp_path: Path) -> None:
    """Checking the page that the README shows gives the output that the README shows."""
    text = (repository / "README.md").read_text(encoding="utf-8")
    (page,) = re.findall(r"^````markdown file=page\.md\n(.*?)^````$", text, re.MULTILINE | re.DOTALL)
    (console,) = re.findall(r"^```console\n\$ hubdocs (check page\.md)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    arguments, expected = console
    command = [sys.executable, "-m", "hubdocs", *arguments.split()]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (result.stdout, result.stderr) == (expected, "")
    assert result.returncode == 1
