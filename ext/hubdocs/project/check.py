"""The use case behind every face: check files, folders or the whole project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.project.discovery import Target, find_targets
from hubdocs.project.run import How, Run
from hubdocs.sources.pause import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from hubdocs.model import Pointer
    from hubdocs.project.cache import Cache
    from hubdocs.project.project import Project
    from hubdocs.project.report import Report


def check(  # noqa: PLR0913 (one parameter for each thing that a user can say; all but two are named)
    project: Project,
    paths: Iterable[Path] = (),
    *,
    schema: str | None = None,
    overlay: bool | None = None,
    at: Pointer = (),
    given: Mapping[Path, bytes] | None = None,
    cache: Cache | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Check files, folders or the whole project.

    The rules look at whole fleets, so they apply where a folder or the whole project is checked, not single files.

    :param paths: what the user named; without it, everything that the configuration knows.
    :param schema: the schema for all data files; without it, modelines and the configuration decide.
    :param given: what stands in some of the paths, where the caller has it already (the standard input).
    :param cache: what earlier runs found (`hubdocs.project.cache.open_cache`). It is used where the rules are
        applied as well; single files are checked anew.
    :param progress: called before each file with its number (from 1) and how many there are.
    """
    named = tuple(paths)
    on_disk = tuple(path for path in named if not given or path not in given)
    is_whole = schema is None and (not named or any(path.is_dir() for path in on_disk))
    run = Run(project, cache if is_whole and not given and overlay is None else None)
    how = How(schema, overlay, at)
    if schema is not None and not run.is_usable(schema):
        return run.report()
    with collector_paused():
        for path, raw in (given or {}).items():
            run.data(path, how._replace(raw=raw))
        targets = list(find_targets(project, on_disk, all_data=schema is not None)) if on_disk or not named else []
        for number, target in enumerate(targets, 1):
            if progress is not None:
                progress(number, len(targets))
            _check_target(run, target, how)
        if is_whole:
            run.fleets([target.path for target in targets if target.kind == "data"])
            run.lessons([target.path for target in targets if target.kind == "page"])
        run.save()
        return run.report()


def _check_target(run: Run, target: Target, how: How) -> None:
    if target.kind == "missing":
        run.missing(target.path)
    elif target.kind == "data" or (how.schema is not None and target.kind == "schema"):
        run.data(target.path, how)
    elif target.kind == "schema":
        run.schema(target.path)
    else:
        run.page(target.path)
