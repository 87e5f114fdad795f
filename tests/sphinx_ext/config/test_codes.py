"""The reference of codes, and links to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx import addnodes
from sphinx.util.inventory import InventoryFile

from hubdocs.model import Code

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
