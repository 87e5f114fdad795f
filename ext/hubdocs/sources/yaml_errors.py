"""YAML syntax errors in plain words.

libyaml says what its grammar missed; a reader needs to know which line to change. Each function below looks at one
kind of message, and the text around it, and says what most probably went wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdocs.model import Code, Diagnostic, Related
from hubdocs.sources.yaml_quotes import find_unclosed_quote

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError, YAMLError

    from hubdocs.sources.document import Locator
    from hubdocs.sources.nodes import Event


@dataclass(frozen=True, slots=True)
class Trouble:
    """A syntax error as the parser saw it, with the text around it.

    :param at: offset where the parser gave up.
    :param opened: offset where the construct that it was reading began, or ``None``.
    """

    problem: str
    context: str
    at: int
    opened: int | None
    locator: Locator
    last_scalar: Event | None

    @property
    def content(self) -> str:
        """The whole text."""
        return self.locator.text.content

    @property
    def line_number(self) -> int:
        """The line on which the parser gave up."""
        return self.locator.text.position(self.at).line

    @property
    def line(self) -> str:
        """The text of that line."""
        return self.locator.text.line(self.line_number)

    def shown_line(self, offset: int) -> int:
        """Give the number of the line at an offset, as the reader of the file counts."""
        return self.locator.span(offset, offset).start.line

    def finding(self, message: str, hint: str, at: int | None = None, length: int = 1) -> Diagnostic:
        """Report this error at its own or another place."""
        start = self.at if at is None else at
        related: tuple[Related, ...] = ()
        if self.shown_line(start) != self.shown_line(self.at):
            related = (self.locator.related(self.at, self.at + 1, "the parser gave up here"),)
        return self.locator.diagnostic(Code.YAML_SYNTAX, message, start, start + length, hint=hint, related=related)


def explain_syntax_error(error: MarkedYAMLError, locator: Locator, last_scalar: Event | None) -> Diagnostic:
    """Turn a scanner or parser error into a finding."""
    at = error.problem_mark.index if error.problem_mark else 0
    opened = error.context_mark.index if error.context_mark else None
    trouble = Trouble(error.problem or "", error.context or "", at, opened, locator, last_scalar)
    for explain in (
        _tab,
        _unclosed_quote,
        _flow,
        _bad_start,
        _colon,
        _missing_colon,
        _indentation,
        _escape,
        _directive,
    ):
        found = explain(trouble)
        if found is not None:
            return found
    return trouble.finding("this is not YAML from here on", "compare the indentation and quotes with the lines above")


def explain_reader_error(error: YAMLError, locator: Locator) -> Diagnostic:
    """Turn an error about a character that YAML does not allow into a finding."""
    content = locator.text.content
    at = next((i for i, c in enumerate(content) if _is_forbidden(c)), getattr(error, "position", 0) or 0)
    code = ord(content[at]) if at < len(content) else 0
    return locator.diagnostic(
        Code.INVALID_ENCODING,
        f"the control character U+{code:04X} is not allowed in YAML",
        at,
        at + 1,
        hint="delete it; it often comes from copying out of a terminal or a word processor",
    )


def _is_forbidden(character: str) -> bool:
    """Say whether YAML 1.2, section 5.1, leaves a character out of its printable set."""
    number = ord(character)
    if number < 0x20:  # noqa: PLR2004 (the C0 controls)
        return character not in "\t\n\r"
    return number == 0x7F or (0x80 <= number < 0xA0 and number != 0x85) or number in (0xFFFE, 0xFFFF)  # noqa: PLR2004


def _tab(trouble: Trouble) -> Diagnostic | None:
    for number in (trouble.line_number, trouble.line_number - 1):
        line = trouble.locator.text.line(number)
        indent = line[: len(line) - len(line.lstrip())].rstrip("\r\n")
        indent += _dashes(line[len(indent) :])
        if "\t" in indent and line.strip():
            start = trouble.locator.text.line_starts[number - 1] + indent.index("\t")
            return trouble.locator.diagnostic(
                Code.TAB_INDENTATION,
                "a tab is used to indent; YAML allows only spaces",
                start,
                start + 1,
                hint="replace the tab with spaces, as many as the lines around it have",
            )
    return None


def _dashes(rest: str) -> str:
    """Give the ``- `` part after the indentation, with the white space behind it."""
    end = 0
    while rest[end : end + 1] == "-" and rest[end + 1 : end + 2] in (" ", "\t"):
        end += 2
        while rest[end : end + 1] in (" ", "\t"):
            end += 1
    return rest[:end]


def _unclosed_quote(trouble: Trouble) -> Diagnostic | None:
    if "quoted scalar" in trouble.context and "escape" in trouble.problem:
        return None
    opened = find_unclosed_quote(trouble.content, trouble.line_number)
    if opened is None and "quoted scalar" in trouble.context:
        opened = trouble.opened
    if opened is not None:
        quote = trouble.content[opened]
        line = trouble.shown_line(opened)
        message = f"the quotation mark {quote} that opens on line {line} is not closed on that line"
        return trouble.finding(message, f"close it with {quote} at the end of the text", opened)
    last = trouble.last_scalar
    if last is not None and last.style == "'" and last.end_mark.index == trouble.at:
        message = "the text goes on after its closing quotation mark"
        hint = "write an apostrophe inside single quotes twice (''), or put the text in double quotes"
        return trouble.finding(message, hint)
    if last is not None and last.style == '"' and trouble.at - last.end_mark.index <= 1:
        message = "the text goes on after its closing quotation mark"
        return trouble.finding(message, 'write a quotation mark inside double quotes as \\"')
    return None


def _flow(trouble: Trouble) -> Diagnostic | None:
    if trouble.opened is None or "flow" not in trouble.context:
        return None
    bracket = trouble.content[trouble.opened : trouble.opened + 1]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return None
    line = trouble.shown_line(trouble.opened)
    kind = "list" if bracket == "[" else "mapping"
    if bracket == "[" and trouble.content.startswith(("]", " ]"), trouble.at):
        return None
    message = f"the {kind} that opens with `{bracket}` on line {line} is not closed, or a comma is missing in it"
    return trouble.finding(message, f"close it with `{closing}`, or put a comma between its values", trouble.opened)


def _bad_start(trouble: Trouble) -> Diagnostic | None:
    if "cannot start any token" not in trouble.problem:
        return None
    character = trouble.content[trouble.at : trouble.at + 1]
    message = f"a value cannot begin with `{character}`"
    return trouble.finding(message, "put the value in quotation marks")


def _colon(trouble: Trouble) -> Diagnostic | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    text = trouble.locator.text
    line_start = text.line_starts[trouble.line_number - 1]
    before = text.content[line_start : trouble.at]
    if ": " in before or before.rstrip().endswith(":"):
        key_end = before.index(":")
        key = before[:key_end].strip().removeprefix("- ")
        message = f"the value of `{key}` contains a colon followed by a space, which starts a new key"
        value_start = line_start + key_end + 1
        value_start += len(text.content[value_start:]) - len(text.content[value_start:].lstrip(" "))
        hint = "put the whole value in quotation marks; if a new key is meant, give it its own line"
        return trouble.finding(message, hint, value_start, max(1, trouble.at + 1 - value_start))
    key = before.strip().removeprefix("- ")
    start = line_start + len(before) - len(before.lstrip())
    above = _last_line_with_text(trouble, trouble.line_number - 1)
    message = f"`{key}` is indented deeper than `{above}` above it, which already has a value"
    hint = "indent both lines the same, or take the value off the line above"
    return trouble.finding(message, hint, start, max(1, len(before.strip())))


def _last_line_with_text(trouble: Trouble, number: int) -> str:
    while number > 1 and not trouble.locator.text.line(number).split("#")[0].strip():
        number -= 1
    line = trouble.locator.text.line(number).strip().removeprefix("- ")
    return line.split(":")[0] if ":" in line else _shorten(line)


def _shorten(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[: length - 3] + "..."


def _missing_colon(trouble: Trouble) -> Diagnostic | None:
    if "could not find expected ':'" not in trouble.problem or trouble.opened is None:
        return None
    text = trouble.locator.text
    position = text.position(trouble.opened)
    words = text.line(position.line)[position.column - 1 :].split("#")[0].strip()
    message = f"`{_shorten(words)}` is neither `key: value` nor part of the value above it"
    hint = "add a colon and a space after the key, or indent the line as part of the text above"
    return trouble.finding(message, hint, trouble.opened, max(1, len(words)))


def _indentation(trouble: Trouble) -> Diagnostic | None:
    words = trouble.line.strip()
    start = trouble.locator.text.line_starts[trouble.line_number - 1]
    start += len(trouble.line) - len(trouble.line.lstrip())
    column = trouble.locator.text.position(start).column
    if "block sequence entries are not allowed" in trouble.problem:
        return trouble.finding(
            "a list cannot begin on the line of its key", "put `- ` on a line of its own below the key"
        )
    if trouble.opened is None or "block" not in trouble.context:
        return None
    opened = trouble.locator.text.position(trouble.opened)
    first = _shorten(trouble.locator.text.line(opened.line)[opened.column - 1 :].strip())
    place = f"line {trouble.shown_line(trouble.opened)}"
    length = max(1, len(words))
    if "sequence" in trouble.context or "collection" in trouble.context:
        message = f"`{_shorten(words)}` is neither a `- ` value of the list that starts on {place} nor outside of it"
        hint = "start the line with `- `, or give it the indentation of the key that it belongs to"
        return trouble.finding(message, hint, start, length)
    if column == opened.column:
        message = f"`{_shorten(words)}` is not a `key: value` line like the others from {place} on"
        return trouble.finding(message, "write it as `key: value`, or put the text above it in quotation marks")
    message = f"`{_shorten(words)}` does not line up with any key above it"
    hint = f"the mapping that starts on {place} with `{first}` has its keys in column {opened.column}"
    return trouble.finding(message, hint, start, length)


def _escape(trouble: Trouble) -> Diagnostic | None:
    if "escape" not in trouble.problem:
        return None
    escape = trouble.content[trouble.at - 1 : trouble.at + 1]
    message = f"`{escape}` means nothing inside double quotation marks"
    return trouble.finding(message, "write a backslash as \\\\, or use single quotation marks")


def _directive(trouble: Trouble) -> Diagnostic | None:
    if "directive" in trouble.problem or "directive" in trouble.context:
        return trouble.finding("a line that begins with `%` is an instruction to the parser", "quote the text")
    if "document start" in trouble.problem:
        return trouble.finding(
            "text follows where the document has already ended",
            "separate documents with a line `---`, or indent the text as part of the value above",
        )
    if "tag" in trouble.problem or "tag" in trouble.context:
        return trouble.finding("a value that begins with `!` is a tag", "quote the value if text is meant")
    if "alias" in trouble.context or "anchor" in trouble.context:
        character = trouble.content[trouble.opened] if trouble.opened is not None else "*"
        message = f"a value that begins with `{character}` is a reference to another value"
        return trouble.finding(message, "quote the value if text is meant", trouble.opened)
    return None
