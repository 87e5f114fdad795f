"""Pages of communities, links to them, and what changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from record_cases import write_catalogue
from rule_cases import write_cluster
from sphinx_site import Site

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "---\norphan: true\n---\n# A\n\n```{hub:community}\n```\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
MORE = 'hubs: [sa/hub-0]\nfields: [water]\nverified_on: "2025-01-01"\nlogo: drop.svg\nlogo_alt: A drop\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with two communities, of which one has a page."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793491200")
    write_catalogue(tmp_path / "communities", {"agua": MORE, "sol": ""})
    write_cluster(tmp_path / "clusters" / "sa", {"values": ["{}"]})
    pages = {
        "index.md": "# C\n\n```{hub:communities}\n```\n",
        "communities/agua/index.md": PAGE,
        "communities/agua/drop.svg": LOGO,
        "clusters/sa/hub.md": "---\norphan: true\n---\n# H\n\n```{hub:hub} sa/hub-0\n```\n",
    }
    return Site(tmp_path).write({"hubdocs.toml": "", **pages})


def facts(build_page: nodes.document) -> dict[str, str]:
    """Give the facts on a page."""
    (listed,) = build_page.findall(nodes.field_list)
    return {field[0].astext(): field[1].astext() for field in listed.findall(nodes.field)}


def test_a_page_shows_what_everybody_may_know(site: Site) -> None:
    """Contacts are roles, hubs are links, the logo has words; hub and catalogue lead back."""
    build = site.build("html")

    assert build.warnings == ()
    found = facts(build.doctree("communities/agua/index"))
    assert found["Hubs"] == "sa/hub-0"
    assert found["Fields"] == "water"
    assert found["Last confirmed"] == "2025-01-01 needs confirmation"
    assert found["Technical Contacts"] == "Datos"
    html = build.text("communities/agua/index.html")
    assert 'alt="A drop"' in html
    assert 'href="../../clusters/sa/hub.html#hub-sa-hub-0"' in html
    assert 'href="mailto:datos' in html
    assert "communities/agua/index.html" in build.text("clusters/sa/hub.html")
    assert "needs confirmation" in build.text("index.html")


def test_links(site: Site) -> None:
    """A link shows the full name; one to nowhere says what was meant, on every build."""
    roles = "{hub:community}`agua`, {hub:community}`water <agua>`, {hub:community}`sol`, {hub:community}`auga`"
    site.write({"links.md": f"---\norphan: true\n---\n# L\n\n{roles}\n"})

    first, second = site.build("html"), site.build("html")

    assert first.findings == second.findings == ["links.md:6:93 unknown-community"]
    assert "did you mean `agua`?" in first.warnings[0]
    html = first.text("links.html")
    assert 'href="communities/agua/index.html#community-agua"><span>Comunidad agua</span>' in html
    assert ">water</" in html
    assert html.count("community-agua") == 2


@pytest.mark.parametrize(
    ("name", "finding"), [("auga", "page.md:6:20 unknown-community"), ("../agua", "page.md:6:20 unknown-community")]
)
def test_a_community_that_does_not_exist(site: Site, name: str, finding: str) -> None:
    """It is a finding at the name."""
    site.write({"page.md": f"---\norphan: true\n---\n# P\n\n```{{hub:community}} {name}\n```\n"})

    assert site.build().findings == [finding]


def test_a_broken_record_says_so_on_its_page(site: Site) -> None:
    """The page is made; what is wrong is told once."""
    record = site.folder / "communities" / "agua" / "community.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("status: active", "status: activ"), encoding="utf-8")

    build = site.build()

    assert build.findings == ["communities/agua/community.yaml:7:9 wrong-value"]
    assert "line 7, column 9" in build.doctree("communities/agua/index").astext()


def test_a_day_on_which_something_changes_is_noticed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody touches a file, and still the page is made again: not before."""
    record = site.folder / "communities" / "agua" / "community.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("2025-01-01", "2026-10-31"), encoding="utf-8")
    site.build()

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794491200")
    assert site.build().read == frozenset()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893491200")
    build = site.build()
    assert build.read == {"index", "communities/agua/index"}
    assert "needs confirmation" in build.doctree("index").astext()


def test_what_changed(site: Site) -> None:
    """The page and the feeds compare with the file that was published last, which remembers what was before."""
    site.build("html")
    published = json.loads((site.folder / "_build" / "html" / "catalogue.json").read_text(encoding="utf-8"))
    assert published["changes"] == []
    (site.folder / "published.json").write_text(json.dumps(published), encoding="utf-8")
    write_catalogue(site.folder / "communities", {"agua": MORE, "nova": ""})
    (site.folder / "communities" / "sol" / "community.yaml").unlink()
    site.settings = {"hubdocs_catalogue_since": "published.json", "html_baseurl": "https://hubs.example.org"}
    site.write({"changes.md": "---\norphan: true\n---\n# W\n\n```{hub:changes}\n```\n"})

    build = site.build("html")

    assert build.warnings == ()
    text = build.doctree("changes").astext()
    assert "Comunidad nova: joined" in text
    assert "Comunidad sol: left" in text
    assert 'type="application/atom+xml" title="Atom" href="catalogue.atom"' in build.text("changes.html")
    again = json.loads(build.text("catalogue.json"))
    assert [change["kind"] for change in again["changes"]] == ["joined", "left"]
    (site.folder / "published.json").write_text(json.dumps(again), encoding="utf-8")
    later = json.loads(site.build("html").text("catalogue.json"))
    assert later["changes"] == again["changes"]


def test_a_published_file_that_is_none_is_a_finding(site: Site) -> None:
    """At its place, and the rest is made."""
    site.settings = {"hubdocs_catalogue_since": "published.json"}
    site.write(
        {"changes.md": "---\norphan: true\n---\n# W\n\n```{hub:changes}\n```\n", "published.json": '{"version": 2}'}
    )

    build = site.build("html")

    assert {place.split()[0] for place in build.findings} == {"published.json:1:1", "published.json:1:13"}
    assert "Nothing has changed yet." in build.text("changes.html")


def test_first_value_is_shown_on_the_page(site: Site) -> None:
    """The page says it from the export that the record names, and follows the export."""
    record = site.folder / "communities" / "agua" / "community.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(f'{text}requested_on: "2026-09-01"\nsessions: sessions.csv\n', encoding="utf-8")
    rows = [f"2026-09-1{day},u-{day}\n" for day in range(6)]
    site.write({"communities/agua/sessions.csv": "".join(["time,account\n", "2026-09-02,provider:1\n", *rows[:4]])})
    build = site.build()
    assert build.warnings == ()
    assert facts(build.doctree("communities/agua/index"))["First value"].startswith("not yet: 4 of 5 people")

    site.write({"communities/agua/sessions.csv": "".join(["time,account\n", *rows])})
    found = facts(site.build().doctree("communities/agua/index"))["First value"]
    assert found.startswith("2026-09-14 (days from the request: 13) (perhaps with people of the provider")

    tables = "provider: {title: S, url: 'https://s.example.org', accounts: [u-0]}\nactors: {}\nsystems: {}\n"
    site.write({"process-tables.yaml": tables})
    site.write({"communities/agua/sessions.csv": "".join(["time,account\n", *rows, "\n"])})
    found = facts(site.build().doctree("communities/agua/index"))["First value"]
    assert found == "2026-09-15 (days from the request: 14)"


@pytest.mark.parametrize(
    ("export", "finding"),
    [
        ("time\n", "communities/agua/sessions.csv:1:1 missing-key"),
        ("time,account\n2026-09-10,ana@example.org\n", "communities/agua/sessions.csv:2:12 named-account"),
        (None, "communities/agua/community.yaml:{line}:11 file-not-found"),
    ],
)
def test_an_export_with_a_mistake_is_a_finding(site: Site, export: str | None, finding: str) -> None:
    """It is told at its place, as the check does it, and without the account."""
    record = site.folder / "communities" / "agua" / "community.yaml"
    record.write_text(f"{record.read_text(encoding='utf-8')}sessions: sessions.csv\n", encoding="utf-8")
    if export is not None:
        site.write({"communities/agua/sessions.csv": export})
    line = len(record.read_text(encoding="utf-8").splitlines())

    build = site.build()

    assert build.findings == [finding.format(line=line)]
    assert "ana@" not in "".join(build.warnings)
    checked = check(load_project(site.folder, base=site.folder), [record]).diagnostics
    places = [f"{item.path}:{item.span.start.line}:{item.span.start.column} {item.code.value}" for item in checked]
    assert places == build.findings
