"""Apply the rules to a fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.rules.registry import RULES
from hubdocs.rules.subject import ClusterSubject, FleetSubject, HubSubject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import Code, Diagnostic, Severity, Span
    from hubdocs.rules.rule import Rule
    from hubdocs.service.fleet import Fleet


def check_fleet(fleet: Fleet, severities: Mapping[Code, Severity | None]) -> tuple[Diagnostic, ...]:
    """Check a fleet by all rules that are on.

    :param severities: what the configuration says; a rule that it does not name has its own severity.
    :return: the findings, each once: a value that many hubs share is told once, where it is written, and so is one
        that an anchor brings to several places.
    """
    found: dict[tuple[Code, str, Span], Diagnostic] = {}
    concerned: dict[tuple[Code, str, Span], dict[str, None]] = {}
    for rule in RULES:
        severity = severities.get(rule.code, rule.severity)
        if severity is not None:
            for item in _apply(rule, fleet, severity):
                place = (item.code, item.path, item.span)
                found.setdefault(place, item)
                concerned.setdefault(place, {}).update(dict.fromkeys(item.hubs))
    return tuple(item._replace(hubs=tuple(concerned[place])) for place, item in found.items())


def _apply(rule: Rule, fleet: Fleet, severity: Severity) -> Iterator[Diagnostic]:
    if rule.fleet is not None:
        yield from rule.fleet(FleetSubject(fleet, rule.code, severity))
    if rule.cluster is not None:
        for cluster in fleet.clusters:
            yield from rule.cluster(ClusterSubject(cluster, rule.code, severity))
    if rule.hub is not None:
        for hub in fleet.hubs:
            yield from rule.hub(HubSubject(hub, rule.code, severity))
