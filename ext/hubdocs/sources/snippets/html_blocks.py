"""Where blocks of HTML in Markdown begin and end: nothing inside them is Markdown (CommonMark, section 4.6)."""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?=\s|/?>|$)")
_BLOCK_TAGS = re.compile(
    r"(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link"
    r"|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary"
    r"|table|tbody|td|tfoot|th|thead|title|tr|track|ul)$",
    re.IGNORECASE,
)
_ATTRIBUTE = r"""\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?"""
_LONE_TAG = re.compile(rf"(?:<[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>)\s*$")


class HtmlBlock(NamedTuple):
    """A block of HTML that has begun.

    :param end: what ends it in one of its lines; ``None``: a blank line does.
    :param interrupts: may it follow a paragraph without a blank line?
    """

    end: re.Pattern[str] | None
    interrupts: bool

    def ends_in(self, text: str) -> bool:
        """Tell whether this is its last line."""
        return self.end is not None and self.end.search(text) is not None


_MARKED = tuple(
    (re.compile(start, re.IGNORECASE), HtmlBlock(re.compile(end, re.IGNORECASE), interrupts=True))
    for start, end in (
        (r"<(?:script|pre|style|textarea)(?=[\s>]|$)", r"</(?:script|pre|style|textarea)>"),
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<![a-z]", r">"),
        (r"<!\[CDATA\[", r"\]\]>"),
    )
)


def html_block(text: str) -> HtmlBlock | None:
    """Tell which block of HTML begins with this text, if any."""
    for start, block in _MARKED:
        if start.match(text):
            return block
    tag = _TAG.match(text)
    if tag and _BLOCK_TAGS.match(tag[1]):
        return HtmlBlock(None, interrupts=True)
    if _LONE_TAG.match(text):
        return HtmlBlock(None, interrupts=False)
    return None
