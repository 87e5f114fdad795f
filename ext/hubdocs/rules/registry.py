"""All rules, family by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.rules.community import dates, names
from hubdocs.rules.fleet import access, classes, cluster, hygiene, inert, profiles, resources, sizes

if TYPE_CHECKING:
    from hubdocs.model import Code
    from hubdocs.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *cluster.RULES,
    *access.RULES,
    *classes.RULES,
    *resources.RULES,
    *sizes.RULES,
    *profiles.RULES,
    *inert.RULES,
    *hygiene.RULES,
    *names.RULES,
    *dates.RULES,
)
"""Every rule there is, in the order in which they are listed."""


FAMILIES: Final = tuple(dict.fromkeys(rule.family for rule in RULES))
"""The groups of rules, in the order in which they are listed."""


def find_rule(code: Code) -> Rule | None:
    """Find the rule that a code belongs to; ``None`` for codes that are no rule's."""
    return next((rule for rule in RULES if rule.code is code), None)
