"""The tables of the page about the query language, from the table of kinds that the language itself is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.project.reporters.answer import comparisons
from hubdocs.service.query import KINDS, Type
from hubdocs.service.query.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BEGIN: Final = (
    "% What follows is made by tests/docs/test_query_page.py from hubdocs.service.query; do not edit it here."
)
END: Final = "% What is made ends here."


def tables() -> str:
    """Make the part of the page between the two marks."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for kind in KINDS.values():
        yield from ("", f"## `{kind.name}`", "", kind.meaning, "")
        fields = [(f"`{field.name}`", field.type.value, field.meaning) for field in kind.fields]
        if kind.prefix:
            fields.append((f"`{kind.prefix}.PATH`", Type.ANY.value, kind.inside_meaning))
        yield from _table(("Field", "Type", "Meaning"), fields)
    yield from ("", "## Features", "", "A hub has the feature", "")
    yield from _table(("Feature", "If"), [(f"`{feature.name}`", feature.meaning) for feature in FEATURES])
    yield from ("", "## Types", "")
    signs = [(kind.value, ", ".join(f"`{sign}`" for sign in comparisons(kind))) for kind in Type]
    yield from _table(("Type", "Comparisons"), signs)
    yield ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def filled(page: str) -> str:
    """Put the tables into the page."""
    before, _begin, rest = page.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{tables()}{END}{after}"
