"""What can be wrong about keys and headers in TOML, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.sources.findings import UnreadableError, shorten
from hubdocs.sources.toml_words import TYPOGRAPHIC, character_at, rest_of_line, stop, unclosed_text

if TYPE_CHECKING:
    from hubdocs.sources.document import Locator

_NO_KEY: Final = {
    "=": ("the key before `=` is missing", "write `key = value`"),
    "[": ("there is a `[` too many", "write `[name]` or `[[name]]`"),
    "]": ("there is a `]` too many", "delete it, or look for one above that closes too early"),
    "}": ("there is a `}` too many", "delete it, or look for one above that closes too early"),
    "{": ("this looks like JSON; a TOML file has `key = value` lines", "take the `{` away"),
}
_NO_KEY_INLINE: Final = {
    "=": ("the key before `=` is missing", "write `key = value`"),
    ",": ("a key is missing before this comma", "delete the comma, or write `key = value`"),
    "{": ("a key is missing before the table that `{` opens", "write `key = ` before it"),
    "[": ("a key is missing before the list that `[` opens", "write `key = ` before it"),
}


def bad_key(locator: Locator, start: int, *, inline: bool) -> UnreadableError:
    """Say why no key begins here.

    :param inline: an inline table is open here.
    """
    content, character = locator.text.content, character_at(locator, start)
    if character == "." or content[:start].rstrip(" \t").endswith("."):
        return stop(locator, "a dotted key cannot have an empty part", "write a name on both sides of the dot", start)
    if character in ("", "\n", "\r"):
        return stop(locator, "a key is missing before the end of the line", "write `key = value`", start)
    if character in "\"'":
        return unclosed_text(locator, start)
    if content.startswith(("//", ";"), start):
        return stop(locator, "a comment in TOML begins with `#`", "write `#` instead", start)
    if character in TYPOGRAPHIC:
        message = f'a key is quoted with straight quotation marks ("), not with {character}'
        return stop(locator, message, 'write "key"', start)
    message, hint = (_NO_KEY_INLINE if inline else _NO_KEY).get(character, ("", ""))
    if message:
        return stop(locator, message, hint, start)
    written = rest_of_line(locator, start).split("=")[0].rstrip()
    message = f"`{shorten(written)}` is not a key: keys have only the letters A to Z, digits, `-` and `_`"
    return stop(locator, message, "put the key in quotation marks", start, start + max(1, len(written)))


def missing_equals(locator: Locator, start: int, end: int, at: int, *, inline: bool) -> UnreadableError:
    """Say what stands where the ``=`` of a key should be.

    :param start: where the key begins; ``end`` is where it ends, ``at`` where ``=`` was looked for.
    :param inline: the key stands in an inline table.
    """
    content = locator.text.content
    key = shorten(content[start:end])
    character = character_at(locator, at)
    if character == ":":
        return stop(locator, "TOML sets a value with `=`, not with `:`", f"write `{key} = value`", at)
    if key == "-" or (key.startswith("-") and not inline and character not in ("", "\r", "\n")):
        message = "lines that begin with `-` are YAML; TOML has no such lists"
        return stop(locator, message, 'write `key = ["a", "b"]`', start, end)
    if character in ("", "\n", "\r", "#", ",", "}"):
        return stop(locator, f"the key `{key}` has no value", f"write `{key} = value`", start, end)
    if character == "]":
        message = "there is a `]` too many, or a `[` is missing at the start of the line"
        return stop(locator, message, "write `[name]` for a table, `[[name]]` for one of a list of tables", at)
    rest = rest_of_line(locator, start)
    words = shorten(rest.split("=")[0])
    before_equals = rest.split("=")[0]
    if "=" in rest and '"' in before_equals:
        message = f"`{words}` is not one key; are its quotation marks complete?"
        length = len(before_equals.rstrip())
        return stop(locator, message, 'write `"key" = value`', start, start + length)
    if "=" in rest and not set("[{,") & set(before_equals):
        message = f"`{words}` is not one key: a key with spaces or other characters must be quoted"
        length = len(rest.split("=")[0].rstrip())
        return stop(locator, message, f'write `"{words}" = value`', start, start + length)
    return stop(locator, f"`=` is missing after the key `{key}`", f"write `{key} = value`", start, end)


def empty_header(locator: Locator, start: int, end: int) -> UnreadableError:
    """Say that a header names no table."""
    return stop(locator, "the table has no name", "write `[name]`", start, end)


def bad_header(locator: Locator, start: int, at: int, closing: str) -> UnreadableError:
    """Say why a header does not end where its name ends."""
    if closing == "]]" and character_at(locator, at) == "]":
        return stop(locator, "the header opens with `[[` but closes with one `]`", "close it with `]]`", at)
    rest = rest_of_line(locator, at)
    if "]" not in rest:
        return stop(
            locator, f"the header that opens here is not closed with `{closing}`", f"add `{closing}`", start, at
        )
    message = "the name of a table with spaces or other characters must be quoted"
    return stop(locator, message, 'write `["the name"]`', at)
