"""Links to properties: inside a site, from other sites, and those that lead nowhere."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from sphinx_site import Site

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.build


def test_inventory(site: Site) -> None:
    """Every property is in the inventory, with its case and its anchor."""
    inventory = entries(site.build("html").output / "objects.inv")

    assert inventory["cluster schema:schema"] == "index.html#schema.cluster"
    assert inventory["cluster#labels./^x-/ schema:property"] == (
        "index.html#cluster..labels--x2e---x2f---x5e-x--x2d---x2f-"
    )
    assert inventory["cluster#hubs[].storage(kind=nfs).server schema:property"] == (
        "index.html#cluster..hubs--items.storage--form-kind--is-nfs--end.server"
    )
    assert len([name for name in inventory if name.endswith(" schema:property")]) == 17


def entries(inventory: Path) -> dict[str, str]:
    """Read an inventory: the addresses by name and type."""
    packed = inventory.read_bytes().split(b"\n", maxsplit=4)[4]
    rows = (line.split(" ") for line in zlib.decompress(packed).decode().splitlines())
    # A dollar sign stands for the name.
    return {
        f"{name} {kind}": uri.replace("$", name)
        for name, kind, _priority, uri, *_shown in rows
        if kind.startswith("schema:")
    }


def test_other_site(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another site links to properties through the inventory."""
    inventory = site.build("html").output / "objects.inv"
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.chdir(other)
    second = Site(other).write(
        {
            "conf.py": (
                'extensions = ["hubdocs", "sphinx.ext.intersphinx"]\n'
                f'intersphinx_mapping = {{"first": ("https://docs.example.org/", {str(inventory)!r})}}\n'
            ),
            "index.md": "# Other\n\n{schema:property}`cluster#name`, {schema:property}`cluster#nmae`\n",
        }
    )
    build = second.build("html")

    assert 'href="https://docs.example.org/index.html#cluster..name"' in build.text("index.html")
    assert build.findings == ["index.md:3:52 unknown-key"]


@pytest.mark.parametrize(
    ("link", "code", "words"),
    [
        ("{schema:property}`cluster#hubs[].domian`", "unknown-key", "did you mean `cluster#hubs[].domain`?"),
        ("{schema:property}`cluster#domain`", "unknown-key", "did you mean `cluster#hubs[].domain`?"),
        ("{schema:property}`name`", "unknown-key", "write the name of the schema"),
        ("{schema:property}`hidden#name`", "unknown-key", "no page shows the schema `hidden`"),
        ("{schema:property}`x <cluster#qqqqqqqq>`", "unknown-key", "to link to [hubdocs.unknown-key]"),
        ("{schema:schema}`clutser`", "unknown-schema", "did you mean `cluster`?"),
    ],
)
def test_wrong_link(site: Site, link: str, code: str, words: str) -> None:
    """A wrong link is reported once, where it stands, with what was probably meant."""
    site.write({"schemas/hidden.schema.yaml": "properties: {name: {}}\n", "a.md": f"# A\n\nText é {link}.\n"})
    build = site.build("html")
    ours = [line for line in build.warnings if line.startswith("a.md:")]
    column = 8 + link.index("`") + 1 + (3 if "<" in link else 0)

    assert [line for line in build.warnings if not line.startswith("a.md:")] == [
        f"{site.folder / 'a.md'}: WARNING: document isn't included in any toctree [toc.not_included]"
    ]
    assert len(ours) == 1
    assert ours[0].startswith(f"a.md:3:{column}: WARNING: ")
    assert words in ours[0]
    assert f"[hubdocs.{code}]" in ours[0]
    assert build.failed


def test_ignored_link(site: Site) -> None:
    """A link that the project ignores in Sphinx's way is not reported."""
    site.settings["nitpick_ignore"] = [("schema:property", "cluster#gone")]
    site.write({"index.md": "# A\n\n{schema:property}`cluster#gone`\n"})

    assert site.build("html").warnings == ()


def test_link_in_a_schema(site: Site) -> None:
    """A wrong link in a schema's own text is reported there."""
    site.write({"schemas/parts/gcp.schema.yaml": "description: |\n  Text.\n\n  {schema:property}`cluster#gone`\n"})

    assert site.build("html").findings == ["schemas/parts/gcp.schema.yaml:4:21 unknown-key"]


def test_most_complete_page_wins(site: Site) -> None:
    """Where several pages show a property, links go to the one that shows what is inside."""
    site.write(
        {
            "index.md": (
                "# A\n\n{schema:property}`cluster#hubs`\n\n```{schema:reference} cluster\n:depth: 1\n```\n\n"
                "```{toctree}\nz\n```\n"
            ),
            "z.md": "# Z\n\n```{schema:reference} cluster\n:at: /properties/hubs\n```\n",
        }
    )
    build = site.build("html")

    assert build.warnings == ()
    assert 'href="z.html#cluster..hubs"' in build.text("index.html")
    assert 'id="cluster..hubs--items.domain"' in build.text("z.html")
    assert 'id="cluster..hubs--items.domain"' not in build.text("index.html")


def test_forms_may_be_left_out(site: Site) -> None:
    """A key of one of several forms can be named as it would be in a file."""
    html = site.build("html").text("index.html")

    assert 'href="#cluster..hubs--items.storage--form-kind--is-nfs--end.server"' in html


def test_repeated_parts(site: Site) -> None:
    """A key that is described elsewhere, because its part is told once, is found under the path it has in a file."""
    site.write(
        {
            "schemas/cluster.schema.yaml": (
                "properties:\n"
                "  a: {$ref: '#/$defs/large'}\n"
                "  b: {properties: {c: {$ref: '#/$defs/large'}}}\n"
                "  d: {items: {$ref: '#'}}\n"
                "$defs: {large: {properties: {k1: {}, k2: {}, k3: {}, k4: {}, k5: {}, k6: {}, k7: {}, k8: {}}}}\n"
            ),
            "index.md": (
                "# A\n\n{schema:property}`cluster#b.c.k3` {schema:property}`cluster#d[].b.c.k4`\n\n"
                "```{schema:reference} cluster\n```\n"
            ),
        }
    )
    build = site.build("html")
    html = build.text("index.html")

    assert build.warnings == ()
    assert html.count('href="#cluster..a.k3"') == 2
    assert html.count('href="#cluster..a.k4"') == 2
    assert 'id="cluster..b.c.k3"' not in html


def test_links_of_descriptions(site: Site) -> None:
    """Links in a text lead to properties, in any of the spellings; elsewhere only to other sites."""
    text = """\
description: |
  [one](schema_hubs[].domain), [two](#name), [three](#/properties/labels),
  [four](https://example.org/), [five](other.md), [six](#none), [seven](javascript:alert), <https://a.example.org>,
  {py:class}`eight`, {ref}`nine`, {doc}`ten`, [eleven](project:x.md), [twelve](inv:x#y), [thirteen](path:x).
"""
    site.write({"schemas/parts/gcp.schema.yaml": text})
    build = site.build("html")
    html = build.text("index.html")

    assert build.warnings == ()
    for target in ("#cluster..hubs--items.domain", "#cluster..name", "#cluster..labels", "https://example.org/"):
        assert f'href="{target}"' in html
    for word in ("five", "six", "eight", "nine", "ten", "eleven", "twelve", "thirteen"):
        assert word in html
        assert f">{word}</a>" not in html
    assert 'href="javascript' not in html
