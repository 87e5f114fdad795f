"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from hubdocs.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdocs.model import Code, Diagnostic
    from hubdocs.rules.record_subject import RecordsSubject, RecordSubject
    from hubdocs.rules.subject import ClusterSubject, FleetSubject, HubSubject

    HubCheck = Callable[[HubSubject], Iterator[Diagnostic]]
    ClusterCheck = Callable[[ClusterSubject], Iterator[Diagnostic]]
    FleetCheck = Callable[[FleetSubject], Iterator[Diagnostic]]
    RecordCheck = Callable[[RecordSubject], Iterator[Diagnostic]]
    RecordsCheck = Callable[[RecordsSubject], Iterator[Diagnostic]]


class Harm(Enum):
    """What goes wrong where a rule is broken, the worst first."""

    ACCESS = "access"
    """Somebody can do what they must not, or cannot do what they may."""
    RESOURCES = "resources"
    """Servers do not start, or cost more or less than was meant."""
    INERT = "inert"
    """A setting has no effect."""
    STYLE = "style"
    """It works, and will surprise somebody later."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over a fleet, or over the records of communities.

    What it means stands in ``hubdocs/codes/<code>.md``, like that of all codes.

    Exactly one of the five checks is set.

    :param family: the group it belongs to: ``cluster``, ``access``, ``resources``, ``profiles``, ``inert``,
        ``hygiene``, ``records``.
    :param severity: of its findings, unless the configuration says otherwise; ``None`` for a rule that is off.
    :param hub: checks one hub, on its effective values.
    :param cluster: checks one cluster.
    :param fleet: checks all clusters together.
    :param record: checks the record of one community.
    :param records: checks all records together.
    """

    code: Code
    family: str
    harm: Harm
    severity: Severity | None = Severity.ERROR
    hub: HubCheck | None = None
    cluster: ClusterCheck | None = None
    fleet: FleetCheck | None = None
    record: RecordCheck | None = None
    records: RecordsCheck | None = None
