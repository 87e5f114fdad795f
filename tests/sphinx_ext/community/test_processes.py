"""Processes, facts and readiness on pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree
from docutils import nodes
from sphinx.util.inventory import InventoryFile
from sphinx_site import Site

if TYPE_CHECKING:
    from pathlib import Path

RECORD = """\
name: red-andina
long_name: "Red <b>Andina</b>"
website: https://redandina.example.org
region: latin-america
countries: [PE]
languages: [es]
status: onboarding
community_representatives: [{role: Office, email: office@redandina.example.org}]
technical_contacts: [{role: Data, email: data@redandina.example.org}]
"""
PROCESS = """\
name: joining
title: How a community joins
occasions: [new, renewal]
steps:
  - id: talk
    title: We <b>talk</b>
    who: [account-manager, engineer]
    needs: ["community#name"]
    where: [hubspot]
    done: The wishes are written down.
  - id: order
    title: We order
    who: [account-manager]
    after: [talk]
    back_to: talk
    occasions: [new]
    done: The engineers know.
"""
PAGES = {
    "index.md": "# Joining\n\n```{hub:process} joining\n```\n\n{hub:step}`joining.order` {hub:fact}`region`\n\n"
    "```{toctree}\nfacts\n```\n",
    "facts.md": "# Facts\n\n```{hub:facts}\n```\n",
}
BUILDERS = ("html", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with a process of its own."""
    monkeypatch.chdir(tmp_path)
    files = {"hubdocs.toml": "", "joining.process.yaml": PROCESS, "red/community.yaml": RECORD}
    return Site(tmp_path).write({**files, **PAGES})


def test_a_process_is_an_ordered_list_whose_steps_can_be_linked_to(site: Site) -> None:
    """Each step says who acts, where, and after which others; nothing of it is markup."""
    build = site.build("html")

    assert build.warnings == ()
    (listed,) = build.doctree("index").findall(nodes.enumerated_list)
    assert [item["ids"] for item in listed.children] == [["step-joining-talk"], ["step-joining-order"]]
    first, second = (item.astext() for item in listed.children)
    assert first.startswith("We <b>talk</b>")
    assert "Who acts\n\nAccount manager, Engineer" in first
    assert "Only after\n\nWe <b>talk</b>" in second
    html = build.text("index.html")
    assert html.count('href="#step-joining-talk"') == 2
    assert 'href="#step-joining-order"' in html
    assert 'href="facts.html#fact-region"' in html
    assert "<b>talk" not in html
    inventory = InventoryFile.loads((build.output / "objects.inv").read_bytes(), uri="")
    assert inventory["hub:step", "joining.order"].uri == "index.html#step-joining-order"


def test_facts_lead_back_to_the_steps_that_need_them(site: Site) -> None:
    """A field's fact links to the step."""
    build = site.build("html")

    assert 'href="index.html#step-joining-talk"' in build.text("facts.html")


def test_facts_say_what_is_usual_in_each_tier(site: Site) -> None:
    """What a request means by choosing nothing depends on its tier, and a catalogue of the project counts."""
    page = site.build("html").text("facts.html")
    assert re.search(r"Essential: <code [^>]*><span [^>]*>cilogon<.*Advanced: <code [^>]*><span [^>]*>github<", page)
    assert page.count("Usual in a request") == 3

    site.write({"hub-options.yaml": "name: own\nversion: '1'\ntiers: {}\ngroups: {}\nitems: []\nsetup: []\n"})
    assert "Usual in a request" not in site.build("html").text("facts.html")


def test_only_the_steps_of_an_occasion_are_shown(site: Site) -> None:
    """A renewal needs no order."""
    site.write({"index.md": "# J\n\n```{hub:process} joining\n:for: renewal\n```\n\n```{toctree}\nfacts\n```\n"})

    (listed,) = site.build("html").doctree("index").findall(nodes.enumerated_list)

    assert [item["ids"] for item in listed.children] == [["step-joining-talk"]]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("```{hub:process} joinign\n```", "did you mean `joining`?"),
        ("```{hub:process} joining\n:for: renewl\n```", "did you mean `renewal`?"),
        ("```{hub:readiness} red-andin\n```", "did you mean `red-andina`?"),
    ],
)
def test_wrong_names_are_found_on_every_build(site: Site, text: str, hint: str) -> None:
    """A wrong name is a finding with its place, also where nothing is read again."""
    site.write({"index.md": f"# J\n\n{text}\n\n```{{toctree}}\nfacts\n```\n"})

    first, second = site.build("html"), site.build("html")

    assert first.findings == second.findings
    assert len(first.findings) == 1
    assert hint in first.warnings[0]
    assert second.read == frozenset()


def test_a_page_follows_the_files_that_it_shows(site: Site) -> None:
    """A change of the process or of the record is seen."""
    site.write({"facts.md": "# R\n\n```{hub:readiness} red-andina\n```\n"})
    site.write({"joining.process.yaml": PROCESS.replace("name: joining", "name: onboarding")})
    site.write({"index.md": "# J\n\n```{hub:process} onboarding\n```\n\n```{toctree}\nfacts\n```\n"})
    assert "Ready: We <b>talk</b>" in site.build("html").doctree("facts").astext()

    site.write({"red/community.yaml": RECORD.replace("name: red-andina", "nmae: red-andina")})
    assert site.build("html").read == {"facts"}

    changed = PROCESS.replace("name: joining", "name: onboarding").replace("We order", "We ask")
    site.write({"joining.process.yaml": changed})
    assert site.build("html").read == {"facts", "index"}


def test_a_page_notices_files_that_come_and_go(site: Site) -> None:
    """A process that comes is seen by the page that names it; a request that comes, by the page about readiness."""
    site.write({"facts.md": "# R\n\n```{hub:readiness} red-andina\n```\n"})
    site.write({"index.md": "# J\n\n```{hub:process} onboarding\n```\n\n```{toctree}\nfacts\n```\n"})
    site.write({"joining.process.yaml": PROCESS.replace("name: joining", "name: onboarding")})
    site.build("html")
    assert site.build("html").read == frozenset()

    site.write({"another.process.yaml": PROCESS.replace("name: joining", "name: leaving")})
    assert site.build("html").read == {"facts", "index"}

    request = "community: red-andina\ncatalogue: {name: hub-options, version: '2026.11'}\ntier: Advanced\n"
    site.write({"red/request.yaml": f"{request}selections: {{}}\n"})
    assert site.build("html").read == {"facts"}

    (site.folder / "another.process.yaml").unlink()
    assert site.build("html").read == {"facts", "index"}


def test_links_to_steps_show_titles_and_are_checked(site: Site) -> None:
    """A link shows the step's title; one to nowhere says what was meant, on every build."""
    site.write({"more.md": "---\norphan: true\n---\n# M\n\n{hub:step}`joining.ordr` {hub:fact}`regoin`\n"})

    first, second = site.build("html"), site.build("html")

    assert first.findings == second.findings == ["more.md:6:12 unknown-step", "more.md:6:37 unknown-field"]
    assert "did you mean `joining.order`?" in "".join(first.warnings)
    assert "did you mean `region`?" in "".join(first.warnings)
    assert 'href="#step-joining-order"><span>We order</span>' in first.text("index.html")


def test_properties_lead_to_the_steps_that_need_them(site: Site) -> None:
    """The page about a schema names the steps that a page shows, and is written again when they change."""
    site.write({"record.md": "---\norphan: true\n---\n# R\n\n```{schema:reference} community\n```\n"})
    link = 'href="index.html#step-joining-talk"'

    build = site.build("html")
    assert build.warnings == ()
    assert build.text("record.html").count(link) == 1
    assert site.build("html").read == frozenset()

    gives = PROCESS.replace('needs: ["community#name"]', 'needs: ["community#name"]\n    gives: ["community#hubs"]')
    site.write({"joining.process.yaml": gives})
    text = site.build("html").text("record.html")
    assert text.count(link) == 2
    assert "Comes from" in text

    site.write({"index.md": "# J\n\n```{toctree}\nfacts\n```\n"})
    assert link not in site.build("html").text("record.html")


def test_readiness_says_what_is_missing_and_what_is_taken(site: Site) -> None:
    """Each step has its state in words, and what can hardly be changed later comes first."""
    site.write({"facts.md": "# R\n\n```{hub:readiness} red-andina\n```\n"})
    (site.folder / "joining.process.yaml").unlink()
    site.write({"index.md": "# J\n\n```{toctree}\nfacts\n```\n"})

    text = site.build("text").text("facts.txt")

    assert "Not ready" in text
    assert "Address of the deal" in text
    assert "Which agreement pays for the hub" in text
    assert text.index("can hardly be changed later:") < text.index("can be changed at any time:")
    assert "of 9 steps can begin" in text


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_can_write_it(site: Site, builder: str) -> None:
    """Nothing is lost or breaks in other formats."""
    site.settings = {"copyright": "2026, the communities", "version": "1"}

    build = site.build(builder)

    assert build.warnings == ()
    if builder == "text":
        assert "1. **We <b>talk</b>**" in build.text("index.txt")


def test_the_drawing_is_text_for_those_who_do_not_see_it(site: Site) -> None:
    """Both drawings have a title, a description and the steps as text; nothing of them runs or is markup of others."""
    first = site.build("html").text("index.html")

    drawings = [ElementTree.fromstring(found) for found in re.findall(r"<svg.*?</svg>", first, re.DOTALL)]
    svg = "{http://www.w3.org/2000/svg}"
    assert len(drawings) == 2
    for drawing in drawings:
        named = [drawing.find(f"{svg}{tag}") for tag in ("title", "desc")]
        pointed = [drawing.get(f"aria-{what}") for what in ("labelledby", "describedby")]
        assert pointed == [part.get("id") for part in named if part is not None]
        words = " ".join("".join(text.itertext()) for text in drawing.iter(f"{svg}text"))
        assert "1. We <b>talk</b>" in words
        assert "Account manager" in words
        assert {part.tag.removeprefix(svg) for part in drawing.iter()} == {
            *("svg", "title", "desc", "rect", "text", "tspan", "polyline", "polygon")
        }
