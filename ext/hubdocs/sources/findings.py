"""What all loaders say in the same words: limits, numbers, equal keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.sources.dialects import Unsupported

if TYPE_CHECKING:
    from hubdocs.sources.document import Locator
    from hubdocs.sources.nodes import Offsets


class UnreadableError(Exception):
    """Reading a text stops here, with this finding."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def shorten(text: str, length: int = 40) -> str:
    """Write a piece of a text so that it fits into a message: on one line, not long, every character visible."""
    text = text.strip()
    if len(text) > length:
        text = text[: length - 3] + "..."
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def report(locator: Locator, found: list[Diagnostic], new: Diagnostic) -> None:
    """Add a finding to those of a document.

    :raises UnreadableError: it has as many as the limit already.
    """
    limit = locator.source.limits.findings
    if len(found) >= limit:
        message = f"there are more than {limit:,} findings; the file is not read any further"
        hint = "correct the first ones, then check again"
        raise UnreadableError(new._replace(message=message, hint=hint, severity=Severity.ERROR, related=()))
    found.append(new)


def too_many_nodes(locator: Locator, start: int) -> UnreadableError:
    """Say that a document has more keys and values than the limit."""
    message = f"the document has more than {locator.source.limits.nodes:,} keys and values"
    hint = "split the file, or raise the limit `nodes` in the configuration"
    return UnreadableError(locator.diagnostic(Code.TOO_MANY_NODES, message, start, start + 1, hint=hint))


def too_deep(locator: Locator, start: int) -> UnreadableError:
    """Say that values are nested deeper than the limit."""
    message = f"values are nested more than {locator.source.limits.depth} levels deep"
    hint = "check the indentation and the brackets before this place"
    return UnreadableError(locator.diagnostic(Code.TOO_DEEP, message, start, start + 1, hint=hint))


def long_scalar(locator: Locator, start: int, length: int) -> Diagnostic:
    """Say that one text is longer than the limit."""
    message = f"one value has {length:,} characters; the limit is {locator.source.limits.scalar_characters:,}"
    hint = "move the text to a file of its own, or raise the limit `scalar_characters`"
    return locator.diagnostic(Code.LONG_SCALAR, message, start, start + 1, hint=hint)


def unsupported_number(locator: Locator, start: int, end: int, why: Unsupported) -> Diagnostic:
    """Say that a number has no value in JSON."""
    if why is Unsupported.NOT_FINITE:
        written = shorten(locator.text.content[start:end])
        message = f"`{written}` is infinite or not a number; JSON, and so the schema, has no such value"
    else:
        message = f"a number with {end - start:,} digits is too long to be read"
    return locator.diagnostic(Code.UNSUPPORTED_NUMBER, message, start, end, hint="quote it if text is meant")


def duplicate_key(locator: Locator, key: str, first: Offsets, second: Offsets) -> Diagnostic:
    """Say that a mapping has a key twice, and where the first one is."""
    line, name = locator.span(*first).start.line, shorten(key)
    return locator.diagnostic(
        Code.DUPLICATE_KEY,
        f"`{name}` is already set in this mapping, on line {line}; the second one wins silently",
        *second,
        hint="keep one of the two",
        related=(locator.related(*first, f"`{name}` is first set here"),),
    )


def check_characters(locator: Locator) -> None:
    """Refuse a text that could not be written to a file: one with half of a surrogate pair in it.

    Such a text never comes out of a file; a program may have made it.

    :raises UnreadableError: with the place of the first such character.
    """
    try:
        locator.text.content.encode()
    except UnicodeEncodeError as error:
        message = f"the text holds U+{ord(error.object[error.start]):04X}, which is half of a character"
        found = locator.diagnostic(Code.INVALID_ENCODING, message, error.start, error.start + 1, hint="delete it")
        raise UnreadableError(found) from None
