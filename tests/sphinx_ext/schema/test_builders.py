"""A reference in every format, and the same one in each language and number of processes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx_site import files_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Site

pytestmark = pytest.mark.build


@pytest.mark.parametrize(
    ("builder", "file", "expected"),
    [
        ("html", "index.html", '<dt class="sig sig-object schema" id="cluster..hubs--items.domain">'),
        ("dirhtml", "index.html", '<details class="hubdocs-inside">'),
        ("singlehtml", "index.html", 'href="#cluster..hubs--items.domain"'),
        ("latex", "site.tex", r"\label{\detokenize{index:cluster..hubs--items.domain}}"),
        ("text", "index.txt", "hubs[].storage(kind=nfs).server: text"),
        ("man", "site.1", "hubs[].domain: text"),
        ("texinfo", "site.texi", "@anchor{index cluster hubs--items domain}"),
        ("epub", "index.xhtml", 'id="cluster..hubs--items.domain"'),
        ("xml", "index.xml", 'ids="cluster..hubs--items.domain"'),
        ("gettext", "index.pot", 'msgid "The *name*, not the [domain](schema_hubs)."'),
    ],
)
def test_builder(site: Site, builder: str, file: str, expected: str) -> None:
    """Every builder writes the page without a warning, and every property can be found."""
    site.settings |= {"version": "1", "epub_copyright": "none", "man_pages": [("index", "site", "", [""], 1)]}
    site.settings |= {"texinfo_documents": [("index", "site", "Site", "", "site", "", "")]}
    build = site.build(builder)

    assert build.warnings == ()
    assert expected in build.text(file)


def test_text(site: Site) -> None:
    """Where nothing can be folded, what is inside follows, and what forms there are is said."""
    text = site.build("text").text("index.txt")
    signatures = re.findall(r"^(\S+): \S", text, flags=re.MULTILINE)

    assert signatures == [
        "name",
        "provider",
        "gcp",
        "gcp.zone",
        "hubs",
        "hubs[]",
        "hubs[].domain",
        "hubs[].storage",
        "hubs[].storage(kind=nfs)",
        "hubs[].storage(kind=nfs).kind",
        "hubs[].storage(kind=nfs).server",
        "hubs[].storage(kind=disk)",
        "hubs[].storage(kind=disk).kind",
        "hubs[].storage(kind=disk).size",
        "labels",
        "labels./^x-/",
        "labels.*",
    ]
    assert "Exactly one of these forms (2) kind=nfs, kind=disk" in text
    assert "name: text, required" in text
    assert 'provider: text, default "aws"' in text


def test_catalogue_has_only_texts_of_the_schema(site: Site) -> None:
    """Translators get the texts that people wrote, each at its own place, and none of our words."""
    catalogue = site.build("gettext").text("index.pot")
    messages = re.findall(r'#: \.\./\.\./(\S+:\d+)\nmsgid "(.+)"', catalogue)

    assert messages[2:] == [
        ("schemas/cluster.schema.yaml:1", "Cluster"),
        ("schemas/cluster.schema.yaml:3", "Where hubs run. See {schema:property}`#hubs[].domain`."),
        ("schemas/cluster.schema.yaml:11", "The *name*, not the [domain](schema_hubs)."),
        ("schemas/cluster.schema.yaml:15", "One cloud."),
        ("schemas/cluster.schema.yaml:15", "Another cloud."),
        ("schemas/parts/gcp.schema.yaml:1", "For one cloud."),
        ("schemas/cluster.schema.yaml:20", "Hubs"),
        ("schemas/cluster.schema.yaml:31", 'Of any \\"kind\\".'),
    ]


def test_both_languages_give_the_same(site: Site, page_rst: str) -> None:
    """A page in reStructuredText shows the same as one in MyST, descriptions in Markdown included."""
    in_myst = site.build(output="myst").doctree("index")
    (site.folder / "index.md").unlink()
    site.write({"index.rst": page_rst})
    in_rst = site.build(output="rst").doctree("index")

    assert normal(in_myst.pformat()) == normal(in_rst.pformat())


def normal(tree: str) -> str:
    """Take out what belongs to the page and not to the reference."""
    tree = re.sub(r"index\.(md|rst)", "index", tree)
    tree = re.sub(r' (slug|myst_\w+|translation_progress)="[^"]*"', "", tree)
    return re.sub(r"<document .*>", "<document>", tree)


def test_processes_give_the_same(site: Site) -> None:
    """Two processes write the same files as one, byte for byte."""
    for name in ("a", "b", "c", "d"):
        site.write({f"{name}.md": f"# {name}\n\nSee {{schema:property}}`cluster#name`.\n"})
    site.write({"e.md": "# e\n\n```{schema:reference} cluster\n:at: hubs\n:depth: 1\n```\n"})
    with_one = site.build("html", output="one")
    with_two = site.build("html", output="two", jobs=2)

    assert with_two.warnings == with_one.warnings
    assert files_of(with_two.output, but=[".buildinfo"]) == files_of(with_one.output, but=[".buildinfo"])


def test_anchors_work(site: Site) -> None:
    """Every link inside the site leads to an id that is there, once."""
    html = site.build("html").text("index.html")
    identifiers = re.findall(r' id="([^"]+)"', html)

    assert len(identifiers) == len(set(identifiers))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(identifiers)


@pytest.mark.parametrize("name", ["jupyterhub.values", "basehub.values", "cluster", "support.values"])
def test_real_schemas(corpus: Path, tmp_path: Path, site: Site, name: str) -> None:
    """Real schemas build without a warning, and every property can be linked to."""
    path = (corpus / "schemas" / f"{name}.schema.yaml").as_posix()
    site.write({"index.md": f"# Real\n\n```{{schema:reference}} {path}\n```\n"})
    build = site.build("html")
    html = build.text("index.html")
    identifiers = set(re.findall(r' id="([^"]+)"', html))
    objects = list(build.env.domains["schema"].get_objects())

    assert build.warnings == ()
    assert not build.failed
    assert len(objects) > 40
    assert {anchor for *_, anchor, _priority in objects} <= identifiers
    assert (tmp_path / "_build" / "html" / "index.html").stat().st_size < 800_000
