"""A catalogue that is too long for one page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from record_cases import write_catalogue
from rule_cases import write_cluster
from sphinx_site import Site

from hubdocs.sphinx_ext.community.page_links import shown_numbers

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

LIST = "# Communities\n\n```{hub:communities}\n:per-page: 2\n```\n"
SEVEN = [f"c-{number}" for number in range(1, 8)]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with seven communities, two on a page; one has a page of its own, and all the same hub."""
    monkeypatch.chdir(tmp_path)
    write_catalogue(tmp_path / "communities", dict.fromkeys(SEVEN, "hubs: [sa/hub-0]"))
    write_cluster(tmp_path / "clusters" / "sa", {"values": ["{}"]})
    pages = {
        "index.md": "# Home\n\n```{toctree}\nlist/all\nlist/plain\n```\n",
        "list/all.md": LIST,
        "list/plain.md": "# Plain\n",
        "communities/c-5/index.md": "---\norphan: true\n---\n# C\n\n```{hub:community}\n```\n",
        "clusters/sa/hub.md": "---\norphan: true\n---\n# H\n\n```{hub:hub} sa/hub-0\n```\n",
    }
    return Site(tmp_path).write({"hubdocs.toml": "", **pages})


def named(html: str) -> list[str]:
    """Give the communities whose rows are on a page."""
    return re.findall(r'<p class="hubdocs-names"><code[^>]*><span class="pre">(.*?)</span>', html)


def entries(build: Build, name: str = "list/all-entries.js") -> dict[str, Any]:
    """Read what the filter looks through."""
    match = re.fullmatch(r"document\.currentScript\.hubdocs = JSON\.parse\((.*)\);\n", build.text(name))
    assert match
    return dict(json.loads(json.loads(match[1])))


def test_each_page_has_its_share(site: Site) -> None:
    """All pages together have each community once; links lead on and back, and to communities and hubs."""
    build = site.build("html", jobs=2)

    assert build.warnings == ()
    pages = [build.text(f"list/{name}.html") for name in ("all", "all-page-2", "all-page-3", "all-page-4")]
    assert [named(page) for page in pages] == [SEVEN[:2], SEVEN[2:4], SEVEN[4:6], SEVEN[6:]]
    for page in pages:
        assert "Communities: 7" in page
        assert len(re.findall(r'<nav aria-label="Pages"', page)) == 2
        assert "hubdocs-catalogue.js" in page
        assert "hubdocs-catalogue-large.js" in page
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
    second = pages[1]
    assert "<h1>Communities, page 2 of 4" in second
    assert '<a href="all.html" rel="prev">Previous</a>' in second
    assert '<a href="all-page-3.html" rel="next">Next</a>' in second
    assert '<span aria-current="page">2</span>' in second
    assert 'href="../communities/c-5/index.html"' in pages[2]
    assert 'href="../clusters/sa/hub.html#hub-sa-hub-0"' in pages[2]
    assert 'data-root="../"' in second
    assert "hubdocs-catalogue" not in build.text("list/plain.html").partition("<body")[2]


def test_what_the_filter_looks_through(site: Site) -> None:
    """All entries, with addresses from the folder of the site; codes have their words once."""
    build = site.build("html")

    found = entries(build)
    assert [entry[2] for entry in found["entries"]] == SEVEN
    assert found["entries"][4][5] == "communities/c-5/index.html"
    assert found["hubs"] == {"sa/hub-0": "clusters/sa/hub.html#hub-sa-hub-0"}
    assert found["words"][1] == {"PE": "Peru"}
    assert re.search(r'data-entries="all-entries\.js\?v=[0-9a-f]{8}"', build.text("list/all-page-3.html"))


def test_addresses_that_are_folders(site: Site) -> None:
    """The other builder of many pages links right as well, also from the front page."""
    site.write({"index.md": LIST + "\n```{toctree}\nlist/all\nlist/plain\n```\n"})

    build = site.build("dirhtml")

    assert build.warnings == ()
    page = build.text("index-page-3/index.html")
    assert named(page) == SEVEN[4:6]
    assert 'href="../communities/c-5/"' in page
    assert 'href="../index-page-4/"' in page
    assert 'data-entries="../index-entries.js' in page
    assert 'data-root="../"' in page
    assert 'data-root="./"' in build.text("index.html")
    assert entries(build, "index-entries.js")["entries"][4][5] == "communities/c-5/"


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text", "man", "xml", "texinfo", "gettext"])
def test_other_formats_have_one_list(site: Site, builder: str) -> None:
    """Nothing is left out, and there are no pages."""
    site.settings = {
        "epub_show_urls": "no",
        "version": "1",
        "epub_copyright": "x",
        "man_pages": [("list/all", "all", "", "x", 1)],
    }

    build = site.build(builder)

    assert build.warnings == ()
    text = "".join(path.read_text(encoding="utf-8", errors="replace") for path in build.output.rglob("*.*"))
    assert builder == "gettext" or all(f"{name}.example.org" in text.replace("\\-", "-") for name in SEVEN)
    assert not list(build.output.rglob("*page-2*"))


def test_the_list_follows_its_records(site: Site) -> None:
    """Pages that a longer list once had are gone; nothing is made again if nothing has changed."""
    site.build("html")
    for name in SEVEN[3:]:
        (site.folder / "communities" / name / "community.yaml").unlink()

    build = site.build("html")

    assert named(build.text("list/all-page-2.html")) == SEVEN[2:3]
    assert not (build.output / "list" / "all-page-3.html").exists()
    before = (build.output / "list" / "all-page-2.html").stat().st_mtime_ns
    assert site.build("html").read == frozenset()
    assert (build.output / "list" / "all-page-2.html").stat().st_mtime_ns == before


def test_two_lists_on_a_page_and_a_page_by_the_same_name(site: Site) -> None:
    """Neither writes over the other, nor over what an author wrote."""
    site.write(
        {
            "list/all.md": LIST + LIST.replace("# Communities", "## Again").replace("2", "4"),
            "list/all-page-2.md": "---\norphan: true\n---\n# Mine\n",
        }
    )

    build = site.build("html")

    assert build.warnings == ()
    assert "<h1>Mine" in build.text("list/all-page-2.html")
    assert named(build.text("list/all-page-2-list.html")) == SEVEN[2:4]
    assert named(build.text("list/all-2-page-2.html")) == SEVEN[4:]
    assert 'data-entries="all-entries-2.js' in build.text("list/all-2-page-2.html")


def test_a_list_that_fits_is_one_page(site: Site) -> None:
    """As if there were no pages; that is so up to five hundred, if nobody says anything else."""
    site.write(
        {
            "list/all.md": LIST.replace(":per-page: 2", ":per-page: 7"),
            "list/plain.md": "# P\n\n```{hub:communities}\n```\n",
        }
    )

    build = site.build("html")

    assert build.warnings == ()
    for name in ("all", "plain"):
        html = build.text(f"list/{name}.html")
        assert named(html) == SEVEN
        assert "hubdocs-pages" not in html
        assert "hubdocs-catalogue-large.js" not in html
        assert "data-entries" not in html


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5", "\N{SUPERSCRIPT TWO}"])
def test_a_number_that_is_none(site: Site, number: str) -> None:
    """It is a finding at its place, and all are shown."""
    site.write({"list/all.md": LIST.replace("2", number)})

    build = site.build()

    assert build.findings == ["list/all.md:4:12 invalid-option"]
    (table,) = build.doctree("list/all").findall(nodes.table)
    assert len(list(table.findall(nodes.row))) == 1 + len(SEVEN)


def test_numbering_leaves_the_further_pages_alone(site: Site) -> None:
    """Sections and tables that are numbered do not disturb them."""
    site.settings = {"numfig": True}
    site.write({"index.md": "# Home\n\n```{toctree}\n:numbered:\nlist/all\nlist/plain\n```\n"})

    assert site.build("html").warnings == ()


@pytest.mark.parametrize(
    ("count", "current", "expected"),
    [
        (2, 1, [1, 2]),
        (6, 1, [1, 2, 3, 0, 6]),
        (5, 1, [1, 2, 3, 4, 5]),
        (20, 10, [1, 0, 8, 9, 10, 11, 12, 0, 20]),
        (20, 4, [1, 2, 3, 4, 5, 6, 0, 20]),
        (20, 20, [1, 0, 18, 19, 20]),
    ],
)
def test_which_pages_are_linked(count: int, current: int, expected: list[int]) -> None:
    """The first, the last, and those around; no gap stands for a single page."""
    assert list(shown_numbers(count, current)) == expected
