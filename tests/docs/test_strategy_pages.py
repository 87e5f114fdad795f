"""All that the guide's own strategy, numbers and updates say is on a page, in HTML and in plain text."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from sphinx_site import Site

from hubdocs.service.lenient import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON

ABOUT = Path(__file__).resolve().parents[2] / "docs" / "about"
SHOWN = frozenset({"title", "text", "goal", "unit", "source", "summary"})
"""Keys of which the texts must be on a page."""


def texts(value: JSON, key: str = "") -> Iterator[str]:
    """Give all texts that readers must find."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, "text" if key == "challenge" else key)
    elif isinstance(value, str) and key in SHOWN:
        yield " ".join(value.split())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Build the guide's own pages about the strategy, with all quarters, and nothing around them."""
    monkeypatch.chdir(tmp_path)
    for name in ("organisation", "updates"):
        shutil.copytree(ABOUT / name, tmp_path / name)
    for name in ("roles", "strategy", "objectives", "numbers", "building-blocks"):
        shutil.copy(ABOUT / f"{name}.md", tmp_path)
    numbers = tmp_path / "organisation" / "numbers.yaml"
    numbers.write_text(re.sub(r" *computed: .*\n", "", numbers.read_text("utf-8")), encoding="utf-8")
    for page in tmp_path.rglob("*.md"):  # links to the rest of the guide are left out
        page.write_text(re.sub(r"\[([^\]]*)\]\([^)]*\.md[^)]*\)", r"\1", page.read_text("utf-8")), encoding="utf-8")
    pages = "roles\nstrategy\nobjectives\nnumbers\nbuilding-blocks\nupdates/index"
    files = {
        "hubdocs.toml": "",
        "conf.py": 'extensions = ["hubdocs"]\nmyst_enable_extensions = ["deflist"]\nproject = "site"\n',
        "index.md": f"# Start\n\n```{{toctree}}\n{pages}\n```\n",
    }
    return Site(tmp_path, {"text_sectionchars": "=-~"}).write(files)


def read(folder: Path, ending: str) -> str:
    """Read all pages as one text."""
    pages = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob(f"*.{ending}")))
    whole = " ".join(pages)
    if ending == "html":
        whole = html.unescape(re.sub(r"<[^>]*>", "", whole))
    return re.sub(r"[\s|+=*-]+", " ", whole)


@pytest.mark.parametrize(("builder", "ending"), [("html", "html"), ("text", "txt")])
def test_every_text_of_the_data_is_on_a_page(builder: str, ending: str, site: Site) -> None:
    """Nothing is lost on the way from the data to readers."""
    built = site.build(builder)
    whole = read(built.output, ending)
    found: list[str] = []
    for name in ("strategy", "numbers"):
        found += texts(yaml.safe_load((ABOUT / "organisation" / f"{name}.yaml").read_text(encoding="utf-8")))

    assert len(found) > 90
    missing = [text for text in found if re.sub(r"[\s|+=*-]+", " ", text) not in whole]
    # a text in a narrow cell of a table in plain text is broken into lines that stand beside those of other cells
    broken = ending == "txt"
    assert [text for text in missing if not broken or not all(word in whole for word in text.split())] == []


def test_the_first_update_has_the_facts_of_its_month() -> None:
    """The numbers of October 2023 are in the data, and the update quotes them."""
    series = {row["id"]: row for row in yaml.safe_load((ABOUT / "organisation" / "numbers.yaml").read_text())["series"]}
    update = (ABOUT / "updates" / "2023-10.md").read_text(encoding="utf-8")
    matter = mapping(yaml.safe_load(update.split("---\n")[1]))

    for name, value in (("hubs", 73), ("monthly-users", 4000), ("cost-recovery", 40), ("runway", "2025-08")):
        assert {point["month"]: point["value"] for point in series[name]["points"]}["2023-10"] == value
        assert name in matter["numbers"]
        assert f"{{hub:number}}`{name} 2023-10`" in update
