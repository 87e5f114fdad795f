"""The first configuration of a hub, made of what a community said: a cluster file and values files.

What nobody can know yet, such as the number of an account that is still to be made, has a stand-in, and is listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.community.answers import State
from hubdocs.service.community.scaffold_values import common_values, hub_values
from hubdocs.sources import Source, load_yaml
from hubdocs.sources.yaml_writer import write_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.community.answers import Case

CLUSTER: Final = "cluster.yaml"
"""The name of a cluster's file."""

COMMON: Final = "common.values.yaml"
"""The name of the file for what all hubs of a cluster share."""

_KEY: Final = "enc-deployer-credentials.secret.json"
_ACCOUNT: Final = re.compile(r"[1-9]\d{11}")
_STAND_IN_ACCOUNT: Final = 100_000_000_000
_MOST_HUBS: Final = 20
_CLOUDS: Final = ("aws", "gcp")
_CHANGE: Final = {"easily": "easy to change", "with-work": "some work to change", "hardly": "hard to change"}


@dataclass(frozen=True)
class Scaffold:
    """Files to be written into the folder of a cluster.

    :param cluster: the name of the folder.
    :param files: the text of each file, by its name.
    :param entries: the hubs, as the cluster's file lists them.
    :param open: what has a stand-in and must be filled in, each as ``file: key``.
    """

    cluster: str
    files: dict[str, str]
    entries: list[dict[str, Any]]
    open: tuple[str, ...]


class ScaffoldError(Exception):
    """No configuration can be made of what is known; the text says why."""


@dataclass
class _Draft:
    """A file that is being made.

    :param comments: what is said of some of its keys.
    :param open: keys that have a stand-in.
    """

    value: dict[str, Any]
    comments: dict[Pointer, str] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def stand_in(self, pointer: Pointer, what: str) -> None:
        """Note that a value stands in for one that is not known yet."""
        self.comments[pointer] = f"TO FILL IN: {what}"
        self.open.append(".".join(map(str, pointer)))


def scaffold(case: Case, domain: str) -> Scaffold:
    """Make the files for a community.

    :param domain: below which the hubs have their addresses.
    :raises ScaffoldError: the cloud is none that is known here.
    """
    provider, cluster = str(case.value("provider")), str(case.value("cluster"))
    if provider not in _CLOUDS:
        raise ScaffoldError(f"no cluster file can be made for the cloud `{provider}`, only for {', '.join(_CLOUDS)}")
    names = hub_names(case)
    entries = [_entry(case, name, names, cluster, domain) for name in names]
    drafts = {CLUSTER: _cluster(case, provider, cluster, entries), COMMON: _Draft(*common_values(case))}
    for entry in entries:
        draft = _Draft(*hub_values(case, entry["name"], f"https://{entry['domain']}"))
        drafts[f"{entry['name']}.values.yaml"] = draft
    files = {name: _text(case, name, draft) for name, draft in drafts.items()}
    return Scaffold(
        cluster, files, entries, tuple(f"{name}: {key}" for name, draft in drafts.items() for key in draft.open)
    )


def hub_names(case: Case) -> list[str]:
    """Give the names of the hubs that are asked for; where only their number is said, they are numbered."""
    names = case.value("hub_names")
    if isinstance(names, list):
        return [name for name in names if isinstance(name, str)]
    count = case.value("hub_count")
    more = range(2, count + 1) if isinstance(count, int) and count <= _MOST_HUBS else ()
    return [str(names), *(f"{names}-{number}" for number in more)]


def _entry(case: Case, name: str, names: list[str], cluster: str, domain: str) -> dict[str, Any]:
    return {
        "name": name,
        "display_name": case.title if len(names) == 1 else f"{case.title} ({name})",
        "domain": f"{name}.{cluster}.{domain}",
        "helm_chart": "basehub",
        "helm_chart_values_files": [COMMON, f"{name}.values.yaml"],
    }


def _cluster(case: Case, provider: str, cluster: str, entries: list[dict[str, Any]]) -> _Draft:
    deal = re.findall(r"\d+", str(case.value("deal") or ""))
    draft = _Draft(
        {
            "name": cluster,
            "provider": provider,
            "tenancy": "dedicated",
            "metadata": {"2i2c": {"hubspot_deal_id": int(deal[-1]) if deal else 0}},
            provider: {},
            "hubs": entries,
        }
    )
    if not deal:
        draft.stand_in(("metadata", "2i2c", "hubspot_deal_id"), "the number of the deal")
    _said(draft, case, ("provider",), "provider")
    _said(draft, case, ("name",), "cluster")
    draft.value[provider] = (_aws if provider == "aws" else _gcp)(case, cluster, draft)
    _said(draft, case, (provider, "billing", "paid_by_us"), "billing")
    return draft


def _aws(case: Case, cluster: str, draft: _Draft) -> dict[str, Any]:
    account = str(case.value("account") or "")
    known = bool(_ACCOUNT.fullmatch(account))
    if not known:
        draft.stand_in(("aws", "account"), "the twelve digits of the account")
    return {
        "account": int(account) if known else _STAND_IN_ACCOUNT,
        "key": _KEY,
        "clusterType": "eks",
        "clusterName": cluster,
        "region": _region(case, draft, ("aws", "region")),
        "billing": {"paid_by_us": case.value("billing") is True},
    }


def _gcp(case: Case, cluster: str, draft: _Draft) -> dict[str, Any]:
    billing: dict[str, Any] = {"paid_by_us": case.value("billing") is True}
    if billing["paid_by_us"]:
        billing["bigquery"] = {"project": "to-fill-in", "dataset": "to-fill-in", "billing_id": "to-fill-in"}
        draft.stand_in(("gcp", "billing", "bigquery"), "where the costs are exported to")
    _said(draft, case, ("gcp", "project"), "account")
    return {
        "key": _KEY,
        "project": str(case.value("account")),
        "cluster": cluster,
        "zone": _region(case, draft, ("gcp", "zone")),
        "billing": billing,
    }


def _region(case: Case, draft: _Draft, pointer: Pointer) -> str:
    region = case.value("region")
    if not region:
        draft.stand_in(pointer, "the region or zone")
        return "to-fill-in"
    _said(draft, case, pointer, "region")
    return str(region)


def _said(draft: _Draft, case: Case, pointer: Pointer, name: str) -> None:
    draft.comments[pointer] = origin(case, name)


def origin(case: Case, name: str) -> str:
    """Say where the value of a fact comes from."""
    answer = case.answer(name)
    if answer.state is State.DEFAULT:
        return f"nobody said it, so the usual; {_CHANGE.get(answer.fact.change, '')}"
    return f"from the {answer.field.partition('#')[0]}: {answer.field.partition('#')[2]}" if answer.field else ""


def _text(case: Case, name: str, draft: _Draft) -> str:
    text = write_yaml(draft.value)
    document = load_yaml(Source(name, text))[0]
    lines = text.splitlines()
    for pointer, comment in draft.comments.items():
        if comment:
            line = document.locator.span(*document.key_offsets_of(pointer)).start.line
            lines[line - 1] += f"  # {comment}"
    head = f"# {_HEADS.get(name, 'One hub of {name}')}.".replace("{name}", case.name)
    return "\n".join([head, "# Made by `hubdocs scaffold` from the record and the request; yours to edit.", *lines, ""])


_HEADS: Final[Mapping[str, str]] = {
    CLUSTER: "The cluster of {name}",
    COMMON: "What the hubs of {name} have in common",
}


def as_written(value: JSON) -> str:
    """Write a part of a file, to be put into one that is there already."""
    return write_yaml(value)
