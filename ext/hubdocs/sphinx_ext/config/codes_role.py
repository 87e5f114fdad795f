"""The role ``config:code``: a link to the explanation of a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.sphinx_ext.checked_role import CheckedRole, Mistake

if TYPE_CHECKING:
    from docutils import nodes

_CODES = frozenset(code.value for code in Code)


class CodeRole(CheckedRole):
    """A link to a code."""

    def check(self, refnode: nodes.Element, target: str) -> tuple[str, Mistake | None]:  # noqa: ARG002 (one role)
        """Check that there is such a code."""
        if target in _CODES:
            return target, None
        near = closest(target, _CODES)
        hint = f"did you mean `{near}`?" if near else "the reference lists all codes"
        return target, Mistake(f"there is no code `{target}`", hint)
