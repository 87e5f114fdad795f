"""Strategy, objectives, numbers and updates on pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree
from sphinx_site import Site, files_of

if TYPE_CHECKING:
    from pathlib import Path

ROLES = """\
teams: {}
roles:
  guide: {title: Community Guide, side: provider, text: Connects <b>communities</b>.}
"""
STRATEGY = """\
challenge: [It is <b>difficult</b>.]
goal: Make it easy.
manner: [{id: reliable, title: Reliable, text: It lasts.}]
theory: {text: Together it is easier., points: [{id: know, title: Knowing, text: Who knows builds less.}]}
priorities:
  - id: blocks
    title: One platform
    text: Build one. And share it.
    parts:
      - {id: same-blocks, title: The same <i>blocks</i>, text: Use them.}
      - {id: service, title: Service, text: Answer soon.}
  - {id: open, title: Openness, parts: [{id: upstream, title: Upstream first, text: Contribute.}]}
practice: [{id: quarters, title: Quarters, text: Each has objectives.}]
quarters:
  - quarter: 2026-Q3
    objectives: [{id: old, title: An old one, serves: [upstream], owner: guide}]
  - quarter: 2026-Q4
    objectives:
      - id: layers
        title: One file & all
        text: What is the same stands once.
        serves: [same-blocks, open]
        owner: guide
        progress: {done: 1, of: 2, unit: files, date: "2026-11-15", state: at-risk, text: It takes long.}
"""
NUMBERS = """\
series:
  - id: users
    title: Users & guests
    text: All of them.
    source: The dashboards.
    points:
      - {month: 2026-09, value: 900}
      - {month: 2026-10, value: 1234, precision: more-than}
  - id: recovery
    title: Recovery
    kind: share
    source: Books.
    points: [{month: 2026-10, value: 40, precision: about}]
  - {id: runway, title: Runway, kind: month, source: Plans., points: [{month: 2026-10, value: 2028-08}]}
"""
UPDATE = """\
---
title: "Update of {name}"
date: "{month}-28"
month: {month}
summary: What <b>happened</b> in {name}.
authors: [guide]
serves: [upstream]
tags: [numbers, {tag}]
---

# Update of {name}

There were {{hub:number}}`users` users, of which {{hub:number}}`recovery 2026-10` pay, until {{hub:number}}`runway`.
"""
PAGES = {
    "index.md": "# Start\n\nSee {hub:priority}`same-blocks`, {hub:priority}`Upstream first` and"
    " {hub:priority}`this <blocks>`.\n\n"
    "```{toctree}\nstrategy\nobjectives\nnumbers\nguide\nnews\nupdates/2026-09\nupdates/2026-10\n```\n",
    "strategy.md": "# Strategy\n\n```{hub:strategy}\n```\n",
    "objectives.md": "# Objectives\n\n```{hub:objectives}\n```\n\n## Before\n\n```{hub:objectives} 2026-Q3\n```\n",
    "numbers.md": "# Numbers\n\n```{hub:numbers}\n```\n",
    "guide.md": "---\nserves: [service]\n---\n\n# A guide\n\n```{hub:serves} upstream\n```\n",
    "news.md": "# News\n\n```{hub:updates}\n```\n\n## By tag\n\n```{hub:updates}\n:by-tag:\n```\n",
    "updates/2026-09.md": UPDATE.format(name="September", month="2026-09", tag="talks"),
    "updates/2026-10.md": UPDATE.format(name="October", month="2026-10", tag="jobs"),
}
BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with a strategy, numbers and updates."""
    monkeypatch.chdir(tmp_path)
    files = {
        "hubdocs.toml": "",
        "organisation/roles.yaml": ROLES,
        "organisation/strategy.yaml": STRATEGY,
        "organisation/numbers.yaml": NUMBERS,
    }
    return Site(tmp_path).write({**files, **PAGES})


def plain(html: str) -> str:
    """Take the tags out of a page."""
    return re.sub(r" ([,.:])", r"\1", " ".join(re.sub(r"<[^>]*>", " ", html).split()))


def test_a_priority_lists_what_serves_it(site: Site) -> None:
    """Objectives, guides and updates link back, the newest update first; nothing of the data is markup."""
    build = site.build("html")
    text = plain(build.text("strategy.html"))

    assert build.warnings == ()
    part = text[text.index("Upstream first") :]
    assert part.index("An old one") < part.index("A guide") < part.index("Update of October")
    assert part.index("Update of October") < part.index("Update of September")
    assert "Service Answer soon. Guides: A guide" in text
    assert "The same &lt;i&gt;blocks&lt;/i&gt; Use them. Objectives: One file &amp; all (2026-Q4)" in text
    assert "<b>difficult" not in build.text("strategy.html")
    assert 'id="priority-same-blocks"' in build.text("strategy.html")


def test_links_to_priorities_show_their_titles(site: Site) -> None:
    """The id or the title leads there; words of the author stay."""
    html = site.build("html").text("index.html")

    assert re.search(r'href="strategy.html#priority-same-blocks"[^>]*>.*The same &lt;i&gt;blocks', html)
    assert re.search(r'href="strategy.html#priority-upstream"[^>]*>.*Upstream first', html)
    assert re.search(r'href="strategy.html#priority-blocks" title="Build one\."[^>]*><[^>]*>this<', html)


def test_objectives_are_a_drawing_and_a_table(site: Site) -> None:
    """The table says all that the drawing shows."""
    html = site.build("html").text("objectives.html")

    assert html.count("<svg") == 2
    assert 'id="objective-layers"' in html
    assert "1 of 2 files: at risk" in plain(html)
    assert "November 15, 2026" in html
    assert "not known" in html


def test_numbers_are_written_as_exactly_as_they_are_known(site: Site) -> None:
    """In a text and in a table, in the language of the site."""
    update = plain(site.build("html").text("updates/2026-10.html"))
    numbers = site.build("text").text("numbers.txt")

    assert "There were more than 1,234 users, of which about 40% pay, until August 2028." in update
    assert "more than 1,234" in numbers
    assert "The dashboards." in numbers
    site.settings["language"] = "es"
    assert "más de 1.234" in site.build("text", fresh=True).text("numbers.txt")


def test_an_update_says_when_and_by_whom(site: Site) -> None:
    """Below its title, from its front matter."""
    update = plain(site.build("html").text("updates/2026-10.html"))

    assert "October 28, 2026 · Community Guide Serves: Upstream first" in update


def test_the_archive_is_newest_first_and_by_tag(site: Site) -> None:
    """All updates are listed, without a script."""
    build = site.build("html")
    text = plain(build.text("news.html"))
    newest, _head, tags = text.partition("By tag ¶")

    assert newest.index("Update of October") < newest.index("Update of September")
    assert "What &lt;b&gt;happened&lt;/b&gt; in October. October 28, 2026 · numbers, jobs" in newest
    assert re.search(r"jobs Update of October numbers Update of October Update of September talks", tags)
    assert 'type="application/atom+xml" href="updates.atom"' in build.text("news.html")


def test_the_feed_has_all_updates(site: Site) -> None:
    """The newest comes first, with its address."""
    site.settings["html_baseurl"] = "https://hubs.example.org/"
    root = ElementTree.fromstring(site.build("html").text("updates.atom"))
    links = [link.get("href") for link in root.iterfind(f"{ATOM}entry/{ATOM}link")]

    assert [entry.findtext(f"{ATOM}title") for entry in root.iterfind(f"{ATOM}entry")] == [
        "Update of October",
        "Update of September",
    ]
    assert links[0] == "https://hubs.example.org/updates/2026-10.html"
    assert root.findtext(f"{ATOM}updated") == "2026-10-28T00:00:00Z"


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_can_write_it(builder: str, site: Site) -> None:
    """Without a warning."""
    site.settings |= {"version": "1", "copyright": "the site"}

    assert site.build(builder).warnings == ()


def test_every_text_of_the_data_is_in_text_and_for_translators(site: Site) -> None:
    """Nothing is only in a drawing."""
    text = " ".join(site.build("text").text("strategy.txt").split())
    messages = site.build("gettext").text("strategy.pot")

    for said in ("It is <b>difficult</b>.", "Make it easy.", "It lasts.", "Who knows builds less.", "Answer soon."):
        assert said in text
        assert f'msgid "{said}"' in messages
    assert re.search(r"organisation/strategy\.yaml:11\nmsgid \"Answer soon", messages)


def test_a_page_that_serves_something_else_is_seen_at_once(site: Site) -> None:
    """The page of the strategy is written again, also where only another page changed; otherwise nothing is."""
    assert "A guide" in plain(site.build("html").text("strategy.html"))
    again = site.build("html")
    assert again.read == frozenset()
    before = again.text("strategy.html")

    site.write({"guide.md": "# A guide\n\nServes nothing any more.\n"})
    changed = site.build("html")

    assert changed.read == {"guide"}
    assert "A guide" in plain(before).split("Service", 1)[1]
    assert "Service Answer soon. Nothing serves it yet." in plain(changed.text("strategy.html"))


def test_parallel_builds_say_the_same(site: Site) -> None:
    """What pages serve is merged."""
    serial = site.build("html", output="serial")
    parallel = site.build("html", jobs=4, output="parallel")
    but = (".buildinfo", "searchindex.js", "objects.inv")

    assert parallel.warnings == ()
    assert files_of(serial.output, but=but) == files_of(parallel.output, but=but)


BROKEN = {
    "index.md": (
        PAGES["index.md"].replace("`same-blocks`", "`same-block`"),
        ["index.md:3:20 unknown-priority"],
    ),
    "guide.md": (
        PAGES["guide.md"].replace("[service]", "[servic]").replace("} upstream", "} upstreem"),
        ["guide.md:2:10 unknown-priority", "guide.md:7:17 unknown-priority"],
    ),
    "numbers.md": ("# Numbers\n\n```{hub:numbers} user\n```\n", ["numbers.md:3:18 unknown-number"]),
    "objectives.md": ("# O\n\n```{hub:objectives} 2026-Q5\n```\n", ["objectives.md:3:21 invalid-option"]),
    "news.md": ("# News\n\n```{hub:updates}\n:limit: many\n```\n", ["news.md:4:9 invalid-option"]),
    "updates/2026-10.md": (
        PAGES["updates/2026-10.md"]
        .replace("`users`", "`users 2020-01`")
        .replace("authors: [guide]", "authors: [gide]"),
        ["updates/2026-10.md:6:11 unknown-role", "updates/2026-10.md:13:25 unknown-number"],
    ),
    "organisation/strategy.yaml": (
        STRATEGY.replace("[same-blocks, open]", "[same-block, open]"),
        ["organisation/strategy.yaml:22:18 unknown-priority"],
    ),
    "organisation/numbers.yaml": (
        NUMBERS.replace("value: 900}", "value: nine}"),
        ["organisation/numbers.yaml:7:33 wrong-pattern"],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_fails_every_build(name: str, site: Site) -> None:
    """Each mistake is told at its line, by the first build and by the second, which reads nothing."""
    text, expected = BROKEN[name]
    site.write({name: text})

    for _time in range(2):
        build = site.build()
        assert sorted(build.findings) == sorted(expected)
        assert build.failed


def test_a_number_that_disagrees_with_the_catalogue_fails_the_build(site: Site) -> None:
    """It is told at its line in the file of numbers, and no longer when a record comes that makes it right."""
    series = "  - {id: communities, title: Communities, source: Records., computed: communities, points: [{%s}]}\n"
    site.write({"organisation/numbers.yaml": NUMBERS + series % "month: 2026-11, value: 3"})

    assert site.build().findings == ["organisation/numbers.yaml:15:117 outdated-number"]
    record = (
        "name: {0}\nlong_name: The {0}\nwebsite: https://{0}.example.org\nregion: africa\ncountries: [SN]\n"
        "languages: [fr]\nstatus: active\ncommunity_representatives: [{{role: Office, email: a@{0}.example.org}}]\n"
        "technical_contacts: [{{role: Data, email: b@{0}.example.org}}]\n"
    )
    site.write({f"{name}/community.yaml": record.format(name) for name in ("ndar", "saloum", "walo")})
    assert site.build().findings == []
