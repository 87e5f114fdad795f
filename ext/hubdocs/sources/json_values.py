"""JSON's texts, numbers and words: what can be wrong inside one of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from hubdocs.sources.findings import shorten
from hubdocs.sources.json_trouble import KEYS, VALUES, Trouble

if TYPE_CHECKING:
    from hubdocs.sources.findings import UnreadableError

NUMBER: Final = re.compile(r"[-+]*\.?[0-9][0-9a-zA-Z_.+-]*|[-+]\Z", re.ASCII)
"""What somebody may have meant as a number."""
PLAIN_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
"""What is a number without doubt."""
QUOTES: Final = "'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
"""Quotation marks that JSON does not know."""
_PHRASE: Final = re.compile(r"[^{}\[\],;\"\r\n]+")
_LITERALS: Final = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
    **dict.fromkeys(("null", "none", "nil", "undefined"), "null"),
}
# Looked at before it is taken: see `toml_scanner`.
_GOOD_STRING: Final = re.compile(
    r'"[^"\\\x00-\x1f]*+(?:(?:(?=\\["\\/bfnrt])\\.|(?=\\u\h\h\h\h)\\u)[^"\\\x00-\x1f]*+)*+'.replace(
        r"\h", "[0-9a-fA-F]"
    )
)


def double_quote(trouble: Trouble) -> UnreadableError | None:
    """Find a quotation mark right behind the one that closes a text."""
    if trouble.character != '"' or trouble.last != '"' or trouble.at != trouble.after:
        return None
    if trouble.expected in (*KEYS, *VALUES):
        return None
    hint = 'delete one of them; inside a text a quotation mark is written \\"'
    return trouble.stop("two quotation marks stand side by side", hint, start=trouble.at - 1, end=trouble.at + 1)


def broken_text(trouble: Trouble) -> UnreadableError | None:
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
        hint = 'close it with " ; a line break inside a text is written \\n'
        if trouble.content[:stop].rstrip(" ,]}").endswith('\\"'):
            hint = 'write the backslash before the closing " as \\\\'
        return trouble.stop(message, hint)
    if character == "\\":
        return _bad_escape(trouble, stop)
    written = "\\t" if character == "\t" else f"\\u{ord(character):04x}"
    name = "a tab" if character == "\t" else f"the control character U+{ord(character):04X}"
    return trouble.stop(f"{name} cannot stand in a JSON text", f"write {written} instead, or delete it", start=stop)


def _bad_escape(trouble: Trouble, at: int) -> UnreadableError:
    letter = trouble.content[at + 1 : at + 2]
    if letter == "u":
        written = re.split(r'["\s]', trouble.content[at : at + 6])[0]
        message = f"`{shorten(written)}` is not a character: \\u needs four digits from 0 to f"
        return trouble.stop(message, "write for example \\u00e9 for \u00e9", start=at, end=at + max(2, len(written)))
    if letter in ("", "\n", "\r"):
        return trouble.stop("the text ends in a backslash and is not closed", 'close it with "', start=at)
    message = f"`\\{letter}` means nothing in a JSON text"
    return trouble.stop(message, "write a backslash as \\\\", start=at, end=at + 2)


def wrong_quotes(trouble: Trouble) -> UnreadableError | None:
    """Find quotation marks other than the straight double ones."""
    if not trouble.character or trouble.character not in QUOTES or trouble.expected not in (*VALUES, *KEYS):
        return None
    message = f'JSON puts texts in straight double quotation marks ("), not in {trouble.character}'
    return trouble.stop(message, 'write "text"')


def adjoining(trouble: Trouble) -> UnreadableError | None:
    """Find text that is stuck to the end of a text or number."""
    if trouble.at != trouble.after or not trouble.word:
        return None
    if trouble.last == '"':
        message = "the text goes on after its closing quotation mark"
        return trouble.stop(message, 'write a quotation mark inside a text as \\"')
    start = max((trouble.content.rfind(c, 0, trouble.after) for c in " \t\r\n{}[],:"), default=-1) + 1
    whole = trouble.content[start : trouble.after] + trouble.word
    return _number(trouble, whole, start)


def bare_word(trouble: Trouble) -> UnreadableError | None:
    """Find a word without quotation marks, or a number in a form that JSON has not."""
    word = trouble.word
    if not word or not (word[0].isalnum() or word[0] in "_$<+-.@%~*"):
        return None
    end = trouble.at + len(word)
    shown = shorten(word)
    if trouble.expected in KEYS:
        return trouble.stop(f"the key `{shown}` has no quotation marks", f'write "{shown}"', end=end)
    if trouble.expected not in VALUES:
        return None
    meant = _LITERALS.get(word.lower())
    if meant is not None:
        hint = f'write {meant}, or "{shown}" if text is meant'
        return trouble.stop(f"`{shown}` is not a value in JSON", hint, end=end)
    if NUMBER.match(word):
        return _number(trouble, word, trouble.at)
    phrase = _PHRASE.match(trouble.content, trouble.at)
    text = phrase.group().rstrip() if phrase else word
    message = f"the text `{shorten(text)}` has no quotation marks"
    hint = "put it in double quotation marks; only numbers, true, false and null stand without"
    return trouble.stop(message, hint, end=trouble.at + len(text))


def _number(trouble: Trouble, written: str, start: int) -> UnreadableError | None:
    """Say what is wrong with something that looks like a number."""
    shown = shorten(written)
    end = start + len(written)
    if not NUMBER.match(written):
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


def strange_space(trouble: Trouble) -> UnreadableError | None:
    """Find a space or control character that JSON does not know."""
    character = trouble.character
    if not character or not (character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")):
        return None
    name = unicodedata.name(character, "control character").lower()
    message = f"the character U+{ord(character):04X} ({name}) cannot stand here"
    return trouble.stop(message, "delete it, or write an ordinary space; it often comes from copying text")
