"""Whatever a text is made of, reading it raises nothing, and every place lies inside the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from hubdocs.model import Diagnostic, LineMap
from hubdocs.sources import Dialect, Document, Limits, Source, Text, load, read
from hubdocs.sources.yaml_fallback import PythonParser

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from hubdocs.sources import Kind

PIECES = [
    *"abyno019 \n\r\t:-?,[]{}#&*!|>'\"%@`\\/=.~+_$<()\ufeff\u00a0\u0085\u2028\uff1aé😀\x00\x07\x7f\ud800",
    *("key: ", "- ", "\n  ", "\n    ", "\n- ", "\n  - ", "a: 1\n", "&a ", "*a", "<<: ", "<<: *a\n", "---\n", "\n...\n"),
    *("? ", ": ", "|\n", ">-\n", "!!str ", "!<", "{{ x }}", "{% if %}", "<name>", "...", "\r\n", "'x' ", '"x" ', '"""'),
    *("[[", "]]", "[a.b]\n", "a.b = ", "true", "null", "NaN", ".inf", "0x1F", "1e9", "\\u12", "# c\n", "%YAML 1.2\n"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
ANY = st.text(st.characters(), max_size=40)
KINDS: tuple[Kind, ...] = ("yaml", "json", "toml")
LIMITS = st.sampled_from(
    [Limits(), Limits(depth=2, nodes=5, alias_nodes=3, scalar_characters=3, number_digits=2, findings=1)]
)


def check_finding(found: Diagnostic, text: Text) -> None:
    """Hold a finding to what every finding must be."""
    assert found.message
    assert "\n" not in found.message + found.hint
    assert found.line_text == text.line(found.span.start.line)
    for span in (found.span, *(other.span for other in found.related)):
        assert span.start <= span.end
        for place in span:
            assert 1 <= place.line <= len(text.line_starts)
            line_end = [*text.line_starts, len(text.content) + 1][place.line]
            assert 1 <= place.column <= line_end - text.line_starts[place.line - 1] + 1


def check_places(document: Document, value: Any, pointer: tuple[str | int, ...] = ()) -> None:
    """Hold the place of every key and value to the bounds of the text."""
    end_of_text = len(document.locator.text.content)
    for start, end in (
        document.offsets_of(pointer),
        document.key_offsets_of(pointer),
        document.value_offsets_of(pointer),
    ):
        assert 0 <= start <= end <= end_of_text + 1  # what is empty at the end of the text is underlined behind it
    if pointer and len(pointer) > 6:
        return
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        check_places(document, inner, (*pointer, step))


def check(source: Source, kind: Kind) -> None:
    """Read a text and look at everything that comes of it."""
    documents = load(source, kind)
    assert documents
    for document in documents:
        assert not document.broken or any(found.severity.value == "error" for found in document.diagnostics)
        for found in document.diagnostics:
            check_finding(found, document.locator.text)
        json.dumps(document.value, allow_nan=False, ensure_ascii=False).encode()
        check_places(document, document.value)


@given(TEXTS | ANY, st.sampled_from(KINDS), st.sampled_from(Dialect), st.booleans(), LIMITS)
def test_nothing_is_raised(content: str, kind: Kind, dialect: Dialect, placeholders: bool, limits: Limits) -> None:  # noqa: FBT001 (hypothesis gives it)
    """Every text gives documents whose places, values and findings make sense."""
    check(Source("x", content, dialect=dialect, placeholders=placeholders, limits=limits), kind)


@given(TEXTS | ANY, st.booleans())
def test_without_libyaml(content: str, placeholders: bool) -> None:  # noqa: FBT001 (hypothesis gives it)
    """The same holds for PyYAML's parser in pure Python."""
    import hubdocs.sources.yaml_events as module  # noqa: PLC0415 (the fixture that sets it back is per test, not per text)

    parser = module.CParser
    module.CParser = PythonParser
    try:
        check(Source("x", content, placeholders=placeholders), "yaml")
    finally:
        module.CParser = parser


@given(TEXTS, st.sampled_from(KINDS))
def test_extracts(content: str, kind: Kind) -> None:
    """A finding in an extract lies in the lines that the extract was cut from."""
    count = len(Text(content).line_starts)
    lines = LineMap(tuple((number + 10, 4) for number in range(count)))
    for document in load(Source("page.md", content, line_map=lines), kind):
        for found in document.diagnostics:
            assert 10 <= found.span.start.line < 10 + count
            assert found.span.start.column > 4


@given(st.binary(max_size=60) | TEXTS.map(lambda text: text.encode(errors="surrogatepass")))
def test_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """Any bytes are a text or a finding with a place."""
    path: Path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(raw)
    found = read(path, "bytes.yaml")

    if isinstance(found, Diagnostic):
        assert found.message
        assert found.span.start >= (1, 1)
    else:
        check(found, "yaml")
