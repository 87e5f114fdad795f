"""The options of ``schema:reference``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdocs.sphinx_ext.schema.nodes import schema_inside

if TYPE_CHECKING:
    from sphinx_site import Build, Site

pytestmark = pytest.mark.build


def reference(site: Site, *options: str) -> Build:
    """Build a page with a reference that has some options."""
    lines = ["# A", "", "```{schema:reference} cluster", *options, "```", ""]
    site.settings["suppress_warnings"] = ["hubdocs.unknown-key"]
    site.write({"index.md": "\n".join(lines)})
    build = site.build()
    assert build.warnings == ()
    return build


def names(build: Build) -> list[str]:
    """List what a page describes."""
    return [name.removeprefix("cluster#") for name, *_ in build.env.domains["schema"].get_objects()]


def folded(build: Build) -> list[bool]:
    """Say of each part that can be folded whether it is open."""
    return [bool(part["open"]) for part in build.doctree("index").findall(schema_inside) if part["fold"]]


def test_open(site: Site) -> None:
    """One level is open by default, none or all on request."""
    assert folded(reference(site)) == [False] * 6
    assert folded(reference(site, ":open: 2")) == [True, True, False, False, False, True]
    assert folded(reference(site, ":open: all")) == [True] * 6
    assert folded(reference(site, ":open: 0")) == [False] * 6


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        ("0", ["cluster"]),
        ("1", ["cluster", "gcp", "hubs", "hubs[]", "labels", "name", "provider"]),
    ],
)
def test_depth(site: Site, depth: str, expected: list[str]) -> None:
    """A page can show a few levels only; the items of a list are none."""
    assert names(reference(site, f":depth: {depth}")) == expected


@pytest.mark.parametrize("at", ["hubs[]", "/properties/hubs/items"])
def test_part(site: Site, at: str) -> None:
    """A part is named by its path or by its pointer, and its properties keep their full names."""
    assert names(reference(site, f":at: {at}", ":depth: 1")) == ["hubs[]", "hubs[].domain", "hubs[].storage"] + [
        f"hubs[].storage(kind={kind})" for kind in ("disk", "nfs")
    ]


def test_definition(site: Site) -> None:
    """What nothing refers to can be shown by itself."""
    site.write({"schemas/cluster.schema.yaml": "$defs: {contact: {title: Contact, properties: {email: {}}}}\n"})
    build = reference(site, ":at: /$defs/contact")

    assert names(build) == ['<"$defs/contact">', '<"$defs/contact">.email']
    assert "Contact" in build.doctree("index").astext()


def test_no_index(site: Site) -> None:
    """A second description of the same can do without anchors."""
    build = reference(site, ":no-index:")

    assert names(build) == []
    assert "hubs[].domain" in build.doctree("index").astext()


def test_same_twice_on_a_page(site: Site) -> None:
    """Shown twice on one page, the first one has the anchors."""
    block = "```{schema:reference} cluster\n```\n"
    site.write({"index.md": f"# A\n\n{block}\n{block}"})
    html = site.build("html").text("index.html")

    assert html.count('id="cluster..name"') == 1


def test_deep_schema(site: Site) -> None:
    """The deepest description that there can be is still built, kept and written."""
    definitions = {f"d{number}": {"properties": {"a": {"$ref": f"#/$defs/d{number + 1}"}}} for number in range(99)}
    site.write(
        {"schemas/cluster.schema.yaml": f"{{$ref: '#/$defs/d0', $defs: {definitions | {'d99': {}}}}}\n", "index.md": ""}
    )
    reference(site)

    for builder in ("html", "latex", "text"):
        assert site.build(builder).warnings == ()
