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
from hubdocs.project.report import Report
from hubdocs.project.reporters import render
from hubdocs.schema.errors import BrokenSchemaError, UnknownSchemaError

if TYPE_CHECKING:
    from hubdocs.cli.plain import Wanted
    from hubdocs.model import Pointer
    from hubdocs.project.cache import Cache

STDIN: Final = "<stdin>"
"""What findings call the standard input."""


def run_check(wanted: Wanted) -> int:
    """Check, show what was found, and give the exit code."""
    at = _pointer(wanted.at)
    base = _base(wanted.form)
    project = load_project(config=Path(wanted.config) if wanted.config else None, base=base)
    inside, elsewhere = _split(wanted, project)
    report = _check(wanted._replace(paths=inside), project, at) if inside or not elsewhere else Report(())
    for start, paths in elsewhere.items():
        other = load_project(start, base=base)
        report = report.join(_check(wanted._replace(paths=paths), other, at))
    _show(report, wanted)
    return 1 if report.failed(strict=wanted.strict) else 0


def _split(wanted: Wanted, project: Project) -> tuple[tuple[str, ...], dict[Path, tuple[str, ...]]]:
    """Tell what lies in the project from what lies elsewhere, which has a configuration of its own, or none.

    :return: the paths inside, and by the folders to look for other configurations from, the paths outside.
    """
    inside: list[str] = []
    elsewhere: dict[Path, tuple[str, ...]] = {}
    for name in wanted.paths:
        path = Path(os.path.abspath(name))  # noqa: PTH100 (links stay as they are)
        is_inside = path.is_relative_to(project.root) or path.resolve().is_relative_to(project.root)
        if wanted.config or name == "-" or is_inside:
            inside.append(name)
        else:
            folder = path if path.is_dir() else path.parent
            elsewhere[folder] = (*elsewhere.get(folder, ()), name)
    return tuple(inside), elsewhere


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
    from hubdocs.cli.new_file import Ours, write_again  # noqa: PLC0415 (only with --output)
    from hubdocs.project.reporters.summary import is_report, summary  # noqa: PLC0415 (likewise)

    ours = Ours("report of findings", is_report, head=0)
    write_again(Path(wanted.output), render(report, wanted.form), ours, errors="backslashreplace")
    sys.stdout.write(summary(report))
