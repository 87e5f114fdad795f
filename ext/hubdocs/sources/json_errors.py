"""JSON syntax errors in plain words.

The loader knows where it stopped and what it expected there; each function below knows one mistake that people make
and looks whether it was this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.sources import json_brackets
from hubdocs.sources.findings import shorten
from hubdocs.sources.json_trouble import KEYS, VALUES, Expected, Trouble
from hubdocs.sources.json_values import (
    PLAIN_NUMBER,
    QUOTES,
    adjoining,
    bare_word,
    broken_text,
    double_quote,
    strange_space,
    wrong_quotes,
)
from hubdocs.sources.nodes import Mapping, Node, Sequence, offsets

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.model import Related
    from hubdocs.sources.findings import UnreadableError


def explain(trouble: Trouble) -> UnreadableError:
    """Say in plain words why a text is not JSON."""
    for find in _MISTAKES:
        found = find(trouble)
        if found is not None:
            return found
    shown = shorten(trouble.word or trouble.character)
    return trouble.stop(f"`{shown}` cannot stand here; {trouble.expected.value} is expected", "delete or quote it")


# Each finder gives the finding if it was its mistake, and ``None`` if not.


def _empty(trouble: Trouble) -> UnreadableError | None:
    if trouble.after or trouble.character:
        return None
    hint = "write `{}` for a mapping without keys"
    return trouble.stop("the file is empty; JSON needs one value", hint, start=0)


def _comment(trouble: Trouble) -> UnreadableError | None:
    if not trouble.content.startswith(("//", "/*", "#"), trouble.at):
        return None
    end = json_brackets.line_end(trouble.content, trouble.at)
    return trouble.stop("JSON has no comments", "delete the comment, or keep the file as YAML", end=end)


def _after_end(trouble: Trouble) -> UnreadableError | None:
    if trouble.expected is not Expected.END:
        return None
    if trouble.character in "}]":
        message = f"there is a `{trouble.character}` too many: the bracket that it would close is closed already"
        return trouble.stop(message, f"delete this `{trouble.character}`, or find the one above that came too early")
    if trouble.character == ":":
        hint = "write `{` before the first key and `}` behind the last value"
        return trouble.stop("keys and values must stand in a mapping with `{ }`", hint)
    if trouble.character == "," and trouble.content[trouble.at + 1 :].strip():
        message = f"the file's value ends with the `{trouble.last}` before this comma, but more text follows"
        return trouble.stop(message, f"delete the `{trouble.last}` if it is one too many, else delete the rest")
    if trouble.character == ",":
        return trouble.stop("a comma stands after the end of the file's value", "delete the comma")
    stuck = adjoining(trouble)
    if stuck is not None:
        return stuck
    message = "more text follows after the end of the file's value"
    hint = "a JSON file holds one value: delete the rest, or put the values into a list"
    return trouble.stop(message, hint, end=json_brackets.line_end(trouble.content, trouble.at))


def _end_too_early(trouble: Trouble) -> UnreadableError | None:
    if trouble.character or trouble.inside is None:
        return None
    opened = offsets(trouble.inside)[0]
    kind, bracket, closing = _names(trouble.inside)
    message = f"the {kind} that opens with `{bracket}` on line {trouble.line_of(opened)} is not closed"
    related = []
    early = json_brackets.crooked_pair(trouble.locator)
    if early is not None:
        note = (
            f"this closes the `{trouble.content[early[0]]}` on line {trouble.line_of(early[0])}: is it the right one?"
        )
        related.append(trouble.locator.related(early[1], early[1] + 1, note))
    hint = f"close it with `{closing}`"
    return trouble.stop(message, hint, start=opened, related=tuple(related))


def _names(node: Node) -> tuple[str, str, str]:
    return ("mapping", "{", "}") if isinstance(node, Mapping) else ("list", "[", "]")


def _trailing_comma(trouble: Trouble) -> UnreadableError | None:
    if trouble.last != "," or trouble.inside is None:
        return None
    kind, _, closing = _names(trouble.inside)
    comma = trouble.after - 1
    if trouble.character == closing:
        message = f"a comma stands after the last value of the {kind}"
        return trouble.stop(message, "delete the comma", start=comma)
    if trouble.character == ",":
        return trouble.stop("a value is missing between two commas", "delete one of the commas")
    return None


def _missing_value(trouble: Trouble) -> UnreadableError | None:
    """Find a comma, colon or bracket where a value or key should be."""
    if trouble.expected in KEYS and trouble.character == ":":
        return trouble.stop("the key before this colon is missing", 'write it in quotation marks: "key": value')
    if trouble.expected in KEYS and trouble.character in ("{", "["):
        hint = 'write "key": before it; several values of one key stand in a list with [ ]'
        return trouble.stop(f"a mapping needs a key before the value that `{trouble.character}` opens", hint)
    if trouble.expected is Expected.COLON and trouble.character in (",", "}"):
        message = f'the key "{trouble.key}" has no value'
        start = _before_space(trouble)
        hint = f'write "{trouble.key}": and a value; a list of texts stands in [ ], not in {{ }}'
        return trouble.stop(message, hint, start=start, end=trouble.after)
    if trouble.expected is Expected.VALUE and trouble.last == ":":
        if trouble.character in (",", "}"):
            hint = "write the value, or null for none"
            return trouble.stop(f'the key "{trouble.key}" has no value', hint, start=trouble.after - 1)
        if trouble.character == ":":
            return trouble.stop("two colons follow each other", "delete one of them")
    if trouble.expected in (*VALUES, *KEYS) and trouble.character == ",":
        return trouble.stop("a value is missing before this comma", "delete the comma, or write the value")
    return None


def _before_space(trouble: Trouble) -> int:
    return json_brackets.text_start(trouble.content[: trouble.after])


def _wrong_bracket(trouble: Trouble) -> UnreadableError | None:
    if trouble.character not in ("}", "]"):
        return None
    if trouble.inside is None:
        hint = "delete it, or write the bracket that opens the value"
        return trouble.stop(f"`{trouble.character}` closes a bracket that was never opened", hint)
    kind, bracket, closing = _names(trouble.inside)
    if trouble.character == closing:
        return None
    opened = offsets(trouble.inside)[0]
    line = trouble.line_of(opened)
    message = f"`{trouble.character}` cannot close the {kind} that opens with `{bracket}` on line {line}"
    related = (trouble.locator.related(opened, opened + 1, f"the {kind} opens here"),)
    own = "{" if trouble.character == "}" else "["
    hint = f"close the {kind} with `{closing}` first, or delete this `{trouble.character}`, or write its `{own}`"
    return trouble.stop(message, hint, related=related)


def _missing_colon(trouble: Trouble) -> UnreadableError | None:
    if trouble.expected is not Expected.COLON:
        return None
    if trouble.character in ("=", ";"):
        return trouble.stop(f"JSON sets a value with `:`, not with `{trouble.character}`", "write a colon instead")
    if trouble.at == trouble.after and trouble.word and not PLAIN_NUMBER.fullmatch(trouble.word):
        return adjoining(trouble)
    message = f'a colon is missing after the key "{trouble.key}"'
    return trouble.stop(
        message, f'write "{trouble.key}": before the value', start=_before_space(trouble), end=trouble.after
    )


def _missing_comma(trouble: Trouble) -> UnreadableError | None:
    if trouble.expected is not Expected.COMMA or trouble.inside is None:
        return None
    stuck = adjoining(trouble)
    if stuck is not None:
        return stuck
    if trouble.character == ":":
        return _stray_colon(trouble)
    if trouble.character == ";":
        return trouble.stop("JSON separates values with a comma, not with `;`", "write a comma instead")
    if not _begins_value(trouble):
        return None
    kind = _names(trouble.inside)[0]
    message = f"a comma is missing between two values of the {kind}"
    related: tuple[Related, ...] = ()
    if trouble.line_of(trouble.at) != trouble.line_of(trouble.after):
        related = (trouble.locator.related(trouble.at, trouble.at + 1, "the next value begins here"),)
    return trouble.stop(message, "write a comma here", start=trouble.after, related=related)


def _begins_value(trouble: Trouble) -> bool:
    return bool(trouble.character) and (trouble.character in '"{[-' + QUOTES or trouble.character.isalnum())


def _stray_colon(trouble: Trouble) -> UnreadableError:
    if isinstance(trouble.inside, Sequence):
        line = trouble.line_of(trouble.inside.start)
        message = f"keys cannot stand in the list that opens with `[` on line {line}"
        hint = "put the key and its value in `{ }`"
        if line != trouble.line_of(trouble.at):
            hint = "close the list with `]` before the key; if the key belongs into the list, put it in `{ }`"
        return trouble.stop(message, hint)
    hint = "write a comma before the next key, or `{` before the value if that is a mapping"
    return trouble.stop("a second colon follows the value", hint)


_MISTAKES: Final[tuple[Callable[[Trouble], UnreadableError | None], ...]] = (
    _empty,
    _comment,
    strange_space,
    _end_too_early,
    _after_end,
    double_quote,
    broken_text,
    _trailing_comma,
    _missing_value,
    _wrong_bracket,
    _missing_colon,
    _missing_comma,
    wrong_quotes,
    bare_word,
)
