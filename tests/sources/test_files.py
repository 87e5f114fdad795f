"""From a path to a text: what can be read is read, everything else is a finding."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from hubdocs.model import Code, Diagnostic
from hubdocs.sources import Dialect, Limits, Source, kind_of, load, read

if TYPE_CHECKING:
    from pathlib import Path


def finding(path: Path, limits: Limits | None = None) -> Diagnostic:
    """Read a file that cannot be read."""
    found = read(path, "shown.yaml", limits=limits or Limits())
    assert isinstance(found, Diagnostic)
    assert found.path == "shown.yaml"
    return found


def write(tmp_path: Path, raw: bytes) -> Path:
    """Make a file of these bytes."""
    path = tmp_path / "file.yaml"
    path.write_bytes(raw)
    return path


def test_text(tmp_path: Path) -> None:
    """A file becomes a text with the name, dialect and limits that it was asked for with."""
    path = write(tmp_path, "a: é\r\n".encode())
    limits = Limits(file_bytes=100)
    source = read(path, "shown.yaml", limits=limits, dialect=Dialect.HELM, placeholders=True)

    assert source == Source("shown.yaml", "a: é\r\n", dialect=Dialect.HELM, limits=limits, placeholders=True)


def test_byte_order_mark(tmp_path: Path) -> None:
    """A UTF-8 mark at the start is no part of the text."""
    source = read(write(tmp_path, b"\xef\xbb\xbfa: 1"), "x.yaml")

    assert isinstance(source, Source)
    assert source.content == "a: 1"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    """A mark of UTF-16 or UTF-32 is known, and named."""
    found = finding(write(tmp_path, ("\ufeff" + "a: 1\n").encode(encoding)))

    assert found.code is Code.INVALID_ENCODING
    assert found.message == f"the file is saved as {encoding[:6].upper()}; it must be UTF-8"
    assert found.hint == "save the file again with the encoding UTF-8"


@pytest.mark.parametrize(
    ("raw", "place", "message", "hint"),
    [
        (b"a: 1\nb: caf\xe9\n", (2, 7), "the byte 0xE9 is not valid UTF-8", "the byte would be `é`"),
        ("é: ñ ".encode() + b"\xff\n", (1, 6), "the byte 0xFF is not valid UTF-8", "the byte would be `ÿ`"),
        (b"\xef\xbb\xbfa: \xe9", (1, 4), "the byte 0xE9 is not valid UTF-8", "the byte would be `é`"),
        (b"a: \xed\xa0\x80", (1, 4), "the byte 0xED is not valid UTF-8", "the byte would be `í`"),
        (b"a: \xc3", (1, 4), "the byte 0xC3 is not valid UTF-8", "the byte would be `Ã`"),
        (b"a\r\nb\r\x80", (3, 1), "the byte 0x80 is not valid UTF-8", "save the file again with the encoding UTF-8"),
    ],
)
def test_invalid_bytes(tmp_path: Path, raw: bytes, place: tuple[int, int], message: str, hint: str) -> None:
    """A byte that is not UTF-8 has a line, a column, and a guess what it was meant to be."""
    found = finding(write(tmp_path, raw))

    assert (found.code, tuple(found.span.start), found.message) == (Code.INVALID_ENCODING, place, message)
    assert found.hint.endswith(hint)


def test_size(tmp_path: Path) -> None:
    """A file beyond the limit is not read; one of exactly the limit is."""
    path = write(tmp_path, b"x" * 11)
    found = finding(path, Limits(file_bytes=10))

    assert (found.code, found.message) == (Code.FILE_TOO_LARGE, "the file has 11 bytes; the limit is 10")
    assert isinstance(read(path, "x.yaml", limits=Limits(file_bytes=11)), Source)


def test_size_of_a_sparse_file(tmp_path: Path) -> None:
    """A file of a terabyte is refused at once: not a byte of it is read."""
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(2**40)

    assert finding(path).message == "the file has 1,099,511,627,776 bytes; the limit is 5,000,000"


def test_missing(tmp_path: Path) -> None:
    """A file that is not there is said to be missing."""
    found = finding(tmp_path / "none.yaml")

    assert (found.code, found.message) == (Code.FILE_NOT_FOUND, "the file does not exist")


def test_folder(tmp_path: Path) -> None:
    """A folder is said to be one."""
    found = finding(tmp_path)

    assert (found.code, found.message) == (Code.FILE_NOT_FOUND, "this is a folder, not a file")


@pytest.mark.parametrize("name", ["a/b\0c.yaml", "n" * 300 + ".yaml"])
def test_names_that_no_file_has(tmp_path: Path, name: str) -> None:
    """An impossible name is a finding too."""
    assert finding(tmp_path / name).code is Code.FILE_NOT_FOUND


def test_loop_of_links(tmp_path: Path) -> None:
    """A link to itself is a finding too."""
    loop = tmp_path / "loop.yaml"
    try:
        loop.symlink_to(loop)
    except OSError:  # Windows without the right to make links
        return

    assert finding(loop).message.startswith("the file cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe(tmp_path: Path) -> None:
    """A named pipe is not waited for."""
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    found = finding(path)

    assert (found.code, found.message) == (Code.FILE_NOT_FOUND, "this is not a regular file, so it is not read")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no /dev/zero")  # noqa: PTH110 (a marker)
def test_device(tmp_path: Path) -> None:
    """A device without end is not read."""
    link = tmp_path / "zero.yaml"
    link.symlink_to("/dev/zero")

    assert finding(link).message == "this is not a regular file, so it is not read"


def test_kinds() -> None:
    """The suffix of a file says its format, in whatever case it is written."""
    names = ("a.yaml", "a.YML", "dir/a.json", "pyproject.toml", "a.md", "yaml", ".yaml", "a.tar.json")

    assert [kind_of(name) for name in names] == ["yaml", "yaml", "json", "toml", None, None, None, "json"]


@pytest.mark.parametrize(
    ("path", "content", "value"),
    [
        ("a.yaml", "a: 1", {"a": 1}),
        ("a.json", '{"a": 1}', {"a": 1}),
        ("a.toml", "a = 1", {"a": 1}),
        ("a.txt", "a: 1", {"a": 1}),
    ],
)
def test_load(path: str, content: str, value: object) -> None:
    """One door for all formats; a file of another suffix is YAML."""
    assert [document.value for document in load(Source(path, content))] == [value]


def test_load_as() -> None:
    """The format may be given, as for an extract of a page."""
    assert load(Source("page.md", '{"a": 1}'), "json")[0].value == {"a": 1}
    assert load(Source("page.md", "a = 1"), "toml")[0].value == {"a": 1}
    assert load(Source("a.json", "a: 1"), "yaml")[0].value == {"a": 1}
