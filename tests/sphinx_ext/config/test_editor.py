"""Editors as they are built: which examples get one, what is said without a script, and how much is loaded."""

from __future__ import annotations

import gzip
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from hubdocs.project import Options, Project
from hubdocs.schema import SchemaStore
from hubdocs.schema.bundle import NotPortableError, make_bundle
from hubdocs.schema.patterns import portable_pattern
from hubdocs.sphinx_ext.assets import STATIC_DIR
from hubdocs.sphinx_ext.config.editor_bundle import SCRIPTS, bundled

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_site import Build, Site

WRONG = "name: a\ndomian: a.example.org\n"
COMMAND = "hubdocs check my-text.yaml --schema hub"


def block(*options: str, schema: str = "hub", body: str = WRONG) -> str:
    """Write an example."""
    return "\n".join(("```{config} " + schema, *options, "", body.rstrip(), "```", ""))


def exercise(text: str) -> str:
    """Write an exercise around it."""
    return f"# T\n\n````{{lesson:exercise}} Repair\n:minutes: 5\n\n{text}````\n\n````{{lesson:solution}}\nSo.\n````\n"


def editors(build: Build, page: str = "index.html") -> list[dict[str, Any]]:
    """Give what the scripts on a page have to know."""
    found = re.findall(r'<script type="application/json">(.*?)</script>', build.text(page))
    return [json.loads(text) for text in found]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (exercise(block(":expect: unknown-key")), 1),
        (exercise(block(":expect: unknown-key", ":editor: no")), 0),
        (exercise(block(body="name: a\n")), 0),
        ("# T\n\n" + block(":expect: unknown-key"), 0),
        ("# T\n\n" + block(":expect: unknown-key", ":editor:"), 1),
        ("# T\n\n" + block(":editor: yes", body="name: a\n"), 1),
        (exercise(block(":expect: wrong-type", ":language: json", body='{"name": 5}')), 0),
        (exercise(block(":expect: unknown-key", ":placeholders:", body="name: <a>\nx: 1\n")), 0),
    ],
)
def test_which_examples_get_one(site: Site, text: str, count: int) -> None:
    """Wrong examples of exercises do, and those whose authors ask for it; others do not."""
    build = site.write({"index.md": text}).build("html")

    assert build.warnings == ()
    assert len(editors(build)) == count
    assert ("hubdocs-editor.js" in build.text("index.html")) is bool(count)
    assert (COMMAND in build.text("index.html")) is bool(count)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (block(":editor:", ":language: toml", body='name = "a"'), "only YAML is read there"),
        (block(":editor:", ":placeholders:", body="name: <a>"), "placeholders are not known there"),
        (block(":editor:", schema="workshop", body="title: A"), "files of this kind mean more than their schema says"),
        (block(":editor:", schema="odd", body="a: x"), "of `format hostname` in the schema"),
        (block(":editor:", ":overlay: no", schema="hub-values", body="{}"), "the command has no option"),
    ],
)
def test_who_asks_for_one_is_told_why_there_is_none(site: Site, text: str, reason: str) -> None:
    """A warning says why a browser might judge otherwise."""
    odd = "type: object\nproperties: {a: {type: string, format: hostname}}\n"
    build = site.write({"index.md": f"# T\n\n{text}", "schemas/odd.schema.yaml": odd}).build("html")

    assert editors(build) == []
    assert [line for line in build.warnings if f"no editor, because {reason}" in line and "[hubdocs.no-editor]" in line]


def test_what_the_script_has_to_know(site: Site) -> None:
    """The text, how it is checked, and where codes are explained; nothing in it ends the script."""
    site.write(
        {
            "hubdocs.toml": '[severity]\nunknown-key = "warning"\n',
            "codes.md": "---\norphan: true\n---\n# Codes\n\n```{config:codes}\n```\n",
        }
    )
    body = "display_name: </script><b>\ndomian: x\n"
    text = block(":editor:", ":expect: unknown-key", ":at: /hubs/0", schema="cluster", body=body)
    build = site.write({"index.md": f"# T\n\n{text}"}).build("html")
    (model,) = editors(build)

    assert "</script><b>" not in build.text("index.html")
    assert model["text"] == body
    assert model["at"] == ["hubs", 0]
    assert model["severity"] == {"unknown-key": "warning"}
    assert "unknown-key" in model["codes"]["codes.html"]
    assert "hubdocs check my-text.yaml --schema cluster --at" in build.text("index.html")
    script = build.text(f"_static/hubdocs-editor/{model['bundle']}.js")
    assert script.startswith("(globalThis.hubdocsSchemas ??= {})[")


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "singlehtml", "dirhtml"])
def test_other_formats(site: Site, builder: str) -> None:
    """Every format says how to do it with the command; only pages with scripts get what these need."""
    site.settings = {
        "man_pages": [("index", "t", "T", "A", 1)],
        "latex_documents": [("index", "t.tex", "T", "A", "manual")],
    }
    build = site.write({"index.md": exercise(block(":expect: unknown-key"))}).build(builder)
    name = {"text": "index.txt", "latex": "t.tex", "man": "t.1", "epub": "index.xhtml"}.get(builder, "index.html")
    text = build.text(name).replace(r"\PYGZhy{}", "-").replace("\\-", "-").replace(r"\PYG{n+nv}", "")

    assert "my-text.yaml" in text
    assert ("application/json" in text) is (builder in ("singlehtml", "dirhtml"))
    assert ("hubdocs-editor.js" in text) is (builder in ("singlehtml", "dirhtml"))


def test_words_are_not_for_translators(site: Site) -> None:
    """What the extension says is translated with it, not with the pages."""
    build = site.write({"index.md": exercise(block(":expect: unknown-key"))}).build("gettext")

    assert "my-text.yaml" not in build.text("index.pot")


def test_links_from_a_page_in_a_folder(site: Site) -> None:
    """The explanation of a code is found from wherever the page is, and from a page that a builder puts elsewhere."""
    codes = "---\norphan: true\n---\n# Codes\n\n```{config:codes}\n```\n"
    page = exercise(block(":expect: unknown-key")).replace("# T", "---\norphan: true\n---\n# T", 1)
    site.write({"index.md": "# T\n", "reference/codes.md": codes, "a/b/page.md": page})

    (model,) = editors(site.build("html"), "a/b/page.html")
    assert set(model["codes"]) == {"../../reference/codes.html"}
    (model,) = editors(site.build("dirhtml"), "a/b/page/index.html")
    assert set(model["codes"]) == {"../../../reference/codes/"}


def test_in_the_language_of_the_site(site: Site) -> None:
    """Buttons and verdicts are in the reader's language; messages say that they are English."""
    site.settings = {"language": "es"}
    (model,) = editors(site.write({"index.md": exercise(block(":expect: unknown-key"))}).build("html"))

    assert (model["words"]["open"], model["foreign"]) == ("Pruébelo aquí", True)


def test_findings_on_the_page_count_the_lines_of_the_example(site: Site) -> None:
    """Where a message names another line, it is one of the example, not of the page."""
    text = block(":expect: duplicate-key", body="name: a\n\nname: b\n")
    build = site.write({"index.md": f"# T\n\nOne.\n\nTwo.\n\n{text}"}).build("text")

    assert "Line 3" in build.text("index.txt")
    assert "on line 1;" in " ".join(build.text("index.txt").split())


def write_bundle(text: str, folder: Path) -> dict[str, Any]:
    """Bundle a schema."""
    path = folder / "mine.schema.yaml"
    path.write_text(text, encoding="utf-8")
    store = SchemaStore((folder,))
    return dict(make_bundle(store.find("mine"), store).contents)


def test_a_bundle_leads_nowhere_else(tmp_path: Path) -> None:
    """All references are followed, what only describes is gone, and a schema that refers to itself ends."""
    (tmp_path / "other.schema.yaml").write_text("$defs: {a: {type: string, description: D}}\n", encoding="utf-8")
    text = """\
title: T
properties:
  one: {$ref: other.schema.yaml#/$defs/a}
  two: {$ref: "#/$defs/list"}
  three: {pattern: a.b}
  four: false
  title: {type: string}
$defs:
  list: {items: {$ref: "#/$defs/list"}, description: D}
  unused: {type: string}
"""
    assert write_bundle(text, tmp_path) == {
        "properties": {
            "one": {"$ref": "#/$defs/d1"},
            "two": {"$ref": "#/$defs/d2"},
            "three": {"pattern": r"a[^\n]b", "x-pattern": "a.b"},
            "four": {"not": {}, "x-false": True},
            "title": {"type": "string"},
        },
        "$defs": {"d1": {"type": "string"}, "d2": {"items": {"$ref": "#/$defs/d2"}}},
    }


@pytest.mark.parametrize(
    "text",
    [
        "format: hostname",
        r"pattern: \bword",
        r"pattern: \p{L}",
        "dependentRequired: {a: [b]}",
        "unevaluatedProperties: false",
        "$dynamicRef: '#a'",
        "multipleOf: 0.1",
        "minContains: 2",
        "made-up: 1",
        "$ref: '#/$defs/none'",
        "$schema: http://json-schema.org/draft-04/schema#",
    ],
)
def test_what_a_browser_may_judge_otherwise_is_refused(tmp_path: Path, text: str) -> None:
    """Nothing goes into a bundle that was not compared."""
    with pytest.raises(NotPortableError):
        write_bundle(text + "\n", tmp_path)


@pytest.mark.parametrize(
    "pattern", [r"(?i)a", r"(?<n>a)", r"\1", "[a&&b]", "[[:alpha:]]", r"\A", "a{", "]", r"[\b]", "(?<=a)b", "a++"]
)
def test_patterns_that_differ(pattern: str) -> None:
    """What Rust and JavaScript read in two ways is not portable."""
    assert portable_pattern(pattern) is None


def compressed(path: Path) -> int:
    """Give the size of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def test_weight() -> None:
    """What a page loads at once is small, and so is what it loads when an editor is opened."""
    folder = STATIC_DIR / "hubdocs-editor"
    project = Project(STATIC_DIR, Options(), base=STATIC_DIR)

    assert compressed(STATIC_DIR / "hubdocs-editor.js") + compressed(STATIC_DIR / "hubdocs-editor.css") < 4_500
    assert sum(compressed(folder / f"{name}.js") for name in SCRIPTS) < 62_000
    for name, limit in (("profile-list", 2_500), ("cluster", 2_500), ("hub-values", 11_000)):
        script = bundled(project.store.find(name), project.store).script
        assert len(gzip.compress(script.encode(), 9)) < limit, name


def test_scripts_are_all_known() -> None:
    """Every script is loaded, none makes code of text, and each of ours is short enough to read."""
    folder = STATIC_DIR / "hubdocs-editor"
    files = {path.relative_to(folder).as_posix().removesuffix(".js"): path for path in folder.rglob("*.js")}

    assert set(files) == set(SCRIPTS)
    for path in files.values():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function\(|\bimport\(", text), path
        assert "vendor" in path.parts or text.count("\n") < 400, path


def test_packages_are_what_their_list_says() -> None:
    """The packages are those of the list, and begin with their licences."""
    folder = STATIC_DIR / "hubdocs-editor" / "vendor"
    text = (STATIC_DIR.parent / "VENDORED.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", text, re.MULTILINE))

    assert set(listed) == {path.name for path in folder.iterdir()}
    for name, digest in listed.items():
        content = (folder / name).read_bytes()
        assert sha256(content).hexdigest() == digest
        assert b"Permission is hereby granted" in content.partition(b"*/")[0]
