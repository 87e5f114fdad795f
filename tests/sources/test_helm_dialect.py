"""Plain values as Helm reads them: go-yaml 2.4 resolves them, ``sigs.k8s.io/yaml`` makes JSON of the result."""

from __future__ import annotations

import pytest

from hubdocs.model import Code, Severity
from hubdocs.sources import Dialect, Source, load_yaml
from hubdocs.sources.dialects import go_float_text

TRUE = ("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE")
FALSE = ("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE")

VALUES: list[tuple[str, object]] = [
    *((word, True) for word in TRUE),
    *((word, False) for word in FALSE),
    *((word, None) for word in ("", "~", "null", "Null", "NULL")),
    # Other casings are text.
    *((word, word) for word in ("yEs", "oN", "tRUE", "nULL", "nO", "t", "f", "none")),
    # Integers: a zero in front means octal, `_` is taken out first, 64 bits.
    ("0", 0),
    ("-0", 0),
    ("12", 12),
    ("+12", 12),
    ("010", 8),
    ("-010", -8),
    ("0o10", 8),
    ("0O10", 8),
    ("0b11", 3),
    ("0B11", 3),
    ("-0b11", -3),
    ("0x1F", 31),
    ("0X1f", 31),
    ("+0x10", 16),
    ("0x_1F", 31),
    ("1_000", 1000),
    ("1__0_", 10),
    ("-_1", -1),
    ("00", 0),
    ("9223372036854775807", 2**63 - 1),
    ("-9223372036854775808", -(2**63)),
    ("18446744073709551615", 2**64 - 1),
    # What fits no integer is tried as a float.
    ("08", 8.0),
    ("09.5", 9.5),
    ("18446744073709551616", 18446744073709551616.0),
    ("-9223372036854775809", -9223372036854775809.0),
    ("+9223372036854775808", 9223372036854775808.0),
    (".5", 0.5),
    ("+.5", 0.5),
    ("-.5e-3", -0.0005),
    ("1.", 1.0),
    ("1.10", 1.1),
    ("1e3", 1000.0),
    ("1E+3", 1000.0),
    ("1_0.5", 10.5),
    (".1_5", 0.15),
    # What is no number in Go is text.
    ("._1", "._1"),
    (".1__5", ".1__5"),
    (".1_", ".1_"),
    ("0o8", "0o8"),
    ("0b2", "0b2"),
    ("0x", "0x"),
    ("0xFFFFFFFFFFFFFFFFF", "0xFFFFFFFFFFFFFFFFF"),
    ("1e999", "1e999"),
    (".5e999", ".5e999"),
    ("-x", "-x"),
    ("+", "+"),
    (".", "."),
    ("1.2.3", "1.2.3"),
    ("1e", "1e"),
    ("0x1.8p1", "0x1.8p1"),
    # No base 60, and dates stay what was written.
    ("12:30:45", "12:30:45"),
    ("22:22", "22:22"),
    ("2026-11-20", "2026-11-20"),
    ("2026-1-2", "2026-1-2"),
    ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z"),
    ("2026-11-20 10:00:00", "2026-11-20 10:00:00"),
    # With quotation marks or a tag, everything is text.
    ("'yes'", "yes"),
    ('"010"', "010"),
    ("!!str 010", "010"),
    ("=", "="),
]

KEYS = [
    ("true", "true", False),
    ("yes", "true", True),
    ("Off", "false", True),
    ("1", "1", False),
    ("-3", "-3", False),
    ("010", "8", True),
    ("1_000", "1000", True),
    ("0x1F", "31", True),
    ("1.5", "1.5", False),
    ("2.50", "2.5", True),
    ("1.0", "1", True),
    ("1e3", "1000", True),
    ("1000000.0", "1e+06", True),
    (".5", "0.5", True),
    ("2026-11-20", "2026-11-20", False),
    ("12:30", "12:30", False),
]

FLOATS = [
    (0.0, "0"),
    (-0.0, "-0"),
    (1.5, "1.5"),
    (-2.5, "-2.5"),
    (0.1, "0.1"),
    (100000.0, "100000"),
    (123456.0, "123456"),
    (1000000.0, "1e+06"),
    (1234567.0, "1.234567e+06"),
    (1e21, "1e+21"),
    (1e100, ".inf"),
    (-1e100, "-.inf"),
    (0.0001, "0.0001"),
    (0.00001, "1e-05"),
    (0.00012, "0.00012"),
    (3.141592653589793, "3.1415927"),
    (16777217.0, "1.6777216e+07"),
]


@pytest.mark.parametrize(("written", "value"), VALUES, ids=[written or "nothing" for written, _ in VALUES])
def test_value(written: str, value: object) -> None:
    """A plain value has Helm's value, and its type."""
    document = load_yaml(Source("values.yaml", f"a: {written}\n", dialect=Dialect.HELM))[0]

    assert document.diagnostics == ()
    assert repr({"a": value}) == repr(document.value)


@pytest.mark.parametrize(("written", "key", "warned"), KEYS)
def test_key(written: str, key: str, *, warned: bool) -> None:
    """A key becomes text as in Go; it is told where that text is not the one written, and a warning if it is a word."""
    document = load_yaml(Source("values.yaml", f"{written}: 1\n", dialect=Dialect.HELM))[0]

    assert document.value == {key: 1}
    assert [found.code for found in document.diagnostics] == ([Code.NON_STRING_KEY] if warned else [])
    expected = Severity.WARNING if key in ("true", "false") else Severity.INFORMATION
    assert all(found.severity is expected for found in document.diagnostics)


@pytest.mark.parametrize("written", ["null", "~", "Null"])
def test_empty_key(written: str) -> None:
    """An empty key is an error: no JSON can be made of it."""
    document = load_yaml(Source("values.yaml", f"{written}: 1\n", dialect=Dialect.HELM))[0]

    assert [(found.code, found.severity) for found in document.diagnostics] == [(Code.NON_STRING_KEY, Severity.ERROR)]


@pytest.mark.parametrize(("value", "text"), FLOATS)
def test_float_text(value: float, text: str) -> None:
    """A number that is a key is written as Go's shortest text of 32 bits."""
    assert go_float_text(value) == text


@pytest.mark.parametrize(
    ("written", "core", "helm"),
    [("on", "on", True), ("010", 10, 8), ("1_000", "1_000", 1000), ("0b11", "0b11", 3), ("n", "n", False)],
)
def test_ambiguous(written: str, core: object, helm: object) -> None:
    """Both dialects know what the other one makes of a value."""
    for dialect, mine, other in ((Dialect.YAML_1_2, core, helm), (Dialect.HELM, helm, core)):
        document = load_yaml(Source("values.yaml", f"a: [{written}]\n", dialect=dialect))[0]

        assert document.value == {"a": [mine]}
        assert [(one.pointer, one.text, one.alternative) for one in document.ambiguous] == [(("a", 0), written, other)]


@pytest.mark.parametrize("written", ["1", "0x1F", "1.5", "text", "true", "null", "0", "0o17", '"on"', "'010'"])
def test_not_ambiguous(written: str) -> None:
    """Where the dialects agree, nothing is noted."""
    for dialect in Dialect:
        document = load_yaml(Source("values.yaml", f"a: {written}\n", dialect=dialect))[0]

        assert document.ambiguous == ()
