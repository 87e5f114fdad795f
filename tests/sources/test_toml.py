"""The TOML reader gives tomllib's values, and knows the place of everything."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdocs.model import Code
from hubdocs.sources import Document, Limits, Source
from hubdocs.sources.toml_loader import load_toml

if TYPE_CHECKING:
    from hubdocs.model import Pointer

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TIMES = st.times() | st.dates() | st.datetimes(timezones=st.none() | st.just(dt.UTC))
SCALARS = st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS | TIMES
KEYS = st.text("abcdefgh-_0123456789", min_size=1, max_size=4) | TEXTS
TABLES = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
    ),
    max_size=5,
)
NOISE = st.text(alphabet="[]{}=.,\"'\\#\n\r\t ab01-_:TZé\u2028", max_size=40)


class Writer:
    """Writes values as TOML, choosing among the ways to do so."""

    def __init__(self, draw: Any) -> None:
        self.choose = lambda *options: draw(st.sampled_from(options))

    def key(self, key: str) -> str:
        """Write one part of a key."""
        if key and key.isascii() and key.replace("-", "").replace("_", "").isalnum():
            return self.choose(key, f'"{key}"', f"'{key}'")
        return self.basic(key)

    def basic(self, text: str) -> str:
        """Write a text between double quotation marks."""
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'

    def text(self, text: str) -> str:
        """Write a text in one of the four ways."""
        plain = text.isprintable() and "'" not in text
        long = '"""' + self.choose("", "\n", "\\\n  ") + self.basic(text)[1:-1].replace("\\n", "\n") + '"""'
        if text.startswith(("\n", " ", "\t")):
            long = '"""' + self.basic(text)[1:-1] + '"""'
        if plain and text.isprintable():
            return self.choose(self.basic(text), f"'{text}'", f"'''{text}'''", long)
        return self.choose(self.basic(text), long)

    def value(self, value: Any) -> str:
        """Write a value where it stands behind ``=`` or in a list."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            gap = self.choose("", " ", "\n  ", " # note\n")
            items = [self.value(inner) for inner in value]
            last = self.choose("", ",") if items else ""
            return "[" + gap + f",{gap}".join(items) + last + gap + "]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(k)} = {self.value(v)}" for k, v in value.items()) + "}"
        if isinstance(value, (dt.datetime, dt.date, dt.time)):
            return value.isoformat()
        return repr(value)

    def table(self, table: dict[str, Any], path: tuple[str, ...] = ()) -> str:
        """Write a table: its own keys first, then those that get a header."""
        lines, later = [], []
        for key, value in table.items():
            if isinstance(value, dict) and value and self.choose("header", ""):
                later.append(self.headed("[", (*path, key), value))
            elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
                later.extend(self.headed("[[", (*path, key), one) for one in value)
            elif isinstance(value, dict) and value and self.choose("dots", ""):
                space = self.choose("", " ")
                dot = f"{space}.{space}"
                lines.extend(f"{self.key(key)}{dot}{self.key(k)} = {self.value(v)}" for k, v in value.items())
            else:
                equals = self.choose("=", " = ", "\t=")
                lines.append(self.key(key) + equals + self.value(value) + self.choose("", " # note", "\n"))
        return "\n".join([*lines, *later])

    def headed(self, opening: str, path: tuple[str, ...], table: dict[str, Any]) -> str:
        """Write a table below its header."""
        name = self.choose(".", " . ").join(self.key(key) for key in path)
        return f"{opening}{name}{']' * len(opening)}\n{self.table(table, path)}"


def plain(value: Any) -> Any:
    """Give the value that a document shall have: dates as text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (dt.datetime, dt.date, dt.time)) else value


def under(document: Document, pointer: Pointer) -> str:
    """Give the text at the place of a value."""
    start, end = document.offsets_of(pointer)
    return document.locator.text.content[start:end]


@settings(max_examples=60)
@given(TABLES, st.data())
def test_values_and_places(table: dict[str, Any], data: st.DataObject) -> None:
    """Each value is tomllib's, the text at its place is that value, and the text at its key is that key."""
    text = Writer(data.draw).table(table)
    if data.draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    document = load_toml(Source("x.toml", text))[0]
    read = tomllib.loads(text)

    assert document.diagnostics == ()
    assert repr(plain(read)) == repr(document.value)
    todo: list[tuple[Any, Pointer]] = [(read, ())]
    while todo:
        value, pointer = todo.pop()
        written = under(document, pointer)
        if pointer and not written.startswith("[") and not (isinstance(value, dict) and not written.startswith("{")):
            assert repr(tomllib.loads(f"x = {written}")["x"]) == repr(value)
        for step, inner in (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        ):
            todo.append((inner, (*pointer, step)))
            if isinstance(step, str):
                start, end = document.key_offsets_of((*pointer, step))
                assert tomllib.loads(f"{text[start:end]} = 1") == {step: 1}


@given(NOISE)
def test_same_verdict(text: str) -> None:
    """A text is refused exactly where tomllib refuses it, with one finding."""
    document = load_toml(Source("x.toml", text))[0]
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert document.broken
        assert len(document.diagnostics) == 1
    else:
        assert not document.broken
        assert repr(plain(expected)) == repr(document.value)


@settings(max_examples=60)
@given(TABLES, st.data())
def test_every_value_has_a_place(table: dict[str, Any], data: st.DataObject) -> None:
    """The scanner reads everything that tomllib reads: no value lacks its node, in a damaged text neither."""
    text = Writer(data.draw).table(table)
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from(["", *"[]{}=.,\"'\\#\n 0a"])) + text[at + 1 :]
    document = load_toml(Source("x.toml", text))[0]
    todo: list[Pointer] = [()] if not document.broken else []
    while todo:
        pointer = todo.pop()
        value: Any = document.value
        for step in pointer:
            value = value[step]
        node, use = document._descend(pointer)  # noqa: SLF001 (only this tells a place from the one around it)
        assert use is None
        assert type(node).__name__ == {dict: "Mapping", list: "Sequence"}.get(type(value), "Leaf")
        steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        todo.extend((*pointer, step) for step in steps)


TEXT = """\
# note
title = "x" # note
a.b.c = 1
a.b.d = [1, # note
  2,
]
"q.r".'s t' = {x = 1, y.z = [{k = 2}]}
[t.u]
v = 2026-11-20
[[list]]
x = 1
[list.sub]
y = 2
[[list]]
x = 2
[[list.inner]]
z = 1
[t]
n = 07:32:00
"""


@pytest.mark.parametrize(
    ("pointer", "key", "value"),
    [
        (("title",), "title", '"x"'),
        (("a",), "a", "b.c = 1\na.b.d = [1, # note\n  2,\n]"),
        (("a", "b"), "b", "c = 1\na.b.d = [1, # note\n  2,\n]"),
        (("a", "b", "d"), "d", "[1, # note\n  2,\n]"),
        (("a", "b", "d", 1), "2", "2"),
        (("q.r",), '"q.r"', "'s t' = {x = 1, y.z = [{k = 2}]}"),
        (("q.r", "s t", "y", "z", 0, "k"), "k", "2"),
        (("t",), "t", TEXT[TEXT.index("[t.u]") : -1]),
        (("t", "u"), "u", "[t.u]\nv = 2026-11-20"),
        (("t", "n"), "n", "07:32:00"),
        (("list",), "list", TEXT[TEXT.index("[[list]]") : TEXT.index("\n[t]")]),
        (("list", 0), "[[list]]", "[[list]]\nx = 1\n[list.sub]\ny = 2"),
        (("list", 0, "sub"), "sub", "[list.sub]\ny = 2"),
        (("list", 1, "x"), "x", "2"),
        (("list", 1, "inner", 0), "[[list.inner]]", "[[list.inner]]\nz = 1"),
        (("list", 1, "inner", 0, "z"), "z", "1"),
    ],
)
def test_places(pointer: Pointer, key: str, value: str) -> None:
    """Tables begin with their header and end with their last line."""
    document = load_toml(Source("x.toml", TEXT))[0]
    start, end = document.key_offsets_of(pointer)

    assert TEXT[start:end] == key
    assert under(document, pointer) == value


@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        ("a = " + "[" * 5, Limits(depth=4), Code.TOO_DEEP),
        ("a = " + "{a = " * 5, Limits(depth=4), Code.TOO_DEEP),
        ("a.b.c.d = 1", Limits(depth=4), None),
        ("a.b.c.d.e = 1", Limits(depth=4), Code.TOO_DEEP),
        ("[a.b.c]", Limits(depth=4), None),
        ("[a.b.c.d]", Limits(depth=4), Code.TOO_DEEP),
        ("[[a.b]]", Limits(depth=4), None),
        ("[[a.b.c]]", Limits(depth=4), Code.TOO_DEEP),
        ("[a.b]\nc = {d = {}}", Limits(depth=4), Code.TOO_DEEP),
        ("a = [1, 2]", Limits(nodes=3), Code.TOO_MANY_NODES),
        ("a = [1, 2]", Limits(nodes=4), None),
        ('a = "12345"', Limits(scalar_characters=4), Code.LONG_SCALAR),
        ("a = 12345", Limits(number_digits=4), Code.UNSUPPORTED_NUMBER),
        ("a = " + "1" * 5000, Limits(number_digits=10_000), Code.UNSUPPORTED_NUMBER),
        ("a = " + "[" * 900 + "]" * 900, Limits(depth=5000), Code.TOO_DEEP),
    ],
)
def test_limits(text: str, limits: Limits, code: Code | None) -> None:
    """Each limit that is passed is one finding; none is a RecursionError."""
    document = load_toml(Source("x.toml", text, limits=limits))[0]

    assert [found.code for found in document.diagnostics] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('a = 1\r\nb = "\x01"', (2, 6), "this character cannot stand here"),
        ("a = 1\r\r\n", (1, 6), "this is not TOML from here on"),
        ("# \x00", (1, 3), "this character cannot stand here"),
        ("a = '\ud800'", (1, 6), "the text holds U+D800, which is half of a character"),
    ],
)
def test_characters(text: str, place: tuple[int, int], message: str) -> None:
    """What only tomllib refuses has the right place, after line ends of two characters too."""
    found = load_toml(Source("x.toml", text))[0].diagnostics

    assert [(tuple(one.span.start), one.message) for one in found] == [(place, message)]
