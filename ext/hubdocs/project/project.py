"""A project: its folder, its options, its schemas."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Diagnostic
from hubdocs.project.globs import matches
from hubdocs.project.options import Options, make_options
from hubdocs.schema import BrokenSchemaError, Schema, SchemaStore, Validator, shipped_schemas
from hubdocs.sources import load, read

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.project.options import FileRule

CONFIG_SCHEMA: Final = "hubdocs"
"""Name of the schema that describes the options."""

_UPWARDS: Final = 3


class Project:
    """What the faces work with.

    :param root: the folder that the paths of the configuration start from.
    :param base: the folder that paths in findings are relative to.
    :param diagnostics: what is wrong with the configuration.
    """

    def __init__(
        self,
        root: Path,
        options: Options | None = None,
        *,
        base: Path | None = None,
        config: Path | None = None,
        diagnostics: tuple[Diagnostic, ...] = (),
    ) -> None:
        self.root = root.resolve()
        self._top = os.path.join(self.root, "")  # noqa: PTH118 (with a separator at its end)
        self.base = (base or Path.cwd()).resolve()
        self.options = options or Options()
        self.config = config
        self.diagnostics = diagnostics
        folders = [self.root / folder for folder in self.options.schemas]
        self.own_schema_folders = tuple(folder for folder in folders if folder.is_dir())
        self.store = SchemaStore(
            (*self.own_schema_folders, shipped_schemas()),
            root=self.root,
            base=self.base,
            dialects=self.options.dialects,
            limits=self.options.limits,
        )
        self._validators: dict[Path, Validator | BrokenSchemaError] = {}

    def shown(self, path: Path) -> str:
        """Write a path as findings show it: relative to where the user stands, unless that is far away."""
        try:
            relative = os.path.relpath(path, self.base)
        except ValueError:  # another drive of Windows
            return path.as_posix()
        far = relative.startswith((os.pardir + os.sep) * (_UPWARDS + 1))
        return path.as_posix() if far else relative.replace(os.sep, "/")

    def relative(self, path: Path) -> str:
        """Write a path as globs see it: relative to the root, or as it is for files outside."""
        absolute = os.path.abspath(path)  # noqa: PTH100 (resolve() would follow links that a glob must see)
        inside = absolute.startswith(self._top)
        return (absolute[len(self._top) :] if inside else absolute).replace(os.sep, "/").lstrip("/") or "."

    def file_rule(self, path: Path) -> FileRule | None:
        """Give the first rule that fits a file."""
        relative = self.relative(path)
        fitting = (rule for rule in self.options.files if matches(relative, rule.include))
        return next((rule for rule in fitting if not rule.beside or (path.parent / rule.beside).is_file()), None)

    def beside(self, path: Path) -> tuple[Path, ...]:
        """Name the files that decide, by being there, which rule fits a file."""
        relative = self.relative(path)
        rules = (rule for rule in self.options.files if rule.beside and matches(relative, rule.include))
        return tuple(path.parent / rule.beside for rule in rules)

    def is_encrypted(self, path: Path) -> bool:
        """Say whether a file is never to be opened."""
        return matches(self.relative(path), self.options.encrypted)

    def is_excluded(self, path: Path) -> bool:
        """Say whether a file lies in a folder in which nothing is looked for."""
        return matches(self.relative(path), self.options.exclude)

    def validator(self, schema: Schema) -> Validator:
        """Compile a schema, once.

        :raises BrokenSchemaError: it has errors of its own.
        """
        known = self._validators.get(schema.path)
        if known is None:
            try:
                known = Validator(schema, self.store)
            except BrokenSchemaError as error:
                known = error
            self._validators[schema.path] = known
        if isinstance(known, BrokenSchemaError):
            raise known
        return known


def load_project(start: Path | None = None, *, config: Path | None = None, base: Path | None = None) -> Project:
    """Find and read the configuration of a project.

    :param start: the folder to look from, upwards; the current one if missing.
    :param config: the configuration file, where the user names it.
    :param base: the folder that paths in findings are relative to; the current one if missing.
    """
    start = (start or Path.cwd()).resolve()
    found = config or _find_config(start)
    if found is None:
        return Project(start, base=base)
    project = Project(found.resolve().parent, base=base, config=found)
    table, diagnostics = _read_config(found, project)
    return Project(found.resolve().parent, make_options(table), base=base, config=found, diagnostics=diagnostics)


def _find_config(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        own = folder / "hubdocs.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and _has_table(shared):
            return shared
        if (folder / ".git").exists():
            return None
    return None


def _has_table(path: Path) -> bool:
    """Say whether a ``pyproject.toml`` has options for hubdocs; a broken one is taken by its words."""
    try:
        raw = path.read_bytes()
    except OSError:
        return False
    if b"hubdocs" not in raw:
        return False
    import tomllib  # noqa: PLC0415 (most runs need none)

    try:
        tools = tomllib.loads(raw.decode()).get("tool")
    except (ValueError, RecursionError):
        return b"[tool.hubdocs" in raw
    return isinstance(tools, dict) and "hubdocs" in tools


def _plain_table(content: str, path: Path) -> JSON:
    """Read the options without their places; ``None`` where they cannot be read, or hold what JSON does not have."""
    import json  # noqa: PLC0415 (most runs need none)
    import tomllib  # noqa: PLC0415 (likewise)

    try:
        table = tomllib.loads(content)
        if path.name != "hubdocs.toml":
            table = table.get("tool", {}).get("hubdocs")
        json.dumps(table, allow_nan=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return table


def _read_config(path: Path, project: Project) -> tuple[JSON, tuple[Diagnostic, ...]]:
    """Read the options and check them against their own schema."""
    source = read(path, project.shown(path))
    if isinstance(source, Diagnostic):
        return None, (source,)
    shipped = SchemaStore((shipped_schemas(),), root=project.root)
    validator = Validator(shipped.find(CONFIG_SCHEMA), shipped)
    table = _plain_table(source.content, path)
    if table is not None and validator.is_valid(table):
        return table, ()
    # Places are looked up only where there is something to tell: it takes ten times as long as reading the values.
    from hubdocs.checks import check_structure  # noqa: PLC0415 (see above)

    document = load(source, "toml")[0]
    if document.broken:
        return None, document.diagnostics
    document = document if path.name == "hubdocs.toml" else document.inside(("tool", "hubdocs"))
    found = check_structure(document, validator, shipped)
    options = tuple(
        item._replace(code=Code.INVALID_OPTION, hint=item.hint or "see the reference of the configuration")
        for item in found
    )
    return document.value, (*document.diagnostics, *options)
