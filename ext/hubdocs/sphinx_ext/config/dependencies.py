"""Which files a page depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.schema import Place, Resolver, SchemaError, UnresolvedRefError, subschemas
from hubdocs.schema.resolve import REFERENCES
from hubdocs.sphinx_ext.domain import SchemaDomain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

    from hubdocs.schema import Schema, SchemaStore


def note_configuration(env: BuildEnvironment) -> None:
    """Have the page that is being read depend on the configuration."""
    config = SchemaDomain.of(env).project.config
    if config is not None:
        env.note_dependency(str(config.resolve()))


def note_schema(env: BuildEnvironment, name: str, folder: Path) -> None:
    """Have the page that is being read depend on a schema.

    :param name: what the author wrote; a schema that cannot be used is looked for again in each build.
    :param folder: of the page.
    """
    domain = SchemaDomain.of(env)
    store = domain.project.store
    try:
        files = schema_files(store.find(name, base=folder), store)
    except SchemaError:
        domain.note_missing(env.docname, name)
        return
    for file in files:
        env.note_dependency(str(file))


def schema_files(schema: Schema, store: SchemaStore) -> tuple[Path, ...]:
    """List the file of a schema and of all schemas that it refers to, directly or not."""
    resolver = Resolver(store)
    found = {schema.path: schema}
    waiting = [schema]
    while waiting:
        for other in _referred(waiting.pop(), resolver):
            if other.path not in found:
                found[other.path] = other
                waiting.append(other)
    return tuple(sorted(path for path in found if path.is_absolute()))  # the standard's own schemas have no file


def _referred(schema: Schema, resolver: Resolver) -> Iterator[Schema]:
    for pointer, contents in subschemas(schema.contents):
        for keyword in REFERENCES:
            ref = contents.get(keyword) if isinstance(contents, dict) else None
            if isinstance(ref, str) and not ref.startswith("#"):
                try:
                    yield resolver.follow(Place(schema, pointer), ref).schema
                except UnresolvedRefError:
                    continue  # a finding of the schema itself
