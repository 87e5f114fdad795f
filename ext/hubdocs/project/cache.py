"""What earlier runs found, so that files which have not changed cost nothing.

An entry is kept for each file, and one for each cluster. It counts while everything that it was made from is the same:
the file's bytes, the files that it depends on, and all that is the same for a whole project (its options, its
schemas, and hubdocs itself). Nothing is trusted that somebody else could have written: the cache is kept in the
user's own folder, never in the project, and it holds plain JSON.

It may be deleted at any time. Two runs that write it at the same time do not disturb each other: each writes a file
of its own and then puts it in place; the later one wins.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hubdocs import __version__
from hubdocs.project.cached_findings import decode, encode
from hubdocs.project.entry import Entry
from hubdocs.project.today import today
from hubdocs.sources.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.project.project import Project

FORMAT: Final = 1
"""Of the file; a cache of another format is not read."""

VARIABLE: Final = "HUBDOCS_CACHE_DIR"
"""Environment variable with the folder of the cache; an empty one switches it off."""

TODAY: Final = "<today>"
"""Stands for the day, among what an entry was made from."""

_LARGEST: Final = 2**30
_KEPT_DAYS: Final = 30
_MOST_ENTRIES: Final = 50_000
_DAY: Final = 86_400


class Cache:
    """The findings of earlier runs of one project. Reading and writing never fail: without a cache there is none."""

    def __init__(self, file: Path, environment: str) -> None:
        self._file = file
        self._environment = environment
        self._states: dict[str, str] = {}
        self._used: dict[str, Any] = {}
        self._changed = False
        self._strangers: dict[str, str] = {}
        self._entries: dict[str, Any] = {}
        contents = _read(file, environment)
        with contextlib.suppress(OSError, AttributeError, TypeError):
            if all(self.state(path) == state for path, state in contents["strangers"].items()):
                self._strangers, self._entries = contents["strangers"], contents["entries"]

    def get(self, name: str) -> Entry | None:
        """Give what is known of a file or cluster, if nothing that it depends on has changed.

        :param name: what `put` was given.
        """
        known = self._entries.get(name)
        if known is None:
            return None
        try:
            if not all(self.state(path) == state for path, state in known["depends"].items()):
                return None
            found = tuple(decode(item) for item in known["found"])
            entry = Entry(found, tuple(map(str, known["texts"])), tuple(map(int, known["counts"])))
        except (KeyError, TypeError, ValueError, AttributeError, OSError):
            return None
        self._used[name] = known
        return entry

    def put(self, name: str, entry: Entry, depends: Iterable[str]) -> None:
        """Keep what was found.

        :param depends: absolute paths of all files that it was made from, with the file itself. A path that ends
            with a separator stands for the names of all files in a folder, one with ``?`` for whether it exists,
            and `TODAY` for the day.
        """
        try:
            states = {path: self.state(path) for path in depends}
        except OSError:
            return
        found = [encode(item) for item in entry.diagnostics]
        self._used[name] = {"depends": states, "found": found, "texts": entry.texts, "counts": entry.counts}
        self._changed = True

    def state(self, path: str) -> str:
        """Describe what a file holds, as shortly as can be.

        :raises OSError: it cannot be read.
        """
        known = self._states.get(path)
        if known is None:
            known = self._states[path] = _state(path)
        return known

    def read(self, path: str, limit: int) -> bytes | None:
        """Read a file and remember what it holds; ``None`` where it cannot be read."""
        raw = read_bytes(Path(path), path, limit)
        if isinstance(raw, bytes):
            self._states[path] = blake2b(raw, digest_size=16).hexdigest()
            return raw
        return None

    def save(self, strangers: Iterable[str]) -> None:
        """Write the cache, if there is anything new. Entries of files that this run did not look at stay.

        :param strangers: schemas that were read although they belong to no folder of schemas. No entry counts any
            more when one of them changes.
        """
        if not self._changed:
            return
        with contextlib.suppress(OSError, ValueError):
            self._write(self._strangers | {path: self.state(path) for path in strangers})

    def _write(self, strangers: dict[str, str]) -> None:
        kept = {name: entry for name, entry in self._entries.items() if name not in self._used}
        entries = dict(list(kept.items())[-_MOST_ENTRIES:]) | self._used
        contents = {
            "format": FORMAT,
            "environment": self._environment,
            "strangers": strangers,
            "entries": entries,
        }
        _write(self._file, json.dumps(contents, separators=(",", ":")))
        _forget_old(self._file.parent)


def open_cache(project: Project) -> Cache | None:
    """Open the cache of a project; ``None`` where there is no place for one."""
    folder = _folder()
    if folder is None or project.diagnostics:
        return None
    try:
        environment = _environment(project)
    except OSError:
        return None
    name = blake2b(f"{project.root}\0{project.base}".encode(errors="surrogateescape"), digest_size=12).hexdigest()
    return Cache(folder / f"{name}.json", environment)


def _folder() -> Path | None:
    stated = os.environ.get(VARIABLE)
    if stated is not None:
        return Path(stated) if stated else None
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA")
    else:
        home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 (never fails)
    return Path(home) / "hubdocs" if home and os.path.isabs(home) else None  # noqa: PTH117 (on a text)


def _environment(project: Project) -> str:
    """Describe what is the same for all files of a project."""
    digest = blake2b(digest_size=16)
    for part in (__version__, sys.version, sys.platform, project.root, project.base, project.options):
        digest.update(f"{part!r}\0".encode(errors="surrogateescape"))
    for name, schema in project.store.files.items():
        digest.update(f"{name}\0{schema}\0{_state(str(schema))}\0".encode(errors="surrogateescape"))
    for path, changed in _code():
        digest.update(f"{path}\0{changed}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _code() -> Iterator[tuple[str, int]]:
    """List the files of hubdocs itself: whoever works on it changes them without changing the version."""
    pending = [str(Path(__file__).resolve().parents[1])]
    while pending:
        with os.scandir(pending.pop()) as found:
            for item in sorted(found, key=lambda item: item.name):
                if item.is_dir(follow_symlinks=False) and item.name != "__pycache__":
                    pending.append(item.path)
                elif item.name.endswith((".py", ".json")):
                    yield item.path, item.stat().st_mtime_ns


def _state(path: str) -> str:
    if path == TODAY:
        return today().isoformat()
    if path.endswith("?"):
        return "file" if os.path.isfile(path[:-1]) else "none"  # noqa: PTH113 (Path.is_file fails for some names)
    digest = blake2b(digest_size=16)
    if path.endswith(os.sep):
        digest.update("\0".join(sorted(os.listdir(path))).encode(errors="surrogateescape"))  # noqa: PTH208 (names only)
    else:
        raw = read_bytes(Path(path), path, _LARGEST)
        if not isinstance(raw, bytes):
            raise FileNotFoundError(path)
        digest.update(raw)
    return digest.hexdigest()


def _read(file: Path, environment: str) -> dict[str, Any]:
    nothing: dict[str, Any] = {"strangers": {}, "entries": {}}
    try:
        contents = json.loads(file.read_bytes())
        is_ours = contents["format"] == FORMAT and contents["environment"] == environment
        is_ours = is_ours and isinstance(contents["strangers"], dict) and isinstance(contents["entries"], dict)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return nothing
    return contents if is_ours else nothing


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".part")
    try:
        with open(descriptor, "w", encoding="utf-8") as part:  # noqa: PTH123 (a descriptor)
            part.write(text)
        os.replace(name, file)  # noqa: PTH105 (a name)
    except OSError:
        os.unlink(name)  # noqa: PTH108 (likewise)
        raise


def _forget_old(folder: Path) -> None:
    """Delete what no run has written for long: projects come and go."""
    oldest = time.time() - _KEPT_DAYS * _DAY
    for path in folder.iterdir():
        if path.suffix in (".json", ".part") and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
