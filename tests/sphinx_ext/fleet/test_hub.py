"""The page of a hub, and links to hubs."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from docutils import nodes
from sphinx.util.inventory import InventoryFile
from sphinx_site import Site, files_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

CLUSTER = """\
name: af
provider: aws
aws: {region: af-south-1}
hubs:
- name: hub-a
  display_name: Hub A, Africa
  domain: hub-a.af.example.org
  helm_chart: basehub
  helm_chart_values_files: [common.values.yaml, hub-a.values.yaml]
- name: hub-b
  domain: "https://not a domain/"
  helm_chart: daskhub
  helm_chart_values_files: [common.values.yaml, enc-hub-b.secret.values.yaml]
"""
COMMON = """\
jupyterhub:
  hub: {config: {JupyterHub: {authenticator_class: github}}}
  singleuser: {defaultUrl: /lab, memory: {guarantee: 1G, limit: 2G}}
"""
HUB_A = """\
jupyterhub:
  singleuser:
    profileList:
    - display_name: Python
      description: For <b>all</b>
      kubespawner_override: {image: "registry.example.org/python:2026"}
      profile_options:
        size:
          display_name: Size
          choices:
            small:
              display_name: Small
              kubespawner_override: {mem_guarantee: 1G, mem_limit: 1G, cpu_guarantee: 0.4563125, cpu_limit: 3.6505}
            large:
              display_name: Large
              description: For few
              default: true
              allowed_groups: [example:large]
              kubespawner_override: {mem_guarantee: 512M}
          unlisted_choice:
            enabled: true
            display_name_in_choices: Another
            description_in_choices: One that you made
            kubespawner_override: {image: "{value}"}
    - display_name: Graphics
      default: true
      allowed_groups: [example:gpu, example:all]
      kubespawner_override:
        default_url: /rstudio
        extra_resource_limits: {nvidia.com/gpu: "1"}
"""
RECORD = """\
name: litoral
long_name: "Litoral, y mar"
languages: [es]
hubs: [af/hub-a]
status: onboarding
"""
PAGE = "# Hub A\n\n```{hub:hub} af/hub-a\n```\n"
PAGES = {
    "index.md": "# S\n\n{hub:hub}`af/hub-a` {hub:hub}`the first <af/hub-a>`\n\n```{toctree}\n:glob:\n\nhubs/*\n```\n",
    "hubs/a.md": PAGE,
    "hubs/b.md": "# Hub B\n\nWords.\n\n## Below\n\n```{hub:hub} af/hub-b\n```\n",
    "communities/litoral/index.md": "---\norphan: true\n---\n# Litoral\n",
}
FILES = {
    "clusters/af/cluster.yaml": CLUSTER,
    "clusters/af/common.values.yaml": COMMON,
    "clusters/af/hub-a.values.yaml": HUB_A,
    "clusters/af/enc-hub-b.secret.values.yaml": "not even YAML: [",
    "communities/litoral/community.yaml": RECORD,
}


@pytest.fixture
def fleet(site: Site) -> Site:
    """Return a site with a cluster of two hubs, and a page for each."""
    return site.write({**FILES, **PAGES})


def text_of(build: Build, page: str) -> str:
    """Read the output of the text builder."""
    return build.text(f"{page}.txt")


def test_all_that_a_reader_wants_to_know(fleet: Site) -> None:
    """The page says where the hub is, how one logs in, who works there, and what there is to choose."""
    build = fleet.build("text")

    assert build.warnings == ()
    shown = " ".join(text_of(build, "hubs/a").split())
    for words in (
        "Address: hub-a.af.example.org",
        'Cluster: "af" (Amazon Web Services, af-south-1)',
        "Log in: with an account at GitHub",
        "Communities: Litoral, y mar (hub in preparation)",
        "Opens: JupyterLab",
        "-[ Python ]- For all",
        'Image: "registry.example.org/python:2026"',
        "-[ Graphics (default) ]-",
        'Only for "example:gpu", "example:all".',
        "Opens: RStudio Memory: 1 GiB (up to 2 GiB) Graphics processors: 1",
        "**Another**: One that you made. You can also type the name of an image of your own.",
    ):
        assert words in shown
    (table,) = build.doctree("hubs/a").findall(nodes.table)
    assert table[0].astext() == "Size"
    assert [[entry.astext() for entry in row.children] for row in table.findall(nodes.row)] == [
        ["Choice", "Memory", "Processors"],
        ["Small", "1 GiB", "0.46 (up to 3.65)"],
        ["Large (default)\n\nFor few\n\nOnly for example:large.", "512 MiB (up to 2 GiB)", "\N{EN DASH}"],
    ]


def test_what_cannot_be_seen_is_told(fleet: Site) -> None:
    """An encrypted layer is not opened, and the page says that it may change something."""
    build = fleet.build("html")

    html = build.text("hubs/b.html")
    assert "Some settings of this hub are kept secret." in html
    assert "https://not" not in re.findall(r'href="([^"]*)"', html)
    assert "https://not a domain/" in build.doctree("hubs/b").astext()


def test_headings_go_on_from_the_page(fleet: Site) -> None:
    """A hub in a section has headings below that of the section, in each HTML builder."""
    fleet.write({"hubs/b.md": PAGES["hubs/b.md"].replace("hub-b", "hub-a")})

    pages = fleet.build("html")
    single = fleet.build("singlehtml").text("index.html")

    levels = [
        re.findall(r"<h(\d)[^>]*>", pages.text(f"hubs/{name}.html").partition('class="hubdocs-hub')[2])
        for name in ("a", "b")
    ]
    assert [found[:3] for found in levels] == [["2", "3", "3"], ["3", "4", "4"]]
    assert list(re.findall(r'<h(\d) class="rubric"', single)) == ["3", "4", "4", "4", "5", "5"]


def test_links(fleet: Site) -> None:
    """A hub can be linked to; a name that is none is a finding, in each build."""
    fleet.write(
        {
            "index.md": PAGES["index.md"]
            + "\n{hub:hub}`af/hub-c`\n\nwords\n{hub:hub}`hub-b`\n\n{any}`af/hub-b`\n\n{hub:hub}`nowhere`\n",
        }
    )

    first, second = fleet.build("html"), fleet.build("html")

    assert first.findings == second.findings == [f"index.md:{line}:11 unknown-hub" for line in (11, 14, 18)]
    assert second.read == frozenset()
    hints = [line.partition("; ")[2].partition(" [")[0] for line in first.warnings]
    assert hints == ["did you mean `af/hub-a`?", "did you mean `af/hub-b`?", "write `cluster/hub`, such as `af/hub-a`"]
    html = first.text("index.html")
    assert html.count('href="hubs/a.html#hub-af-hub-a"') == 2
    assert html.count('href="hubs/b.html#hub-af-hub-b"') == 1
    inventory = InventoryFile.loads((first.output / "objects.inv").read_bytes(), uri="")
    assert inventory["hub:hub", "af/hub-a"].uri == "hubs/a.html#hub-af-hub-a"
    assert inventory["hub:hub", "af/hub-a"].display_name == "Hub A, Africa"


def test_a_hub_without_a_page_is_only_text(fleet: Site) -> None:
    """It exists, so it is no mistake to name it."""
    build = fleet.write({"hubs/b.md": "# B\n\n{hub:hub}`af/hub-b`\n"}).build("html")

    assert build.warnings == ()
    assert "af/hub-b</span></code>" in build.text("hubs/b.html")
    assert "#hub-af-hub-b" not in build.text("hubs/b.html")


def test_links_from_another_site(fleet: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The inventory has the hubs, also for a project that has none."""
    inventory = fleet.build("html").output / "objects.inv"
    other = Site(
        tmp_path_factory.mktemp("other"),
        {
            "nitpicky": True,
            "extensions": ["hubdocs", "sphinx.ext.intersphinx"],
            "intersphinx_mapping": {"hubs": ("https://hubs.example.org", str(inventory))},
        },
    )
    other.write({"hubdocs.toml": "", "index.md": "# T\n\n{hub:hub}`af/hub-a`\n\n{hub:hub}`af/hub-x`\n"})

    build = other.build("html")

    assert 'href="https://hubs.example.org/hubs/a.html#hub-af-hub-a"' in build.text("index.html")
    (warning,) = build.warnings
    assert "there is no hub `af/hub-x`" in warning


@pytest.mark.parametrize(
    ("argument", "hint"),
    [("af/hub-x", "did you mean `af/hub-a`?"), ("af/", "write `cluster/hub`, such as `af/hub-a`")],
)
def test_a_wrong_name(fleet: Site, argument: str, hint: str) -> None:
    """It is a finding at its place, and is looked for again when there are other hubs."""
    fleet.write({"hubs/a.md": f"# A\n\nWords.\n\n```{{hub:hub}} {argument}\n```\n", "index.md": "# S\n"})

    build = fleet.build("html")

    assert "hubs/a.md:5:14 unknown-hub" in build.findings
    assert hint in "".join(build.warnings)
    assert "hubs/a" not in fleet.build("html").read
    added = CLUSTER.replace("name: hub-a", "name: hub-x")
    fleet.write({"clusters/af/cluster.yaml": added})
    assert "hubs/a" in fleet.build("html").read


def test_wrong_options(fleet: Site) -> None:
    """Each is a finding, and the hub is shown all the same."""
    page = "# A\n\n```{hub:hub} af/hub-a\n:comunities: x\n:communities: ../*.yaml\n```\n"

    build = fleet.write({"hubs/a.md": page}).build("html")

    assert build.findings == ["hubs/a.md:4:2 unknown-option", "hubs/a.md:5:15 outside-project"]
    assert "did you mean `communities`?" in build.warnings[0]
    assert 'id="hub-af-hub-a"' in build.text("hubs/a.html")


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({"clusters/af/hub-a.values.yaml": HUB_A.replace("Python", "R")}, {"hubs/a"}),
        ({"clusters/af/common.values.yaml": COMMON.replace("/lab", "/tree")}, {"hubs/a", "hubs/b"}),
        ({"clusters/af/cluster.yaml": CLUSTER.replace("af-south-1", "eu-west-1")}, {"hubs/a", "hubs/b"}),
        ({"clusters/af/enc-hub-b.secret.values.yaml": "other"}, set()),
        ({"clusters/sa/cluster.yaml": CLUSTER.replace("af", "sa")}, set()),
        ({"communities/litoral/community.yaml": RECORD.replace("mar", "tierra")}, {"hubs/a", "hubs/b"}),
        ({"communities/otra/community.yaml": RECORD.replace("litoral", "otra")}, {"hubs/a", "hubs/b"}),
    ],
)
def test_what_is_read_again(fleet: Site, change: dict[str, str], read: set[str]) -> None:
    """A page is read again when something changes that it says, and only then."""
    assert fleet.build("html").warnings == ()
    assert fleet.build("html").read == frozenset()

    build = fleet.write(change).build("html")

    assert read == build.read


def test_a_missing_layer_that_comes(fleet: Site) -> None:
    """A file that is listed and missing is looked for in each build."""
    (fleet.folder / "clusters/af/hub-a.values.yaml").unlink()
    assert "Python" not in fleet.build("html").text("hubs/a.html")
    assert fleet.build("html").read == frozenset()

    build = fleet.write({"clusters/af/hub-a.values.yaml": HUB_A}).build("html")

    assert build.read == {"hubs/a"}
    assert "Python" in build.text("hubs/a.html")


def test_parallel_reading(fleet: Site) -> None:
    """Several processes make the same site as one."""
    more = {f"hubs/c{number}.md": f"# C\n\n{{hub:hub}}`af/hub-{'ab'[number % 2]}`\n" for number in range(8)}
    fleet.write(more)

    one, two = fleet.build("html", output="one"), fleet.build("html", jobs=2, output="two")

    assert one.warnings == two.warnings == ()
    times = ("environment.pickle", ".buildinfo")
    assert files_of(one.output, but=times) == files_of(two.output, but=times)


@pytest.mark.parametrize("builder", ["latex", "man", "text", "texinfo", "epub", "xml", "gettext", "singlehtml"])
def test_every_format(fleet: Site, builder: str) -> None:
    """No builder complains."""
    fleet.settings |= {"version": "1", "copyright": "nobody"}  # which EPUB asks for

    build = fleet.build(builder)

    assert build.warnings == ()


HOSTILE = '<script>alert("x")</script> {hub:hub}`x` *a* `b` |c| \u202edne'


def test_words_of_others_are_only_words(fleet: Site) -> None:
    """Whatever a hub is called, it becomes no markup, in no format."""
    values = {
        "jupyterhub": {
            "singleuser": {
                "defaultUrl": HOSTILE,
                "profileList": [
                    {
                        "display_name": HOSTILE,
                        "slug": HOSTILE,
                        "description": HOSTILE,
                        "allowed_groups": [HOSTILE],
                        "kubespawner_override": {"image": HOSTILE, "default_url": f"/{HOSTILE}"},
                        "profile_options": {
                            HOSTILE: {
                                "display_name": HOSTILE,
                                "choices": {HOSTILE: {"description": HOSTILE}},
                                "unlisted_choice": {"enabled": True, "display_name": HOSTILE},
                            }
                        },
                    }
                ],
            },
            "hub": {"config": {"JupyterHub": {"authenticator_class": HOSTILE}}},
        }
    }
    cluster = yaml.safe_load(CLUSTER)
    cluster["hubs"][0].update(display_name=HOSTILE, domain=f"x.example.org/{HOSTILE}")
    cluster.update(provider="aws", aws={"region": HOSTILE})
    fleet.write(
        {
            "clusters/af/hub-a.values.yaml": yaml.safe_dump(values),
            "clusters/af/cluster.yaml": yaml.safe_dump(cluster),
        }
    )

    build = fleet.build("html")

    assert build.warnings == ()
    html = build.text("hubs/a.html")
    assert "<script>alert" not in html
    assert "\u202e" not in html
    assert html.count("&lt;script&gt;alert") >= 10
    assert "\u202e" not in (build.output / "searchindex.js").read_text(encoding="utf-8")
    for builder in ("latex", "man"):
        assert fleet.build(builder).warnings == ()


def test_in_another_language(fleet: Site) -> None:
    """The words are those of the site's language, and so are the numbers; names stay, in a language of their own."""
    fleet.settings["language"] = "pt_BR"

    html = fleet.build("html").text("hubs/a.html")

    assert "com uma conta de GitHub" in html
    assert "0,46 (até 3,65)" in html
    assert '<span dir="auto">Graphics</span>' in html
    assert '<span dir="ltr" lang="es"><a class="reference internal" href="../communities/litoral/index.html">' in html


def test_twice_on_a_page(fleet: Site) -> None:
    """The second has an anchor of its own; links lead to the first."""
    build = fleet.write({"hubs/a.md": PAGE + PAGE.partition("\n")[2]}).build("html")

    assert build.warnings == ()
    ids = re.findall(r' id="([^"]+)"', build.text("hubs/a.html"))
    assert len(ids) == len(set(ids))
    assert "hub-af-hub-a-2" in ids


def test_every_real_hub_becomes_a_page(site: Site, corpus: Path) -> None:
    """All real hubs can be shown, without a word of complaint."""
    shutil.copytree(corpus / "config" / "clusters", site.folder / "clusters")
    names = [
        f"{path.parent.name}/{hub['name']}"
        for path in sorted((corpus / "config" / "clusters").glob("*/cluster.yaml"))
        for hub in yaml.safe_load(path.read_text(encoding="utf-8"))["hubs"]
    ]
    pages = {f"hubs/{name}.md": f"# {name}\n\n```{{hub:hub}} {name}\n```\n" for name in names}
    site.write({"index.md": "# S\n\n```{toctree}\n:glob:\n\nhubs/*/*\n```\n", **pages})

    build = site.build("html")

    assert build.warnings == ()
    for name in names:
        assert f'id="hub-{nodes.make_id(name)}"' in build.text(f"hubs/{name}.html")
