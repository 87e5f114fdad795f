"""The table of hubs, and numbers that are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx_site import Site, files_of

from hubdocs.service.query import KINDS
from hubdocs.service.query.features import FEATURES
from hubdocs.sphinx_ext.fleet.fleet_words import features, headings

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build

CLUSTER = """\
name: {name}
provider: {provider}
{provider}: {{region: {region}}}
hubs:
  - name: a
    display_name: {name} A
    domain: a.{name}.example.org
    helm_chart: basehub
    helm_chart_values_files: [common.values.yaml]
  - name: b
    display_name: {name} B
    domain: b.{name}.example.org
    helm_chart: basehub
    helm_chart_values_files: [common.values.yaml, {last}]
"""
VALUES = """\
jupyterhub:
  hub: {config: {JupyterHub: {authenticator_class: cilogon}}, allowNamedServers: true}
  singleuser: {memory: {limit: 1.5G}}
"""
PAGE = """\
# Fleet

We run {hub:count}`hubs` hubs, {hub:count}`hubs where provider=aws` of them on Amazon.

```{hub:fleet} provider=aws
```
"""
RST = """\
Fleet
=====

We run :hub:count:`hubs` hubs, :hub:count:`hubs where provider=aws` of them on Amazon.

.. hub:fleet:: provider=aws
"""
STRICT = 'encrypted_sets = ["*"]\n'
BUILDERS = ("html", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext")


def cluster(
    name: str, provider: str = "aws", region: str = "af-south-1", last: str = "b.values.yaml"
) -> dict[str, str]:
    """Make a cluster of two hubs, as files to write."""
    return {
        f"clusters/{name}/cluster.yaml": CLUSTER.format(name=name, provider=provider, region=region, last=last),
        f"clusters/{name}/common.values.yaml": VALUES,
        f"clusters/{name}/{last}": "jupyterhub: {}\n",
    }


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with two clusters of two hubs each."""
    monkeypatch.chdir(tmp_path)
    return Site(tmp_path).write({"hubdocs.toml": STRICT, "index.md": PAGE, **cluster("cedar"), **cluster("fig", "gcp")})


def rows(build: Build, page: str = "index") -> list[list[str]]:
    """Give the first table of a page as text."""
    table = next(iter(build.doctree(page).findall(nodes.table)))
    (body,) = table.findall(nodes.tbody)
    return [[entry.astext() for entry in row.children] for row in body.findall(nodes.row)]


def paragraph(build: Build, page: str = "index") -> str:
    """Give the first paragraph of a page as text."""
    return next(iter(build.doctree(page).findall(nodes.paragraph))).astext()


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_hubs_that_fit_are_rows_and_numbers_are_counted(site: Site, suffix: str) -> None:
    """Values are words for readers; the caption counts; both languages give the same."""
    (site.folder / "index.md").unlink()
    build = site.write({f"index.{suffix}": PAGE if suffix == "md" else RST}).build()

    assert build.warnings == ()
    login = "account of a university or research organisation"
    assert rows(build) == [
        ["cedar/a", "Amazon Web Services", "af-south-1", login, "several servers for one person"],
        ["cedar/b", "Amazon Web Services", "af-south-1", login, "several servers for one person"],
    ]
    (table,) = build.doctree("index").findall(nodes.table)
    assert (table[0].astext(), table["ids"]) == ("Hubs: 2", ["fleet-provider-aws"])
    assert paragraph(build) == "We run 4 hubs, 2 of them on Amazon."


def test_columns_order_caption_and_class_can_be_chosen(site: Site) -> None:
    """A column may be a path into values; text goes up, `-` goes down."""
    page = (
        "# Fleet\n\n```{hub:fleet}\n:where: memory_limit>1G\n:columns: display_name, url, memory_limit,"
        " values.jupyterhub.hub.allowNamedServers\n:sort: -display_name\n:caption: All <b>hubs</b>\n:class: own\n```\n"
    )
    build = site.write({"index.md": page}).build("html")

    assert build.warnings == ()
    assert [row[0] for row in rows(build)] == ["fig B", "fig A", "cedar B", "cedar A"]
    assert rows(build)[0][1:] == ["b.fig.example.org", "1.5\N{NO-BREAK SPACE}GiB", "yes"]
    html = build.text("index.html")
    assert "All &lt;b&gt;hubs&lt;/b&gt;" in html
    assert 'class="hubdocs-catalogue own' in html
    assert '<span class="hubdocs-cell-label">Memory:</span>' in html
    assert html.count("<th ") == 4 + 4


def test_clusters_can_be_listed(site: Site) -> None:
    """The option has no value."""
    page = "# Fleet\n\n```{hub:fleet}\n:clusters:\n:where: region=af-south-1\n:columns: name, hubs, paid_by_us\n```\n"
    build = site.write({"index.md": page}).build()

    assert build.warnings == ()
    assert rows(build) == [["cedar", "2", "\N{EN DASH}"], ["fig", "2", "\N{EN DASH}"]]


@pytest.mark.parametrize(
    ("page", "place", "words"),
    [
        ("A {hub:count}`hubs where provder=aws` b.", "index.md:3:26", "did you mean `provider`?"),
        ("Some words,\nthen {hub:count}`hubs where\nprovder=aws`.", "index.md:5:1", "did you mean `provider`?"),
        ("{hub:count}`hubs where provider<3`", "index.md:3:32", "`provider` is text, which `<` cannot compare"),
        ("{hub:count}`hubs where name='x`", "index.md:3:29", "the quotation mark ' is not closed"),
        ("```{hub:fleet} provder=aws\n```", "index.md:3:16", "did you mean `provider`?"),
        ("```{hub:fleet}\n:where: name=a or provder=aws\n```", "index.md:4:19", "did you mean `provider`?"),
        ("```{hub:fleet}\n:columns: id, provder\n```", "index.md:4:15", "did you mean `provider`?"),
        ("```{hub:fleet}\n:sort: -provder\n```", "index.md:4:9", "did you mean `provider`?"),
        (
            "```{hub:fleet}\n:clusters:\n:where: hubs where name=a\n```",
            "index.md:5:9",
            "asks about hubs, and not about",
        ),
        ("```{hub:fleet}\n:colums: id\n```", "index.md:4:2", "did you mean `columns`?"),
    ],
)
def test_a_mistake_is_found_at_its_word_on_every_build(site: Site, page: str, place: str, words: str) -> None:
    """It says what was meant, and a second build that reads nothing says it again."""
    first = site.write({"index.md": f"# Fleet\n\n{page}\n"}).build()
    second = site.build()

    assert (first.failed, second.failed) == (True, True)
    assert first.warnings == second.warnings
    assert len(first.warnings) == 1
    assert first.warnings[0].startswith(f"{place}: WARNING: ")
    assert words in first.warnings[0]
    assert second.read == frozenset()


def test_what_nobody_can_know_is_said(site: Site) -> None:
    """Numbers become lower bounds with their reason, and values get a mark that is explained."""
    number = "Of {hub:count}`hubs where authenticator=cilogon` hubs."
    page = f"# Fleet\n\n{number}\n\n```{{hub:fleet}}\n:columns: id, features\n```\n"
    build = site.write({"index.md": page, **cluster("fig", "gcp", last="enc-b.secret.values.yaml")}).build("html")

    assert build.warnings == ()
    html = build.text("index.html")
    reason = "Cannot be judged, because a file is encrypted or cannot be read: 1."
    assert f'<abbr class="hubdocs-count" title="{reason}">at least 3</abbr>' in html
    assert rows(build)[-1] == ["fig/b", "several servers for one person ?"]
    assert '<p class="hubdocs-doubt">? = A file that is encrypted or cannot be read may set something else.</p>' in html
    assert f"at least 3 ({reason})" in " ".join(site.build("text").text("index.txt").split())


def test_an_answer_that_leaves_hubs_undecided_says_so_below_the_table(site: Site) -> None:
    """Also where nothing is sure to fit."""
    page = "# Fleet\n\n```{hub:fleet} authenticator=github\n```\n"
    build = site.write({"index.md": page, **cluster("fig", "gcp", last="enc-b.secret.values.yaml")}).build()

    assert build.warnings == ()
    texts = [node.astext() for node in build.doctree("index").findall(nodes.paragraph)]
    assert texts == ["Nothing fits.", "Cannot be judged, because a file is encrypted or cannot be read: 1."]


def test_a_broken_file_is_a_finding_and_the_rest_is_shown(site: Site) -> None:
    """The number becomes a lower bound."""
    build = site.write({"clusters/fig/cluster.yaml": "name: fig\nhubs: [\n"}).build()

    assert build.findings == ["clusters/fig/cluster.yaml:2:7 yaml-syntax"]
    assert paragraph(build) == "We run at least 2 hubs, at least 2 of them on Amazon."
    assert len(rows(build)) == 2


def test_a_page_is_read_again_when_an_answer_may_have_changed(site: Site) -> None:
    """When a file changes, comes or goes; and not otherwise."""
    site.write({"other.md": "---\norphan: true\n---\n# Nothing is asked here\n"}).build()
    assert site.build().read == frozenset()

    site.write({"clusters/fig/common.values.yaml": VALUES.replace("cilogon", "github")})
    assert site.build().read == {"index"}
    build = site.write(cluster("oak")).build()
    assert (build.read, paragraph(build)) == ({"index"}, "We run 6 hubs, 4 of them on Amazon.")
    (site.folder / "clusters/oak/b.values.yaml").unlink()
    assert site.build().read == {"index"}
    assert site.build().read == frozenset()
    site.write({"clusters/oak/b.values.yaml": ""})
    assert site.build().read == {"index"}


def test_a_promise_about_encrypted_files_is_taken_up(site: Site) -> None:
    """The configuration may say what they set; a page that asks is read again then."""
    page = "# Fleet\n\nOf {hub:count}`hubs where authenticator=cilogon` hubs.\n"
    build = site.write({"index.md": page, **cluster("fig", "gcp", last="enc-b.secret.values.yaml")}).build()
    assert paragraph(build) == "Of at least 3 hubs."

    promise = 'encrypted_sets = ["jupyterhub.hub.config.*.client_secret"]\n'
    assert paragraph(site.write({"hubdocs.toml": promise}).build()) == "Of 4 hubs."


def test_numbers_and_words_are_in_the_language_of_the_site(site: Site) -> None:
    """A decimal is written as readers do."""
    site.settings["language"] = "es"
    page = "# Flota\n\n```{hub:fleet}\n:columns: display_name, memory_limit, authenticator\n```\n"
    build = site.write({"index.md": page}).build()

    assert build.warnings == ()
    assert rows(build)[0] == [
        "cedar A",
        "1,5\N{NO-BREAK SPACE}GiB",
        "cuenta de una universidad u organización de investigación",
    ]


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_can_write_it(site: Site, builder: str) -> None:
    """No format stumbles over a node."""
    build = site.write(cluster("fig", "gcp", last="enc-b.secret.values.yaml")).build(builder)

    assert [line for line in build.warnings if "epub" not in line and "conf value" not in line] == []


def test_reading_in_parallel_gives_the_same(site: Site) -> None:
    """Findings and answers of all processes come together."""
    pages = {
        f"page{number}.md": f"---\norphan: true\n---\n{PAGE}\n{{hub:count}}`hubs where x=1`\n" for number in range(6)
    }
    site.write(pages)
    one, two = site.build("xml", output="one"), site.build("xml", jobs=2, output="two")

    assert len(one.findings) == 6
    assert one.warnings == two.warnings
    assert files_of(one.output) == files_of(two.output)
    assert site.build("xml", jobs=2, output="two").warnings == two.warnings


def test_a_link_leads_to_the_page_of_a_hub_or_stays_text_when_strict(site: Site) -> None:
    """A hub without a page is no warning, not even in a nitpicky build."""
    site.settings["nitpicky"] = True
    build = site.build("html")

    assert build.warnings == ()
    assert '<code class="docutils literal notranslate"><span class="pre">cedar/a</span></code>' in build.text(
        "index.html"
    )


def test_every_field_and_feature_has_words() -> None:
    """Nothing that a table can show lacks a name."""
    fields = {field.name for kind in ("hubs", "clusters") for field in KINDS[kind].fields}

    assert fields == set(headings())
    assert {feature.name for feature in FEATURES} == set(features())
