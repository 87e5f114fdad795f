"""What no schema can say about a hub request: whether its choices can be had, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.schema import SchemaError
from hubdocs.service.community.judge import Judge, written
from hubdocs.service.community.options import (
    CATALOGUE_FILE,
    SHIPPED,
    TIERS,
    OptionsCatalogue,
    make_options_catalogue,
    setup_titles,
)
from hubdocs.sources import DEFAULT_LIMITS, Source, load, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.schema import SchemaStore
    from hubdocs.service.community.judge import Problem
    from hubdocs.sources import Document, Limits

REQUEST_SCHEMA: Final = "request"
"""Name of the schema of a request."""
_RECORD: Final = "community.yaml"


class FoundCatalogue(NamedTuple):
    """A catalogue, and where it was looked for.

    :param path: its file.
    :param looked: files that would have counted, had they been there, and the one that does.
    :param catalogue: ``None`` where the file cannot be read.
    """

    path: Path
    looked: tuple[Path, ...]
    catalogue: OptionsCatalogue | None

    @property
    def missing(self) -> tuple[Path, ...]:
        """Files that would have counted, had they been there."""
        return tuple(file for file in self.looked if file != self.path)


class Surroundings(NamedTuple):
    """What a request is judged by.

    :param path: the request's file.
    :param root: the folder above which nothing is looked for.
    """

    path: Path
    root: Path
    schemas: SchemaStore
    limits: Limits = DEFAULT_LIMITS


def find_catalogue(around: Surroundings) -> FoundCatalogue:
    """Find the catalogue that counts for a file: the nearest one above it, or the shipped one."""
    start, root = around.path.absolute().parent, around.root.absolute()
    inside = start == root or root in start.parents
    folders = [start, *(parent for parent in start.parents if parent == root or root in parent.parents)]
    looked: list[Path] = []
    for folder in folders if inside else [start]:
        looked.append(folder / CATALOGUE_FILE)
        if looked[-1].is_file() and looked[-1].resolve().is_relative_to(root.resolve()):
            return _found(looked[-1], tuple(looked), around)
    return _found(SHIPPED, (*looked, SHIPPED), around)


def _found(path: Path, looked: tuple[Path, ...], around: Surroundings) -> FoundCatalogue:
    source = read(path, path.name, limits=around.limits)
    documents = load(source) if isinstance(source, Source) else ()
    if not documents or documents[0].broken:
        return FoundCatalogue(path, looked, None)
    return FoundCatalogue(path, looked, make_options_catalogue(documents[0].value, titles(around.schemas)))


def titles(schemas: SchemaStore) -> dict[str, str]:
    """Give the titles of the keys below ``setup`` of a request."""
    try:
        return setup_titles(schemas.find(REQUEST_SCHEMA).document.value)
    except SchemaError:
        return {}


def check_request(document: Document, around: Surroundings, found: FoundCatalogue) -> Iterator[Diagnostic]:
    """Check a request that its schema was applied to already. What the schema rejects is not judged again."""
    request = document.value
    if document.broken or not isinstance(request, dict):
        return
    yield from _check_community(document, request.get("community"), around)
    catalogue, stated = found.catalogue, request.get("catalogue")
    if catalogue is None or not isinstance(stated, dict):
        return
    if stated.get("name") != catalogue.name:
        message = f"there is no catalogue `{clean(str(stated.get('name')))}`"
        hint = f"did you mean `{clean(catalogue.name)}`? It is the one that counts here"
        yield _report(document, Code.OTHER_CATALOGUE, message, ("catalogue", "name"), hint=hint)
        return
    if stated.get("version") != catalogue.version and isinstance(stated.get("version"), str):
        then, today = clean(str(stated["version"])), clean(catalogue.version)
        message = f"these choices were made with the version {then} of the catalogue; today it is {today}"
        hint = "look through the choices, and then write today's version"
        yield _report(document, Code.OTHER_CATALOGUE, message, ("catalogue", "version"), hint=hint, mild=True)
    tier, selections, setup = request.get("tier"), request.get("selections"), request.get("setup", {})
    if tier not in TIERS or not isinstance(selections, dict) or not isinstance(setup, dict):
        return
    for problem in Judge(catalogue, str(tier), selections, setup).problems():
        yield _finding(document, problem, catalogue, str(tier))


def _finding(document: Document, problem: Problem, catalogue: OptionsCatalogue, tier: str) -> Diagnostic:
    if problem.code is Code.UNKNOWN_CATALOGUE_OPTION:
        alike = closest(str(problem.pointer[-1]), [option.id for option in catalogue.options])
        hint = f"did you mean `{alike}`?" if alike else "take it out"
    elif problem.code is Code.NOT_OFFERED:
        option = catalogue.option(str(problem.pointer[-1]))
        offer = option.offers.get(tier) if option is not None else None
        names = [f"`{clean(written(choice.value))}`" for choice in offer.choices] if offer is not None else []
        hint = f"there are: {', '.join(names)}" if names else "take it out, or ask for a higher tier"
    elif problem.code is Code.OTHER_COUNT:
        hint = "change the one or the other"
    elif problem.code is Code.UNMET_REQUIREMENT:
        hint = "choose otherwise, or change what it depends on"
        if problem.pointer[0] == "setup":
            hint = "take it out, or change what it depends on"
    else:
        hint = "nothing is wrong: it will be asked, so answer it if you can"
    mild = problem.code is Code.MISSING_ANSWER
    at = problem.pointer
    while at and not _present(document.value, at):
        at = at[:-1]
    find = document.key_offsets_of if problem.on_key and at else document.value_offsets_of
    severity = Severity.INFORMATION if mild else Severity.ERROR
    if problem.code is Code.UNMET_REQUIREMENT and problem.pointer[0] == "setup":
        severity = Severity.WARNING
    return document.locator.diagnostic(
        problem.code, clean(problem.message), *find(at), hint=hint, severity=severity, pointer=at
    )


def _present(value: JSON, pointer: Pointer) -> bool:
    for step in pointer:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[str(step)]
    return True


def _check_community(document: Document, name: JSON, around: Surroundings) -> Iterator[Diagnostic]:
    """Look for the record of the community: beside the request, or in a folder beside its folder."""
    if not isinstance(name, str):
        return
    known = known_communities(around.path, around.root)
    if known and name not in known:
        alike = closest(name, known)
        hint = f"did you mean `{clean(alike)}`?" if alike else "write its record first"
        yield _report(
            document, Code.UNKNOWN_COMMUNITY, f"there is no community `{clean(name)}`", ("community",), hint=hint
        )


def known_communities(request: Path, root: Path) -> tuple[str, ...]:
    """Name the communities whose records are around a request; none where there are no records.

    :param root: the folder above which nothing is looked for.
    """
    folder, root = request.absolute().parent, root.absolute()
    if (folder / _RECORD).is_file():
        return (folder.name,)
    beside = folder.parent
    if beside != root and root not in beside.parents:
        return ()
    return tuple(sorted(record.parent.name for record in beside.glob(f"*/{_RECORD}")))


def _report(  # noqa: PLR0913 (a finding has this many parts; all but four are named)
    document: Document, code: Code, message: str, at: Pointer, *, hint: str, mild: bool = False
) -> Diagnostic:
    severity = Severity.INFORMATION if mild else Severity.ERROR
    offsets = document.value_offsets_of(at)
    return document.locator.diagnostic(code, message, *offsets, hint=hint, severity=severity, pointer=at)
