"""Sizes of servers on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from docutils import nodes

from hubdocs.service.fleet.resource_choices import read_request, resource_choices

if TYPE_CHECKING:
    from sphinx_site import Site


def page(argument: str, *options: str) -> dict[str, str]:
    """Return a page with the directive."""
    return {
        "hubdocs.toml": "",
        "index.md": "\n".join(["# Sizes", "", f"```{{hub:resource-choices}} {argument}", *options, "```", ""]),
    }


def test_menu_and_yaml(site: Site) -> None:
    """The YAML is what the command prints, and the menu names the same choices."""
    build = site.write(page("r5.xlarge:3 n2-highmem-4:2", ":default:")).build()

    (code,) = build.doctree("index").findall(nodes.literal_block)
    expected = resource_choices([read_request("r5.xlarge:3"), read_request("n2-highmem-4:2")], default=True)
    assert yaml.safe_load(code.astext()) == expected
    (table,) = build.doctree("index").findall(nodes.table)
    assert all(choice["display_name"] in table.astext() for choice in expected.values())
    assert table.astext().count("(default)") == 1
    assert not build.failed


def test_builders(site: Site) -> None:
    """All builders can write it, and the anchor depends on what is asked for only."""
    files = page("r5.xlarge:2", ":caption: What you can choose")
    site.write(files)

    for builder, name in (("html", "index.html"), ("text", "index.txt"), ("latex", "site.tex"), ("man", "site.1")):
        build = site.build(builder)
        assert not build.failed, build.warnings
        assert "node.kubernetes.io/instance" in build.text(name).replace("\\-", "-"), builder
    assert 'id="sizes-r5.xlarge-2"' in site.build("html").text("index.html")


@pytest.mark.parametrize(
    ("argument", "place", "words"),
    [
        ("r5.xlarg:2", "index.md:3:27", "did you mean `r5.xlarge`?"),
        ("r5.xlarge", "index.md:3:27", "no type of machine with a number"),
        ("r5.xlarge:2 r5.xlarge:0", "index.md:3:39", "no type of machine with a number"),
        ("", "index.md:3:5", "needs types of machines"),
    ],
)
def test_wrong(site: Site, argument: str, place: str, words: str) -> None:
    """What cannot be computed is a finding at its place; the rest is shown."""
    build = site.write(page(argument)).build()

    assert build.findings == [f"{place} invalid-option"]
    assert words in build.warnings[0]


def test_unknown_option(site: Site) -> None:
    """An option that there is none of is a finding."""
    build = site.write(page("r5.xlarge:2", ":defualt:")).build()

    assert build.findings == ["index.md:4:2 unknown-option"]
