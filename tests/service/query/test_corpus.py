"""Real fleets: every question has an answer, and the answers are those of a second, simpler way to count."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from hubdocs.project import load_project
from hubdocs.project.ask import load_world, trouble
from hubdocs.service.query import KINDS, World, answer, parse

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "config"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real configuration is not here")


@pytest.fixture(scope="module")
def clusters() -> list[dict[str, Any]]:
    """Read the files of the clusters with PyYAML itself."""
    return [yaml.safe_load(path.read_bytes()) for path in sorted(CORPUS.glob("clusters/*/cluster.yaml"))]


@pytest.fixture(scope="module")
def world() -> World:
    """Read the fleet, and take what can be read for the truth."""
    return load_world(load_project(CORPUS), readable=True)


def count(query: str, world: World) -> int:
    """Count what fits, which must be without doubt."""
    found = answer(parse(query), world)

    assert found.exact
    return len(found.rows)


def test_hubs_and_clusters_are_counted_by_provider(world: World, clusters: list[dict[str, Any]]) -> None:
    """By provider, by region, by chart."""
    assert count("clusters", world) == len(clusters)
    assert count("hubs", world) == sum(len(cluster["hubs"]) for cluster in clusters)
    for provider, number in Counter(cluster["provider"] for cluster in clusters for _hub in cluster["hubs"]).items():
        assert count(f"hubs where provider={provider}", world) == number
    for chart, number in Counter(hub["helm_chart"] for cluster in clusters for hub in cluster["hubs"]).items():
        assert count(f"hubs where chart={chart}", world) == number
    regions = Counter((cluster.get("aws") or {}).get("region") for cluster in clusters)
    for region, number in regions.items():
        assert region is None or count(f"clusters where region={region}", world) == number


def merged(cluster: dict[str, Any], hub: dict[str, Any]) -> dict[str, Any]:
    """Lay the files of a hub over one another: as Helm does, but for deletions."""

    def lay(below: Any, above: Any) -> Any:
        if isinstance(below, dict) and isinstance(above, dict):
            return {**below, **{key: lay(below.get(key), value) for key, value in above.items()}}
        return above

    values: Any = {}
    for name in hub["helm_chart_values_files"]:
        if not name.startswith("enc-"):
            values = lay(values, yaml.safe_load((CORPUS / "clusters" / cluster["name"] / name).read_bytes()) or {})
    found: dict[str, Any] = values.get("basehub", {}) if hub["helm_chart"] == "daskhub" else values
    return found


def test_effective_values_are_those_of_a_simple_merge(world: World, clusters: list[dict[str, Any]]) -> None:
    """The login, named servers, and the memory that is set."""
    hubs = [merged(cluster, hub) for cluster in clusters for hub in cluster["hubs"]]
    logins = Counter(
        ((hub.get("jupyterhub", {}).get("hub") or {}).get("config") or {})
        .get("JupyterHub", {})
        .get("authenticator_class")
        for hub in hubs
    )
    for login, number in logins.items():
        condition = f'authenticator="{login}"' if login is not None else "authenticator is empty"
        assert count(f"hubs where {condition}", world) == number
    named = sum((hub.get("jupyterhub", {}).get("hub") or {}).get("allowNamedServers") is True for hub in hubs)
    assert count("hubs where features has named-servers", world) == named > 0
    lists = [(hub.get("jupyterhub", {}).get("singleuser") or {}).get("profileList") or [] for hub in hubs]
    for length, number in Counter(map(len, lists)).items():
        assert count(f"hubs where profiles={length}", world) == number


def test_every_field_of_every_thing_can_be_read(world: World) -> None:
    """Nothing in a real fleet stops an answer, and all of it can be read."""
    for kind in KINDS.values():
        rows = answer(parse(kind.name), world).rows
        for field in kind.fields:
            assert len([field.read(row) for row in rows]) == len(rows)
    assert trouble(world, "hubs", load_project(CORPUS)) == ()


def test_encrypted_files_make_values_unknown_and_nothing_wrong(world: World) -> None:
    """What is sure to fit without a promise also fits with it, and what does not may be undecided at most."""
    strict = load_world(load_project(CORPUS))
    for query in ("hubs where authenticator=github", "hubs where features has gpu", "hubs where not profiles>1"):
        sure, said = answer(parse(query), strict), answer(parse(query), world)
        ids = {row.hub.id for row in said.rows}

        assert {row.hub.id for row in sure.rows} <= ids
        assert ids <= {row.hub.id for row in (*sure.rows, *sure.undecided)}
