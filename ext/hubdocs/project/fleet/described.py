"""What the schema says about one value of a hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.schema import SchemaError
from hubdocs.schema.describe import Kind, anchor, describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Pointer
    from hubdocs.project.project import Project
    from hubdocs.schema.describe import Property

VALUES_SCHEMA: Final = "hub-values"
"""The schema that describes the values of a hub."""


class Described(NamedTuple):
    """What a schema knows about a value.

    :param found: the description; ``None`` where the schema does not know the value.
    :param siblings: the keys that the schema knows beside it, and it itself.
    :param link: the address of the description on the project's site, or of what is around a value that the schema
        does not know; empty where none is configured.
    """

    found: Property | None = None
    siblings: tuple[str, ...] = ()
    link: str = ""


def describe_value(pointer: Pointer, project: Project) -> Described:
    """Say what the schema of hubs' values knows about one of them."""
    try:
        schema = project.store.find(VALUES_SCHEMA)
        current = describe(schema, project.store)
    except SchemaError:
        return Described()
    siblings: tuple[str, ...] = ()
    for step in pointer:
        inside = list(_inside(current))
        siblings = tuple(child.name for child in inside if child.kind is Kind.KEY)
        found = next((child for child in inside if _is_for(child, step)), None)
        if found is None:
            return Described(None, siblings, _link(schema.name, current, project))
        current = found
    return Described(current, siblings, _link(schema.name, current, project))


def _inside(described: Property) -> Iterator[Property]:
    """Give what a description holds; first what has a name, then what stands for all others."""
    forms = [form for group in described.alternatives for form in group.forms]
    children = [*described.children, *(child for form in forms for child in _inside(form))]
    yield from sorted(children, key=lambda child: child.kind is not Kind.KEY)


def _is_for(child: Property, step: str | int) -> bool:
    if isinstance(step, int):
        return child.kind is Kind.ITEM
    return child.kind is Kind.OTHER or (child.kind is Kind.KEY and child.name == step)


def _link(schema: str, described: Property, project: Project) -> str:
    page = project.options.reference
    return f"{page.replace('{schema}', schema)}#{anchor(schema, described.path)}" if page else ""
