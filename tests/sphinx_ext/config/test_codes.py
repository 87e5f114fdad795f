"""The reference of codes, and links to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.util.inventory import InventoryFile

from hubdocs.model import Code
from hubdocs.rules import FAMILIES, RULES

if TYPE_CHECKING:
    from sphinx_site import Site

CODES = "# Codes\n\n```{config:codes}\n```\n"


def test_every_code_is_explained_with_what_it_reports(site: Site) -> None:
    """Each code has an anchor, its texts, both examples with the names of their files, and the very message."""
    site.write({"index.md": CODES})

    build = site.build("text")

    assert build.warnings == ()
    described = {
        signature["fullname"]: signature.parent for signature in build.doctree("index").findall(addnodes.desc_signature)
    }
    assert set(described) == {code.value for code in Code}
    for code, desc in described.items():
        text = desc.astext()
        assert desc[0]["ids"] == [f"code-{code}"]
        assert re.search(r"\n\nWrong\n\n.*\n\nRight\n\n", text, re.DOTALL), code
        assert re.search(rf", line \d+: {code}: \S", text), code


def test_the_codes_are_in_the_inventory_and_can_be_linked_to(site: Site) -> None:
    """Other pages and other projects can link to a code; what does not exist is a finding."""
    site.write(
        {
            "index.md": f"{CODES}\n```{{toctree}}\npage\n```\n",
            "page.md": "# P\n\n"
            "{config:code}`unknown-key` {config:code}`a key <unknown-key>` {config:code}`unknwon-key`\n"
            "and {any}`wrong-type`\n",
        }
    )

    first, second = site.build("html"), site.build("html")

    assert first.findings == second.findings == ["page.md:3:77 invalid-option"]
    assert second.read == frozenset()
    html = first.text("page.html")
    assert html.count('href="index.html#code-unknown-key"') == 2
    assert 'href="index.html#code-wrong-type"' in html
    inventory = InventoryFile.loads((first.output / "objects.inv").read_bytes(), uri="")
    assert inventory["config:code", "unknown-key"].uri == "index.html#code-unknown-key"


def test_a_code_that_no_page_explains_is_only_text(site: Site) -> None:
    """A right name is no mistake where there is no reference."""
    site.settings = {"nitpicky": True}
    site.write({"index.md": "# P\n\n{config:code}`unknown-key`\n"})

    assert site.build("html").warnings == ()


def test_the_first_place_keeps_the_anchor(site: Site) -> None:
    """Explaining twice on a page, or without an index, makes no second anchor."""
    site.write({"index.md": CODES + "\n```{config:codes}\n```\n"})

    html = site.build("html").text("index.html")

    assert html.count('id="code-unknown-key"') == 1


@pytest.mark.parametrize("builder", ["html", "latex", "man", "gettext"])
def test_the_reference_can_be_made_in_every_format(site: Site, builder: str) -> None:
    """No builder complains."""
    site.write({"index.rst": "Codes\n=====\n\n.. config:codes::\n"})

    assert site.build(builder).warnings == ()


def test_the_rules_have_a_table(site: Site) -> None:
    """Each rule is in the table, with a link to its explanation where there is one; a family can be chosen."""
    site.write({"index.md": "# R\n\n```{config:rules}\n```\n\n```{config:codes}\n:family: access\n```\n"})

    build = site.build("html")

    assert build.warnings == ()
    (table,) = build.doctree("index").findall(nodes.table)
    rows = [row.astext().split("\n\n") for row in list(table.findall(nodes.row))[1:]]
    assert [row[0] for row in rows] == [rule.code.value for rule in RULES]
    assert all(len(row) == 4 and all(row) for row in rows)
    page = build.text("index.html")
    assert 'href="#code-dummy-with-admins"' in page
    assert 'href="#code-plain-secret"' not in page


def test_the_families_are_all_codes(site: Site) -> None:
    """The codes of all families and those of no rule are all that there are, each once."""
    fences = "".join(f"```{{config:codes}}\n:family: {family}\n```\n\n" for family in ("none", *FAMILIES))
    site.write({"index.md": f"# C\n\n{fences}"})

    build = site.build("text")

    assert build.warnings == ()
    found = [signature["fullname"] for signature in build.doctree("index").findall(addnodes.desc_signature)]
    assert sorted(found) == sorted(code.value for code in Code)


def test_a_family_that_does_not_exist(site: Site) -> None:
    """It is an error of the page."""
    site.write({"index.md": "# C\n\n```{config:rules}\n:family: acces\n```\n"})

    assert any("acces" in line for line in site.build("text").warnings)
