"""Roles, teams and responsibilities on pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx_site import Site, files_of

if TYPE_CHECKING:
    from pathlib import Path

ROLES = """\
teams:
  guidance: {title: Guidance Team, side: provider, text: Guides. And more., goal: All know the way., expertise: [Ways]}
roles:
  guide: {title: Community Guide, side: provider, team: guidance, text: Shows <b>ways</b>. Knows many., filled_by: One}
  representative: {title: Community Representative, side: community, text: Speaks for all., synonyms: [champion]}
"""
RESPONSIBILITIES = """\
version: "2026-11"
models:
  people: {title: Who cares for people, community: Their side, shared: Together, provider: Our side}
requests:
  advice: {title: Advice, text: You want advice., how: Write to us., answer: Within a day., limit: Four a year.}
lines:
  - id: needs
    title: Needs & <i>wishes</i>
    models: [people]
    holder: community
    accountable: representative
    reason: Only they know them.
    asks: [Who says what we need?]
    unless: [{option: "cluster:billing", value: community_pays, holder: provider, accountable: guide, reason: Money.}]
  - id: ways
    title: Ways
    models: [people]
    holder: provider
    accountable: guide
    involved: [representative]
    does: Shows ways.
    reason: They know many.
    inferred: The figure does not say.
    request: advice
    when: In the morning.
    since: "2025-01"
    asks: [Where to?, Who goes along?]
"""
OLD = """\
version: "2023-10"
models: {}
requests: {}
lines:
  - {id: needs, title: Needs & <i>wishes</i>, holder: shared, accountable: guide, reason: Both., involved: [guide]}
  - {id: past, title: Past, holder: shared, accountable: guide, reason: Both.}
"""
PAGES = {
    "index.md": "# Start\n\nAsk a {hub:role}`champion`, {hub:role}`Community Guides`, {hub:role}`one <guide>` or the"
    " {hub:team}`guidance team`. See {hub:responsibility}`ways = provider` and {hub:responsibility}`this <needs>`.\n\n"
    "```{toctree}\nroles\nwho\nask\n```\n",
    "roles.md": "# Roles\n\n```{hub:roles}\n```\n\n## Teams\n\n```{hub:teams}\n:side: provider\n```\n",
    "who.md": "# Who\n\n```{hub:responsibilities} people\n```\n\n"
    "```{hub:responsibility-changes} responsibilities-2023.yaml\n```\n",
    "ask.md": "# Ask\n\n```{hub:ask}\n```\n\n```{hub:requests}\n```\n\n```{hub:duties} Community Guide\n```\n",
}
BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with roles and responsibilities."""
    monkeypatch.chdir(tmp_path)
    files = {
        "hubdocs.toml": "",
        "organisation/roles.yaml": ROLES,
        "organisation/responsibilities.yaml": RESPONSIBILITIES,
        "organisation/responsibilities-2023.yaml": OLD,
    }
    return Site(tmp_path).write({**files, **PAGES})


def test_links_lead_to_the_glossary_and_say_what_it_is(site: Site) -> None:
    """Any word for a role leads to its entry, with the first sentence about it."""
    build = site.build("html")
    index = build.text("index.html")

    assert build.warnings == ()
    for target, shown, title in (
        ("role-representative", "champion", "Speaks for all."),
        ("role-guide", "Community Guides", "Shows &lt;b&gt;ways&lt;/b&gt;."),
        ("role-guide", "one", "Shows &lt;b&gt;ways&lt;/b&gt;."),
        ("team-guidance", "guidance team", "Guides."),
    ):
        assert re.search(f'href="roles.html#{target}" title="{re.escape(title)}"><span[^>]*>{shown}</span>', index)
    assert re.search(r'href="who.html#responsibility-ways"[^>]*><span[^>]*>Ways</span>', index)
    assert re.search(r'href="who.html#responsibility-needs"[^>]*><span[^>]*>this</span>', index)
    assert 'id="role-guide"' in build.text("roles.html")


def test_lines_are_shown_as_figure_table_and_list(site: Site) -> None:
    """Everything of a line is on the page, as text; markup in data is text too."""
    build = site.build("html")
    who, ask = build.text("who.html"), build.text("ask.html")

    assert who.count("<svg") == 2
    assert "<i>wishes" not in who
    assert who.count("Needs &amp; &lt;i&gt;wishes&lt;/i&gt;") >= 4
    assert '<th class="stub">' in who
    for words in ("cluster:billing", "the service", "Money.", "The figure does not say.", "2025-01"):
        assert words in who
    for words in (
        "Who says what we need?",
        "Where to?",
        "Who goes along?",
        "Write to us.",
        "Four a year.",
        "Answers for",
    ):
        assert words in ask
    assert 'id="ask-ways-2"' in ask


def test_differences_are_told_in_words(site: Site) -> None:
    """Old and new are compared line by line."""
    text = " ".join(site.build("text").text("who.txt").split())

    for words in (
        "What is different in 2026-11, compared with 2023-10:",
        "held by the community, before by both together",
        "who answers for it: Community Representative (before: Community Guide)",
        "who has a part in it: nobody (before: Community Guide)",
        "Ways: new, held by the service",
        "Past: nobody holds it any more",
    ):
        assert words in text


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_can_write_it(site: Site, builder: str) -> None:
    """Nothing is lost or breaks in other formats."""
    site.settings = {"copyright": "2026, the communities", "version": "1"}

    build = site.build(builder, jobs=2)

    assert build.warnings == ()
    if builder in {"text", "gettext"}:
        written = "".join(content.decode() for name, content in files_of(build.output).items() if name[0] != ".")
        for words in ("Shows <b>ways</b>.", "Only they know them.", "Who goes along?", "Within a day.", "Needs & <i>"):
            assert words in " ".join(written.split())


def test_mistakes_are_findings_on_every_build(site: Site) -> None:
    """What does not exist is told at its place, also by a build that reads nothing again."""
    site.write(
        {
            "index.md": "# Start\n\n{hub:role}`Comunity Guide` and {hub:team}`guide`\n\n"
            "{hub:responsibility}`wasy` and {hub:responsibility}`ways = community` and"
            " {hub:responsibility}`needs = all`\n\n"
            "```{hub:responsibilities} persons\n```\n\n```{hub:duties} Nobody\n```\n\n"
            "```{hub:roles}\n:sid: community\n```\n\n```{hub:roles}\n:side: comunity\n```\n\n"
            "```{hub:responsibility-changes} ../hubdocs.toml\n```\n\n```{toctree}\nroles\nwho\nask\n```\n"
        }
    )
    first = site.build()
    again = site.build()

    assert first.failed
    assert again.failed
    assert not again.read
    assert sorted(first.findings) == sorted(again.findings) == sorted(
        [
            "index.md:3:12 unknown-role",
            "index.md:3:43 unknown-role",
            "index.md:5:22 unknown-responsibility",
            "index.md:5:53 wrong-holder",
            "index.md:5:96 wrong-holder",
            "index.md:7:27 unknown-responsibility",
            "index.md:10:17 unknown-role",
            "index.md:14:2 unknown-option",
            "index.md:18:8 invalid-option",
            "index.md:21:33 file-not-found",
        ]
    )  # fmt: skip
    assert "did you mean `Community Guide`?" in "".join(first.warnings)


def test_pages_follow_the_data(site: Site) -> None:
    """A page is read again when a file that it shows changes, appears or goes."""
    assert "who" in site.build().read
    assert not site.build().read
    site.write({"organisation/roles.yaml": ROLES.replace("Speaks for all.", "Speaks.")})
    assert {"index", "roles", "who", "ask"} <= site.build().read
    (site.folder / "organisation" / "responsibilities.yaml").unlink()
    (site.folder / "organisation" / "responsibilities-2023.yaml").unlink()
    build = site.build()
    assert {"who", "ask", "index"} <= build.read
    assert "who.md:3:5 file-not-found" in build.findings
    site.write({"organisation/responsibilities.yaml": RESPONSIBILITIES, "organisation/responsibilities-2023.yaml": OLD})
    assert site.build().findings == []


def test_without_data_a_link_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody says who there is, no role is right."""
    monkeypatch.chdir(tmp_path)
    site = Site(tmp_path).write({"hubdocs.toml": "", "index.md": "# Start\n\n{hub:role}`Guide`\n"})

    assert site.build().findings == ["index.md:3:12 unknown-role"]


def test_two_builds_give_the_same(site: Site) -> None:
    """The drawings have the same bytes, whoever built them."""
    one, two = (site.build("html", output=name, fresh=True).text("who.html") for name in ("one", "two"))

    assert re.findall("<svg.*?</svg>", one, re.DOTALL) == re.findall("<svg.*?</svg>", two, re.DOTALL)
