"""All communities: their records read and checked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from hubdocs.checks import check_structure
from hubdocs.model import Code, Diagnostic, Position, Severity, Span
from hubdocs.schema import SchemaError, Validator
from hubdocs.service.community.community import make_community
from hubdocs.sources import DEFAULT_LIMITS, Dialect, load, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from hubdocs.schema import SchemaStore
    from hubdocs.service.community.community import Community
    from hubdocs.sources import Limits

SCHEMA: Final = "community"
"""Name of the schema of a record."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The communities whose records were read.

    :param communities: one for each record, also for one with mistakes; sorted by full name.
    :param diagnostics: what is wrong with the records, sorted by file and place.
    """

    communities: tuple[Community, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


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
    communities: list[Community] = []
    validator: Validator | None = None
    trouble = ""
    try:
        validator = Validator(schemas.find(SCHEMA), schemas)
    except SchemaError as error:
        trouble = str(error)
    for path in paths:
        community, diagnostics = _read_record(path, shown(path), limits, validator, schemas)
        communities.append(community)
        found.extend(diagnostics)
    if trouble and communities:
        found.append(_unchecked(trouble, shown(communities[0].path)))
    return Catalogue(
        tuple(sorted(communities, key=_by_name)),
        tuple(sorted(dict.fromkeys(found), key=lambda diagnostic: diagnostic.sort_key)),
    )


def _read_record(
    path: Path, shown: str, limits: Limits, validator: Validator | None, schemas: SchemaStore
) -> tuple[Community, tuple[Diagnostic, ...]]:
    """Read one record; where its file has several documents, all are checked and the first is the record."""
    dialect = validator.schema.dialect if validator else Dialect.YAML_1_2
    source = read(path, shown, limits=limits, dialect=dialect)
    if isinstance(source, Diagnostic):
        return make_community(path, None), (source,)
    documents = load(source)
    found: list[Diagnostic] = []
    for document in documents:
        found.extend(document.diagnostics)
        if validator is not None:
            found.extend(check_structure(document, validator, schemas))
    first = documents[0]
    return make_community(path, None if first.broken else first.value), tuple(found)


def _by_name(community: Community) -> tuple[str, str]:
    """Sort by full name as people do: without regard to capitals and accents."""
    plain = unicodedata.normalize("NFKD", community.title.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), community.path.as_posix()


def _unchecked(trouble: str, shown: str) -> Diagnostic:
    start = Position(1, 1)
    message = f"no record can be checked: {trouble}"
    return Diagnostic(Code.INVALID_SCHEMA, message, shown, Span(start, start), Severity.ERROR)
