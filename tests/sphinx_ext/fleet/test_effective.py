"""What a hub really runs with, on a page."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from docutils import nodes
from sphinx_site import Site, files_of

from hubdocs.model import Code
from hubdocs.project import check, load_project
from hubdocs.rules import find_rule

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

CLUSTER = """\
name: af
provider: aws
hubs:
- name: hub-a
  domain: hub-a.af.example.org
  helm_chart: daskhub
  helm_chart_values_files: [common.values.yaml, hub-a.values.yaml, enc-hub-a.secret.values.yaml]
"""
COMMON = """\
basehub:
  jupyterhub:
    singleuser:
      defaultUrl: /lab
      memory:
        limit: 2G
        guarantee: 1G
"""
HUB_A = """\
basehub:
  jupyterhub:
    singleuser:
      memory: {limit: 4G}
      extraFiles:
        start:
          stringData: |
            # begin
            echo `x` *y*
      extraEnv:
        API_TOKEN: hunter2-hunter2
"""
PAGE = "# Hub\n\n```{config-effective} af/hub-a\n:at: /jupyterhub/singleuser\n```\n"
FILES = {
    "hubdocs.toml": "",
    "index.md": PAGE,
    "clusters/af/cluster.yaml": CLUSTER,
    "clusters/af/common.values.yaml": COMMON,
    "clusters/af/hub-a.values.yaml": HUB_A,
    "clusters/af/enc-hub-a.secret.values.yaml": "[",
}
SHOWN = """\
defaultUrl: /lab       # common.values.yaml:4
memory:                # hub-a.values.yaml:4
  limit: 4G            # hub-a.values.yaml:4
  guarantee: 1G        # common.values.yaml:7
extraFiles:            # hub-a.values.yaml:5
  start:               # hub-a.values.yaml:6
    stringData: |      # hub-a.values.yaml:7
      # begin
      echo `x` *y*
extraEnv:              # hub-a.values.yaml:10
  API_TOKEN: <secret>  # hub-a.values.yaml:11"""


@pytest.fixture
def fleet(site: Site) -> Site:
    """Return a site with a page that shows a part of a hub."""
    return site.write(FILES)


def code_of(build: Build, page: str = "index") -> str:
    """Give the only code of a page."""
    (code,) = build.doctree(page).findall(nodes.literal_block)
    return code.astext()


def test_each_line_has_its_origin(fleet: Site) -> None:
    """The merged values are shown as YAML, with file and line as a comment; the files are named in full below."""
    build = fleet.build("html")

    assert build.warnings == ()
    assert code_of(build) == SHOWN
    text = build.doctree("index").astext()
    assert "From clusters/af/common.values.yaml, clusters/af/hub-a.values.yaml." in text
    assert "These files are not read, and may change it: clusters/af/enc-hub-a.secret.values.yaml." in text
    assert "What looks like a secret is not shown." in text


def test_comments_stand_in_one_column(fleet: Site) -> None:
    """And what is shown can be used as values: the comments are YAML's own."""
    code = code_of(fleet.build("html"))

    columns = {line.index("#") for line in code.splitlines() if "values.yaml:" in line}
    assert len(columns) == 1
    assert yaml.safe_load(code)["memory"] == {"limit": "4G", "guarantee": "1G"}
    assert yaml.safe_load(code)["extraFiles"]["start"]["stringData"] == "# begin\necho `x` *y*\n"


@pytest.mark.parametrize("builder", ["html", "text", "latex", "man", "gettext"])
def test_secrets_are_on_no_page(fleet: Site, builder: str) -> None:
    """A value that looks like a secret is in no output, nor in what is kept between builds."""
    build = fleet.build(builder)

    assert build.warnings == ()
    for folder in (build.output, build.output.with_name(f"{builder}-doctrees")):
        for path in folder.rglob("*"):
            assert not path.is_file() or b"hunter2" not in path.read_bytes()


def test_keys_lead_to_their_reference(fleet: Site) -> None:
    """As in other blocks, a key is a link where a page describes it; the hub is a link where it has a page."""
    fleet.write(
        {
            "index.md": f"{PAGE}\n```{{toctree}}\nvalues\nhub\n```\n",
            "values.md": "# V\n\n```{schema:reference} hub-values\n:at: jupyterhub.singleuser\n```\n",
            "hub.md": "# H\n\n```{hub:hub} af/hub-a\n```\n",
        }
    )

    build = fleet.build("html")

    assert build.warnings == ()
    html = build.text("index.html")
    assert 'class="hubdocs-key" href="values.html#' in html
    assert re.search(r'hubdocs-key" href="values.html#[^"]*defaultUrl', html)
    assert 'href="hub.html#hub-af-hub-a"' in html


@pytest.mark.parametrize(
    ("page", "found", "hint"),
    [
        ("```{config-effective} af/hub-b\n```\n", "3:23 unknown-hub", "did you mean `af/hub-a`?"),
        ("```{config-effective} hub-a\n```\n", "3:23 unknown-hub", "did you mean `af/hub-a`?"),
        ("```{config-effective}\n```\n", "3:1 unknown-hub", "write `cluster/hub`, such as `af/hub-a`"),
        (
            "```{config-effective} af/hub-a\n:at: /jupyterhub/singelusers/memory\n```\n",
            "4:6 invalid-option",
            "did you mean `/jupyterhub/singleuser/memory`?",
        ),
        ("```{config-effective} af/hub-a\n:at: /other\n```\n", "4:6 invalid-option", "write the way to a value"),
        ("```{config-effective} af/hub-a\n:at: jupyterhub\n```\n", "4:6 invalid-option", "write it like"),
        ("```{config-effective} af/hub-a\n:ta: /jupyterhub\n```\n", "4:6 unknown-option", "did you mean `at`?"),
    ],
)
def test_mistakes(fleet: Site, page: str, found: str, hint: str) -> None:
    """They are found at their place, in each build, and by the check of the project in the same words."""
    fleet.write({"index.md": f"# Hub\n\n{page}"})

    first, second = fleet.build("html"), fleet.build("html")

    assert first.findings == second.findings == [f"index.md:{found}"]
    assert hint in first.warnings[0]
    (finding,) = check(load_project(fleet.folder, base=fleet.folder), [fleet.folder / "index.md"]).diagnostics
    assert f"index.md:{found}" == f"{finding.location} {finding.code.value}"
    assert f"{finding.message}; {finding.hint}" in first.warnings[0]


def test_what_is_read_again(fleet: Site) -> None:
    """A page is read again when a file of its hub changes, and only then."""
    changes = (
        ({"clusters/af/hub-a.values.yaml": HUB_A.replace("4G", "8G")}, True),
        ({"clusters/af/common.values.yaml": COMMON.replace("/lab", "/tree")}, True),
        ({"clusters/af/enc-hub-a.secret.values.yaml": "other"}, False),
        ({"clusters/af/unlisted.values.yaml": HUB_A}, False),
        ({"clusters/af/cluster.yaml": CLUSTER.replace("hub-a.values.yaml, ", "")}, True),
    )
    fleet.build("html")

    for change, read in changes:
        assert fleet.write(change).build("html").read == (frozenset({"index"}) if read else frozenset()), change


def test_two_files_of_one_name(fleet: Site) -> None:
    """Where the name of a file does not tell which one it is, its path is shown."""
    fleet.write(
        {
            "clusters/af/cluster.yaml": CLUSTER.replace("[common.", "[../common.values.yaml, common."),
            "clusters/common.values.yaml": COMMON.replace("defaultUrl: /lab", "startTimeout: 60"),
        }
    )

    code = code_of(fleet.build("html"))

    assert re.search(r"startTimeout: 60 +# clusters/common.values.yaml:4", code)
    assert re.search(r"defaultUrl: /lab +# clusters/af/common.values.yaml:4", code)


def test_captions_and_names(fleet: Site) -> None:
    """As for other blocks of code; and the same is made in reStructuredText."""
    fleet.write({"index.md": PAGE[: -len("```\n")] + ":caption: What *it* has\n:name: own\n```\n\n[](#own)\n"})
    markdown = fleet.build("html", fresh=True)
    html = markdown.text("index.html")
    fleet.write(
        {
            "index.md": "---\norphan: true\n---\n# M\n",
            "conf.py": 'extensions = ["hubdocs"]\nroot_doc = "start"\n',
            "start.rst": "Hub\n===\n\n.. config-effective:: af/hub-a\n   :at: /jupyterhub/singleuser\n"
            "   :caption: What *it* has\n   :name: own\n",
        }
    )

    rest = fleet.build("html", fresh=True)

    assert markdown.warnings == rest.warnings == ()
    assert code_of(markdown) == code_of(rest, "start")
    assert 'id="own"' in html
    assert "What <em>it</em> has" in html


def test_parallel_reading(fleet: Site) -> None:
    """Several processes make the same site as one."""
    pages = {f"p{number}.md": PAGE for number in range(6)}
    fleet.write({"index.md": "# S\n\n```{toctree}\n:glob:\np*\n```\n", **pages})

    one, two = fleet.build("html", output="one"), fleet.build("html", jobs=2, output="two")

    assert one.warnings == two.warnings == ()
    times = ("environment.pickle", ".buildinfo")
    assert files_of(one.output, but=times) == files_of(two.output, but=times)


def test_every_real_hub(site: Site, corpus: Path) -> None:
    """All that real hubs run with can be shown."""
    shutil.copytree(corpus / "config" / "clusters", site.folder / "clusters")
    names = [
        f"{path.parent.name}/{hub['name']}"
        for path in sorted((corpus / "config" / "clusters").glob("*/cluster.yaml"))
        for hub in yaml.safe_load(path.read_text(encoding="utf-8"))["hubs"]
    ]
    page = "".join(f"```{{config-effective}} {name}\n```\n\n" for name in names)

    build = site.write({"hubdocs.toml": "", "index.md": f"# All\n\n{page}"}).build("text")

    # What the rules say about real files is judged elsewhere.
    codes = {found.partition(" ")[2] for found in build.findings}
    assert len(build.findings) == len(build.warnings)
    assert [code for code in codes if find_rule(Code(code)) is None] == []
    blocks = [code.astext() for code in build.doctree("index").findall(nodes.literal_block)]
    assert len(blocks) == len(names)
    for block in blocks:
        assert isinstance(yaml.safe_load(block), dict)
        assert not re.search(r"(?i)(password|secret_?token|client_secret): (?!<secret>)\S+ +#", block)
