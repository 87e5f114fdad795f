"""YAML syntax errors in plain words.

The parser says what its grammar missed; a reader needs to know which line to change. Each explainer looks at one kind
of message, and the text around it, and says what most probably went wrong. Where it cannot know, it says less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.model import Code, Diagnostic
from hubdocs.sources import yaml_errors_flow, yaml_errors_lines, yaml_errors_marks, yaml_errors_quotes
from hubdocs.sources.yaml_trouble import Kind, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.error import MarkedYAMLError, YAMLError

    from hubdocs.sources.document import Locator
    from hubdocs.sources.nodes import Event

_SURROGATE_PAIR: Final = 0xD800


def explain_syntax_error(
    error: MarkedYAMLError, locator: Locator, last_scalar: Event | None, parsed: str
) -> Diagnostic:
    """Turn a scanner or parser error into a finding.

    :param parsed: the text that was parsed: the file's, with placeholders covered.
    """
    trouble = Trouble.of(error, locator, last_scalar, parsed)
    for explain in _EXPLAINERS:
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
    is_tab = trouble.character == "\t" and trouble.kind in (Kind.BAD_START, Kind.TAB, Kind.BLOCK_TEXT)
    if not is_tab:
        return None
    between = "-" in trouble.before
    return trouble.finding(
        "a tab stands behind the dash; YAML allows only spaces there"
        if between
        else "a tab is used to indent; YAML allows only spaces",
        "replace the tab with one space" if between else "replace the tab with spaces, as many as lines like it have",
        code=Code.TAB_INDENTATION,
    )


_EXPLAINERS: Final[tuple[Callable[[Trouble], Diagnostic | None], ...]] = (
    _tab,
    yaml_errors_marks.escape,
    yaml_errors_quotes.quote,
    yaml_errors_flow.flow,
    yaml_errors_marks.bad_start,
    yaml_errors_marks.mark,
    yaml_errors_lines.strange_character,
    yaml_errors_lines.second_colon,
    yaml_errors_lines.no_colon,
    yaml_errors_lines.list_start,
    yaml_errors_lines.block,
    yaml_errors_lines.document_start,
)
