"""Keys of examples lead to what the reference says about them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from hubdocs.model import parse_pointer
from hubdocs.schema import SchemaStore
from hubdocs.schema.describe import describe
from hubdocs.sources import Dialect
from hubdocs.sphinx_ext.config.key_links import Link, insert_links
from hubdocs.sphinx_ext.config.keys import find_keys

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Site

SCHEMA = """\
properties:
  name: {title: Name, type: string}
  hubs:
    type: array
    items:
      properties:
        domain: {type: string}
        "x y": {type: string}
  pair:
    prefixItems:
    - properties: {first: {type: string}}
    - properties: {second: {type: string}}
  env:
    properties: {HOME: {type: string}}
    patternProperties:
      "^X_": {properties: {deep: {type: string}}}
    additionalProperties: {type: string}
  disk:
    oneOf:
    - properties: {kind: {const: nfs}, server: {type: string}}
      required: [kind]
    - properties: {kind: {const: ebs}, volume: {type: string}}
      required: [kind]
  tree: {$ref: "#/$defs/tree"}
  anything: true
$defs:
  tree:
    properties:
      leaf: {type: string}
      branch: {$ref: "#/$defs/tree"}
"""

CASES = {
    "a key": ("name: a", "", ["name name"]),
    "with its quotes": ("'name': a", "", ["'name' name"]),
    "in lists": (
        "hubs:\n- domain: a\n  x y: b\n- {domain: c}",
        "",
        ["hubs hubs", "domain hubs[].domain", 'x y hubs[]."x y"', "domain hubs[].domain"],
    ),
    "at a place of a list": (
        "pair: [{first: a}, {second: b}]",
        "",
        ["pair pair", "first pair[0].first", "second pair[1].second"],
    ),
    "named before pattern before others": (
        "env: {HOME: a, X_A: {deep: b}, OTHER: c}",
        "",
        ["env env", "HOME env.HOME", "X_A env./^X_/", "deep env./^X_/.deep", "OTHER env.*"],
    ),
    "in a form": (
        "disk: {kind: ebs, volume: a}",
        "",
        ["disk disk", "kind disk(kind=ebs).kind", "volume disk(kind=ebs).volume"],
    ),
    "a part of a file": ("domain: a", "/hubs/7", ["domain hubs[].domain"]),
    "a part that nothing describes": ("domain: a", "/nowhere/0", []),
    "unknown keys": ("nmae: a\nanything: {deep: 1}", "", ["anything anything"]),
    "again inside itself": (
        "tree: {leaf: a, branch: {leaf: b, branch: {leaf: c}}}",
        "",
        ["tree tree", "leaf tree.leaf", "branch tree.branch", "leaf tree.leaf", "branch tree.branch", "leaf tree.leaf"],
    ),
    "through an alias": ("hubs: [&a {domain: x}, *a]", "", ["hubs hubs", "domain hubs[].domain"]),
    "several documents": ("name: a\n---\nname: b", "", ["name name", "name name"]),
    "with placeholders": ("name: <name>\n...: more\nhubs:\n- ...", "", ["name name", "hubs hubs"]),
    "no mapping": ("[1, 2]", "", []),
    "not readable": ("name: [", "", []),
}


@pytest.mark.parametrize(("text", "at", "expected"), CASES.values(), ids=CASES)
def test_a_key_finds_its_property(tmp_path: Path, text: str, at: str, expected: list[str]) -> None:
    """Every key that the schema describes is found, with the path by which the reference calls it."""
    (tmp_path / "a.schema.yaml").write_text(SCHEMA)
    store = SchemaStore((tmp_path,))
    described = describe(store.find("a"), store)

    keys = find_keys(text, "yaml", Dialect.YAML_1_2, described, parse_pointer(at))

    assert [f"{text[key.start : key.end]} {key.path}" for key in keys] == expected


@pytest.mark.parametrize(("kind", "text"), [("json", '{"name": "a"}'), ("toml", 'name = "a"\n')])
def test_other_formats_have_keys(tmp_path: Path, kind: str, text: str) -> None:
    """Titles come along."""
    (tmp_path / "a.schema.yaml").write_text(SCHEMA)
    store = SchemaStore((tmp_path,))

    (key,) = find_keys(text, kind, Dialect.YAML_1_2, describe(store.find("a"), store))  # type: ignore[arg-type]

    assert text[key.start : key.end].strip('"') == "name"
    assert (key.path, key.title) == ("name", "Name")


LINKED = (
    '<div><pre><span></span><span><a class="hubdocs-key" href="x.html#a"'
    ' title="a &quot;title&quot; &lt;b&gt;">a&lt;b</a></span>: 1\n</pre></div>'
)
LINK = Link(0, 3, "x.html#a", 'a "title" <b>')


@pytest.mark.parametrize(
    ("html", "text", "links", "expected"),
    [
        (
            "<div><pre><span></span><span>a&lt;b</span>: 1\n</pre></div>",
            "a<b: 1",
            [LINK],
            LINKED,
        ),
        ("<pre>other</pre>", "abc", [LINK], "<pre>other</pre>"),
        ("no code", "abc", [LINK], "no code"),
        ("<pre>a<i>b</i>c</pre>", "abc", [LINK], "<pre>a<i>b</i>c</pre>"),
        ("<pre>abc: &amp;</pre>", "abc: &", [], "<pre>abc: &amp;</pre>"),
        (
            "<pre>{a: 1, b: 2}</pre>",
            "{a: 1, b: 2}",
            [Link(7, 8, "#b", ""), Link(1, 2, "#a", "")],
            '<pre>{<a class="hubdocs-key" href="#a">a</a>: 1, <a class="hubdocs-key" href="#b">b</a>: 2}</pre>',
        ),
    ],
    ids=["escaped", "other text", "no code", "across marks", "without links", "two in one"],
)
def test_links_are_put_into_highlighted_code(html: str, text: str, links: list[Link], expected: str) -> None:
    """The text stays as it was; what cannot be linked safely is left alone."""
    assert insert_links(html, text, links) == expected


PAGE = """\
# T

```{config} hub
:overlay:

name: "a & b"
nodes:
- zone: a
unknown <b>: &x 1
```

```{config-file} data.yaml
:schema: hub
:at: /nodes/1
```
"""


@pytest.mark.parametrize("builder", ["html", "singlehtml", "epub"])
def test_keys_on_a_page_are_links(site: Site, builder: str) -> None:
    """They lead to the reference, the text is what it was, and a key that nothing describes is only text."""
    site.settings = {"version": "1", "copyright": "the hubs", "suppress_warnings": ["hubdocs"]}
    data = "name: a\nnodes: [{zone: a}, {zone: b}]\n"
    reference = "# R\n\n```{schema:reference} hub\n```\n"
    site.write({"index.md": PAGE + "\n```{toctree}\nreference\n```\n", "reference.md": reference, "data.yaml": data})

    build = site.build(builder)

    name = {"epub": "index.xhtml"}.get(builder, "index.html")
    html = build.text(name)
    page = "" if builder == "singlehtml" else name.replace("index", "reference")
    found = re.findall(r'<a class="hubdocs-key" href="([^"]+)"[^>]*>([^<]+)</a>', html)
    assert found == [
        (f"{page}#hub..name", "name"),
        (f"{page}#hub..nodes", "nodes"),
        (f"{page}#hub..nodes--items.zone", "zone"),
        (f"{page}#hub..nodes--items.zone", "zone"),
    ]
    first = re.search(r"<pre>(.*?)</pre>", html, re.DOTALL)
    assert first is not None
    text = unescape(re.sub(r"<[^>]+>", "", first[1]))
    assert text == 'name: "a & b"\nnodes:\n- zone: a\nunknown <b>: &x 1\n'
    for target, _name in found:
        assert f'id="{target.partition("#")[2]}"' in build.text((target.partition("#")[0]) or name)


def test_without_a_reference_code_is_only_code(site: Site) -> None:
    """No link leads nowhere, and nothing is said about it."""
    site.settings = {"nitpicky": True}
    site.write({"index.md": "# T\n\n```{config} hub\nname: a\n```\n"})

    build = site.build("html")

    assert build.warnings == ()
    assert "hubdocs-key" not in build.text("index.html")
