"""Every item of the figures is on a page of the guide, from the data, with its place or its holder."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from typing import TYPE_CHECKING

import pytest

from hubdocs.service.organisation.load_collaboration import load_collaboration
from hubdocs.service.organisation.responsibilities import load_responsibilities
from hubdocs.service.organisation.roles import load_roles
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.service.organisation.collaboration import Collaboration
    from hubdocs.service.organisation.responsibilities import Responsibilities
    from hubdocs.service.organisation.roles import Roles

pytestmark = pytest.mark.build

# What the first figures showed: data that lose one of these have lost what somebody drew.
EXCHANGES = (
    "infrastructure-and-incidents",
    "co-develop-software",
    "infrastructure-skills",
    "refine-issues",
    "align-direction",
    "plan-development",
    "change-requests",
    "co-create-content",
    "workshops",
    "identify-and-onboard",
    "pedagogy-training",
    "leadership-training",
    "bridges",
    "growing-connections",
)
REPOSITORIES = ("infrastructure", "materials", "community-docs")
ACTIONS = ("team-creation", "early-adopters", "pilots", "expansion", "synthesis")
PERIODS = ("y0", "y1", "y2")
LINES = {
    "infrastructure": (
        "hub-administration",
        "environment-and-data",
        "infrastructure-support",
        "software-development",
        "use-cases",
        "hub-configuration",
        "kubernetes-cluster",
        "incident-response",
    ),
    "community": (
        "represent-community-needs",
        "community-communications",
        "community-workshops",
        "user-support",
        "manage-community-structure",
        "guide-community-leaders",
        "service-documentation",
        "content-and-docs",
    ),
}
HOLDERS = {"community": "the community", "shared": "both together", "provider": "the service"}
TEAMS = (
    "cloud-engineering",
    "service-applications",
    "community-guidance",
    "strategy-and-guidance",
    "community-of-practice",
)


@pytest.fixture(scope="module")
def texts(repository: Path, provider_site: Path) -> Path:
    """Build the guide as plain text, from what was read for its HTML."""
    folder = provider_site.parent / "text"
    doctrees = provider_site.parent / "doctrees" / "docs"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "text", "-d", str(doctrees), str(repository / "docs")]
    subprocess.run([*command, str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def kept(repository: Path) -> Collaboration:
    """Give the data."""
    path = repository / "docs" / "about" / "organisation" / "collaboration.yaml"
    return load_collaboration(load(Source(path.name, path.read_text(encoding="utf-8")))[0])


@pytest.fixture(scope="module")
def duties(repository: Path) -> Responsibilities:
    """Give who answers for what."""
    path = repository / "docs" / "about" / "organisation" / "responsibilities.yaml"
    return load_responsibilities(load(Source(path.name, path.read_text(encoding="utf-8")))[0])


@pytest.fixture(scope="module")
def roles(repository: Path) -> Roles:
    """Give who there is."""
    path = repository / "docs" / "about" / "organisation" / "roles.yaml"
    return load_roles(load(Source(path.name, path.read_text(encoding="utf-8")))[0])


def test_nothing_of_the_first_figures_is_lost(kept: Collaboration, roles: Roles) -> None:
    """Items may be added and said in other words, but none may go."""
    assert set(EXCHANGES) <= {each.id for each in kept.exchanges}
    assert set(REPOSITORIES) <= {each.id for each in kept.repositories}
    assert set(ACTIONS) <= {each.id for each in kept.actions}
    assert tuple(each.id for each in kept.periods) == PERIODS
    assert set(TEAMS) <= {party.name for party in roles.of_kind("team")}
    assert len(kept.stages) > 2
    assert all(kept.exchanges_of(team) for team in TEAMS)


def test_every_item_is_on_a_page_with_its_place(
    kept: Collaboration, roles: Roles, provider_site: Path, texts: Path
) -> None:
    """In HTML as an entry with an anchor and in the drawing, in plain text as an entry; each says who."""
    items = [
        *(("collaboration", "exchange", each, (each.start, each.end)) for each in kept.exchanges),
        *(("topology", "repository", each, each.keepers) for each in kept.repositories),
        *(("topology", "repository", part, part.serves) for each in kept.repositories for part in each.parts),
        *(("connection-cycle", "stage", each, each.who) for each in kept.stages),
        *(("timeline", "period", each, ()) for each in kept.periods),
        *(("timeline", "action", each, each.who) for each in kept.actions),
    ]
    assert len(items) > 30
    for page, kind, item, parties in items:
        html = (provider_site / "about" / f"{page}.html").read_text(encoding="utf-8")
        text = plain((texts / "about" / f"{page}.txt").read_text(encoding="utf-8"))
        expected = [item.title, *(roles.parties[name].title for name in parties)]
        source = after(html, f'id="{kind}-{item.id}"').partition(f'id="{kind}-')[0]
        entry = plain(unescape(re.sub(r"<[^>]+>", " ", source)))
        told = after(text, item.title)[:1000]
        drawn = plain(unescape(re.sub(r"<[^>]+>", " ", "".join(re.findall(r"<svg.*?</svg>", html, re.DOTALL)))))

        for words in expected:
            assert words in entry, (page, item.id)
        for words in expected[1:]:
            assert words in told, (page, item.id)
        assert item.title in drawn, (page, item.id)


def test_the_topology_shows_the_fleet(provider_site: Path, texts: Path) -> None:
    """Regional domains and their hubs are there, and communities of both regions."""
    html = (provider_site / "about" / "topology.html").read_text(encoding="utf-8")
    text = (texts / "about" / "topology.txt").read_text(encoding="utf-8")

    for region in ("af", "sa"):
        for name in (f"{region}.example.org", f"hub-a.{region}.example.org", f"hub-b.{region}.example.org"):
            assert name in html
            assert name in text
    for name in ("Africa", "Latin America"):
        assert name in text


def test_every_line_is_on_a_page_with_its_holder(
    duties: Responsibilities, roles: Roles, provider_site: Path, texts: Path
) -> None:
    """The lines of both drawings are in them; each says in HTML and in plain text who holds it, and who answers."""
    html = (provider_site / "leaders" / "responsibilities.html").read_text(encoding="utf-8")
    text = plain((texts / "leaders" / "responsibilities.txt").read_text(encoding="utf-8"))
    drawn = plain(unescape(re.sub(r"<[^>]+>", " ", "".join(re.findall(r"<svg.*?</svg>", html, re.DOTALL)))))
    listed = text.partition("Line by line")[2]

    for model, names in LINES.items():
        assert set(names) <= {line.id for line in duties.lines_of(model)}
        assert all(line.title in drawn for line in duties.lines_of(model))
    for line in duties.lines:
        source = after(html, f'id="responsibility-{line.id}"').partition('id="responsibility-')[0]
        entry = plain(unescape(re.sub(r"<[^>]+>", " ", source)))
        told = after(listed, f"{line.title}{' *' if line.inferred else ''} ")[:1200]
        for words in (HOLDERS[line.holder], roles.parties[line.accountable].title, line.reason):
            assert plain(words) in entry, line.id
            assert plain(words) in told, line.id


def test_every_role_is_in_the_glossary(roles: Roles, provider_site: Path, texts: Path) -> None:
    """Each team and each role is on its page, with what it is."""
    html = (provider_site / "about" / "roles.html").read_text(encoding="utf-8")
    text = plain((texts / "about" / "roles.txt").read_text(encoding="utf-8"))

    for party in roles.parties.values():
        assert f'id="{party.kind}-{party.name}"' in html
        assert f"{party.title} {plain(party.text)}" in text


def after(text: str, start: str) -> str:
    """Give what follows a text, which must be there."""
    assert start in text
    return text.partition(start)[2].partition(">")[2] if start.startswith("id=") else text.partition(start)[2]


def plain(text: str) -> str:
    """Bring a text into one line, with the apostrophes that the data have."""
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
