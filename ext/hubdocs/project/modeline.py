"""The comment by which a YAML text names its schema; editors understand it, too."""

from __future__ import annotations

import re
from typing import Final

_MODELINE: Final = re.compile(r"#\s*yaml-language-server\s*:\s*\$schema\s*=\s*(\S+)")
_MODELINE_LINES: Final = 5


def find_modeline(content: str) -> tuple[str, int, int] | None:
    """Find the schema that a YAML text names in its first lines.

    :return: what it names, the line (from 1), and the column (from 1) where that stands.
    """
    for number, line in enumerate(content.split("\n", _MODELINE_LINES)[:_MODELINE_LINES], 1):
        match = _MODELINE.search(line)
        if match and line.lstrip().startswith("#"):
            return match[1], number, match.start(1) + 1
    return None
