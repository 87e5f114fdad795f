"""Floor 5: what no schema can say. One small function for each rule, grouped by family."""

from __future__ import annotations

from hubdocs.rules.fleet.own_code import is_read_by_own_code
from hubdocs.rules.record_subject import Surroundings
from hubdocs.rules.records import check_records
from hubdocs.rules.registry import FAMILIES, RULES, find_rule
from hubdocs.rules.rule import Harm, Rule
from hubdocs.rules.run import check_cluster, check_fleet, check_together, join_findings

__all__ = [
    "FAMILIES",
    "RULES",
    "Harm",
    "Rule",
    "Surroundings",
    "check_cluster",
    "check_fleet",
    "check_records",
    "check_together",
    "find_rule",
    "is_read_by_own_code",
    "join_findings",
]
