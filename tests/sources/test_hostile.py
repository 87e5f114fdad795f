"""Hostile texts end in findings: no exception, within a second of work and 200 MB of memory.

They are read in processes of their own, through the front door (:func:`hubdocs.sources.read`, which knows the limit of
a file's size) and, where that refuses one, again as a text that came in another way.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 1.0
MEGABYTES: Final = 200
YARDSTICK: Final = 0.04
"""Seconds that the reader's loop of four hundred thousand small texts takes where nothing else is going on."""
TOGETHER: Final = 11
"""How many texts one process reads: starting a process costs more than most of them."""

READER: Final = """
import json, sys, time
from pathlib import Path
from hubdocs.sources import Source, decode, load, read

try:
    import resource
except ImportError:
    resource = None
unit = 1024 * 1024 if sys.platform == "darwin" else 1024


def peak():
    # In megabytes. On Linux, getrusage() also counts what the process had before it became this program: pytest's own.
    status = Path("/proc/self/status")
    if status.is_file():
        [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit if resource else 0


start = time.process_time()
[str(number) for number in range(400_000)]
yardstick = time.process_time() - start

for path in map(Path, sys.argv[1:]):
    codes = set()
    source = read(path, path.name)
    if not isinstance(source, Source):
        codes.add(source.code.value)
        source = Source(path.name, decode(path.read_bytes())[0])
    start = time.process_time()
    documents = load(source)
    seconds = time.process_time() - start
    codes |= {found.code.value for document in documents for found in document.diagnostics}
    answer = {"codes": sorted(codes), "documents": len(documents), "seconds": seconds, "megabytes": peak()}
    print(json.dumps({"name": path.name, "yardstick": yardstick, **answer}), flush=True)
    del source, documents
"""


def bomb_of_lists() -> str:
    """Nine to the power of ten values in 442 bytes."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{new}: &{new} [{', '.join(['*' + old] * 9)}]" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    ]
    return "\n".join(lines)


def bomb_of_mappings() -> str:
    """Two to the power of 25 keys."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{l: *a{n - 1}, r: *a{n - 1}}}" for n in range(1, 26)]
    return "\n".join(lines)


def bomb_of_merges() -> str:
    """Merge keys that double what they merge, 23 times."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n  k{n}: 1" for n in range(1, 24)]
    return "\n".join(lines)


def many_merges() -> str:
    """Merge a mapping of a thousand keys into two thousand others."""
    base = "base: &b\n" + "".join(f"  k{n}: {n}\n" for n in range(1000))
    return base + "".join(f"m{n}:\n  <<: *b\n" for n in range(2000))


def nested_blocks(depth: int) -> str:
    """Put mappings in mappings, each indented deeper than the last."""
    return "".join(f"{' ' * n}a:\n" for n in range(depth))


INPUTS: dict[str, tuple[Callable[[], str | bytes], list[str]]] = {
    "alias-lists.yaml": (bomb_of_lists, ["alias-expansion"]),
    "alias-mappings.yaml": (bomb_of_mappings, ["alias-expansion"]),
    "alias-recursive.yaml": (lambda: "a: &a {b: *a}\n", ["recursive-alias"]),
    "alias-recursive-list.yaml": (lambda: "&a [*a]\n", ["recursive-alias"]),
    "merge-doubling.yaml": (bomb_of_merges, ["alias-expansion"]),
    "merge-many.yaml": (many_merges, ["alias-expansion"]),
    "merge-recursive.yaml": (lambda: "a: &a {<<: *a}\n", ["recursive-alias"]),
    "scalar-10-megabytes.yaml": (lambda: "a: " + "x" * 10_000_000, ["file-too-large", "long-scalar"]),
    "scalar-4-megabytes.yaml": (lambda: 'a: "' + "x" * 4_000_000 + '"', ["long-scalar"]),
    "nesting-flow.yaml": (lambda: "[" * 10_000 + "]" * 10_000, ["too-deep"]),
    "nesting-flow-megabytes.yaml": (lambda: "[" * 4_000_000, ["too-deep"]),
    "nesting-flow-mappings.yaml": (lambda: "{a: " * 10_000, ["too-deep"]),
    "nesting-blocks.yaml": (lambda: nested_blocks(3000), ["too-deep"]),
    "nesting-dashes.yaml": (lambda: "- " * 100_000, ["too-deep"]),
    "nesting-questions.yaml": (lambda: "? " * 3000 + "a", ["too-deep"]),
    "bytes-invalid.yaml": (lambda: b"- \xff\xfe\xfa\n" * 1000, ["invalid-encoding"]),
    "bytes-utf-16.yaml": (lambda: "a: 1\n".encode("utf-16"), ["invalid-encoding"]),
    "bytes-nul.yaml": (lambda: b"\x00" * 1_000_000, ["invalid-encoding"]),
    "control-characters.yaml": (lambda: "a: \x1b[2J\x07\n", ["invalid-encoding"]),
    "mark-and-line-ends.yaml": (lambda: "\ufeffa: 1\r\nb: 2\r\n", []),
    "tabs.yaml": (lambda: "a:\n\tb: 1\n", ["tab-indentation"]),
    "tag-python.yaml": (lambda: 'a: !!python/object/apply:os.system ["exit 1"]\n', ["unsupported-tag"]),
    "tag-custom.yaml": (lambda: "a: !Ref b\nc: !vault |\n  d\n", ["unsupported-tag"]),
    "tag-many.yaml": (lambda: "".join(f"- !t{n} x\n" for n in range(20_000)), ["unsupported-tag"]),
    "number-long.yaml": (lambda: "a: " + "9" * 20_000, ["unsupported-number"]),
    "number-long-hexadecimal.yaml": (lambda: "a: 0x" + "f" * 20_000, ["unsupported-number"]),
    "number-not-finite.yaml": (lambda: "a: .nan\nb: .inf\n", ["unsupported-number"]),
    "keys-equal.yaml": (lambda: "a: 1\n" * 50_000, ["duplicate-key"]),
    "keys-not-text.yaml": (lambda: "1: a\ntrue: b\nnull: c\n2026-11-20: d\n[1, 2]: e\n", ["non-string-key"]),
    "keys-of-lists.yaml": (lambda: "[1]: a\n" * 20_000, ["non-string-key"]),
    "anchors.yaml": (lambda: "".join(f"a{n}: &a{n} {n}\n" for n in range(200_000)), ["too-many-nodes"]),
    "items.yaml": (lambda: "- 1\n" * 1_000_000, ["too-many-nodes"]),
    "items-flow.yaml": (lambda: "[" + "1," * 2_000_000 + "]", ["too-many-nodes"]),
    "comments.yaml": (lambda: "# comment\n" * 400_000, []),
    "documents.yaml": (lambda: "---\n" * 50_000, []),
    "empty.yaml": (lambda: "", []),
    "quotes.yaml": (lambda: '"' * 1_000_001, ["yaml-syntax"]),
    "quotes-on-lines.yaml": (lambda: '- "\n' * 200_001, ["yaml-syntax"]),
    "quote-unclosed.yaml": (lambda: 'a: "' + "x\n" * 2_000_000, ["yaml-syntax"]),
    "backslashes.yaml": (lambda: 'a: "' + "\\" * 1_000_001 + "\n", ["yaml-syntax"]),
    "spaces.yaml": (lambda: " " * 4_000_000 + "@", ["yaml-syntax"]),
    "error-at-the-end.yaml": (lambda: "- value # note\n" * 100_000 + "- [\n", ["yaml-syntax"]),
    "one-long-line.yaml": (lambda: "a: " + "b: " * 500_000, ["yaml-syntax"]),
    "key-long.yaml": (lambda: "k" * 1_000_000 + ": 1\n", ["yaml-syntax"]),
    "lists.json": (lambda: "[" * 100_000, ["too-deep"]),
    "mappings.json": (lambda: '{"a":' * 100_000, ["too-deep"]),
    "items.json": (lambda: "[" + "1," * 2_000_000 + "1]", ["too-many-nodes"]),
    "number.json": (lambda: "[" + "9" * 1_000_000 + "]", ["unsupported-number"]),
    "text.json": (lambda: '"' + "x" * 4_000_000 + '"', ["long-scalar"]),
    "escapes.json": (lambda: '"' + "\\u0041" * 600_000 + '"', []),
    "text-unclosed.json": (lambda: '"' + "\\\\" * 2_000_000, ["json-syntax"]),
    "spaces.json": (lambda: " " * 4_000_000, ["json-syntax"]),
    "brackets-crooked.json": (lambda: '{"a": [' + '{"b": 1},\n' * 30_000, ["json-syntax"]),
    "key-long.json": (lambda: '{"' + "k" * 900_000 + '" 1}', ["json-syntax"]),
    "lists.toml": (lambda: "a = " + "[" * 100_000, ["too-deep"]),
    "tables.toml": (lambda: "a = " + "{a = " * 100_000, ["too-deep"]),
    "dots.toml": (lambda: "a." * 100_000 + "a = 1", ["too-deep"]),
    "headers.toml": (lambda: "[a" + ".a" * 100_000 + "]", ["too-deep"]),
    "items.toml": (lambda: "a = [" + "1," * 2_000_000 + "]", ["too-many-nodes"]),
    "headers-deep.toml": (lambda: "".join(f"[{'a.' * 90}k{n}]\n" for n in range(2_000)), []),
    "lists-of-tables.toml": (lambda: "[[a]]\n" * 60_000, []),
    "number.toml": (lambda: "a = " + "9" * 20_000, ["unsupported-number"]),
    "text.toml": (lambda: 'a = """' + "x\n" * 2_000_000 + '"""', ["long-scalar"]),
    "text-unclosed.toml": (lambda: 'a = """' + '"" ' * 1_000_000, ["toml-syntax"]),
    "not-toml.toml": (lambda: "- a\n" * 1_000_000, ["toml-syntax"]),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Read all texts, some in each process; give what was measured, by name."""
    folder = tmp_path_factory.mktemp("hostile")
    measured: dict[str, dict[str, Any]] = {}
    names = list(INPUTS)
    for first in range(0, len(names), TOGETHER):
        paths = [folder / name for name in names[first : first + TOGETHER]]
        for path in paths:
            content = INPUTS[path.name][0]()
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        command = [sys.executable, "-W", "error", "-c", READER, *map(str, paths)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = map(json.loads, run.stdout.splitlines())
        measured |= {line["name"]: line for line in lines}
        if run.returncode or run.stderr:
            missing = next((path.name for path in paths if path.name not in measured), paths[-1].name)
            measured[missing] = {"stderr": run.stderr, "returncode": run.returncode}
        for path in paths:
            path.unlink()
    return measured


@pytest.mark.parametrize("name", INPUTS)
def test_hostile(name: str, answers: dict[str, dict[str, Any]]) -> None:
    """The text is read, or refused with the finding that fits, within the bounds."""
    answer = answers.get(name)
    assert answer is not None, "the process ended before this text"
    assert "stderr" not in answer

    assert INPUTS[name][1] == answer["codes"]
    assert answer["documents"] > 0
    assert answer["seconds"] < SECONDS * max(1, answer["yardstick"] / YARDSTICK)
    assert answer["megabytes"] < MEGABYTES
