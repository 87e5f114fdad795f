"""JSON syntax errors in plain words.

The loader knows where it stopped and what it expected there; each function below knows one mistake that people make
and looks whether it was this one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from hubdocs.model import Code
from hubdocs.sources import json_brackets
from hubdocs.sources.findings import UnreadableError
from hubdocs.sources.nodes import Mapping, Node, Sequence, offsets

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.model import Related
    from hubdocs.sources.document import Locator


class Expected(Enum):
    """What may come next in a JSON text."""

    VALUE = "a value"
    ITEM_OR_CLOSE = "a value or `]`"
    KEY = "a key"
    KEY_OR_CLOSE = "a key or `}`"
    COLON = "`:`"
    COMMA = "a comma or the closing bracket"
    END = "the end"


_KEYS: Final = (Expected.KEY, Expected.KEY_OR_CLOSE)
_VALUES: Final = (Expected.VALUE, Expected.ITEM_OR_CLOSE)
_WORD: Final = re.compile(r"[^\s{}\[\],:;\"]+")
_PHRASE: Final = re.compile(r"[^{}\[\],;\"\r\n]+")
_NUMBER: Final = re.compile(r"[-+]?\.?[0-9][0-9a-zA-Z_.+-]*|[-+]\Z", re.ASCII)
_QUOTES: Final = "'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
_LITERALS: Final = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
    **dict.fromkeys(("null", "none", "nil", "undefined"), "null"),
}
_GOOD_STRING: Final = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+')


@dataclass(frozen=True)
class Trouble:
    """Where the loader stopped.

    :param after: offset behind the last token that was fine.
    :param expected: what could have come there.
    :param inside: the mapping or list that is open there.
    """

    locator: Locator
    after: int
    expected: Expected
    inside: Mapping | Sequence | None

    @property
    def content(self) -> str:
        """The whole text."""
        return self.locator.text.content

    @cached_property
    def at(self) -> int:
        """Offset of what could not be taken."""
        return len(self.content) - len(self.content[self.after :].lstrip(" \t\n\r"))

    @property
    def character(self) -> str:
        """The first character there, or nothing at the end of the text."""
        return self.content[self.at : self.at + 1]

    @cached_property
    def word(self) -> str:
        """The text there up to the next bracket, comma, colon, quotation mark or space."""
        match = _WORD.match(self.content, self.at)
        return match.group() if match else ""

    @cached_property
    def last(self) -> str:
        """The character before the trouble."""
        return self.content[self.after - 1 : self.after] if self.after else ""

    @cached_property
    def key(self) -> str:
        """The key (as it is written) whose value or colon is missing."""
        before = self.content[: self.after].rstrip(" \t\n\r:")
        start = json_brackets.text_start(before)
        return _shorten(before[start + 1 : -1])

    def line_of(self, offset: int) -> int:
        """Give the number of the line at an offset, as the reader of the file counts."""
        return self.locator.span(offset, offset).start.line

    def stop(  # noqa: PLR0913 (a finding has this many parts; all but two are named)
        self,
        message: str,
        hint: str,
        *,
        start: int | None = None,
        end: int | None = None,
        code: Code = Code.JSON_SYNTAX,
        related: tuple[Related, ...] = (),
    ) -> UnreadableError:
        """Make the finding, at the trouble or at another place."""
        first = self.at if start is None else start
        last = first + 1 if end is None else end
        return UnreadableError(self.locator.diagnostic(code, message, first, last, hint=hint, related=related))


def explain(trouble: Trouble) -> UnreadableError:
    """Say in plain words why a text is not JSON."""
    for find in _MISTAKES:
        found = find(trouble)
        if found is not None:
            return found
    shown = _shorten(trouble.word or trouble.character)
    return trouble.stop(f"`{shown}` cannot stand here; {trouble.expected.value} is expected", "delete or quote it")


def _shorten(text: str, length: int = 40) -> str:
    text = text.split("\n", 1)[0].rstrip("\r")
    return text if len(text) <= length else text[: length - 3] + "..."


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
    if trouble.character == ",":
        return trouble.stop("a comma stands after the end of the file's value", "delete the comma")
    adjoining = _adjoining(trouble)
    if adjoining is not None:
        return adjoining
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


def _broken_text(trouble: Trouble) -> UnreadableError | None:
    """Look into a text in double quotation marks that is wrong inside."""
    if trouble.character != '"':
        return None
    good = _GOOD_STRING.match(trouble.content, trouble.at)
    stop = good.end() if good else trouble.at + 1
    character = trouble.content[stop : stop + 1]
    if character == '"':
        return None  # this text is fine: the trouble is its place
    if character in ("", "\n", "\r"):
        message = f'the quotation mark " that opens on line {trouble.line_of(trouble.at)} is not closed on that line'
        return trouble.stop(message, 'close it with " ; a line break inside a text is written \\n')
    if character == "\\":
        return _bad_escape(trouble, stop)
    written = "\\t" if character == "\t" else f"\\u{ord(character):04x}"
    name = "a tab" if character == "\t" else f"the control character U+{ord(character):04X}"
    return trouble.stop(f"{name} cannot stand in a JSON text", f"write {written} instead, or delete it", start=stop)


def _bad_escape(trouble: Trouble, at: int) -> UnreadableError:
    letter = trouble.content[at + 1 : at + 2]
    if letter == "u":
        shown = trouble.content[at : at + 6].split('"')[0]
        message = f"`{_shorten(shown)}` is not a character: \\u needs four digits from 0 to f"
        return trouble.stop(message, "write for example \\u00e9 for \u00e9", start=at, end=at + max(2, len(shown)))
    if letter in ("", "\n", "\r"):
        return trouble.stop("the text ends in a backslash and is not closed", 'close it with "', start=at)
    message = f"`\\{letter}` means nothing in a JSON text"
    return trouble.stop(message, "write a backslash as \\\\", start=at, end=at + 2)


def _wrong_quotes(trouble: Trouble) -> UnreadableError | None:
    if not trouble.character or trouble.character not in _QUOTES or trouble.expected not in (*_VALUES, *_KEYS):
        return None
    message = f'JSON puts texts in straight double quotation marks ("), not in {trouble.character}'
    return trouble.stop(message, 'write "text"')


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
    if trouble.expected in _KEYS and trouble.character == ":":
        return trouble.stop("the key before this colon is missing", 'write it in quotation marks: "key": value')
    if trouble.expected in _KEYS and trouble.character in ("{", "["):
        hint = 'write "key": before it'
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
    if trouble.expected in (*_VALUES, *_KEYS) and trouble.character == ",":
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
    return trouble.stop(message, f"close the {kind} with `{closing}` first", related=related)


def _missing_colon(trouble: Trouble) -> UnreadableError | None:
    if trouble.expected is not Expected.COLON:
        return None
    if trouble.character in ("=", ";"):
        return trouble.stop(f"JSON sets a value with `:`, not with `{trouble.character}`", "write a colon instead")
    if trouble.at == trouble.after and trouble.word and not _NUMBER.match(trouble.word):
        return _adjoining(trouble)
    message = f'a colon is missing after the key "{trouble.key}"'
    return trouble.stop(
        message, f'write "{trouble.key}": before the value', start=_before_space(trouble), end=trouble.after
    )


def _adjoining(trouble: Trouble) -> UnreadableError | None:
    """Find text that is stuck to the end of a text or number."""
    if trouble.at != trouble.after or not trouble.word:
        return None
    if trouble.last == '"':
        message = "the text goes on after its closing quotation mark"
        return trouble.stop(message, 'write a quotation mark inside a text as \\"')
    start = max((trouble.content.rfind(c, 0, trouble.after) for c in " \t\r\n{}[],:"), default=-1) + 1
    whole = trouble.content[start : trouble.after] + trouble.word
    return _number(trouble, whole, start)


def _missing_comma(trouble: Trouble) -> UnreadableError | None:
    if trouble.expected is not Expected.COMMA or trouble.inside is None:
        return None
    adjoining = _adjoining(trouble)
    if adjoining is not None:
        return adjoining
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
    return bool(trouble.character) and (trouble.character in '"{[-' + _QUOTES or trouble.character.isalnum())


def _stray_colon(trouble: Trouble) -> UnreadableError:
    if isinstance(trouble.inside, Sequence):
        line = trouble.line_of(trouble.inside.start)
        message = f"keys cannot stand in the list that opens with `[` on line {line}"
        return trouble.stop(message, "put the key and its value in `{ }`")
    return trouble.stop("a second colon follows the value", "write a comma before the next key")


def _bare_word(trouble: Trouble) -> UnreadableError | None:
    word = trouble.word
    if not word or not (word[0].isalnum() or word[0] in "_$<+-.@%~*"):
        return None
    end = trouble.at + len(word)
    shown = _shorten(word)
    if trouble.expected in _KEYS:
        return trouble.stop(f"the key `{shown}` has no quotation marks", f'write "{shown}"', end=end)
    if trouble.expected not in _VALUES:
        return None
    meant = _LITERALS.get(word.lower())
    if meant is not None:
        hint = f'write {meant}, or "{shown}" if text is meant'
        return trouble.stop(f"`{shown}` is not a value in JSON", hint, end=end)
    if _NUMBER.match(word):
        return _number(trouble, word, trouble.at)
    phrase = _PHRASE.match(trouble.content, trouble.at)
    text = phrase.group().rstrip() if phrase else word
    message = f"the text `{_shorten(text)}` has no quotation marks"
    hint = "put it in double quotation marks; only numbers, true, false and null stand without"
    return trouble.stop(message, hint, end=trouble.at + len(text))


def _number(trouble: Trouble, written: str, start: int) -> UnreadableError | None:
    """Say what is wrong with something that looks like a number."""
    shown = _shorten(written)
    end = start + len(written)
    if not _NUMBER.match(written):
        message = f"`{shown}` is not a value in JSON"
        return trouble.stop(message, "put it in quotation marks if text is meant", start=start, end=end)
    digits = written.lstrip("+-")
    if re.fullmatch(r"0[xXoObB][0-9a-fA-F_]+", digits):
        hint = "write the number in ordinary digits"
    elif re.fullmatch(r"0[0-9]+.*", digits):
        hint = (
            "a number does not begin with a zero; if text is meant, as in a code or a date, put it in quotation marks"
        )
    elif re.fullmatch(r"\+[0-9.]+", written):
        hint = "write it without the plus sign"
    elif re.fullmatch(r"\.[0-9]+|[0-9]+\.", digits):
        hint = "write a digit on both sides of the point"
    elif re.fullmatch(r"[0-9_]+", digits) and "_" in digits:
        hint = "write it without `_`"
    else:
        hint = "put it in quotation marks if text is meant"
    return trouble.stop(f"`{shown}` is not a number in JSON", hint, start=start, end=end)


def _strange_space(trouble: Trouble) -> UnreadableError | None:
    character = trouble.character
    if not character or not (character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")):
        return None
    name = unicodedata.name(character, "control character").lower()
    message = f"the character U+{ord(character):04X} ({name}) cannot stand here"
    return trouble.stop(message, "delete it, or write an ordinary space; it often comes from copying text")


_MISTAKES: Final[tuple[Callable[[Trouble], UnreadableError | None], ...]] = (
    _empty,
    _comment,
    _strange_space,
    _end_too_early,
    _after_end,
    _broken_text,
    _trailing_comma,
    _missing_value,
    _wrong_bracket,
    _missing_colon,
    _missing_comma,
    _wrong_quotes,
    _bare_word,
)
