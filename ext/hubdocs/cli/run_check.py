"""What ``hubdocs check`` does: find the project, check, show the report."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.cli.terminal import Progress, wants_colour
from hubdocs.cli.usage import WrongUsageError, no_such
from hubdocs.model import parse_pointer
from hubdocs.project import Project, check, load_project
from hubdocs.project.reporters import render
from hubdocs.schema.errors import BrokenSchemaError, UnknownSchemaError

if TYPE_CHECKING:
    from hubdocs.cli.plain import Wanted
    from hubdocs.model import Pointer
    from hubdocs.project.cache import Cache
    from hubdocs.project.report import Report

STDIN: Final = "<stdin>"
"""What findings call the standard input."""


def run_check(wanted: Wanted) -> int:
    """Check, show what was found, and give the exit code."""
    at = _pointer(wanted.at)
    project = load_project(config=Path(wanted.config) if wanted.config else None, base=_base(wanted.form))
    report = _check(wanted, project, at)
    _show(report, wanted)
    return 1 if report.failed(strict=wanted.strict) else 0


def _check(wanted: Wanted, project: Project, at: Pointer) -> Report:
    schema = _schema(wanted.schema, project) if wanted.schema else None
    paths = [Path(STDIN if path == "-" else path) for path in wanted.paths]
    given = {Path(STDIN): _read_stdin()} if "-" in wanted.paths else {}
    with Progress() as progress:
        return check(
            project,
            paths,
            schema=schema,
            overlay=True if wanted.overlay else None,
            at=at,
            given=given,
            cache=_cache(wanted, paths, project),
            progress=progress.show,
        )


def _cache(wanted: Wanted, paths: list[Path], project: Project) -> Cache | None:
    """Open what earlier runs have kept; single files are checked sooner than it is read."""
    if not wanted.cache or wanted.schema or (paths and not any(path.is_dir() for path in paths)):
        return None
    from hubdocs.project.cache import open_cache  # noqa: PLC0415 (see above)

    return open_cache(project)


def _read_stdin() -> bytes:
    if sys.stdin is None:  # closed by whoever started the command; the types do not know that
        raise WrongUsageError("there is no standard input")
    return sys.stdin.buffer.read()


def _base(form: str) -> Path | None:
    """Say what paths in findings are relative to.

    Workflows take them for paths from the repository's top, wherever the command runs.
    """
    top = os.environ.get("GITHUB_WORKSPACE")
    if form != "github" or not top:
        return None
    here = Path.cwd()
    return Path(top) if here.is_relative_to(Path(top).resolve()) else None


def _pointer(text: str) -> Pointer:
    try:
        return parse_pointer(text)
    except ValueError:
        raise WrongUsageError(f"--at: `{text}` is not a JSON pointer; write it like /hubs/0") from None


def _schema(name: str, project: Project) -> str:
    """Make sure that a schema exists, and give a name for it that means the same from every folder."""
    try:
        schema = project.store.find(name, base=Path.cwd())
    except BrokenSchemaError:
        return name if name in project.store.files else str(Path(name).absolute())
    except UnknownSchemaError as error:
        no_such("schema", name, error.known)
    return name if name in project.store.files else str(schema.path)


def _show(report: Report, wanted: Wanted) -> None:
    if wanted.output is None:
        sys.stdout.write(render(report, wanted.form, colour=wants_colour(sys.stdout)))
        return
    from hubdocs.project.reporters.summary import summary  # noqa: PLC0415 (only with --output)

    try:
        with open(wanted.output, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:  # noqa: PTH123
            file.write(render(report, wanted.form))
    except OSError as error:
        raise WrongUsageError(f"--output: {wanted.output} cannot be written: {error.strerror}") from error
    sys.stdout.write(summary(report))
