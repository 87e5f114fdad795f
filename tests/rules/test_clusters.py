"""Rules over the files of clusters, and over what links them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rule_cases import write_cluster

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from pathlib import Path

LAYERS: dict[str, Any] = {"values": ["{}"]}


def found_in(folder: Path) -> list[str]:
    """Check a fleet."""
    report = check(load_project(folder, base=folder), [folder])
    return [f"{item.location} {item.code.value}" for item in report.diagnostics]


def test_a_link_to_a_cluster_is_no_other_cluster(tmp_path: Path) -> None:
    """Neither its domains are taken twice, nor is its name that of another folder."""
    write_cluster(tmp_path / "clusters" / "sa", LAYERS)
    (tmp_path / "clusters" / "af").symlink_to("sa", target_is_directory=True)

    assert found_in(tmp_path) == []


def test_a_copy_of_a_cluster_is_another_one(tmp_path: Path) -> None:
    """The domains are taken, and that is told at the second one."""
    write_cluster(tmp_path / "clusters" / "af", LAYERS)
    write_cluster(tmp_path / "clusters" / "sa", LAYERS)

    assert [text.split(":")[0] + text[-16:] for text in found_in(tmp_path)] == [
        "clusters/sa/cluster.yaml repeated-domain"
    ]


def test_the_order_of_files_is_counted_with_what_is_no_name(tmp_path: Path) -> None:
    """The finding stands at the name of the file, whatever stands before it in the list."""
    folder = tmp_path / "clusters" / "sa"
    write_cluster(folder, LAYERS)
    (folder / "common.values.yaml").write_text("{nfs: {enabled: false}}", encoding="utf-8")
    (folder / "hub-0.values.yaml").write_text("{nfs: {enabled: true}}", encoding="utf-8")
    (folder / "cluster.yaml").write_text(
        """\
name: sa
provider: kubeconfig
kubeconfig: {file: enc-a.secret.yaml}
metadata: {2i2c: {hubspot_deal_id: 1}}
hubs:
  - name: hub-0
    domain: hub-0.example.org
    helm_chart: basehub
    helm_chart_values_files:
      - 5
      - hub-0.values.yaml
      - common.values.yaml
""",
        encoding="utf-8",
    )

    assert found_in(tmp_path) == [
        "clusters/sa/cluster.yaml:10:9 wrong-type",
        "clusters/sa/cluster.yaml:12:9 values-file-order",
    ]
