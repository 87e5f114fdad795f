"""YAML syntax errors about quotation marks, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sources.yaml_outline import block_texts
from hubdocs.sources.yaml_quotes import find_unclosed_quote
from hubdocs.sources.yaml_trouble import Kind, Trouble

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic, Related

_NOT_HERE = (Kind.TAB, Kind.ESCAPE, Kind.BLOCK_TEXT, Kind.DIRECTIVE)


def quote(trouble: Trouble) -> Diagnostic | None:
    """Find a quotation mark that is not closed, or text behind a closing one."""
    if trouble.kind in _NOT_HERE:
        return None
    text = trouble.locator.text
    opened = find_unclosed_quote(text, trouble.line.number, block_texts(trouble.parsed, text))
    if opened is None and trouble.kind is Kind.OPEN_QUOTE:
        opened = trouble.opened
    if opened is not None:
        return _unclosed(trouble, opened)
    return _after_text(trouble)


def _unclosed(trouble: Trouble, opened: int) -> Diagnostic:
    mark = trouble.content[opened]
    line = trouble.shown_line(opened)
    message = f"the quotation mark {mark} that opens on line {line} is not closed on that line"
    hint = f"close it with {mark} at the end of the text"
    text = trouble.locator.text
    if mark == '"' and text.line(text.position(opened).line).rstrip().endswith('\\"'):
        hint = 'write the backslash before the closing " as \\\\, or use single quotation marks'
    related: tuple[Related, ...] = ()
    if trouble.at < len(trouble.content.rstrip()) and trouble.shown_line(trouble.at) != line:
        related = (trouble.locator.related(trouble.at, trouble.at + 1, "the text goes wrong here because of that"),)
    return trouble.finding(message, hint, start=opened, related=related)


def _after_text(trouble: Trouble) -> Diagnostic | None:
    """Look at what stands behind the last text in quotation marks."""
    last = trouble.last_scalar
    if last is None or last.style not in ('"', "'"):
        return None
    start, end = last.start_mark.index, last.end_mark.index
    gap = trouble.content[end : trouble.at]
    if gap.strip(" \t") or end > trouble.at or not trouble.character.strip():
        return None
    if trouble.content.find("\n", start, end) != -1:
        line = trouble.shown_line(start)
        message = f"the text in quotation marks that opens on line {line} goes on over the lines below"
        return trouble.finding(message, f"close it with {last.style} on line {line}", start=start)
    if trouble.character in ",:#]}" or (gap and trouble.kind is Kind.FLOW and not _is_odd(trouble, last.style)):
        return None
    return _too_much(trouble, last.style, gap)


def _is_odd(trouble: Trouble, mark: str) -> bool:
    """Say whether a line has a quotation mark too few or too many."""
    line = trouble.locator.text.line(trouble.line.number)
    return line.replace("\\\\", "").replace('\\"', "").count(mark) % 2 == 1


def _too_much(trouble: Trouble, mark: str, gap: str) -> Diagnostic:
    """Word it: something stands behind a text in quotation marks where nothing may."""
    message = "the text goes on after its closing quotation mark"
    text = trouble.locator.text
    line_end = text.line_starts[trouble.line.number - 1] + len(text.line(trouble.line.number))
    rest = trouble.content[trouble.at : line_end]
    if mark == "'" and "'" in rest:
        return trouble.finding(message, "write an apostrophe inside single quotes twice (''), or use double quotes")
    if mark == '"' and _is_odd(trouble, mark):
        hint = 'close each text with "; inside a text, write a quotation mark as \\"'
        return trouble.finding('one quotation mark " on this line has no partner', hint)
    if gap and trouble.character in "\"'":
        hint = "put both into one pair of quotation marks, or write a list"
        return trouble.finding("a second text in quotation marks stands behind the first", hint)
    if mark == '"' and '"' in rest:
        return trouble.finding(message, 'write a quotation mark inside double quotes as \\"')
    return trouble.finding(message, "put the whole value inside the quotation marks")
