"""Where something stands in a file of the organisation, and findings there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import Code, Diagnostic, Pointer
    from hubdocs.sources import Document

_NAMED: Final = 8
"""How many names a hint lists."""


def line_of(document: Document, pointer: Pointer) -> int:
    """Give the line of a value, from 1."""
    return document.locator.span(*document.value_offsets_of(pointer)).start.line


def finding(document: Document, pointer: Pointer, code: Code, message: str, hint: str) -> Diagnostic:
    """Report something that is wrong with a value."""
    offsets = document.value_offsets_of(pointer)
    return document.locator.diagnostic(code, message, *offsets, hint=hint, pointer=pointer)


def finding_at_key(document: Document, pointer: Pointer, code: Code, message: str, hint: str) -> Diagnostic:
    """Report something that is wrong with a key, or with all that stands below it."""
    offsets = document.key_offsets_of(pointer)
    return document.locator.diagnostic(code, message, *offsets, hint=hint, pointer=pointer)


def check_known(  # noqa: PLR0913, PLR0917 (where, what, and what there is)
    document: Document, pointer: Pointer, name: str, known: Iterable[str], code: Code, kind: str
) -> Iterator[Diagnostic]:
    """Report a name that does not exist."""
    names = tuple(known)
    if name not in names:
        yield finding(document, pointer, code, f"there is no {kind} `{name}`", hint_for(name, names))


def hint_for(name: str, names: tuple[str, ...]) -> str:
    """Say what could have been meant, or what there is."""
    near = closest(name, names)
    if near:
        return f"did you mean `{near}`?"
    more = ", …" if len(names) > _NAMED else ""
    return f"there are: {', '.join(names[:_NAMED])}{more}" if names else "there are none"
