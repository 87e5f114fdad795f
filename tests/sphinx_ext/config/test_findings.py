"""Findings of pages: the same as the command line's, at the same places, on every build."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from sphinx_site import Site

# MyST's own directive `include` uses what Sphinx 9 calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app:PendingDeprecationWarning:myst_parser")

WRONG = """\
# Wrong

```{config} hub
:caption: Næmes

name: hub
memroy: 3
```

- in a list

  ```yaml
  # yaml-language-server: $schema=hub
  name: é
  memory: many
  ```

:::{admonition} In an admonition
```{config} hubb
name: a
```
:::

```{config} hub
:at: /nodes/0
:expect: unknown-key

zone: c
```

```{config-file} data.yaml
:schema: hub
:overlay: yes
:wide: yes
```

```{config-file} data.yaml
:at: /nowhere
```
"""
RIGHT = "# Right\n\n```{config} hub\nname: a\n```\n"
SETTINGS = {"myst_enable_extensions": ["colon_fence"]}


def command_line(folder: Path) -> list[str]:
    """Give the findings of the command line for the whole project."""
    report = check(load_project(folder))
    return [f"{found.location} {found.code.value}" for found in report.diagnostics]


def test_a_wrong_page_fails_on_every_build_until_it_is_corrected(site: Site) -> None:
    """What is wrong is reported again by a build that reads nothing, and gone when it is corrected."""
    site.settings = SETTINGS
    site.write({"index.md": WRONG, "data.yaml": "memory: x\n"})

    first, second = site.build(), site.build()

    assert first.findings == second.findings == command_line(site.folder)
    assert len(first.findings) == 7
    assert (first.failed, second.failed) == (True, True)
    assert first.warnings == second.warnings

    third = site.write({"index.md": RIGHT}).build()

    assert third.warnings == ()
    assert not third.failed


@pytest.mark.build
def test_the_command_of_sphinx_fails_on_every_build(site: Site) -> None:
    """What people and CI run gives the same as the builds of these tests: a failure, twice, with the same words."""
    site.write({"index.md": "# T\n\n```{config} hub\nnmae: a\n```\n"})
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-n", "-W", "--keep-going", "-q", ".", "_build/html"]

    runs = [subprocess.run(command, cwd=site.folder, capture_output=True, text=True, check=False) for _ in range(2)]

    assert [run.returncode for run in runs] == [1, 1]
    assert runs[0].stderr == runs[1].stderr
    assert runs[0].stderr.startswith("index.md:4:1: WARNING: unknown key `nmae`; did you mean `name`?")


def test_nothing_is_read_again_without_need(site: Site) -> None:
    """A second build of right pages reads nothing."""
    site.write({"index.md": RIGHT + "\n```{config-file} data.yaml\n:schema: hub\n```\n", "data.yaml": "name: a\n"})

    assert site.build().read == {"index"}
    assert site.build().read == frozenset()


def test_processes_find_what_one_process_finds(site: Site) -> None:
    """Reading in parallel loses nothing and doubles nothing."""
    site.settings = SETTINGS
    site.write({f"page{number}.md": WRONG for number in range(6)})
    site.write({"index.md": RIGHT, "data.yaml": "name: a\n", "schemas/odd.schema.yaml": "type: strnig\n"})

    one, two = site.build(output="one"), site.build(jobs=2, output="two")

    assert [line for line in two.warnings if "hubdocs." in line] == [
        line for line in one.warnings if "hubdocs." in line
    ]
    assert len(one.findings) == 6 * 6 + 1
    assert [line for line in site.build(jobs=2, output="two").warnings if "hubdocs." in line] == [
        line for line in one.warnings if "hubdocs." in line
    ]


@pytest.mark.parametrize(
    ("page", "include"),
    [("index.md", "```{include} parts/part.md\n```"), ("index.rst", ".. include:: parts/part.rst")],
)
def test_included_text_is_checked_where_it_stands(site: Site, page: str, include: str) -> None:
    """What a page includes is reported at the included file's own places, once, however many pages include it."""
    part = f"parts/part{Path(page).suffix}"
    markdown = page.endswith(".md")
    body = "```{config} hub\nname: a\nmemroy: 1\n```\n" if markdown else ".. config:: hub\n\n   name: a\n   memroy: 1\n"
    title = "# Title\n\n" if markdown else "Title\n=====\n\n"
    site.write({page: title + include + "\n", f"other{Path(page).suffix}": title + include + "\n", part: body})

    build = site.build()

    assert (
        build.findings
        == command_line(site.folder)
        == [f"{part}:{3 if markdown else 4}:{1 if markdown else 4} unknown-key"]
    )
    site.write({part: body.replace("memroy", "memory")})
    again = site.build()
    assert again.findings == []
    assert again.read == {"index", "other"}


def test_a_page_that_includes_a_page_reports_its_findings_once(site: Site) -> None:
    """A file that is a page of its own as well is not reported twice."""
    body = "# Part\n\n```{config} hub\nname: a\nmemroy: 1\n```\n"
    site.write({"index.md": "# Title\n\n```{include} part.md\n```\n", "part.md": body})

    assert site.build().findings == ["part.md:5:1 unknown-key"]


def test_text_that_an_extension_makes_is_checked_too(site: Site) -> None:
    """An example that stands in no file as it is shown is reported at the page that shows it."""
    site.settings = {"myst_enable_extensions": ["substitution"]}
    example = "```{config} hub\n      nmae: a\n      ```"
    page = f"---\nmyst:\n  substitutions:\n    example: |\n      {example}\n---\n# T\n\n{{{{ example }}}}\n"
    site.write({"index.md": page})

    build = site.build()

    assert [finding.split(" ")[1] for finding in build.findings] == ["unknown-key"]
    assert build.findings[0].startswith("index.md:")


def test_severities_and_exceptions_of_the_configuration_count(site: Site) -> None:
    """What the configuration turns off is not reported; what it ignores, only there."""
    wrong = "# T\n\n```{config} hub\nnmae: a\n```\n\n```{config} hub\nname: 1\n```\n"
    site.write(
        {
            "index.md": wrong,
            "quiet/page.md": wrong,
            "hubdocs.toml": '[severity]\nunknown-key = "off"\nwrong-type = "warning"\n'
            '[[ignore]]\ncode = "wrong-type"\ninclude = ["quiet/**"]\nreason = "an older page, kept as it was"\n',
        }
    )

    build = site.build()

    assert build.findings == command_line(site.folder) == ["index.md:8:7 wrong-type"]


def test_mistakes_in_the_configuration_and_the_schemas_are_reported_once_in_every_build(site: Site) -> None:
    """The project itself is checked as well, also where no page has changed."""
    site.write(
        {
            "index.md": RIGHT,
            "page.md": RIGHT,
            "hubdocs.toml": "shcemas = []\n",
            "schemas/odd.schema.yaml": "type: object\nproperties:\n  a: {type: strnig}\n",
        }
    )

    first, second = site.build(), site.build()

    assert first.findings == second.findings
    assert sorted(first.findings) == ["hubdocs.toml:1:1 invalid-option", "schemas/odd.schema.yaml:3:13 invalid-schema"]
    assert second.read == frozenset()
    site.write({"schemas/odd.schema.yaml": "type: object\n", "hubdocs.toml": ""})
    assert site.build().findings == []


CHANGES = {
    "the schema": {
        "schemas/hub.schema.yaml": "type: object\nproperties:\n  nom: {type: string}\nadditionalProperties: false\n"
    },
    "a schema that it refers to": {"schemas/node.schema.yaml": "type: string\n"},
    "the configuration": {"hubdocs.toml": '[severity]\nwrong-type = "off"\n'},
    "the file that is shown": {"data.yaml": "name: 1\n"},
    "a new schema": {"schemas/new.schema.yaml": "type: object\n"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_page_depends_on_has_it_read_again(site: Site, change: dict[str, str]) -> None:
    """Editing a file that a page was made from, or adding a schema, has the page read again, and no other one."""
    site.write({"index.md": RIGHT + "\n```{config-file} data.yaml\n:schema: hub\n```\n", "data.yaml": "name: a\n"})
    site.write({"plain.md": "# No configuration here\n"})
    site.build()
    site.write(change)

    assert "index" in site.build().read
    assert site.build().read == frozenset()


def test_a_plain_page_is_read_again_when_the_configuration_gives_it_a_schema(site: Site) -> None:
    """A new rule for plain code blocks has all pages read again."""
    site.write({"index.md": "# T\n\n```yaml\nnmae: a\n```\n"})
    assert site.build().findings == []

    site.write({"hubdocs.toml": '[[snippets]]\ninclude = ["**/*.md"]\nschema = "hub"\noverlay = true\n'})
    build = site.build()

    assert build.read == {"index"}
    assert build.findings == ["index.md:4:1 unknown-key"]


def test_a_wrong_schema_name_is_looked_for_again(site: Site) -> None:
    """The page is right as soon as the schema is there."""
    site.write({"index.md": "# T\n\n```{config} fleet\nname: a\n```\n"})
    assert site.build().findings == ["index.md:3:13 unknown-schema"]

    site.write({"schemas/fleet.schema.yaml": "title: Fleet\ntype: object\n"})
    assert site.build().findings == []
