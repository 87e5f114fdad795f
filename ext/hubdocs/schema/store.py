"""Find schemas by name, path or ``$id``: only in the folders that were named, never on the network."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from hubdocs.model import Diagnostic
from hubdocs.schema.errors import BrokenSchemaError, UnknownSchemaError
from hubdocs.schema.schema import Schema, make_schema
from hubdocs.sources import DEFAULT_LIMITS, Dialect, Limits, load, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hubdocs.sources import Document, Source

SUFFIXES: Final = (".schema.yaml", ".schema.yml", ".schema.json")
"""Endings of schema files inside the schema folders."""


def shipped_schemas() -> Path:
    """Give the folder of the schemas that come with hubdocs."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_schemas"
    return installed if installed.is_dir() else package.parents[1] / "schemas"


def schema_name(path: Path) -> str:
    """Give the name of a schema file: ``fleet/cluster.schema.yaml`` is ``cluster``."""
    for suffix in (*SUFFIXES, ".yaml", ".yml", ".json"):
        if path.name.endswith(suffix):
            return path.name.removesuffix(suffix)
    return path.name


class SchemaStore:
    """The schemas that a project knows.

    :param folders: searched in this order, with their subfolders; the first file of a name wins.
    :param root: the folder that relative paths of schemas start from.
    :param base: the folder that paths in findings are relative to.
    :param dialects: YAML dialect by schema name, where the configuration states one.
    """

    def __init__(
        self,
        folders: Iterable[Path],
        *,
        root: Path | None = None,
        base: Path | None = None,
        dialects: Mapping[str, Dialect] | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        self.folders = tuple(folders)
        self.root = root or Path.cwd()
        self.base = (base or Path.cwd()).resolve()
        # A limit that is low for configuration must not make the schemas unreadable that it is checked against.
        self.limits = Limits(*(max(pair) for pair in zip(limits, DEFAULT_LIMITS, strict=True)))
        self._dialects = dict(dialects or {})
        self._loaded: dict[Path, Schema] = {}
        self._resolved: dict[Path, Path] = {}
        self._files: dict[str, Path] | None = None
        self._uris: dict[str, Schema] | None = None

    @property
    def files(self) -> dict[str, Path]:
        """Schema files by name, sorted by name."""
        if self._files is None:
            found: dict[str, Path] = {}
            for folder in self.folders:
                for path in sorted(folder.rglob("*.schema.*")):
                    if path.name.endswith(SUFFIXES) and path.is_file():
                        found.setdefault(schema_name(path), path)
            self._files = dict(sorted(found.items()))
        return self._files

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all schemas in the folders."""
        return tuple(self.files)

    @property
    def strangers(self) -> tuple[Path, ...]:
        """The files of schemas that were read although they are none of `files`."""
        known = {path.resolve() for path in self.files.values()}
        return tuple(path for path in self._loaded if path not in known)

    def find(self, wanted: str, *, base: Path | None = None) -> Schema:
        """Load a schema by name, by path or by ``$id``.

        :param wanted: what the author wrote.
        :param base: folder that a relative path starts from; the project's root if missing.
        :raises UnknownSchemaError: there is none.
        :raises BrokenSchemaError: its text cannot be read.
        """
        if wanted in self.files:
            return self.load(self.files[wanted])
        if "://" in wanted:
            return self.by_uri(wanted)
        looks_like_path = "/" in wanted or wanted.endswith((".yaml", ".yml", ".json"))
        if looks_like_path:
            path = ((base or self.root) / wanted.removeprefix("file:")).resolve()
            if path.is_file():
                return self.load(path)
        raise UnknownSchemaError(wanted, self.names)

    def by_uri(self, uri: str) -> Schema:
        """Load a schema by its ``$id``, or by a ``file:`` URI inside the schema folders.

        :raises UnknownSchemaError: there is none.
        """
        uri = uri.split("#", maxsplit=1)[0]
        path = self._path_of(uri)
        if path is not None:
            return self.load(path)
        likely = self.files.get(schema_name(Path(unquote(urlsplit(uri).path))))
        guess = self._load_or_none(likely) if likely is not None else None
        if guess is not None and guess.uri == uri:
            return guess  # and the other schemas need not be read
        if self._uris is None:
            schemas = [self._load_or_none(file) for file in self.files.values()]
            schemas.extend(self._loaded.values())
            self._uris = {}
            for schema in schemas:
                if schema is not None:
                    self._uris.setdefault(schema.uri, schema)
        if uri in self._uris:
            return self._uris[uri]
        raise UnknownSchemaError(uri, self.names)

    def _load_or_none(self, path: Path) -> Schema | None:
        try:
            return self.load(path)
        except BrokenSchemaError:
            return None

    def _path_of(self, uri: str) -> Path | None:
        """Turn a ``file:`` URI into a path, if it lies beside a schema or in a schema folder."""
        parts = urlsplit(uri)
        if parts.scheme != "file" or parts.netloc:
            return None
        name = unquote(parts.path)
        path = Path(name.lstrip("/") if sys.platform == "win32" else name).resolve()
        allowed = {folder.resolve() for folder in self.folders} | {known.parent for known in self._loaded}
        if path.is_file() and any(path.is_relative_to(folder) for folder in allowed):
            return path
        return None

    def load(self, path: Path) -> Schema:
        """Load a schema file, once.

        :raises BrokenSchemaError: its text cannot be read.
        """
        known = self._loaded.get(self._resolved.get(path, path))
        if known is not None:
            return known
        resolved = self._resolved[path] = path.resolve()
        if resolved not in self._loaded:
            self._loaded[resolved] = self._read(resolved)
            self._uris = None
        return self._loaded[resolved]

    def _read(self, path: Path) -> Schema:
        source = read(path, self.shown(path), limits=self.limits)
        if isinstance(source, Diagnostic):
            raise BrokenSchemaError(source.message)
        document = _parse(source)
        if document.broken or not isinstance(document.value, (dict, bool)):
            raise BrokenSchemaError(f"the schema file {source.path} cannot be read; check it by itself to see why")
        name = schema_name(path)
        return make_schema(name, path, document, self._dialects.get(name))

    def shown(self, path: Path) -> str:
        """Write a path as findings show it: relative to the base where it lies inside."""
        try:
            return path.relative_to(self.base).as_posix()
        except ValueError:
            return path.as_posix()


@lru_cache(maxsize=64)
def _parse(source: Source) -> Document:
    """Read the text of a schema, the same text once.

    A build has many stores: each example of a code is a project of its own, and all use the schemas that come with
    hubdocs. What is kept belongs to the text, so that a file that changes is read anew.
    """
    return load(source)[0]
