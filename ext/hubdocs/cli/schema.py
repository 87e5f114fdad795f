"""``hubdocs schema``: the schemas that are known here."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS, Group
from hubdocs.cli.schema_names import complete_schemas
from hubdocs.cli.usage import WrongUsageError, no_such
from hubdocs.project.reporters.plain import plain

if TYPE_CHECKING:
    from hubdocs.project import Project
    from hubdocs.schema import Schema

_HELP = """List the schemas that are known, or show one.

Known are the schemas that come with hubdocs, and those in the schema folders of the project.

\b
Examples:
  hubdocs schema list
  hubdocs schema show cluster
  hubdocs schema show cluster --format json > cluster.schema.json
"""

_LIST_HELP = "List the schemas: name, title, file and $id."

_SHOW_HELP = """Show a schema.

NAME is its name, path or $id.
As YAML, the file is shown as it stands; JSON is for editors and other validators.
"""


def _list(form: str) -> None:
    project = _project()
    found = [(name, path, _load(project, name)) for name, path in project.store.files.items()]
    if form == "json":
        listed = [
            {
                "name": name,
                "title": schema.title if schema else "",
                "path": project.shown(path),
                "id": schema.uri if schema and not schema.uri.startswith("file:") else "",
            }
            for name, path, schema in found
        ]
        sys.stdout.write(json.dumps(listed, indent=2) + "\n")
        return
    for name, path, schema in found:
        lines = [f"{name}: {schema.title}" if schema else f"{name}: this file cannot be read; check it to see why"]
        lines.append(f"  {project.shown(path)}")
        if schema and not schema.uri.startswith("file:"):
            lines.append(f"  {schema.uri}")
        sys.stdout.write("".join(f"{plain(line)}\n" for line in lines))


def _show(name: str, form: str) -> None:
    from hubdocs.schema import BrokenSchemaError, UnknownSchemaError  # noqa: PLC0415 (help needs no engine)

    project = _project()
    try:
        schema = project.store.find(name, base=project.base)
    except UnknownSchemaError as error:
        no_such("schema", name, error.known)
    except BrokenSchemaError as error:
        raise WrongUsageError(str(error)) from error
    text = schema.document.locator.text.content
    if form == "json":
        text = json.dumps(schema.contents, indent=2, ensure_ascii=False) + "\n"
    if sys.stdout.isatty():
        text = "".join(f"{plain(line)}\n" for line in text.splitlines())
    sys.stdout.write(text)


def _project() -> Project:
    from hubdocs.project import load_project  # noqa: PLC0415 (help needs no engine)

    return load_project()


def _load(project: Project, name: str) -> Schema | None:
    from hubdocs.schema import BrokenSchemaError  # noqa: PLC0415 (help needs no engine)

    try:
        return project.store.find(name)
    except BrokenSchemaError:
        return None


def _format(default: str, *words: str) -> click.Option:
    return click.Option(
        ["--format", "form"], default=default, type=Word("format", words), show_default=True, help="How to write it."
    )


command = Group(
    "schema",
    help=_HELP,
    no_args_is_help=False,
    context_settings=CONTEXT_SETTINGS,
    commands=[
        click.Command(
            "list",
            callback=_list,
            help=_LIST_HELP,
            context_settings=CONTEXT_SETTINGS,
            params=[_format("text", "text", "json")],
        ),
        click.Command(
            "show",
            callback=_show,
            help=_SHOW_HELP,
            context_settings=CONTEXT_SETTINGS,
            params=[
                click.Argument(["name"], shell_complete=complete_schemas),
                _format("yaml", "yaml", "json"),
            ],
        ),
    ],
)
"""The command ``hubdocs schema``."""
