"""The table of communities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx_site import Site, files_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

RECORD = """\
name: {name}
long_name: "{long_name}"
summary: Somos {name}.
website: https://{name}.example.org
region: {region}
countries: [{country}]
languages: [{language}]
fields: [water, public-policy]
hubs: [sa/hub-a, af/hub-b]
status: {status}
community_representatives:
- {{role: Oficina, email: oficina@{name}.example.org}}
technical_contacts:
- {{role: Datos, email: datos@{name}.example.org}}
"""
LIST = "# Communities\n\n```{hub:communities}\n```\n"
BUILDERS = ("html", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")


def record(name: str, long_name: str, **facts: str) -> dict[str, str]:
    """Make the record of a community, as a file to write."""
    usual = {"region": "latin-america", "country": "PE", "language": "es", "status": "active"}
    text = RECORD.format(name=name, long_name=long_name, **{**usual, **facts})
    return {f"communities/{name}/community.yaml": text}


THREE = {
    **record("red-andina", "Red Andina"),
    **record("agua", "Água Aberta", country="BR", language="pt-BR", status="onboarding"),
    **record("nil", "شبكة النيل", region="africa", country="SD", language="ar"),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with three communities, of which one has a page."""
    monkeypatch.chdir(tmp_path)
    pages = {"index.md": LIST, "communities/red-andina/index.md": "---\norphan: true\n---\n# Red Andina\n"}
    return Site(tmp_path).write({"hubdocs.toml": "", **pages, **THREE})


def rows(build: Build, page: str = "index") -> list[list[str]]:
    """Give the table of a page as text; cells of several paragraphs have lines."""
    (table,) = build.doctree(page).findall(nodes.table)
    (body,) = table.findall(nodes.tbody)
    return [
        ["\n".join(paragraph.astext() for paragraph in entry.findall(nodes.paragraph)) for entry in row.children]
        for row in body.findall(nodes.row)
    ]


def test_every_community_is_a_row_with_all_that_a_reader_looks_for(site: Site) -> None:
    """Names of countries and languages are words; the order is that of names; the caption counts."""
    build = site.build()

    assert build.warnings == ()
    assert rows(build) == [
        [
            "Água Aberta (hub in preparation)\nSomos agua.\nagua · agua.example.org",
            "Latin America",
            "Brazil",
            "Portuguese (Brazil)",
            "water, public policy",
            "sa/hub-a, af/hub-b",
        ],
        [
            "Red Andina\nSomos red-andina.\nred-andina · red-andina.example.org",
            "Latin America",
            "Peru",
            "Spanish",
            "water, public policy",
            "sa/hub-a, af/hub-b",
        ],
        [
            "شبكة النيل\nSomos nil.\nnil · nil.example.org",
            "Africa",
            "Sudan",
            "Arabic",
            "water, public policy",
            "sa/hub-a, af/hub-b",
        ],
    ]
    (title,) = (table[0].astext() for table in build.doctree("index").findall(nodes.table))
    assert title == "Communities: 3"


def test_the_html_is_a_real_table(site: Site) -> None:
    """Rows and columns have heads, foreign words have a language and a direction, links lead to page and website."""
    html = site.build("html").text("index.html")

    assert html.count("<th ") == 6 + 3
    assert '<caption><span class="caption-text">Communities: 3</span>' in html
    assert '<a class="reference internal" href="communities/red-andina/index.html"><span' in html
    assert '<span lang="ar" dir="rtl">' in html or '<span dir="rtl" lang="ar">' in html
    assert re.search(r'<span[^>]* lang="pt-BR"[^>]*>Água Aberta</span>', html)
    assert '<a class="reference external" href="https://agua.example.org">agua.example.org</a>' in html
    assert "_static/hubdocs-community.css" in html


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_region_can_be_asked_for(site: Site, suffix: str) -> None:
    """Only its communities are listed, without a column that says the same in each row."""
    page = {
        "md": "# C\n\n```{hub:communities}\n:region: africa\n:glob: communities/*/*.yaml\n```\n",
        "rst": "C\n=\n\n.. hub:communities::\n   :region: africa\n   :glob: communities/*/*.yaml\n",
    }
    (site.folder / "index.md").unlink()
    site.write({f"index.{suffix}": page[suffix]})

    build = site.build()

    assert build.warnings == ()
    assert [row[:2] for row in rows(build)] == [["شبكة النيل\nSomos nil.\nnil · nil.example.org", "Sudan"]]
    assert "Africa, communities: 1" in build.doctree("index").astext()


def test_a_mistake_in_a_record_is_reported_at_its_place_on_every_build(site: Site) -> None:
    """The page says which entry is missing and why; all others stay; nothing is told twice on two pages."""
    site.write({"other.md": LIST, **record("agua", "Água", region="sul"), "communities/x/community.yaml": "name: [\n"})

    first, second = site.build(), site.build(jobs=2)

    assert first.findings == second.findings
    assert sorted(first.findings) == [
        "communities/agua/community.yaml:5:9 wrong-value",
        "communities/x/community.yaml:1:7 yaml-syntax",
    ]
    assert second.read == frozenset()
    assert first.failed
    assert second.failed
    assert [row[0].split("\n")[0] for row in rows(first)] == ["Red Andina", "شبكة النيل"]
    (missing,) = first.doctree("index").findall(nodes.admonition)
    assert missing[0].astext() == "Missing entries: 2"
    assert [term.astext() for term in missing.findall(nodes.term)] == ["agua", "x"]
    assert "line 5, column 9: " in missing.astext()


@pytest.mark.parametrize(
    "change",
    [
        record("red-andina", "Otra Red"),
        record("nova", "Nova Rede"),
        {"communities/agua/index.md": "---\norphan: true\n---\n# Agua\n"},
        {"hubdocs.toml": '[severity]\nwrong-value = "off"\n'},
    ],
    ids=["changed", "added", "a page", "the configuration"],
)
def test_the_list_follows_its_records(site: Site, change: dict[str, str]) -> None:
    """A page that lists records is read again when one changes or comes; otherwise it is not."""
    site.write({"plain.md": "---\norphan: true\n---\n# Plain\n"})
    site.build()

    read = site.write(change).build().read

    assert "index" in read
    assert site.build().read == frozenset()


def test_a_record_that_is_taken_away_leaves_the_list(site: Site) -> None:
    """And the page is not read again for ever."""
    site.build()
    (site.folder / "communities" / "agua" / "community.yaml").unlink()

    build = site.build()

    assert build.read == {"index"}
    assert len(rows(build)) == 2
    assert site.build().read == frozenset()


HOSTILE = {
    "script": '"<script>alert(1)</script>"',
    "address": "javascript:alert(1)",
    "data address": "data:text/html,<script>alert(1)</script>",
    "escape": '"https://a.example.org/\\e]0;x\\a"',
    "direction": '"https://\\u202egro.example"',
    "broken address": '"https://[half"',
    "space": '"java\\tscript:alert(1)"',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_in_a_record_is_more_than_text(site: Site, text: str) -> None:
    """No script, no address of another kind, no control character comes out of a record."""
    hostile = f"name: {text}\nlong_name: {text}\nsummary: {text}\nwebsite: {text}\nregion: {text}\n"
    lists = f"countries: [{text}]\nlanguages: [{text}]\nfields: [{text}]\nhubs: [{text}]\nstatus: {text}\n"
    site.write({"communities/agua/community.yaml": hostile + lists.replace("data:text/html,", "data:text/html")})

    html = site.build("html").text("index.html").partition("<h1>")[2]

    assert "<script>alert" not in html
    assert not re.search(r'href="\s*(java\s*script|data):', html, re.IGNORECASE)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", html)


@pytest.mark.parametrize(
    ("options", "finding"),
    [
        (":region: afrika", "index.md:4:10 invalid-option"),
        (":regoin: africa", "index.md:4:2 unknown-option"),
        (":glob: ../*/community.yaml", "index.md:4:8 outside-project"),
        (":glob: nothing/*.yaml", "index.md:4:8 file-not-found"),
    ],
)
def test_a_wrong_option_is_a_finding(site: Site, options: str, finding: str) -> None:
    """It says where and what, and the rest of the page is made."""
    site.write({"index.md": LIST.replace("\n```\n", f"\n{options}\n```\n")})

    first, second = site.build(), site.build()

    assert first.findings == second.findings == [finding]


def test_an_empty_list_says_so(site: Site) -> None:
    """There is no empty table."""
    site.write({"index.md": LIST.replace("\n```\n", "\n:region: other\n```\n")})

    build = site.build("text")

    assert build.warnings == ()
    assert "No community is listed here yet." in build.text("index.txt")


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_format_can_be_made(site: Site, builder: str) -> None:
    """No builder meets a node that it does not know, also deep inside other directives."""
    site.settings = {
        "extensions": ["hubdocs", "sphinx_design"],
        "version": "1",
        "copyright": "the hubs",
        "texinfo_documents": [("index", "site", "Site", "hubs", "site", "", "")],
    }
    inner = "```{hub:communities}\n```\n"
    nested = f"````{{note}}\n{inner}````\n\n- item\n\n  " + inner.replace("\n", "\n  ")
    site.write({"index.md": f"{LIST}\n{nested}\n"})

    build = site.build(builder)

    assert build.warnings == ()
    if builder == "gettext":
        assert re.findall(r'^msgid "(.+)"', build.text("index.pot"), re.MULTILINE) == ["Communities", "item"]
    elif builder != "epub":
        assert "Red Andina" in b"".join(files_of(build.output).values()).decode("utf-8", "replace")


def test_a_manual_page_keeps_its_own_title(site: Site) -> None:
    """The caption of the table is not taken for it."""
    manual = site.build("man").text("site.1")

    assert "Communities: 3 \\-" not in manual
    assert "Communities: 3" in manual


def test_processes_write_what_one_process_writes(site: Site) -> None:
    """Building in parallel gives the same files, byte for byte."""
    site.write({f"page{number}.md": LIST for number in range(5)})

    one, two = site.build("html", output="one"), site.build("html", output="two", jobs=2)

    assert files_of(two.output) == files_of(one.output)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["Comunidad", "Brasil", "portugués (Brasil)", "agua, política pública", "América Latina"]),
        ("pt_BR", ["Comunidade", "Brasil", "português (Brasil)", "água, políticas públicas", "América Latina"]),
        ("fr", ["Communauté", "Brésil", "portugais (Brésil)", "eau, politiques publiques", "Amérique latine"]),
        ("xx", ["Community", "Brazil", "Portuguese (Brazil)", "water, public policy", "Latin America"]),
    ],
)
def test_the_words_are_in_the_language_of_the_site(site: Site, language: str, words: list[str]) -> None:
    """Heads, countries, languages and fields are translated; what the record says in words is not."""
    site.settings = {"language": language}

    text = site.build("xml").text("index.xml")

    assert [word for word in [*words, "Somos agua."] if word not in text] == []
