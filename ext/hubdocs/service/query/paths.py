"""Paths into values, as people write them: ``jupyterhub.singleuser.profileList[0]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.service.query.errors import QueryError

if TYPE_CHECKING:
    from hubdocs.model import Pointer

_STEP: Final = re.compile(r'(?:\.|^)(?:"(?P<quoted>[^"]+)"|(?P<bare>[^.\[\]"]+))|\[(?P<index>[0-9]{1,6})\]')


def read_path(text: str, offset: int = 0) -> Pointer:
    """Read a path: keys with points between them, in quotation marks where they hold points; places in lists in ``[]``.

    :param offset: where in the query it begins.
    :raises QueryError: it is no path.
    """
    steps: list[str | int] = []
    at = 0
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None:
            hint = "write keys with points between them, and places in lists like `[0]`"
            raise QueryError("this is no path", offset + at, text[at:], hint)
        steps.append(int(match["index"]) if match["index"] else match["quoted"] or match["bare"])
        at = match.end()
    if not steps:
        raise QueryError("the path is empty", offset, "", "write the keys after the point")
    return tuple(steps)
