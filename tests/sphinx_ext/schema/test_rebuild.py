"""Second builds: nothing is read for nothing, nothing is missed, and findings come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sphinx_site import Site

pytestmark = pytest.mark.build


def test_nothing_changed(site: Site) -> None:
    """A second build of the same reads nothing."""
    assert site.build().read == {"index"}
    assert site.build().read == set()


@pytest.mark.parametrize("file", ["schemas/cluster.schema.yaml", "schemas/parts/gcp.schema.yaml"])
def test_schema_changed(site: Site, file: str) -> None:
    """A page is read again when its schema changes, or one that this refers to."""
    site.write({"other.md": "---\norphan: true\n---\n# Other\n"})
    site.build()
    path = site.folder / file
    path.write_text(path.read_text(encoding="utf-8").replace("Where", "There").replace("For", "From"), encoding="utf-8")
    build = site.build()

    assert build.read == {"index"}
    assert build.warnings == ()


def test_wrong_pages_stay_wrong(site: Site) -> None:
    """Findings are reported again by a build that reads nothing, and are gone when the page is right."""
    site.write({"index.md": "# A\n\n{schema:property}`cluster#nmae`\n\n```{schema:reference} cluster\n:at: hub\n```\n"})
    first = site.build()
    second = site.build()
    site.write({"index.md": "# A\n\n{schema:property}`cluster#name`\n\n```{schema:reference} cluster\n```\n"})
    third = site.build()

    assert first.findings == ["index.md:3:19 unknown-key", "index.md:6:6 unknown-key"]
    assert second.read == set()
    assert second.findings == first.findings
    assert (first.failed, second.failed, third.failed) == (True, True, False)


def test_two_processes_find_the_same(site: Site) -> None:
    """Findings of several processes come together."""
    for name in ("a", "b", "c"):
        site.write({f"{name}.md": f"---\norphan: true\n---\n# A\n\n{{schema:property}}`cluster#{name}`\n"})
    alone = site.build(output="one")
    together = site.build(output="two", jobs=2)

    assert len(alone.findings) == 3
    assert together.findings == alone.findings


def test_schema_that_comes_later(site: Site) -> None:
    """A page that names a schema which does not exist is right as soon as it does."""
    site.write({"index.md": "# A\n\n```{schema:reference} clutser\n```\n\n```{schema:reference} late\n```\n"})
    first = site.build()
    site.write({"index.md": "# A\n\n```{schema:reference} late\n```\n"})
    site.build()
    site.write({"schemas/late.schema.yaml": "properties: {a: {}}\n"})
    last = site.build()

    assert first.findings == ["index.md:3:23 unknown-schema", "index.md:6:23 unknown-schema"]
    assert "did you mean `cluster`?" in first.warnings[0]
    assert last.read == {"index"}
    assert last.warnings == ()


def test_broken_schemas(site: Site) -> None:
    """A schema that cannot be read, or that refers to nothing, is a finding and not a crash."""
    site.write(
        {
            "schemas/cluster.schema.yaml": "properties:\n  a: {$ref: '#/nothing'}\n  b: {}\n",
            "schemas/broken.schema.yaml": "a: [",
            "index.md": "# A\n\n```{schema:reference} cluster\n```\n\n```{schema:reference} broken\n```\n",
        }
    )
    build = site.build()

    assert build.findings == [
        "index.md:6:23 invalid-schema",
        "schemas/broken.schema.yaml:1:4 yaml-syntax",
        "schemas/cluster.schema.yaml:2:13 unresolved-ref",
    ]
    assert "cluster#b" in {name for name, *_ in build.env.domains["schema"].get_objects()}


def test_configuration_is_named(site: Site) -> None:
    """The configuration file is found above, or where ``conf.py`` says; what is wrong with it is reported."""
    site.write({"conf/hubdocs.toml": 'schemas = ["../schemas"]\nunknown = 1\n'})
    site.settings["hubdocs_config"] = "conf/hubdocs.toml"
    build = site.build()

    assert build.findings == ["conf/hubdocs.toml:2:1 invalid-option"]
    assert "cluster#name" in {name for name, *_ in build.env.domains["schema"].get_objects()}
