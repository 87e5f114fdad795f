"""What readers see of examples: the same in both markups and in every format, whatever stands in the example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from sphinx_site import CONFIGURATION, files_of

from hubdocs.sphinx_ext.config.nodes import config_example

if TYPE_CHECKING:
    from sphinx_site import Build, Site

BUILDERS = ("html", "dirhtml", "singlehtml", "latex", "text", "man", "texinfo", "epub", "xml", "gettext", "pseudoxml")
SETTINGS = {
    "extensions": ["hubdocs", "sphinx_design"],
    "myst_enable_extensions": ["colon_fence"],
    "version": "1",
    "copyright": "the hubs",
    "texinfo_documents": [("index", "site", "Site", "hubs", "site", "", "")],
}

MYST = """\
# Examples

```{config} hub
:at: /nodes/0
:caption: Some *words*
:class: wide
:name: the-node

zone: a
```

```{config} hub
:expect: unknown-key
:expect-at: 2

name: a
memroy: 1
```

```{config-file} files/data.yaml
:at: /nodes/1
:schema: hub
```

See {config:code}`unknown-key`.
"""
RST = """\
Examples
========

.. config:: hub
   :at: /nodes/0
   :caption: Some *words*
   :class: wide
   :name: the-node

   zone: a

.. config:: hub
   :expect: unknown-key
   :expect-at: 2

   name: a
   memroy: 1

.. config-file:: files/data.yaml
   :at: /nodes/1
   :schema: hub

See :config:code:`unknown-key`.
"""
DATA = "name: a\nnodes:\n  - zone: a\n  # the second\n  - zone: b\n"
REFERENCE = "# Reference\n\n```{schema:reference} hub\n```\n"
CODES = "# Codes\n\n```{config:codes}\n```\n"


def shape(build: Build, page: str) -> str:
    """Write a page's doctree without the places in the source."""
    text = build.doctree(page).pformat()
    return re.sub(r' source="[^"]*"', "", text)


def test_both_markups_make_the_same(site: Site) -> None:
    """MyST and reStructuredText give the same doctree."""
    site.settings = {"root_doc": "page"}
    site.write({"page.md": MYST, "files/data.yaml": DATA})
    one = site.build(output="myst")
    (site.folder / "page.md").unlink()
    site.write({"page.rst": RST})
    other = site.build(output="rst")

    assert (one.warnings, other.warnings) == ((), ())
    assert shape(one, "page") == shape(other, "page")


def test_an_example_says_what_it_follows_and_what_is_wrong_with_it(site: Site) -> None:
    """The reader sees the schema, the place, the code as it was written, and the finding in words."""
    site.write({"index.md": MYST, "files/data.yaml": DATA})

    build = site.build("text")

    assert build.warnings == ()
    assert build.text("index.txt") == (
        'Examples\n********\n\nSchema: "hub", at "/nodes/0"\n\nSome *words*\n\n   zone: a\n\n'
        'This is wrong on purpose: Schema: "hub"\n\n   name: a\n   memroy: 1\n\n'
        'Line 2: "unknown-key": Unknown key "memroy". Did you mean "memory"?\n\n'
        'Schema: "hub", at "/nodes/1"\n\n"files/data.yaml"\n\n   zone: b\n\n'
        'See "unknown-key".\n'
    )


def test_everything_links_to_its_reference(site: Site) -> None:
    """Schema, place and code lead to where they are explained; the wrong line is marked."""
    site.settings = SETTINGS
    site.write({"index.md": MYST, "codes.md": CODES, "reference.md": REFERENCE, "files/data.yaml": DATA})

    html = site.build("html").text("index.html")

    for target in ("reference.html#schema.hub", "reference.html#hub..nodes--items", "codes.html#code-unknown-key"):
        assert f'href="{target}"' in html, target
    assert '<span class="hll"><span class="nt">memroy</span>' in html
    assert 'id="the-node"' in html
    assert "_static/hubdocs-config.css" in html


def test_without_a_reference_the_same_words_stand_there_as_text(site: Site) -> None:
    """Nothing complains where no page shows the schema or explains the code, not even with nit-picking."""
    site.settings = {**SETTINGS, "nitpicky": True}
    site.write({"index.md": MYST.replace("See {config:code}`unknown-key`.", ""), "files/data.yaml": DATA})

    build = site.build("html")

    assert build.warnings == ()
    assert "codes.html" not in build.text("index.html")


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_format_can_be_made(site: Site, builder: str) -> None:
    """No builder meets a node that it does not know; what readers must see is in the output."""
    site.settings = SETTINGS
    nested = MYST.partition("\n")[2].replace("the-node", "nested")
    pages = {
        "index.md": f"{MYST}\n:::::{{tab-set}}\n::::{{tab-item}} One\n{nested}\n::::\n:::::\n",
        "second.md": f"# List\n\n- item\n\n{indented(nested.replace('nested', 'listed'))}\n",
        "third.md": f"# Note\n\n::::{{note}}\n{nested.replace('nested', 'noted')}\n::::\n",
        "reference.md": REFERENCE,
        "files/data.yaml": DATA,
    }
    index = pages["index.md"] + "\n```{toctree}\nsecond\nthird\nreference\n```\n"
    site.write({**pages, "index.md": index, "conf.py": CONFIGURATION})

    build = site.build(builder)

    assert build.warnings == ()
    if builder not in ("gettext", "epub"):
        output = b"".join(files_of(build.output).values())
        assert b"This is wrong on purpose" in output
        assert re.search(rb"Did you mean", output)


def indented(text: str) -> str:
    """Make a text a part of a list item."""
    return "\n".join(f"  {line}" if line else "" for line in text.splitlines())


def test_captions_are_translated_and_examples_are_not(site: Site) -> None:
    """A caption is a message at its own line; what stands in code, or comes from us, is not."""
    site.write({"index.md": MYST, "files/data.yaml": DATA})

    messages = re.findall(r'^msgid "(.+)"', site.build("gettext").text("index.pot"), re.MULTILINE)

    assert messages == ["Examples", "Some *words*", "See {config:code}`unknown-key`."]


def test_processes_write_what_one_process_writes(site: Site) -> None:
    """Building in parallel gives the same files, byte for byte."""
    site.settings = SETTINGS
    site.write({f"page{number}.md": MYST.replace("the-node", f"node{number}") for number in range(6)})
    site.write({"index.md": MYST, "reference.md": REFERENCE, "files/data.yaml": DATA})

    one, two = site.build("html", output="one"), site.build("html", output="two", jobs=2)

    assert files_of(two.output) == files_of(one.output)


HOSTILE = {
    "script": "name: <script>alert(1)</script>",
    "comment": "name: a # --> <script>alert(2)</script>",
    "escape": "name: \x1b]0;title\x07",
    "null": "name: a\x00b",
    "bidi": "name: \u202egnp.exe",
    "latex": "name: \\input{/etc/passwd} $x^2$ %&#_{}~",
    "markup": "name: '`code` {ref}`x` **bold** |sub|'",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_whatever_stands_in_an_example_is_only_text(site: Site, text: str, suffix: str) -> None:
    """No markup, script or control character comes out of an example or of its messages."""
    body = {
        "md": f"# T\n\n```{{config}} hub\n:expect: wrong-type\n\n{text}\nmemory: {text.partition(': ')[2]}\n```\n",
        "rst": f"T\n=\n\n.. config:: hub\n   :expect: wrong-type\n\n   {text}\n   memory: {text.partition(': ')[2]}\n",
    }
    site.write({f"index.{suffix}": body[suffix]})

    html = site.build("html").text("index.html")
    page = site.build("xml").text("index.xml")

    for output in (html, page):
        article = output.partition("<h1>")[2] or output
        assert "<script>alert" not in article
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", article)
        assert "{ref}" not in article or "`x`" in article


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("../../outside.yaml", "because it leads out of the project"),
        ("/../outside.yaml", "because it leads out of the project"),
        ("link.yaml", "because it leads out of the project"),
        ("missing.yaml", "because there is no such file"),
        ("enc-data.yaml", "because it is encrypted"),
        ("sops.yaml", "because it is encrypted"),
        ("broken-sops.yaml", "because it is encrypted"),
        ("binary.yaml", "because it cannot be read as text"),
        ("data.yaml\n:at: /nodes/7", "because it has no such part"),
    ],
)
def test_what_must_not_be_shown_is_not_shown(site: Site, argument: str, words: str) -> None:
    """Nothing from outside the project, nothing encrypted, and nothing that is no text gets into a page."""
    encrypted = "password: ENC[AES256_GCM,data:c2VjcmV0]\n"
    (site.folder.parent / "outside.yaml").write_text("name: secret-outside\n")
    site.write(
        {
            "docs/index.md": f"# T\n\n```{{config-file}} {argument}\n```\n",
            "docs/data.yaml": DATA,
            "docs/enc-data.yaml": "name: secret-name\n",
            "docs/sops.yaml": encrypted + "sops: {mac: x}\n",
            "docs/broken-sops.yaml": encrypted + "sops: [\n",
        }
    )
    (site.folder / "docs" / "binary.yaml").write_bytes(b"secret\xff\xfe\x00")
    (site.folder / "docs" / "link.yaml").symlink_to(site.folder.parent / "outside.yaml")
    site.settings = {"root_doc": "docs/index"}

    shown = " ".join(site.build("text").text("docs/index.txt").split())

    assert words in shown
    assert "secret" not in shown
    assert "AES256" not in shown


def test_a_file_can_be_named_from_the_project_and_by_its_own_words(site: Site) -> None:
    """A path with a slash in front starts at the project; a caption of the author's own replaces the path."""
    site.write(
        {
            "docs/index.md": "# T\n\n```{config-file} /files/data.yaml\n:caption: The data\n```\n",
            "files/data.yaml": DATA,
        }
    )

    site.settings = {"root_doc": "docs/index"}

    build = site.build()

    assert build.warnings == ()
    (example,) = build.doctree("docs/index").findall(config_example)
    assert [caption.astext() for caption in example.findall(nodes.caption)] == ["The data"]
    assert [block.astext() for block in example.findall(nodes.literal_block)] == [DATA.strip()]


def test_an_example_whose_mistake_is_gone_is_shown_without_a_message(site: Site) -> None:
    """It is still marked as wrong, because its author says so; the build says what to do."""
    site.write({"index.md": "# T\n\n```{config} hub\n:expect: unknown-key\n\nname: a\n```\n"})

    build = site.build("text")

    assert build.findings == ["index.md:4:10 expectation-not-met"]
    assert build.text("index.txt") == 'T\n*\n\nThis is wrong on purpose: Schema: "hub"\n\n   name: a\n'
