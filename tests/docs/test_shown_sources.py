"""What a page shows as source is what stands live below it, and code that it shows runs."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import architecture
import pytest
import yaml

from hubdocs.sources import Dialect
from hubdocs.sources.dialects import RESOLVERS, Unsupported

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LIVE = ("reference/directives.md", "reference/directives-rst.rst", "operators/write-checked-example.md")
"""Pages that show each example twice: as source, and as it looks."""
NOT_LIVE = (
    "config:codes",
    "hub:ask",
    "hub:building-blocks",
    "hub:collaboration",
    "hub:cycle",
    "hub:facts",
    "hub:numbers",
    "hub:objectives",
    "hub:process",
    "hub:readiness",
    "hub:request-form",
    "hub:responsibilities",
    "hub:responsibility-changes",
    "hub:roles",
    "hub:serves",
    "hub:strategy",
    "hub:timeline",
    "hub:topology",
    "hub:updates",
    "lesson:all-in-one",
    "lesson:event-plan",
    "lesson:setup",
)
"""Sources that only show a form, because what they make has a page of its own."""
ADDRESS = "https://example.org/hubdocs"


def sources(page: Path) -> Iterator[str]:
    """Find what a page shows as source."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".rst":
        for found in re.finditer(r"^\.\. code-block:: rst\n\n((?:(?: {3}.*)?\n)+)", text, re.MULTILINE):
            yield dedent(found[1]).strip("\n")
    else:
        for found in re.finditer(r"^(`{3,})markdown\n(.*?)\n\1$", text, re.MULTILINE | re.DOTALL):
            yield found[2]


@pytest.mark.parametrize("name", LIVE)
def test_source_is_shown_as_it_is_live(name: str) -> None:
    """Each source stands in the page a second time, where it has its effect."""
    page = DOCS / name
    text = page.read_text(encoding="utf-8")
    shown = [source for source in sources(page) if not any(part in source for part in NOT_LIVE)]

    assert len(shown) > 4
    assert [source for source in shown if f"\n\n{source}\n" not in text] == []


def table(page: Path, heading: str) -> list[list[str]]:
    """Read the table that has a heading in its first column."""
    lines = page.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def in_words(value: object) -> str:
    """Say what a plain word is, in the words of the page."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    return "text" if isinstance(value, str) else f"the number {value:g}"  # type: ignore[str-format]


@pytest.mark.parametrize(
    ("cells", "dialect"),
    [(row, dialect) for row in table(DOCS / "reference" / "yaml.md", "Written") for dialect in Dialect],
    ids=lambda value: value[0] if isinstance(value, list) else value.value,
)
def test_words_are_what_the_page_says(cells: list[str], dialect: Dialect) -> None:
    """Each word of the table is read in each dialect as the table says."""
    said = cells[1 if dialect is Dialect.YAML_1_2 else 2]
    for word in re.findall(r"`([^`]+)`", cells[0]):
        value = RESOLVERS[dialect](word, 1000)

        assert not isinstance(value, Unsupported)
        assert in_words(value) == said


def test_the_table_has_floors_as_they_are() -> None:
    """The page's table is the one that the tests hold."""
    rows = table(DOCS / "contributing" / "architecture.md", "Floor")

    assert [(int(row[0]), tuple(re.findall(r"`(\w+)`", row[1]))) for row in rows] == list(
        reversed(list(enumerate(architecture.FLOORS)))
    )


def test_files_that_the_architecture_names_exist() -> None:
    """Whoever follows the page finds the module."""
    text = (DOCS / "contributing" / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "ext" / "hubdocs"
    named = {name for name in re.findall(r"`([\w/]+\.py)`", text) if not name.startswith("tests/")}

    assert named
    assert {name for name in named if not list(package.rglob(name))} == set()


def fences(page: Path, language: str) -> list[str]:
    """Find the plain blocks of a language."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_ci_examples_name_what_there_is() -> None:
    """The workflow, the hook and the action of the page exist under these names, with these inputs."""
    page = DOCS / "operators" / "check-in-ci.md"
    blocks: dict[str, Any] = {}
    for block in fences(page, "yaml"):
        name, _, rest = block.partition("\n")
        blocks[name.removeprefix("# ")] = yaml.safe_load(rest)
    workflow = ".github/workflows/configuration.yml"
    steps = blocks[f"{workflow}, with the action"]["jobs"]["check"]["steps"]
    (own,) = [step for step in steps if step["uses"].startswith(ADDRESS)]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    names = (".pre-commit-config.yaml", ".pre-commit-config.yaml, with the whole project")
    shown = [hook["id"] for name in names for repo in blocks[name]["repos"] for hook in repo["hooks"]]

    assert set(own["with"]) <= set(action["inputs"])
    assert shown == [hook["id"] for hook in hooks]
    assert all(blocks[name]["permissions"] == {"contents": "read"} for name in blocks if name.startswith(workflow))
    assert ".gitlab-ci.yml" in blocks


def test_actions_are_those_of_our_own_workflow() -> None:
    """The page pins actions of others as our own workflow does, so that both are renewed together."""
    page = (DOCS / "operators" / "check-in-ci.md").read_text(encoding="utf-8")
    own = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"uses: (actions/.*)", page))

    assert used
    assert used <= set(re.findall(r"uses: (actions/.*)", own))


def test_configuration_of_the_two_files_is_the_same() -> None:
    """``hubdocs.toml`` and the table of ``pyproject.toml`` on the page say the same."""
    page = DOCS / "reference" / "configuration.md"
    text = page.read_text(encoding="utf-8")
    found = re.search(r"^```\{config\} hubdocs\n(?::[^\n]*\n)+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (shared,) = fences(page, "toml")

    assert found is not None
    assert tomllib.loads(found[1]) == tomllib.loads(shared)["tool"]["hubdocs"]


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_plain_blocks_can_be_read(page: Path) -> None:
    """Code that nothing else checks can at least be parsed."""
    for block in fences(page, "yaml"):
        list(yaml.safe_load_all(dedent(block)))
    for block in fences(page, "toml"):
        tomllib.loads(dedent(block))
    for block in fences(page, "python"):
        ast.parse(dedent(block))
