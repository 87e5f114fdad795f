"""From a path to a text, with a finding where there is none to be had."""

from __future__ import annotations

import codecs
import os
import stat
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Diagnostic, Position, Severity, Span
from hubdocs.sources.dialects import Dialect
from hubdocs.sources.document import Source
from hubdocs.sources.limits import DEFAULT_LIMITS, Limits
from hubdocs.sources.text import Text, decode

if TYPE_CHECKING:
    from pathlib import Path

# The marks of UTF-32 come first: one of them begins like one of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Opening a named pipe waits for somebody to write into it; where the flag exists, do not wait.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_GROWTH: Final = 65_536
"""Bytes that a file may grow by while it is read. Room is made for all that is asked for, so not for the limit."""

_SAVE_AS: Final = "save the file again with the encoding UTF-8"


def read(  # noqa: PLR0913 (all but two are named)
    path: Path,
    shown: str,
    *,
    raw: bytes | None = None,
    limits: Limits = DEFAULT_LIMITS,
    dialect: Dialect = Dialect.YAML_1_2,
    placeholders: bool = False,
) -> Source | Diagnostic:
    """Read a file as text.

    :param path: where the file is.
    :param shown: the file's name in findings.
    :param raw: what stands in the file, where the caller has it already.
    :return: the text on its way to be loaded, or the finding that says why there is none.
    """
    found = read_bytes(path, shown, limits.file_bytes) if raw is None else _held(raw, shown, limits.file_bytes)
    if isinstance(found, Diagnostic):
        return found
    content = _decode(found, shown)
    if isinstance(content, Diagnostic):
        return content
    return Source(shown, content, dialect=dialect, limits=limits, placeholders=placeholders)


def _finding(code: Code, message: str, shown: str, hint: str = "") -> Diagnostic:
    start = Position(1, 1)
    return Diagnostic(code, message, shown, Span(start, start), Severity.ERROR, hint=hint)


def read_bytes(path: Path, shown: str, limit: int) -> bytes | Diagnostic:
    """Read a regular file, but never more than one byte beyond the limit.

    :param shown: the file's name in findings.
    :param limit: bytes; a longer file is not read.
    """
    try:
        descriptor = os.open(path, _FLAGS)
        with open(descriptor, "rb") as file:  # noqa: PTH123 (a Path cannot be opened with flags)
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return _finding(Code.FILE_NOT_FOUND, "this is not a regular file, so it is not read", shown)
            raw = file.read(min(limit, status.st_size + _GROWTH) + 1) if status.st_size <= limit else b""
    except IsADirectoryError:
        return _finding(Code.FILE_NOT_FOUND, "this is a folder, not a file", shown)
    except FileNotFoundError:
        return _finding(Code.FILE_NOT_FOUND, "the file does not exist", shown, "check the path for a spelling mistake")
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        # On Windows opening a folder is "permission denied".
        if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for some names)
            return _finding(Code.FILE_NOT_FOUND, "this is a folder, not a file", shown)
        reason = getattr(error, "strerror", None) or "its name is not a path"
        return _finding(Code.FILE_NOT_FOUND, f"the file cannot be read: {reason.lower()}", shown)
    return _held(raw, shown, limit, size=status.st_size)


def _held(raw: bytes, shown: str, limit: int, *, size: int = 0) -> bytes | Diagnostic:
    """Hold what was read against the limit.

    :param size: of the file, where less of it was read.
    """
    size = max(size, len(raw))
    if size > limit:
        message = f"the file has {size:,} bytes; the limit is {limit:,}"
        return _finding(Code.FILE_TOO_LARGE, message, shown, "split the file, or raise the limit `file_bytes`")
    return raw


def _decode(raw: bytes, shown: str) -> str | Diagnostic:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            message = f"the file is saved as {name}; it must be UTF-8"
            return _finding(Code.INVALID_ENCODING, message, shown, _SAVE_AS)
    content, bad = decode(raw)
    if bad is None:
        return content
    text = Text(content)
    span = text.span(bad, bad + 1)
    byte = raw.removeprefix(codecs.BOM_UTF8)[len(content[:bad].encode())]
    letter = bytes((byte,)).decode("cp1252", "replace")
    hint = _SAVE_AS
    if letter.isalpha():
        hint += f"; as Windows (cp1252) text the byte would be `{letter}`"
    return Diagnostic(
        Code.INVALID_ENCODING,
        f"the byte 0x{byte:02X} is not valid UTF-8",
        shown,
        span,
        Severity.ERROR,
        hint=hint,
        line_text=text.line(span.start.line),
    )
