"""YAML syntax errors about indentation, colons and dashes, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.sources.findings import shorten
from hubdocs.sources.yaml_trouble import Kind, Line, Trouble

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic, Related
    from hubdocs.sources.yaml_outline import Block

_STRANGE: Final = {
    "\u00a0": "a no-break space",
    "\u200b": "an invisible character (zero-width space)",
    "\ufeff": "an invisible character (byte order mark)",
    "\u3000": "a wide space",
    "\uff1a": "a wide colon",
}
_BRACKET_KEY: Final = re.compile(r"(?P<key>[\w./-]+):? ?[\[{](?=[^\]}]*: )")
_TWO_WORDS: Final = re.compile(r"[\w./-]+ (?:\S+|\"[^\"]*\"|'[^']*')")
_NUMBER: Final = re.compile(r"-[0-9.]")
_CURLY: Final = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
# Looked at before it is taken: see `toml_scanner`.
_NO_TEXT: Final = re.compile(r"(?:[\s:,\]}]|(?=-\s)-|#[^\n]*+|(?=\*\S)\*\S++|(?=---\s)^---)*+", re.MULTILINE)
_LONGEST_KEY: Final = 1024
_CLOSE: Final = 2
_KINDS: Final = (Kind.SECOND_COLON, Kind.NO_COLON, Kind.BLOCK, Kind.DOCUMENT_START)


def strange_character(trouble: Trouble) -> Diagnostic | None:
    """Find a character that looks like another one, where it makes the difference."""
    if trouble.kind not in _KINDS:
        return None
    for line in (trouble.line, trouble.above):
        if line is None:
            continue
        text = trouble.locator.text.line(line.number)
        column = next((i for i, c in enumerate(text[: line.inner + len(line.words)]) if c in _STRANGE), None)
        if column is None or (line.key is not None and column >= text.index(":") and text[column] != "\u00a0"):
            continue
        leads = not text[:column].replace("-", "").strip()
        if leads or text[column] == "\uff1a" or text[column - 1] == ":":
            character = text[column]
            meant = (
                "a colon (:)" if character == "\uff1a" else "an ordinary space" if character != "\ufeff" else "nothing"
            )
            message = f"here stands {_STRANGE[character]} (U+{ord(character):04X}), which means something else in YAML"
            start = trouble.offset(line.number, column + 1)
            return trouble.finding(
                message, f"replace it with {meant}" if meant != "nothing" else "delete it", start=start
            )
    return None


def second_colon(trouble: Trouble) -> Diagnostic | None:
    """Explain a colon behind something that cannot be a key."""
    if trouble.kind is not Kind.SECOND_COLON:
        return None
    line = trouble.line
    start = trouble.offset(line.number, line.inner)
    bracket = _BRACKET_KEY.match(line.words)
    if bracket and start + bracket.end() <= trouble.at:
        message = f"a colon and a space are missing between `{bracket['key']}` and its value"
        return trouble.finding(message, f"write `{bracket['key']}: `", start=start, length=len(bracket["key"]))
    first = Line.of(line.number, trouble.before + ":")
    colon = -1 if line.key is None else trouble.content.find(":", start + len(line.key), trouble.at)
    if line.key is not None and colon != -1:
        value = colon + 1
        value += len(trouble.content[value:]) - len(trouble.content[value:].lstrip(" "))
        if trouble.content[value] in _CURLY:
            message = f"YAML does not know the quotation mark {trouble.content[value]}, so the colon starts a new key"
            return trouble.finding(message, "use straight quotation marks: \" or '", start=value)
        message = f"the value of `{shorten(line.key)}` contains a colon followed by a space, which starts a new key"
        hint = "put the whole value in quotation marks; if a new key is meant, give it its own line"
        if line.value.endswith("}") and "{" not in line.value:
            hint = "write `{` before it if a mapping is meant; if text is meant, put it in quotation marks"
        return trouble.finding(message, hint, start=value, length=trouble.at + 1 - value)
    above = _text_before(trouble)
    if above is not None and above.dashes and first.dashes:
        return _deep_dash(trouble, above, start)
    if above is None or first.dashes:
        return _general(trouble, start)
    return _below_text(trouble, above, start)


def _text_before(trouble: Trouble) -> Line | None:
    """Find the line on which the text began that the parser went on reading up to the colon."""
    last = trouble.last_scalar
    start = 0
    if last is not None:
        is_text = not trouble.content[last.end_mark.index : trouble.at].strip()
        start = last.start_mark.index if is_text else last.end_mark.index
    match = _NO_TEXT.match(trouble.content, start, trouble.at)
    line = trouble.above if match is None else trouble.line_at(match.end())
    return line if line is not None and line.number < trouble.line.number else None


def _below_text(trouble: Trouble, above: Line, start: int) -> Diagnostic:
    """Explain a key under a line of text: the text has no colon, or the key is indented too far."""
    if above.key is not None:
        return _too_deep(trouble, above, start, trouble.at - start)
    if above.dashes and trouble.line.column not in (above.column, above.inner):
        return _deep_dash(trouble, above, start)
    return _lacks_colon(trouble, above)


def _deep_dash(trouble: Trouble, above: Line, start: int) -> Diagnostic:
    """Say that a line is indented so deep that it belongs to the value of the list above it."""
    place = trouble.shown_line(trouble.offset(above.number, 1))
    column = trouble.shown_column(above.number, above.column)
    words = trouble.line.words if trouble.line.key is None else trouble.line.key
    message = f"`{shorten(words)}` is indented deeper than the dash on line {place}, so it belongs to that value"
    hint = f"begin it in column {column} or further left if it is one of its own"
    if trouble.line.dashes:
        hint = f"begin its dash in column {column} like the one above"
    return trouble.finding(message, hint, start=start, length=len(words))


def _too_deep(trouble: Trouble, above: Line, start: int, length: int) -> Diagnostic:
    """Say that a key is indented as if it belonged to the line above, which has a value already."""
    name = shorten(above.key or "")
    place = trouble.shown_line(trouble.offset(above.number, 1))
    message = f"`{shorten(trouble.line.key or '')}` is indented deeper than `{name}` on line {place}"
    hint = f"begin both in the same column, or take away the value of `{name}`"
    related = (trouble.locator.related(*_place_of(trouble, above), f"`{name}` already has a value"),)
    return trouble.finding(f"{message}, which already has a value", hint, start=start, length=length, related=related)


def _place_of(trouble: Trouble, line: Line) -> tuple[int, int]:
    start = trouble.offset(line.number, line.inner)
    return start, start + max(1, len(line.key or line.words))


def _lacks_colon(trouble: Trouble, line: Line) -> Diagnostic:
    """Say that a line reads neither ``key: value`` nor like part of another value."""
    words = line.words
    start = trouble.offset(line.number, line.inner)
    name, colon, _ = words.partition(":")
    if colon and name.strip() and " " not in name:
        message = f"a space is missing after the colon of `{shorten(words)}`"
        return trouble.finding(message, f"write `{shorten(name)}: ` and then the value", start=start, length=len(words))
    name, equals, _ = words.partition("=")
    if equals and name.strip() and " " not in name.strip():
        message = f"`{shorten(words)}` sets a value with `=`; YAML does it with a colon and a space"
        return trouble.finding(message, f"write `{shorten(name)}: ` and then the value", start=start, length=len(words))
    message = f"`{shorten(words)}` is not a `key: value` line: it has no colon"
    hint = "write a colon after the key, and a space before the value"
    if _TWO_WORDS.fullmatch(words):
        hint = f"write `{shorten(words.replace(' ', ': ', 1))}`"
    elif " " not in words:
        hint = f"write `{shorten(words)}:`"
    above = trouble.line_above(line.number)
    if above is not None and above.key is not None and above.inner >= line.column and not line.dashes:
        hint += f"; if it belongs to the value of `{shorten(above.key)}`, indent it deeper"
    return trouble.finding(message, hint, start=start, length=len(words))


def _bad_dash(trouble: Trouble, line: Line) -> Diagnostic | None:
    """Find a dash without a space, or two dashes."""
    if not line.words.startswith("-") or line.words.startswith("---") or _NUMBER.match(line.words):
        return None
    start = trouble.offset(line.number, line.inner)
    message = f"`{shorten(line.words)}` is no value of a list: that begins with one dash and a space"
    hint = f"write `- {shorten(line.words.lstrip('-'))}`"
    return trouble.finding(message, hint, start=start, length=len(line.words))


def no_colon(trouble: Trouble) -> Diagnostic | None:
    """Explain a line among keys that is none."""
    if trouble.kind is not Kind.NO_COLON or trouble.opened is None:
        return None
    line = trouble.line_at(trouble.opened)
    text = trouble.locator.text.line(line.number)
    if len(text) > _LONGEST_KEY and trouble.line.number == line.number:
        message = f"a key cannot have more than {_LONGEST_KEY:,} characters"
        return trouble.finding(message, "shorten the key, or put a long text below a short key", start=trouble.opened)
    header = _unindented_text(trouble, line)
    if header is not None:
        message = f"the text that `{shorten(header.words)}` begins must be indented"
        column = trouble.shown_column(header.number, header.inner)
        start = trouble.offset(line.number, line.column)
        hint = f"begin each line of the text behind column {column}"
        related = (trouble.locator.related(*_place_of(trouble, header), "the text begins here"),)
        return trouble.finding(message, hint, start=start, length=len(line.words), related=related)
    lists = {block.column for block in trouble.blocks if block.is_list}
    mappings = {block.column for block in trouble.blocks if not block.is_list}
    dash = _bad_dash(trouble, line) if lists or line.words.startswith("--") else None
    if dash is not None:
        return dash
    if line.column in lists - mappings and not line.dashes and line.key is None:
        message = f"`{shorten(line.words)}` stands among values of a list, but has no dash"
        start = trouble.offset(line.number, line.column)
        return trouble.finding(message, f"write `- {shorten(line.words)}`", start=start, length=len(line.words))
    return _lacks_colon(trouble, line)


def _unindented_text(trouble: Trouble, line: Line) -> Line | None:
    """Find ``key: |`` above a line whose text starts in the column of its key, and so is not part of it."""
    above = trouble.line_above(line.number)
    while above is not None and above.column == line.column:
        if above.value[:1] in ("|", ">"):
            return above
        above = trouble.line_above(above.number)
    return None


def list_start(trouble: Trouble) -> Diagnostic | None:
    """Explain a dash behind other text."""
    if trouble.kind is not Kind.LIST_START:
        return None
    line = trouble.line
    if line.key is not None and line.value.startswith("-"):
        message = f"a list cannot begin on the line of its key `{shorten(line.key)}`"
        hint = "put each `- ` on a line of its own below the key; if text is meant, quote it"
        return trouble.finding(message, hint)
    return trouble.finding("a list cannot begin behind other text on a line", "put each `- ` on a line of its own")


def block(trouble: Trouble) -> Diagnostic | None:
    """Explain a line that fits nowhere, or something behind a finished value."""
    if trouble.kind is not Kind.BLOCK:
        return None
    line = trouble.line
    start = trouble.offset(line.number, line.column)
    if trouble.character == ":":
        return trouble.finding("the key before this colon is missing", "write `key: value`")
    if trouble.character == ",":
        return trouble.finding(
            "a value cannot begin with a comma", "delete the comma, or put the text in quotation marks"
        )
    if not trouble.leads_line:
        return _behind_value(trouble)
    if line.dashes:
        return _stray_dash(trouble, line, start)
    if line.key is None:
        return _stray_text(trouble, line, start)
    dash = _bad_dash(trouble, line)
    if dash is not None:
        return dash
    above = trouble.above
    if above is not None and above.key is not None and above.value and line.column > above.inner:
        return _too_deep(trouble, above, start, len(line.words))
    return _stray_key(trouble, line, start)


def _behind_value(trouble: Trouble) -> Diagnostic:
    """Explain text behind a closing bracket, an alias or an anchor."""
    before = trouble.before.rstrip()
    text = trouble.locator.text
    rest = text.line(trouble.line.number)[len(trouble.before) :].rstrip()
    hint = "put the whole value in quotation marks if it is text"
    if before[-1:] in ("]", "}"):
        message = f"`{shorten(rest)}` stands behind the closing `{before[-1]}`, where the value has ended"
    elif before.split(" ")[-1].startswith("*"):
        message = f"`{shorten(rest)}` stands behind a reference with `*`, which must be the whole value"
    elif trouble.character == "&":
        message, hint = "a value can have only one name with `&`", "delete one of them"
    else:
        message = f"`{shorten(rest)}` cannot stand here, behind other text on the line"
    return trouble.finding(message, hint, length=len(rest))


def _named(trouble: Trouble, found: Block) -> str:
    """Say where a block begins: the column of its keys or dashes, and the line of the first."""
    column = trouble.shown_column(found.line, found.column)
    line = trouble.shown_line(trouble.offset(found.line, found.column))
    return f"column {column} (line {line})"


def _nearest(trouble: Trouble, column: int, *, is_list: bool) -> list[Block]:
    """Give the next block of a kind to the right and to the left, the nearer first; the farther only if it is near."""
    found = [block for block in reversed(trouble.blocks) if block.is_list is is_list]
    right = min((block for block in found if block.column > column), key=lambda block: block.column, default=None)
    left = max((block for block in found if block.column < column), key=lambda block: block.column, default=None)
    sides = sorted((block for block in (right, left) if block), key=lambda block: abs(block.column - column))
    return [block for block in sides if abs(block.column - column) <= abs(sides[0].column - column) + _CLOSE]


def _line_up(trouble: Trouble, nearest: list[Block], what: str) -> tuple[str, tuple[Related, ...]]:
    """Word the advice to line up with the nearest blocks, and point at them."""
    places = " or ".join(_named(trouble, block) for block in nearest)
    related = []
    for block in nearest:
        start = trouble.offset(block.line, block.column)
        related.append(trouble.locator.related(start, start + 1, f"{what} are in this column"))
    return f"line it up with the {what} near it, which begin in {places}", tuple(related)


def _stray_dash(trouble: Trouble, line: Line, start: int) -> Diagnostic:
    nearest = _nearest(trouble, line.column, is_list=True)
    column = trouble.shown_column(line.number, line.column)
    shown = shorten("- " + line.words)
    if nearest:
        message = f"`{shown}` begins in column {column}, where no list has its dashes"
        hint, related = _line_up(trouble, nearest, "dashes")
        return trouble.finding(message, hint, start=start, length=line.length, related=related)
    message = f"`{shown}` is a value of a list, but no list can stand here"
    hint = "indent it below the key that the list belongs to, and give that key no other value"
    return trouble.finding(message, hint, start=start, length=line.length)


def _stray_text(trouble: Trouble, line: Line, start: int) -> Diagnostic:
    last = trouble.last_scalar
    if last is not None and last.style in ("|", ">") and not trouble.content[last.end_mark.index : trouble.at].strip():
        first = trouble.line_at(last.start_mark.index)
        place = trouble.shown_line(last.start_mark.index)
        message = f"`{shorten(line.words)}` is indented less than the text that begins on line {place}"
        below = trouble.locator.text.line(first.number + 1)
        column = trouble.shown_column(first.number + 1, len(below) - len(below.lstrip()) + 1)
        hint = f"the first line of that text begins in column {column}, so no line of it can begin further left"
        return trouble.finding(message, hint, start=start, length=len(line.words))
    message = f"`{shorten(line.words)}` is neither `key: value` nor part of the value above it"
    hint = "write a colon after the key, or indent the line as part of the text above"
    return trouble.finding(message, hint, start=start, length=len(line.words))


def _stray_key(trouble: Trouble, line: Line, start: int) -> Diagnostic:
    shown, length = shorten(line.words), len(line.words)
    column = trouble.shown_column(line.number, line.column)
    nearest = _nearest(trouble, line.column, is_list=False)
    if any(block.is_list and block.column == line.column for block in trouble.blocks):
        message = f"`{shown}` begins in column {column} like the dashes of the list, but has no dash"
        hint = "write `- ` before it if it begins a new value"
        inner = [block for block in nearest if block.column > line.column]
        if inner:
            hint += f"; if it belongs to the value above, begin it in {_named(trouble, inner[0])}"
        return trouble.finding(message, hint, start=start, length=length)
    if not nearest:
        message = f"`{shown}` is a key, but the lines above it are values of a list"
        hint = "write `- ` before it, or put the list below a key of its own"
        return trouble.finding(message, hint, start=start, length=length)
    message = f"`{shown}` begins in column {column}, where no mapping has its keys"
    hint, related = _line_up(trouble, nearest, "keys")
    return trouble.finding(message, hint, start=start, length=length, related=related)


def document_start(trouble: Trouble) -> Diagnostic | None:
    """Explain text behind the end of a document."""
    if trouble.kind is not Kind.DOCUMENT_START:
        return None
    above = trouble.above
    start = trouble.offset(trouble.line.number, trouble.line.column)
    text = "" if above is None else trouble.locator.text.line(above.number)
    if text.startswith("%"):
        hint = "write a line `---` below the lines with `%`"
        return trouble.finding("the line `---` is missing after an instruction to the parser", hint)
    if not trouble.leads_line and trouble.before.startswith("..."):
        return trouble.finding("`...` ends a document, so nothing can stand behind it", "quote it if text is meant")
    if not trouble.leads_line:
        return _behind_value(trouble)
    if text.startswith("..."):
        return trouble.finding("text follows where `...` has ended the document", "begin a new one with a line `---`")
    first = trouble.blocks[0] if trouble.blocks else None
    length = len(trouble.line.words)
    if first is not None and first.column > trouble.line.column:
        column = trouble.shown_column(trouble.line.number, trouble.line.column)
        message = f"`{shorten(trouble.line.words)}` begins in column {column}, further left than the first line"
        hint = f"begin it in {_named(trouble, first)} like the first line, or begin all lines further left"
        return trouble.finding(message, hint, start=start, length=length)
    message = f"`{shorten(trouble.line.words)}` cannot follow the value above it, which is complete"
    hint = "write one mapping or one list, or separate documents with a line `---`"
    return trouble.finding(message, hint, start=start, length=length)


def _general(trouble: Trouble, start: int) -> Diagnostic:
    message = "a key cannot begin here, as part of the value above"
    return trouble.finding(message, "compare the indentation with the lines above", start=start)
