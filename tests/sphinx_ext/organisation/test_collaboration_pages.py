"""Working together on pages: drawings, and lists that say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx.util.inventory import InventoryFile
from sphinx_site import Site, files_of

if TYPE_CHECKING:
    from pathlib import Path

ROLES = """\
teams:
  engineering: {title: Engineering Team, side: provider, text: Runs <b>clusters</b>.}
roles:
  leader: {title: Community Leader, side: community, text: Leads people.}
  guide: {title: Community Guide, side: provider, text: Guides.}
"""
COLLABORATION = """\
exchanges:
  title: Who works with whom
  text: Arrows have one head or two.
  inferred: The slide lost its lines.
  parties: [engineering, leader]
  items:
    - {id: incidents, title: Talk & <i>listen</i>, from: engineering, to: leader, both: true, inferred: From words.}
    - {id: training, title: Train leaders, text: They learn., from: guide, to: leader}
topology:
  title: Where things are
  levels: [Repository, Region, Hub, Community]
  repositories:
    - {id: infrastructure, title: Machines, keepers: [engineering], fleet: clusters}
    - {id: pages, title: Pages, keepers: [guide], serves: [leader], fleet: communities where status=active}
    - {id: hubs, title: Hubs alone, keepers: [guide], fleet: hubs, inferred: Nobody said.}
    - id: docs
      title: Docs
      keepers: [guide]
      parts: [{id: manual, title: Manual, text: All of it., serves: [leader]}]
cycle:
  title: How communities connect
  middle: Communities
  stages:
    - {id: find, title: Find leaders, who: [guide], gives: Somebody speaks., text: Guides listen.}
    - {id: train, title: Train them, who: [guide, leader], gives: They teach., inferred: A guess.}
timeline:
  title: What happens when
  periods:
    - {id: y0, title: Y0, text: The first year.}
    - {id: y1, title: Y1}
  actions:
    - id: staffing
      title: Staff the teams
      who: [engineering]
      start: {period: y0, month: 3}
      end: {period: y0, month: 6}
    - id: pilots
      title: Pilot workshops
      text: Try them.
      who: [guide, leader]
      start: {period: y0, month: 7}
      end: {period: y1, month: 12}
      after: [staffing]
      inferred: From what comes before.
    - {id: opening, title: Opening, who: [leader], start: {period: y1, month: 1}}
"""
CLUSTER = """\
name: af
provider: kubeconfig
kubeconfig: {file: enc-af.secret.yaml}
hubs:
  - {name: hub-a, domain: hub-a.af.example.org, helm_chart: basehub, helm_chart_values_files: []}
  - {name: hub-b, domain: hub-b.af.example.org, helm_chart: basehub, helm_chart_values_files: []}
"""
RECORD = """\
name: red
long_name: "Red <b>Andina</b>"
website: https://red.example.org
region: latin-america
countries: [PE]
languages: [es]
status: active
hubs: [af/hub-b]
community_representatives: [{role: Office, email: office@red.example.org}]
technical_contacts: [{role: Data, email: data@red.example.org}]
"""
PAGES = {
    "index.md": "# Start\n\n```{hub:collaboration}\n```\n\n```{hub:cycle}\n```\n\n```{toctree}\nwhen\n```\n",
    "when.md": "# When\n\n```{hub:timeline}\n:title: Plans\n```\n\n```{hub:topology}\n```\n\n"
    "```{hub:collaboration} community guides\n:show: figure\n```\n\n"
    "```{hub:collaboration} Community Guide\n:show: figure\n```\n",
}
FILES = {
    "hubdocs.toml": "",
    "organisation/roles.yaml": ROLES,
    "organisation/collaboration.yaml": COLLABORATION,
    "clusters/af/cluster.yaml": CLUSTER,
    "communities/red/community.yaml": RECORD,
}
BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with a fleet, a community, and how all work together."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path).write({**FILES, **PAGES})


def plain(text: str) -> str:
    """Bring a text into one line."""
    return " ".join(text.split())


def test_exchanges_and_stages_are_lists_whose_entries_can_be_linked_to(site: Site) -> None:
    """Each says who and what; nothing of the data is markup."""
    build = site.build("html")

    assert build.warnings == ()
    document = build.doctree("index")
    anchors = [name for node in document.findall(nodes.Element) for name in node.get("ids", ())]
    assert {"exchange-incidents", "exchange-training", "stage-find", "stage-train"} <= set(anchors)
    entries = [plain(item.astext()) for item in document.findall(nodes.definition_list_item)]
    assert entries == [
        "Talk & <i>listen</i> * Between Engineering Team, Community Leader Inferred from From words.",
        "Train leaders They learn. From whom Community Guide To whom Community Leader",
    ]
    stages = [plain(item.astext()) for item in next(document.findall(nodes.enumerated_list))]
    assert stages == [
        "Find leaders Guides listen. Who acts Community Guide What it gives Somebody speaks.",
        "Train them * Who acts Community Guide, Community Leader What it gives They teach. Inferred from A guess.",
    ]
    text = plain(document.astext())
    for words in ("Arrows have one head or two.", "The slide lost its lines.", "the first one begins again"):
        assert words in text
    html = build.text("index.html")
    assert html.count("<svg") == 4
    assert "<i>listen" not in html
    inventory = InventoryFile.loads((build.output / "objects.inv").read_bytes(), uri="")
    assert inventory["hub:action", "pilots"].uri == "when.html#action-pilots"
    assert inventory["hub:repository", "manual"].display_name == "Manual"


def test_the_timeline_says_when_by_whom_and_after_what(site: Site) -> None:
    """Months are numbered as long as nobody knows when the work begins."""
    build = site.build("html")
    entries = [plain(item.astext()) for item in build.doctree("when").findall(nodes.definition_list_item)]

    assert entries[:5] == [
        "Y0 The first year.",
        "Y1",
        "Staff the teams When Y0, months 3 to 6 Who acts Engineering Team",
        (
            "Pilot workshops * Try them. When Y0, month 7 to Y1, month 12 Who acts Community Guide, Community Leader"
            " Only after Staff the teams Inferred from From what comes before."
        ),
        "Opening When Y1, month 1 Who acts Community Leader",
    ]
    html = build.text("when.html")
    assert 'href="#action-staffing"' in html
    assert ">Plans</title>" in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "July 2027 to December 2028"), ("es", "de julio de 2027 a diciembre de 2028")],
)
def test_months_are_named_by_the_calendar_where_it_is_known(site: Site, language: str, expected: str) -> None:
    """Each language has its own way to write a month."""
    known = COLLABORATION.replace("text: The first year.", 'starts: "2027-01"')
    known = known.replace("title: Y1}", 'title: Y1, starts: "2028-01"}')
    site.settings = {"language": language}

    build = site.write({"organisation/collaboration.yaml": known}).build()

    assert build.warnings == ()
    assert expected in plain(build.doctree("when").astext())


def test_domains_hubs_and_communities_come_from_the_fleet(site: Site) -> None:
    """Nobody writes them down again; pages follow when they change."""
    build = site.build("text")
    text = plain(build.text("when.txt"))

    assert build.warnings == ()
    assert "af.example.org * hub-a.af.example.org * hub-b.af.example.org * Red <b>Andina</b>" in text
    assert "Latin America * Red <b>Andina</b>" in text
    assert "Manual All of it. Whom it serves: Community Leader" in text

    site.write({"communities/red/community.yaml": RECORD.replace("af/hub-b", "af/hub-a").replace("<b>", "<u>")})
    build = site.build("text")
    assert build.read == {"when"}
    text = plain(build.text("when.txt"))
    assert "hub-a.af.example.org * Red <u>Andina</b> * hub-b.af.example.org" in text
    site.write({"clusters/af/cluster.yaml": CLUSTER.replace("hub-b.af", "hub-b.sa")})
    assert "* example.org * hub-a.af" in plain(site.build("text").text("when.txt"))


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_can_write_it(site: Site, builder: str) -> None:
    """Nothing is lost or breaks in other formats, and pages may be read in parallel."""
    site.settings = {"copyright": "2026, the communities", "version": "1", "gettext_compact": False}

    build = site.build(builder, jobs=2)

    assert build.warnings == ()
    if builder in {"text", "man", "latex", "gettext"}:
        files = files_of(build.output)
        written = plain(
            "".join(content.decode("utf-8", "replace") for name, content in files.items() if name[0] != ".")
        )
        for words in ("Train leaders", "They teach.", "From what comes before.", "Opening", "All of it."):
            assert words in written
    if builder == "gettext":
        assert re.search(r"collaboration\.yaml:8\nmsgid \"Train leaders\"", build.text("index.pot"))
        assert build.text("index.pot").count('msgid "Train leaders"') == 1


def test_drawings_are_the_same_in_each_build(site: Site) -> None:
    """The same data give the same bytes, however pages were read."""
    first = site.build("html", output="one")
    second = site.build("html", jobs=2, output="two")

    for page in ("index.html", "when.html"):
        drawings = re.findall(r"<svg.*?</svg>", first.text(page), re.DOTALL)
        assert len(drawings) >= 4
        assert drawings == re.findall(r"<svg.*?</svg>", second.text(page), re.DOTALL)


def test_translated_texts_reach_list_and_drawing(site: Site) -> None:
    """A text of the data is one message, wherever it is shown."""
    pytest.importorskip("babel")
    folder = site.folder / "locale" / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "index.po").write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Train leaders"\nmsgstr "Formar a quienes lideran"\n', encoding="utf-8")  # fmt: skip
    site.settings = {"language": "es", "locale_dirs": ["locale"]}

    html = site.build("html").text("index.html")

    assert "Train leaders" not in re.sub(r"<span class=.doctest.*", "", html)
    assert "quienes lideran" in plain("".join(re.findall(r"<svg.*?</svg>", html, re.DOTALL)))
    assert "<dt>Formar" in re.sub(r"<dt[^>]*>", "<dt>", html)
    assert "Entre" in html


def test_mistakes_are_findings_on_every_build(site: Site) -> None:
    """What does not exist is told at its place, also by a build that reads nothing again."""
    page = "# Start\n\n```{hub:collaboration} Community Gide\n```\n\n```{hub:cycle}\n:show: figur\n```\n\n"
    page += "```{hub:timeline}\n:tite: x\n```\n\n```{toctree}\nwhen\n```\n"
    broken = COLLABORATION.replace("status=active", "statu=active")
    site.write({"index.md": page, "organisation/collaboration.yaml": broken})
    first, again = site.build(), site.build()

    assert first.failed
    assert again.failed
    assert not again.read
    assert sorted(set(first.findings)) == sorted(set(again.findings)) == [
        "index.md:11:2 unknown-option",
        "index.md:3:24 unknown-role",
        "index.md:7:8 invalid-option",
        "organisation/collaboration.yaml:14:76 invalid-option",
    ]  # fmt: skip
    assert "did you mean `Community Guide`?" in "".join(first.warnings)


@pytest.mark.parametrize(
    ("by", "to", "expected"),
    [
        ("from: guide, to: leader", "from: gide, to: leader", "8:69 unknown-role"),
        ("month: 7}", "month: 17}", "41:34 out-of-range"),
        ("after: [staffing]", "after: [pilots]", "43:15 action-order"),
    ],
)
def test_a_mistake_in_the_data_fails_the_build_at_its_line(site: Site, by: str, to: str, expected: str) -> None:
    """As in the other faces; it is told once, however many directives show the file."""
    site.write({"organisation/collaboration.yaml": COLLABORATION.replace(by, to)})
    first, again = site.build(), site.build()

    assert first.failed
    assert again.failed
    assert set(first.findings) == set(again.findings) == {f"organisation/collaboration.yaml:{expected}"}
    assert len(first.findings) == len(again.findings) <= 2  # one for each page


@pytest.mark.parametrize("text", ["exchanges: [", "[]", "timeline: 3\nexchanges: {items: [{id: 3}]}\n", "{}", ""])
def test_a_broken_file_breaks_nothing_else(site: Site, text: str) -> None:
    """Each directive says that there is nothing to show."""
    site.write({"organisation/collaboration.yaml": text})

    findings = site.build().findings

    assert findings
    assert all(found.endswith(" file-not-found") for found in findings if found.startswith("index.md"))


def test_pages_follow_the_data(site: Site) -> None:
    """A page is read again when the file changes, goes, or comes back."""
    assert site.build().read
    assert not site.build().read
    site.write({"organisation/collaboration.yaml": COLLABORATION.replace("Train them", "Teach them")})
    assert site.build().read == {"index", "when"}
    (site.folder / "organisation" / "collaboration.yaml").unlink()
    build = site.build()
    assert build.read == {"index", "when"}
    assert "index.md:3:5 file-not-found" in build.findings
    site.write({"organisation/collaboration.yaml": COLLABORATION})
    assert site.build().findings == []
