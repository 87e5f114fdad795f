"""The reference of classes and traits, and links into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.util.inventory import InventoryFile
from sphinx_site import Site

from hubdocs.service.fleet.traits import load_traits

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

NAMES = ("NullAuthenticator", "TmpAuthenticator", "DummyAuthenticator", "Proxy", "CryptKeeper", "EventLogger")
OAUTH = "# T\n\n```{hub:traits} OAuthenticator GitHubOAuthenticator\n```\n"


def described(build: Build, page: str = "index") -> dict[str, str]:
    """Return the text below each trait of a page."""
    signatures = build.doctree(page).findall(addnodes.desc_signature)
    return {signature["fullname"]: signature.parent[1].astext() for signature in signatures}


def test_a_class_with_its_traits(site: Site) -> None:
    """Each own trait has its type, default, help and anchor; others are links to where they are described."""
    build = site.write({"index.md": OAUTH}).build("html")

    assert build.warnings == ()
    html = build.text("index.html")
    for name in ("GitHubOAuthenticator", "GitHubOAuthenticator.allowed_organizations", "OAuthenticator.scope"):
        assert html.count(f'id="{name}"') == 1
    assert 'id="GitHubOAuthenticator.admin_users"' in html
    texts = described(build)
    assert set(texts) == {
        f"{cls.name}.{name}"
        for cls in map(load_traits().find_class, ("OAuthenticator", "GitHubOAuthenticator"))
        for name in (cls.own if cls else ())
    }
    assert "read:org" in texts["GitHubOAuthenticator.allowed_organizations"]
    assert "As in OAuthenticator.authorize_url, with another default." in texts["GitHubOAuthenticator.authorize_url"]
    assert "https://github.com/login/oauth/authorize" in texts["GitHubOAuthenticator.authorize_url"]
    assert "authenticator_class: github" in build.doctree("index").astext()
    assert re.search(r'<dt[^>]*id="OAuthenticator.scope".*?list of texts.*?default', html, re.DOTALL)


def test_outdated_traits_lead_to_their_successors(site: Site) -> None:
    """What is deprecated says so beside its name, and what to use instead."""
    build = site.write({"index.md": OAUTH}).build("html")

    html = build.text("index.html")
    found = re.search(r'<dt[^>]*id="GitHubOAuthenticator.github_client_id".*?</dl>\s*</dd>', html, re.DOTALL)
    assert found is not None
    assert "deprecated" in found[0]
    assert 'href="#OAuthenticator.client_id"' in found[0]


def test_links(site: Site) -> None:
    """Traits and classes can be linked to, inherited ones by any class that has them; wrong names are findings."""
    site.write(
        {
            "index.md": f"{OAUTH}\n```{{toctree}}\npage\n```\n",
            "page.md": "# P\n\n"
            "{hub:class}`GitHubOAuthenticator` {hub:trait}`GitHubOAuthenticator.scope`\n"
            "{hub:trait}`x <KubeSpawner.image>`\n"
            "{any}`OAuthenticator.token_url`\n\n"
            "{hub:trait}`GitHubOAuthenticator.allowed_organisations`\n\n"
            "{hub:trait}`GithubOAuthenticator.scope`\n\n"
            "{hub:class}`NoSuchThing`\n",
        }
    )

    first, second = site.build("html"), site.build("html")

    assert first.findings == second.findings == [f"page.md:{line}:13 invalid-option" for line in (7, 9, 11)]
    assert second.read == frozenset()
    assert "did you mean `GitHubOAuthenticator.allowed_organizations`?" in first.warnings[0]
    assert "did you mean `GitHubOAuthenticator.scope`?" in first.warnings[1]
    assert "did you mean" not in first.warnings[2]
    html = first.text("page.html")
    assert set(re.findall(r'href="index.html#([^"]+)"', html)) == {
        "GitHubOAuthenticator",
        "OAuthenticator.scope",
        "OAuthenticator.token_url",
    }
    inventory = InventoryFile.loads((first.output / "objects.inv").read_bytes(), uri="")
    assert inventory["hub:trait", "OAuthenticator.scope"].uri == "index.html#OAuthenticator.scope"
    assert inventory["hub:class", "GitHubOAuthenticator"].uri == "index.html#GitHubOAuthenticator"


def test_an_unknown_class_is_a_finding(site: Site) -> None:
    """The other classes of the directive are shown all the same."""
    build = site.write({"index.md": "# T\n\n```{hub:traits} KubeSpawer TmpAuthenticator\n```\n"}).build("html")

    assert build.findings == ["index.md:3:17 invalid-option"]
    assert "did you mean `KubeSpawner`?" in build.warnings[0]
    assert 'id="TmpAuthenticator"' in build.text("index.html")


def test_twice_on_a_page(site: Site) -> None:
    """Only the first place has the anchors; without an index, none has."""
    twice = "\n```{hub:traits} TmpAuthenticator\n```\n"
    unindexed = "# U\n\n```{hub:traits} TmpAuthenticator\n:no-index:\n```\n"
    site.write({"index.md": f"# T\n{twice}{twice}\n```{{toctree}}\nother\n```\n", "other.md": unindexed})

    build = site.build("html")

    assert build.warnings == ()
    assert build.text("index.html").count('id="TmpAuthenticator"') == 1
    assert 'id="TmpAuthenticator"' not in build.text("other.html")


def test_parallel_reading_and_rebuilding(site: Site) -> None:
    """Several processes find the same; nothing is read again for nothing."""
    pages = {f"p{number}.md": f"# {name}\n\n```{{hub:traits}} {name}\n```\n" for number, name in enumerate(NAMES)}
    links = " ".join(f"{{hub:class}}`{name}`" for name in NAMES)
    site.write({"index.md": f"# T\n\n{links}\n\n```{{toctree}}\n:glob:\np*\n```\n", **pages})

    build = site.build("html", jobs=2)

    assert build.warnings == ()
    html = build.text("index.html")
    for number, name in enumerate(NAMES):
        assert f'href="p{number}.html#{name}"' in html
    assert site.build("html", jobs=2).read == frozenset()


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a page with all classes."""
    names = " ".join(cls.name for cls in load_traits().classes())
    site = Site(tmp_path_factory.mktemp("all"), {"nitpicky": True})
    return site.write({"hubdocs.toml": "", "index.rst": f"T\n=\n\n.. hub:traits:: {names}\n"}).build("html")


def test_every_help_can_be_shown(everything: Build) -> None:
    """Whatever the packages write, no build complains, and nothing is left of markup that is not understood."""
    assert everything.warnings == ()
    document = everything.doctree("index")
    assert not list(document.findall(nodes.problematic))
    assert not list(document.findall(nodes.system_message))
    for name, text in described(everything).items():
        assert not re.search(r":\w+:`|^\.\. |```|versionadded::|\\`", text, re.MULTILINE), name


def test_help_says_that_it_is_english(everything: Build) -> None:
    """The words of other projects stay as they are in every language."""
    assert re.search(r'<div class="hubdocs-prose[^"]*" lang="en">', everything.text("index.html"))


def test_help_belongs_to_its_page(everything: Build) -> None:
    """Nothing of what read the help is written with the page: neither its document nor the environment."""
    document = everything.doctree("index")

    assert {node.document for node in document.findall()} <= {None, document}


@pytest.mark.parametrize("builder", ["latex", "man", "text", "gettext", "singlehtml"])
def test_every_format(site: Site, builder: str) -> None:
    """No builder complains."""
    page = "T\n=\n\n.. hub:traits:: TmpAuthenticator OAuthenticator\n\n:hub:trait:`OAuthenticator.scope`\n"

    build = site.write({"index.rst": page}).build(builder)

    assert build.warnings == ()
    if builder == "gettext":
        help_text = load_traits().traits_of("OAuthenticator")["logout_redirect_url"].summary
        assert help_text[:30] not in "".join(path.read_text(encoding="utf-8") for path in build.output.rglob("*.pot"))


def test_pages_of_the_guide_show_every_class(repository: Path) -> None:
    """Whatever can be set is described on a page, but for twins that are of no use on Kubernetes, and empty parts."""
    pages = (repository / "docs" / "reference" / "traits").glob("*.md")
    shown = {name for page in pages for name in re.findall(r"\{hub:traits\} (\w+)", page.read_text(encoding="utf-8"))}
    wanted = {cls.name for cls in load_traits().classes() if cls.own or cls.role == "authenticator"}

    assert shown <= {cls.name for cls in load_traits().classes()}
    assert {name for name in wanted - shown if not re.fullmatch(r"Local\w+OAuthenticator", name)} == set()
