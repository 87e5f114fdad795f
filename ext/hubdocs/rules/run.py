"""Apply the rules to a fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.rules.registry import RULES
from hubdocs.rules.subject import ClusterSubject, FleetSubject, HubSubject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hubdocs.model import Code, Diagnostic, Severity, Span
    from hubdocs.rules.rule import Rule
    from hubdocs.service.fleet import Cluster, Fleet

    Severities = Mapping[Code, Severity | None]


def check_fleet(fleet: Fleet, severities: Severities) -> tuple[Diagnostic, ...]:
    """Check a fleet by all rules that are on.

    :param severities: what the configuration says; a rule that it does not name has its own severity.
    :return: the findings, each once: see `join_findings`.
    """
    found = list(check_together(fleet, severities))
    for cluster in fleet.clusters:
        found.extend(check_cluster(cluster, severities))
    return join_findings(found)


def check_cluster(cluster: Cluster, severities: Severities) -> tuple[Diagnostic, ...]:
    """Check a cluster by the rules that need to know of no other one."""
    return join_findings(_findings(severities, lambda rule, severity: _alone(rule, cluster, severity)))


def check_together(fleet: Fleet, severities: Severities) -> tuple[Diagnostic, ...]:
    """Check a fleet by the rules that compare its clusters."""
    return join_findings(_findings(severities, lambda rule, severity: _together(rule, fleet, severity)))


def join_findings(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Tell each finding once.

    A value that many hubs share is told where it is written, and so is one that an anchor brings to several places.
    The finding names all hubs that it concerns.
    """
    known: dict[tuple[Code, str, Span], Diagnostic] = {}
    concerned: dict[tuple[Code, str, Span], dict[str, None]] = {}
    for item in found:
        place = (item.code, item.path, item.span)
        known.setdefault(place, item)
        concerned.setdefault(place, {}).update(dict.fromkeys(item.hubs))
    return tuple(item._replace(hubs=tuple(concerned[place])) for place, item in known.items())


def _findings(severities: Severities, apply: Callable[[Rule, Severity], Iterator[Diagnostic]]) -> Iterator[Diagnostic]:
    for rule in RULES:
        severity = severities.get(rule.code, rule.severity)
        if severity is not None:
            yield from apply(rule, severity)


def _alone(rule: Rule, cluster: Cluster, severity: Severity) -> Iterator[Diagnostic]:
    if rule.cluster is not None:
        yield from rule.cluster(ClusterSubject(cluster, rule.code, severity))
    if rule.hub is not None:
        for hub in cluster.hubs:
            yield from rule.hub(HubSubject(hub, rule.code, severity))


def _together(rule: Rule, fleet: Fleet, severity: Severity) -> Iterator[Diagnostic]:
    if rule.fleet is not None:
        yield from rule.fleet(FleetSubject(fleet, rule.code, severity))
