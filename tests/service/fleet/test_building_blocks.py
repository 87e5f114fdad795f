"""What the hubs of a fleet have in common."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from hubdocs.project import load_project
from hubdocs.project.ask import load_world
from hubdocs.project.fleet.building_blocks import compare_hubs
from hubdocs.project.reporters.building_blocks import blocks_json, blocks_text
from hubdocs.service.fleet.building_blocks import group_of, percent

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.service.fleet.building_blocks import BuildingBlocks

CLUSTER = """\
name: af
provider: aws
hubs:
  - {name: one, helm_chart: basehub, helm_chart_values_files: [common.values.yaml, one.values.yaml]}
  - {name: two, helm_chart: basehub, helm_chart_values_files: [common.values.yaml, two.values.yaml]}
"""
COMMON = "jupyterhub:\n  singleuser: {defaultUrl: /lab, memory: {limit: 2G}}\n  cull: {enabled: true}\n"
FILES = {
    "hubdocs.toml": "",
    "af/cluster.yaml": CLUSTER,
    "af/common.values.yaml": COMMON,
    "af/one.values.yaml": "jupyterhub:\n  singleuser: {memory: {limit: 4G}}\n  hub: {config: {A: {x: [1, 2]}}}\n",
    "af/two.values.yaml": "jupyterhub:\n  cull: {enabled: true}\n",
}


def compared(folder: Path, files: dict[str, str]) -> BuildingBlocks:
    """Compare the hubs of a project."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return compare_hubs(load_world(load_project(folder, base=folder)))


def test_what_every_hub_has_with_the_same_value_is_common(tmp_path: Path) -> None:
    """The same value counts, wherever it is set; a list is one setting."""
    found = compared(tmp_path, FILES)

    servers, login = (next(block for block in found.blocks if block.group == name) for name in ("servers", "login"))
    assert servers.common == ("jupyterhub.cull.enabled", "jupyterhub.singleuser.defaultUrl")
    assert servers.different == ("jupyterhub.singleuser.memory.limit",)
    assert servers.most == ()
    assert login.different == ("jupyterhub.hub.config.A.x",)
    assert found.total.uses == 7
    assert percent(found.total) == Decimal(57)
    assert (found.unknown, found.with_defaults, found.with_hidden) == ((), 0, 0)


def test_what_more_than_half_of_the_hubs_have_is_told_apart(tmp_path: Path) -> None:
    """It may become the same for all."""
    third = CLUSTER + CLUSTER.splitlines()[-1].replace("name: two", "name: three") + "\n"

    found = compared(tmp_path, FILES | {"af/cluster.yaml": third})

    assert found.total.most == ("jupyterhub.singleuser.memory.limit",)
    assert found.total.different == ("jupyterhub.hub.config.A.x",)


def test_an_encrypted_file_leaves_unknown_what_it_may_set(tmp_path: Path) -> None:
    """Such a setting counts nowhere, and is told."""
    files = FILES | {
        "hubdocs.toml": 'encrypted_sets = ["jupyterhub.cull"]\n',
        "af/cluster.yaml": CLUSTER.replace("two.values.yaml", "two.values.yaml, enc-two.secret.values.yaml"),
        "af/enc-two.secret.values.yaml": "sops: {mac: x}\n",
    }

    found = compared(tmp_path, files)

    assert found.unknown == ("jupyterhub.cull.enabled",)
    assert found.with_hidden == 1
    assert "an encrypted file may set them: 1 settings" in blocks_text(found)


def test_defaults_of_the_chart_are_told_apart(tmp_path: Path) -> None:
    """What nobody sets is common, and it is said how much of it there is."""
    files = FILES | {
        "hubdocs.toml": '[charts.basehub]\ndefaults = "chart.yaml"\n',
        "chart.yaml": "jupyterhub:\n  cull: {enabled: false, timeout: 3600}\n",
    }

    found = compared(tmp_path, files)

    assert found.total.defaults == 1
    assert found.with_defaults == 2
    assert "1 of the common settings come with the chart" in blocks_text(found)


def test_without_hubs_there_is_nothing_to_compare(tmp_path: Path) -> None:
    """Nothing fails."""
    found = compared(tmp_path, {"hubdocs.toml": ""})

    assert found.blocks == ()
    assert percent(found.total) == 0
    assert json.loads(blocks_json(found))["share"] == 0


def test_settings_can_be_listed(tmp_path: Path) -> None:
    """Common ones and others are marked."""
    text = blocks_text(compared(tmp_path, FILES), settings=True)

    assert "  = jupyterhub.cull.enabled\n" in text
    assert "  - jupyterhub.singleuser.memory.limit\n" in text


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("jupyterhub.singleuser.image.tag", "image"),
        ("jupyterhub.singleuser.imagePullPolicy", "servers"),
        ("jupyterhub.hub.config.X.y", "login"),
        ("jupyterhub.hub.image.tag", "hub"),
        ("jupyterhub-home-nfs.enabled", "storage"),
        ("somethingElse", "other"),
    ],
)
def test_the_longest_beginning_decides_the_group(written: str, group: str) -> None:
    """A name that only begins alike is another one."""
    assert group_of(tuple(written.split("."))) == group


def test_real_configuration_can_be_compared(corpus: Path) -> None:
    """Every hub of a real fleet is looked at, and shares are shares."""
    found = compare_hubs(load_world(load_project(corpus / "config", base=corpus)))

    assert len(found.hubs) > 10
    assert all(0 <= percent(block) <= 100 for block in (*found.blocks, found.total))
