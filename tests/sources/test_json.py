"""The JSON reader agrees with the standard library's, and knows the place of everything."""

from __future__ import annotations

import json
import math
import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hubdocs.model import Code
from hubdocs.sources import Limits, Source
from hubdocs.sources.json_loader import load_json

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)
NOISE = st.text(alphabet="{}[],:\"\\ \n\t0123456789.eE+-truefalsnNI#/'é😀\u2028", max_size=30)


def refuse(word: str) -> Any:
    """Take NaN and its like for errors, as RFC 8259 does."""
    raise ValueError(word)


def reference(text: str) -> Any:
    """Read a text with the standard library; an exception stands for a refusal."""
    try:
        return json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        return error


def has_infinity(value: Any) -> bool:
    """Say whether a number of a value was too large."""
    if isinstance(value, dict):
        value = list(value.values())
    return any(map(has_infinity, value)) if isinstance(value, list) else isinstance(value, float) and math.isinf(value)


def check_verdict(text: str) -> None:
    """Hold both readers to the same verdict and value."""
    document = load_json(Source("x.json", text))[0]
    expected = reference(text)
    codes = {found.code for found in document.diagnostics}
    refused = document.broken or Code.UNSUPPORTED_NUMBER in codes

    if isinstance(expected, Exception) or has_infinity(expected):
        assert refused
    else:
        assert not refused
        assert repr(expected) == repr(document.value)


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_values(value: Any, indent: int | str | None, ascii_only: bool) -> None:  # noqa: FBT001 (hypothesis gives it)
    """What the standard library writes is read as the same value, of the same types."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    document = load_json(Source("x.json", text))[0]

    assert document.diagnostics == ()
    assert repr(json.loads(text)) == repr(document.value)


@given(NOISE)
@example('"\\ud83d\\ude00"')
@example("-0")
@example("1E400")
@example("[1]\x0c")
@example('{"a":1,"a":2}')
def test_same_verdict(text: str) -> None:
    """A text is refused exactly where the standard library refuses it."""
    check_verdict(text)


@given(VALUES, st.data())
def test_same_verdict_on_damaged_texts(value: Any, data: st.DataObject) -> None:
    """The same holds for a good text with one character taken out or put in."""
    text = json.dumps(value, indent=data.draw(st.sampled_from([None, 2])), ensure_ascii=False)
    at = data.draw(st.integers(0, len(text)))
    new = data.draw(st.sampled_from(["", *'{}[],:"\\ 0-.et\n']))
    check_verdict(text[:at] + new + text[at + 1 :])


@given(VALUES)
def test_places(value: Any) -> None:
    """The text at each place is the value, and the text at each key is the key."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    document = load_json(Source("x.json", text))[0]
    todo: list[tuple[Any, tuple[str | int, ...]]] = [(value, ())]
    while todo:
        inner, pointer = todo.pop()
        start, end = document.offsets_of(pointer)
        assert json.loads(text[start:end]) == inner
        steps = inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
        for step, child in steps:
            todo.append((child, (*pointer, step)))
            if isinstance(step, str):
                start, end = document.key_offsets_of((*pointer, step))
                assert json.loads(text[start:end]) == step


@pytest.mark.parametrize("text", [r'"\ud800"', r'"a\udc00b"', r'"\ud800\u0041"', r'{"\udfff": "\ude00\ud83d"}'])
def test_half_characters(text: str) -> None:
    """Half of a surrogate pair becomes U+FFFD, so that every value can be written again."""
    document = load_json(Source("x.json", text))[0]

    assert document.diagnostics == ()
    assert "\ufffd" in json.dumps(document.value, ensure_ascii=False)
    json.dumps(document.value, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('{"a":\n "b\tc"}', 2, 4, "a tab cannot stand in a JSON text"),
        ('["a\x01"]', 1, 4, "the control character U+0001 cannot stand in a JSON text"),
        ("[\x00]", 1, 2, "the character U+0000 (control character) cannot stand here"),
        ("[1]\x0c", 1, 4, "the character U+000C (control character) cannot stand here"),
        ("[\ud800]", 1, 2, "the text holds U+D800, which is half of a character"),
    ],
)
def test_control_characters(text: str, line: int, column: int, message: str) -> None:
    """A character that is not allowed is named, at its place."""
    found = load_json(Source("x.json", text))[0].diagnostics

    assert [(tuple(one.span.start), one.message) for one in found] == [((line, column), message)]


@pytest.mark.parametrize(
    ("text", "limits", "code", "broken"),
    [
        ("[" * 5, Limits(depth=4), Code.TOO_DEEP, True),
        ("[" * 4 + "]" * 4, Limits(depth=4), None, False),
        ("[1, 2, 3]", Limits(nodes=3), Code.TOO_MANY_NODES, True),
        ('{"a": 1}', Limits(nodes=3), None, False),
        ('{"a": "12345"}', Limits(scalar_characters=4), Code.LONG_SCALAR, False),
        ('{"12345": 1}', Limits(scalar_characters=4), Code.LONG_SCALAR, False),
        ("[12345]", Limits(number_digits=4), Code.UNSUPPORTED_NUMBER, False),
        ("[" + "1" * 5000 + "]", Limits(number_digits=10_000), Code.UNSUPPORTED_NUMBER, False),
    ],
)
def test_limits(text: str, limits: Limits, code: Code | None, *, broken: bool) -> None:
    """Each limit that is passed is one finding."""
    document = load_json(Source("x.json", text, limits=limits))[0]

    assert [found.code for found in document.diagnostics] == ([code] if code else [])
    assert document.broken is broken


def test_values_with_a_finding_match_any_type() -> None:
    """A schema must not complain about a value that has its finding already."""
    document = load_json(Source("x.json", '{"a": [NaN, 1], "b": "long text"}', limits=Limits(scalar_characters=4)))[0]

    assert document.wildcards == {("a", 0), ("b",)}


def test_speed() -> None:
    """A megabyte takes about a second."""
    records = [{"name": f"é{i}", "size": i * 1.5, "on": [True, None, "x\n"], "in": {"a": i}} for i in range(12_500)]
    text = json.dumps(records)
    start = time.process_time()
    document = load_json(Source("x.json", text))[0]
    seconds = time.process_time() - start

    assert len(text) > 1_000_000
    assert document.value == records
    assert seconds < 5  # five times what it takes, for a busy machine
