"""Kits that are kept, and made again only when something that they were made from has changed."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hubdocs
from hubdocs.project.field_kit.make import Kit, make_kit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.project.field_kit.order import KitOrder


def keep_kit(order: KitOrder, target: Path, surroundings: str) -> Kit:
    """Give a kit: the one that is there if it is still what would be made, else a new one.

    :param surroundings: what else its pages depend on, in words.
    :raises KitError: there can be none; see `make_kit`.
    :raises OSError: the zip cannot be written.
    """
    record = target.with_suffix(".json")
    asked = _digest_of(json.dumps([order._asdict(), surroundings, sys.version, _own_state()]).encode())
    known = _known(record, asked, target)
    if known is not None:
        return known
    for old in (record, target):
        old.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    kit = make_kit(order, target)
    kept = {**kit._asdict(), "inputs": _state(kit.inputs), "asked": asked}
    record.write_text(json.dumps(kept), encoding="utf-8")
    return kit


def _known(record: Path, asked: str, target: Path) -> Kit | None:
    """Read what is kept, if it still holds."""
    try:
        kept: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
        size = target.stat().st_size
    except (OSError, ValueError):
        return None
    if kept["asked"] != asked or kept["size"] != size or _state(kept["inputs"]) != kept["inputs"]:
        return None
    return Kit(size, tuple(kept["complaints"]), tuple(kept["missing"]), tuple(kept["inputs"]))


def _state(paths: Iterable[str]) -> dict[str, str]:
    """Say what files have in them, and folders; one that is not there has nothing."""
    return {name: _state_of(Path(name)) for name in paths}


def _state_of(path: Path) -> str:
    try:
        if path.is_dir():
            return _digest_of("\n".join(sorted(each.name for each in path.iterdir())).encode())
        return _digest_of(path.read_bytes())
    except OSError:
        return ""


def _own_state() -> list[tuple[str, int, int]]:
    """Say when the files of hubdocs itself were changed: they decide how pages look, too."""
    package = Path(hubdocs.__file__).parent
    found = []
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            about = Path(folder, name).stat()
            found.append((name, about.st_mtime_ns, about.st_size))
    return found


def _digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
