"""All communities: their records read and checked."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from hubdocs.checks import check_structure
from hubdocs.model import Code, Diagnostic, Position, Severity, Span
from hubdocs.schema import SchemaError, Validator
from hubdocs.service.community.record import Record, make_record
from hubdocs.sources import DEFAULT_LIMITS, Dialect, load, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from hubdocs.schema import SchemaStore
    from hubdocs.service.community.community import Community
    from hubdocs.sources import Document, Limits

SCHEMA: Final = "community"
"""Name of the schema of a record."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The communities whose records were read.

    :param communities: one for each record, also for one with mistakes; sorted by full name.
    :param diagnostics: what is wrong with the records, sorted by file and place.
    :param records: the files of the communities, in the same order.
    """

    communities: tuple[Community, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    records: tuple[Record, ...] = ()


def find_records(folder: Path, glob: str) -> tuple[Path, ...]:
    """List the records below a folder, sorted; links that lead out of the folder are left out.

    :param glob: such as ``communities/*/community.yaml``.
    :raises ValueError: the glob itself leads out of the folder, or is empty.
    """
    pattern = PurePosixPath(glob)
    if not pattern.parts or pattern.is_absolute() or ".." in pattern.parts:
        raise ValueError(glob)
    inside = folder.resolve()
    found = (path for path in folder.glob(glob) if path.is_file() and path.resolve().is_relative_to(inside))
    return tuple(sorted(found))


def load_communities(
    paths: Iterable[Path],
    schemas: SchemaStore,
    *,
    shown: Callable[[Path], str] = str,
    limits: Limits = DEFAULT_LIMITS,
) -> Catalogue:
    """Read records, and check each against the schema ``community``.

    :param paths: the records' files.
    :param shown: gives the name of a file in findings.
    """
    found: list[Diagnostic] = []
    records: list[Record] = []
    validator: Validator | None = None
    trouble = ""
    try:
        validator = Validator(schemas.find(SCHEMA), schemas)
    except SchemaError as error:
        trouble = str(error)
    for path in paths:
        record = _read_record(path, shown(path), limits, validator, schemas)
        records.append(record)
        found.extend(record.diagnostics)
    if trouble and records:
        found.append(_unchecked(trouble, records[0].shown))
    records.sort(key=_by_name)
    return Catalogue(
        tuple(record.community for record in records),
        tuple(sorted(dict.fromkeys(found), key=lambda diagnostic: diagnostic.sort_key)),
        tuple(records),
    )


def read_records(
    paths: Iterable[Path],
    *,
    shown: Callable[[Path], str] = str,
    limits: Limits = DEFAULT_LIMITS,
    documents: Mapping[str, Document] | None = None,
) -> tuple[Record, ...]:
    """Read records without checking them against their schema.

    :param documents: files that were read already, by their absolute paths.
    """
    known = documents or {}
    found: list[Record] = []
    for path in paths:
        document = known.get(os.path.abspath(path))  # noqa: PTH100 (links stay as they are)
        if document is None:
            source = read(path, shown(path), limits=limits, dialect=Dialect.YAML_1_2)
            document = None if isinstance(source, Diagnostic) else load(source)[0]
        found.append(make_record(path, shown(path), document))
    return tuple(found)


def _read_record(path: Path, shown: str, limits: Limits, validator: Validator | None, schemas: SchemaStore) -> Record:
    """Read one record; where its file has several documents, all are checked and the first is the record."""
    dialect = validator.schema.dialect if validator else Dialect.YAML_1_2
    source = read(path, shown, limits=limits, dialect=dialect)
    if isinstance(source, Diagnostic):
        return make_record(path, shown, None, (source,))
    documents = load(source)
    found: list[Diagnostic] = []
    for document in documents:
        found.extend(document.diagnostics)
        if validator is not None:
            found.extend(check_structure(document, validator, schemas))
    return make_record(path, shown, documents[0], tuple(found))


def _by_name(record: Record) -> tuple[str, str]:
    """Sort by full name as people do: without regard to capitals and accents."""
    community = record.community
    plain = unicodedata.normalize("NFKD", community.title.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), community.path.as_posix()


def _unchecked(trouble: str, shown: str) -> Diagnostic:
    start = Position(1, 1)
    message = f"no record can be checked: {trouble}"
    return Diagnostic(Code.INVALID_SCHEMA, message, shown, Span(start, start), Severity.ERROR)
