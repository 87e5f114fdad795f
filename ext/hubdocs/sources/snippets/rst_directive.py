"""The parts of a directive in reStructuredText."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Span
from hubdocs.sources.snippets import rst_blocks
from hubdocs.sources.snippets.info import directive_info
from hubdocs.sources.snippets.values import Line, Option

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from hubdocs.sources.snippets.info import Info
    from hubdocs.sources.snippets.rst_lines import Indented, IndentedLines


def read_directive(
    lines: IndentedLines, index: int, block: Indented, match: re.Match[str]
) -> tuple[Info, tuple[Option, ...], list[Line]]:
    """Split a directive into what it says, its options and its body.

    The argument goes on until an option or a blank line; the body is what follows the first blank line.

    :param index: the line of its name.
    :param block: the lines below it.
    :param match: the match of :data:`rst_blocks.DIRECTIVE`.
    """
    text = lines.texts[index]
    line = lines.lines[index]
    head = [Line(text[match.end() :], line.number, line.cut + match.end())] if text[match.end() :].strip() else []
    after = index + 1
    while after < block.end and not lines.is_blank(after):
        head.append(lines.cut(after, block.edge))
        after += 1
    fields = next((place for place, part in enumerate(head) if rst_blocks.FIELD.match(part.text)), len(head))
    argument, argument_span = _argument(head[:fields])
    span = line.span(match.start(), len(text.rstrip()))
    info = directive_info(match[1], argument, argument_span, span)
    return info, _read_fields(head[fields:]), lines.body(after, block.end, block.edge)


def _argument(parts: list[Line]) -> tuple[str, Span | None]:
    """Join the lines of an argument."""
    if not parts:
        return "", None
    first, last = parts[0], parts[-1]
    start = len(first.text) - len(first.text.lstrip())
    span = Span(first.span(start, start).start, last.span(0, len(last.text.rstrip())).end)
    return "\n".join(part.text.rstrip() for part in parts).lstrip(), span


def _read_fields(lines: Iterable[Line]) -> tuple[Option, ...]:
    """Read the options of a directive in reStructuredText; lines that begin no option continue the last one."""
    options: list[Option] = []
    for line in lines:
        stop = len(line.text.rstrip())
        match = rst_blocks.FIELD.match(line.text, 0, stop)
        if match is None:
            text = line.text.strip()
            if options and text:
                last = options.pop()
                start = len(line.text) - len(line.text.lstrip())
                if last.value:
                    options.append(last._replace(value=f"{last.value}\n{text}"))
                else:
                    options.append(Option(last.name, text, line.span(start, stop)))
        elif match.end() < stop:
            options.append(Option(match[1], line.text[match.end() : stop], line.span(match.end(), stop)))
        else:
            options.append(Option(match[1], "", line.span(*match.span(1))))
    return tuple(options)
