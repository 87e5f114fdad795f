"""A broken rule of a schema, as the validator reports it, free of the validator's own types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdocs.model import Pointer


@dataclass(frozen=True, slots=True)
class Violation:
    """One keyword that an instance does not satisfy.

    :param keyword: the keyword, such as ``required``; ``false`` for a schema that allows nothing.
    :param pointer: the value in the instance.
    :param evaluation: the keyword's place as it was reached from the root of the schema, through each ``$ref``.
    :param names: for ``required`` the missing key, for unknown keys or items those.
    :param branches: for ``anyOf`` and ``oneOf``, what was wrong with each branch.
    :param name_checked: for ``propertyNames``, the key that was checked.
    :param inner: for ``propertyNames``, what is wrong with the key.
    """

    keyword: str
    pointer: Pointer
    evaluation: Pointer
    names: tuple[str, ...] = ()
    branches: tuple[tuple[Violation, ...], ...] = ()
    name_checked: str = ""
    inner: Violation | None = None

    @property
    def several_match(self) -> bool:
        """For ``oneOf``: say whether the trouble is that more than one branch fits."""
        return self.keyword == "oneOf" and sum(not branch for branch in self.branches) > 1
