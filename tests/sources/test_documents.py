"""Where keys and values stand: what a document says about its own text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hubdocs.model import LineMap
from hubdocs.sources import Document, Source, load_yaml
from hubdocs.sources.dialects import resolve_core

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Pointer

TEXT = """\
base: &base
  cpu: 1
  list: [a, {b: c}]
hub:
  <<: *base
  name: "first hub"
copy: *base
empty:
items:
  - x
  -
  - [*base]
"""


def under(place: tuple[int, int] | None, text: str = TEXT) -> str | None:
    """Give the text at a place."""
    return None if place is None else text[slice(*place)]


@pytest.mark.parametrize(
    ("pointer", "key", "value", "definition"),
    [
        ((), "base: &base", TEXT, None),
        (("base",), "base", "&base\n  cpu: 1\n  list: [a, {b: c}]\n", None),
        (("base", "cpu"), "cpu", "1", None),
        (("base", "list"), "list", "[a, {b: c}]", None),
        (("base", "list", 1, "b"), "b", "c", None),
        (("hub", "name"), "name", '"first hub"', None),
        # What a merge key or an alias brings in stands where that is used.
        (("hub", "cpu"), "*base", "*base", "1"),
        (("hub", "list", 0), "*base", "*base", "a"),
        (("copy",), "copy", "*base", "&base\n  cpu: 1\n  list: [a, {b: c}]\n"),
        (("copy", "cpu"), "*base", "*base", "1"),
        (("copy", "list", 1, "b"), "*base", "*base", "c"),
        (("items", 2, 0, "cpu"), "*base", "*base", "1"),
        # What is not there is looked for in the nearest thing around it.
        (("hub", "nothing"), "hub", '<<: *base\n  name: "first hub"\n', None),
        (("nothing", "at", "all"), "base: &base", TEXT, None),
        (("items", 9), "- x", "- x\n  -\n  - [*base]\n", None),
        (("base", "cpu", "deeper"), "cpu", "1", None),
        (("items", 0), "x", "x", None),
        (("empty",), "empty", "", None),
    ],
)
def test_places(pointer: Pointer, key: str, value: str, definition: str | None) -> None:
    """A pointer leads to its key, its value and, through an alias, to where the value is written out."""
    document = load_yaml(Source("x.yaml", TEXT))[0]

    assert document.diagnostics == ()
    assert under(document.offsets_of(pointer)) == value
    assert under(document.key_offsets_of(pointer)) == key
    assert under(document.definition_of(pointer)) == definition


def test_what_is_underlined() -> None:
    """A finding about a value underlines its first line, and an empty one's key."""
    document = load_yaml(Source("x.yaml", TEXT))[0]

    assert under(document.value_offsets_of(("base",))) == "&base"
    assert under(document.value_offsets_of(("empty",))) == "empty"
    assert under(document.value_offsets_of(("hub", "name"))) == '"first hub"'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_and_columns(end: str, mark: str) -> None:
    """Lines may end as they like, and columns count characters: an emoji is one."""
    text = mark + end.join(["é: 1", '"😀é": {ñ: [x, "y"]}', "", "z: \u2028 y"])
    document = load_yaml(Source("x.yaml", text))[0]

    def place(pointer: Pointer) -> tuple[int, int]:
        return tuple(document.locator.span(*document.key_offsets_of(pointer)).start)

    assert document.diagnostics == ()
    assert place(("é",)) == (1, 1)
    assert place(("😀é",)) == (2, 1)
    assert place(("😀é", "ñ")) == (2, 8)
    assert place(("😀é", "ñ", 1)) == (2, 15)
    assert place(("z",)) == (4, 1)


def test_extract_of_a_page() -> None:
    """A finding in an extract is placed in the page that it was cut from."""
    source = Source("page.md", "a: 1\nb:\n  c: [x\n", line_map=LineMap(((10, 4), (11, 4), (12, 4), (13, 0))))
    found = load_yaml(source)[0].diagnostics

    assert [(tuple(one.span.start), one.message) for one in found] == [
        ((12, 10), "the list that opens with `[` on line 12 is not closed")
    ]


def test_extract_names_lines_and_columns_of_the_page() -> None:
    """The lines and columns inside a message are those of the page too."""
    lines = LineMap(tuple((number, 4) for number in range(20, 24)))
    found = load_yaml(Source("page.md", "a:\n  b: 1\n c: 2\n", line_map=lines))[0].diagnostics[0]

    assert (tuple(found.span.start), found.message) == (
        (22, 6),
        "`c: 2` begins in column 6, where no mapping has its keys",
    )
    assert found.hint.endswith("which begin in column 7 (line 21) or column 5 (line 20)")


class Dumper(yaml.SafeDumper):
    """PyYAML's writer, made to quote what YAML 1.2 takes for a number too."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (PyYAML's signature)
        """Write everything out."""
        return True


Dumper.add_implicit_resolver(  # type: ignore[no-untyped-call] # PyYAML's types lack it
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)
Dumper.add_implicit_resolver(  # type: ignore[no-untyped-call] # likewise
    "tag:yaml.org,2002:int", re.compile(r"0o[0-7]+$|[-+]?[0-9]+$"), list("-+0123456789")
)

# libyaml follows YAML 1.1 and takes these three for line ends; YAML 1.2 does not.
LINE_ENDS = "\x85\u2028\u2029"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=LINE_ENDS), max_size=30) | st.from_regex(
    r"[-a-z0-9_.:#' \n]{0,40}", fullmatch=True
)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, None, '"', "'", "|", ">"]),
        "indent": st.integers(2, 6),
        "width": st.sampled_from([10, 80, 10_000]),
        "allow_unicode": st.booleans(),
        "explicit_start": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
    }
)


def walk(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Give every pointer and its value."""
    yield pointer, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from walk(inner, (*pointer, step))


def check_text(document: Document, place: tuple[int, int], value: Any) -> None:
    """Hold the text at a place, read in the column where it stands, to the value."""
    start, end = place
    written = document.locator.text.content[start:end]
    if re.match(r"(?:!\S+ +)?[|>]\S*[1-9]", written):
        return  # such a text counts its indentation from a parent that it has no more
    column = document.locator.text.position(start).column
    read = load_yaml(Source("part.yaml", " " * (column - 1) + written))[0]

    assert read.diagnostics == ()
    assert repr(read.value) == repr(value)


@settings(max_examples=100)
@given(VALUES, STYLES)
def test_what_pyyaml_writes(value: Any, style: dict[str, Any]) -> None:
    """The value is read back in every style, and the text at each key and value is that key and value."""
    text = yaml.dump(value, Dumper=Dumper, sort_keys=False, **style)
    assume("\\\\\n" not in text)  # PyYAML folds a text inside an escape, and cannot read that back itself
    document = load_yaml(Source("x.yaml", text))[0]

    assert document.diagnostics == ()
    assert repr(document.value) == repr(value)
    for pointer, inner in walk(value):
        check_text(document, document.offsets_of(pointer), inner)
        if pointer and isinstance(pointer[-1], str):
            check_text(document, document.key_offsets_of(pointer), pointer[-1])


@given(NUMBERS)
def test_numbers_are_numbers(number: float) -> None:
    """A number as Python writes it is the same number in YAML 1.2."""
    assert repr(resolve_core(repr(number), 1000)) == repr(number)
