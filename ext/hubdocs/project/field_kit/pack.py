"""Pack the pages of a kit: the same pages give the same zip, byte for byte."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from hubdocs.project.field_kit.order import KitError
from hubdocs.project.field_kit.trim import is_needed
from hubdocs.project.today import VARIABLE
from hubdocs.service.training.workshop import workshop_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""A zip knows no earlier time."""

_MARK: Final = b"hubdocs field kit"
"""What a zip says of itself: this one may be replaced by a newer one."""

_FILE: Final = 0o100644 << 16
_FORBIDDEN: Final = frozenset('<>:"\\|?*')
_HALVES: Final = frozenset(map(chr, range(0xD800, 0xE000)))
"""What stands for bytes in names that are no text."""

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def kit_name(workshop: Path, *, instructors: bool) -> str:
    """Name the zip of a workshop.

    :param workshop: its file.
    """
    return f"{workshop_id(workshop.name)}-{'instructors-' if instructors else ''}kit.zip"


def size_text(size: int) -> str:
    """Write a number of bytes for people."""
    return f"{size / _MEGA:.1f} MB" if size >= _MEGA / 10 else f"{max(1, round(size / 1000))} kB"


_MEGA: Final = 1_000_000


def pack(folder: Path, target: Path) -> int:
    """Pack a folder of pages below one folder that has the name of the zip.

    :return: the size of the zip, in bytes.
    :raises KitError: a name is none that every stick can have, or something that is no kit would be overwritten.
    """
    refuse_others(target)
    names = list(_names(folder))
    written = target.with_name(f".{target.stem}.{os.getpid()}.part")
    try:
        with written.open("xb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.comment = _MARK
            for each in names:
                entry = zipfile.ZipInfo(f"{target.stem}/{each}", _time())
                entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _FILE, zipfile.ZIP_DEFLATED
                packed.writestr(entry, (folder / each).read_bytes(), compresslevel=9)
        size = written.stat().st_size
        written.replace(target)
    finally:
        written.unlink(missing_ok=True)
    return size


_UNIX: Final = 3
"""Else a zip says on which system it was made."""


def refuse_others(target: Path) -> None:
    """Refuse to overwrite what is no kit: a zip may hold somebody's only photographs.

    :raises KitError: there is something else, or the name is none that every system can have.
    """
    if target.exists() and (not target.is_file() or (target.stat().st_size and not _is_kit(target))):
        raise KitError(f"`{target.as_posix()}` is there and is no field kit; it is left as it is")
    if not _fits(target.name) or not _fits(target.stem):
        raise KitError(f"`{target.name}` is no name that every system can have; choose another")


def _is_kit(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as packed:
            return packed.comment == _MARK
    except zipfile.BadZipFile:
        return False


def _names(folder: Path) -> Iterator[str]:
    """List what belongs into the zip, sorted."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    seen: dict[str, str] = {}
    for name in filter(is_needed(folder, found), found):
        wrong = [part for part in name.split("/") if not _fits(part)]
        if wrong:
            raise KitError(f"the name `{wrong[0]}` in `{name}` cannot be had on every system; rename the page or file")
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            raise KitError(f"`{other}` and `{name}` are one file on some systems; rename one of the pages")
        yield name


def is_reserved(name: str) -> bool:
    """Say whether Windows takes a name for that of a device, whatever its ending."""
    return name.partition(".")[0].rstrip().lower() in _RESERVED


def _fits(part: str) -> bool:
    """Say whether a name can be had on Windows and on memory sticks, too."""
    if is_reserved(part) or part[-1:] in {"", " ", "."}:
        return False
    return not any(char in _FORBIDDEN or ord(char) < ord(" ") or char in _HALVES for char in part)


def _time() -> tuple[int, int, int, int, int, int]:
    stated = os.environ.get(VARIABLE, "")
    try:
        moment = datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError):
        return _OLDEST
    return max(_OLDEST, moment.timetuple()[:6])
