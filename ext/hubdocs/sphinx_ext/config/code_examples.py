"""The examples that explain a code: their files, and what checking them says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic
    from hubdocs.project.explanations import Example


@cache
def example_findings(example: Example) -> tuple[Diagnostic, ...]:
    """Check an example as a project of its own, and tell what a reader would be told."""
    with TemporaryDirectory(prefix="hubdocs-") as name:
        folder = Path(name).resolve()
        example.write_to(folder)
        (folder / ".git").mkdir()  # so that no configuration is looked for above
        return check(load_project(folder, base=folder)).diagnostics


def name_files(block: nodes.Element, example: Example) -> None:
    """Put the name of its file above each code block of an example."""
    remaining = list(example.files)
    for code in list(block.findall(nodes.literal_block)):
        file = next((file for file in remaining if file.text.strip() == code.astext().strip()), None)
        if file is None or code.parent is None:
            continue
        remaining.remove(file)
        name = file.name if file.encoding == "utf-8" else f"{file.name} ({file.encoding})"
        caption = nodes.caption("", "", nodes.literal(name, name))
        wrapper = nodes.container("", caption, literal_block=True, classes=["literal-block-wrapper"])
        code.parent.replace(code, wrapper)
        wrapper += code
