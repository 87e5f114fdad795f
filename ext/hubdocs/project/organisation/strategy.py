"""The strategy, the numbers and the updates of a project, held against each other and against what can be computed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from hubdocs.model import Code
from hubdocs.project.ask import load_world, read_query, world_files
from hubdocs.project.fleet.building_blocks import compare_hubs
from hubdocs.project.organisation.files import beside, organisation_file, read_document
from hubdocs.project.today import today
from hubdocs.service.fleet.building_blocks import percent
from hubdocs.service.lenient import mapping
from hubdocs.service.organisation.check_strategy import check_serves, check_strategy
from hubdocs.service.organisation.numbers import (
    BUILDING_BLOCKS,
    NUMBERS,
    check_computed,
    check_numbers,
    latest_to_compare,
    load_numbers,
)
from hubdocs.service.organisation.place import check_known, finding
from hubdocs.service.organisation.roles import ROLES, load_roles
from hubdocs.service.organisation.strategy import STRATEGY, Strategy, load_strategy
from hubdocs.service.organisation.updates import Known, check_update
from hubdocs.service.query import QueryError, answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.project.project import Project
    from hubdocs.service.organisation.numbers import Series
    from hubdocs.service.query import World
    from hubdocs.sources import Document

SERVES: Final = "serves"
"""The key by which pages and objectives say what they serve."""

_FOUND: WeakKeyDictionary[Project, dict[str, tuple[Path | None, Document | None]]] = WeakKeyDictionary()


def known_document(project: Project, schema: str) -> tuple[Path | None, Document | None]:
    """Give a file of the organisation, and what it says; it is looked for once."""
    known = _FOUND.setdefault(project, {})
    if schema not in known:
        path = organisation_file(project, schema)
        known[schema] = (path, read_document(path, project) if path else None)
    return known[schema]


def known_strategy(project: Project) -> tuple[Strategy | None, Path | None]:
    """Give the strategy of a project, and its file."""
    path, document = known_document(project, STRATEGY)
    return (load_strategy(document) if document else None), path


def check_strategy_file(document: Document, path: Path, project: Project) -> tuple[tuple[Diagnostic, ...], Path]:
    """Check a strategy against the roles beside it.

    :return: what was found, and which file was looked at.
    """
    other = beside(path, ROLES)
    roles = read_document(other, project)
    return tuple(check_strategy(document, load_roles(roles) if roles else None)), other


def check_page_of_update(
    document: Document, path: Path, project: Project
) -> tuple[tuple[Diagnostic, ...], tuple[Path, ...]]:
    """Check the front matter of an update against the files of the organisation.

    :return: what was found, and which files were looked at.
    """
    kept = {schema: known_document(project, schema) for schema in (ROLES, STRATEGY, NUMBERS)}
    roles, strategy, numbers = (kept[schema][1] for schema in (ROLES, STRATEGY, NUMBERS))
    known = Known(
        load_roles(roles) if roles else None,
        load_strategy(strategy) if strategy else None,
        load_numbers(numbers) if numbers else None,
    )
    return tuple(check_update(document, path.stem, known)), tuple(file for file, _document in kept.values() if file)


def check_served(document: Document, strategy: Strategy) -> Iterator[Diagnostic]:
    """Check what a page says that it serves, in a list or as a single id."""
    serves = mapping(document.value).get(SERVES)
    if isinstance(serves, str):
        yield from check_known(document, (SERVES,), serves, strategy.served, Code.UNKNOWN_PRIORITY, "priority")
    elif isinstance(serves, list) and all(isinstance(name, str) for name in serves):
        yield from check_serves(document, (SERVES,), serves, strategy)
    else:
        hint = "write a list, such as `serves: [an-id, another-id]`"
        yield finding(document, (SERVES,), Code.WRONG_TYPE, "`serves` must be a list of ids of priorities", hint)


def check_numbers_file(document: Document, project: Project) -> tuple[tuple[Diagnostic, ...], World | None]:
    """Check numbers, and hold those that can be computed against what is computed.

    :return: what was found, and from what was computed, if anything was.
    """
    found = list(check_numbers(document))
    world: World | None = None
    month = today().isoformat()[:7]
    for series in load_numbers(document).series:
        found.extend(_check_query(document, series))
        point = latest_to_compare(series, month)
        if point is None:
            continue
        world = world or load_world(project)
        computed = compute(series, world)
        if computed is not None:
            found.extend(check_computed(document, series, point, computed[0], exact=computed[1]))
    return tuple(found), world


def _check_query(document: Document, series: Series) -> Iterator[Diagnostic]:
    if series.computed in ("", BUILDING_BLOCKS):
        return
    try:
        read_query(series.computed)
    except QueryError as error:
        at = ("series", series.position, "computed")
        yield finding(document, at, Code.INVALID_OPTION, error.message, error.hint)


def compute(series: Series, world: World) -> tuple[Decimal, bool] | None:
    """Compute the number of today.

    :return: the number, and whether it is exact; nothing where there is nothing to compute it from.
    """
    if series.computed == BUILDING_BLOCKS:
        blocks = compare_hubs(world)
        return (percent(blocks.total), True) if blocks.total.uses else None
    try:
        found = answer(read_query(series.computed), world)
    except QueryError:
        return None
    return (Decimal(len(found.rows)), found.exact)


def looked_at(world: World) -> Iterator[str]:
    """List what computed numbers depend on, as `Further` has it: files, and the folders in which more may appear."""
    files = world_files(world, "hubs")
    yield from (f"{file.absolute()}{'' if file.is_file() else '?'}" for file in files)
    for folder in sorted({file.absolute().parent.parent for file in files}):
        if folder.is_dir():
            yield f"{folder}/"
