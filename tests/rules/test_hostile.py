"""Whatever stands in a hub's values, the rules judge it or leave it alone; they never stumble."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rule_cases import write_cluster

from hubdocs.project import load_project
from hubdocs.project.fleet.fleets import open_fleet
from hubdocs.rules import check_fleet

if TYPE_CHECKING:
    from pathlib import Path

KEYS = st.sampled_from(
    [
        "display_name", "slug", "default", "allowed_groups", "allowed_group", "description", "name", "enabled",
        "kubespawner_override", "profile_options", "choices", "unlisted_choice", "dynamic_image_building",
        "mem_limit", "mem_guarantee", "cpu_limit", "cpu_guarantee", "node_selector", "image", "mem_7_gb", "a",
        "node.kubernetes.io/instance-type",
    ]
)  # fmt: skip
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["4G", "500m", "1e400G", ".5T", "~7 GB RAM", "16GB", "r5.xlarge", "{value}", "A"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
PROFILES = st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=4) | VALUES
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "singleuser": st.fixed_dictionaries(
            {"profileList": PROFILES}, optional={"memory": VALUES, "cpu": VALUES, "image": VALUES}
        ),
        "hub": st.fixed_dictionaries(
            {"config": st.dictionaries(st.sampled_from(["JupyterHub", "KubeSpawner", "Authenticator"]), VALUES)},
            optional={"extraConfig": VALUES, "image": VALUES},
        ),
        "custom": VALUES,
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a fleet whose one values file is written again for each example."""
    folder = tmp_path_factory.mktemp("hostile")
    write_cluster(folder / "sa", {"values": ["{}"]})
    return folder


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(part=PARTS)
def test_no_values_stop_the_rules(part: dict[str, Any], folder: Path) -> None:
    """Each finding has a place in the file."""
    (folder / "sa" / "0.values.yaml").write_text(json.dumps({"jupyterhub": part}, indent=1), encoding="utf-8")
    fleet = open_fleet(folder, load_project(folder, base=folder))
    document = fleet.clusters[0].hubs[0].layers[0].document
    lines = 0 if document is None else document.locator.text.content.count("\n") + 1

    for found in check_fleet(fleet, {}):
        assert found.path == "sa/0.values.yaml"
        assert 1 <= found.span.start.line <= lines
        assert found.hubs == ("sa/hub-0",)
