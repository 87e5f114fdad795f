"""The communities' records and the regional clusters agree with each other and with the files beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from schema_cases import faults, read, schema_path, validator

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def site(repository: Path) -> Path:
    """Return the folder of the communities' site."""
    return repository / "community-docs"


@pytest.fixture(scope="module")
def clusters(site: Path) -> dict[str, Any]:
    """Return the cluster files by the names of their folders."""
    return {path.parent.name: read(path) for path in sorted(site.glob("clusters/*/cluster.yaml"))}


@pytest.fixture(scope="module")
def records(site: Path) -> dict[str, Any]:
    """Return the records by the names of their folders."""
    return {path.parent.name: read(path) for path in sorted(site.glob("communities/*/community.yaml"))}


def test_there_are_two_clusters_of_two_hubs(clusters: dict[str, Any]) -> None:
    """Africa and Latin America have a cluster each, on different clouds, with two hubs each."""
    shape = {
        name: (cluster["provider"], [hub["name"] for hub in cluster["hubs"]]) for name, cluster in clusters.items()
    }

    assert shape == {"af": ("aws", ["hub-a", "hub-b"]), "sa": ("gcp", ["hub-a", "hub-b"])}


def test_clusters_are_called_as_their_folders(clusters: dict[str, Any]) -> None:
    """A cluster is found by its name."""
    assert [cluster["name"] for cluster in clusters.values()] == list(clusters)


def test_all_layers_exist_and_are_right(site: Path, clusters: dict[str, Any]) -> None:
    """Every listed values file is there, and has no fault."""
    wrong = {}
    for name, cluster in clusters.items():
        parts = [("support-values", cluster["support"]), *(("hub-values", hub) for hub in cluster["hubs"])]
        for schema, part in parts:
            for file in part["helm_chart_values_files"]:
                path = site / "clusters" / name / file
                wrong[path] = faults(validator(schema_path(schema)), read(path), part=True)

    assert len(wrong) == len(list(site.glob("clusters/*/*.values.yaml")))
    assert not any(wrong.values()), wrong


def test_clusters_and_records_are_right(clusters: dict[str, Any], records: dict[str, Any]) -> None:
    """No fault in any cluster file or record."""
    judges = (validator(schema_path("cluster")), clusters), (validator(schema_path("community")), records)
    found = {name: faults(judge, value, part=False) for judge, files in judges for name, value in files.items()}

    assert not any(found.values()), found


def test_records_are_called_as_their_folders(records: dict[str, Any]) -> None:
    """A community is found by its name."""
    assert len(records) >= 8
    assert [record["name"] for record in records.values()] == list(records)


def test_every_community_uses_hubs_that_exist(clusters: dict[str, Any], records: dict[str, Any]) -> None:
    """The hubs of a record are hubs of a cluster, and every hub has a community."""
    known = {f"{name}/{hub['name']}" for name, cluster in clusters.items() for hub in cluster["hubs"]}

    assert {hub for record in records.values() for hub in record["hubs"]} == known
    assert all(record["hubs"] for record in records.values())


def test_every_community_has_a_page_and_a_logo(site: Path, records: dict[str, Any]) -> None:
    """The page begins with a title; the logo is a file beside the record, with words for who cannot see it."""
    for name, record in records.items():
        folder = site / "communities" / name

        assert (folder / "index.md").read_text(encoding="utf-8").startswith("# "), name
        assert (folder / record["logo"]).is_file(), name
        assert record["logo_alt"], name


def test_nobody_real_can_be_written_to(records: dict[str, Any]) -> None:
    """All addresses are under a domain that is reserved for examples."""
    contacts = [
        contact
        for record in records.values()
        for contact in record["community_representatives"] + record["technical_contacts"]
    ]

    assert all(contact["email"].endswith(".example.org") for contact in contacts if "email" in contact)
