"""Write clusters for tests of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


def write_cluster(folder: Path, case: dict[str, Any]) -> None:
    """Write a cluster with hubs that have the layers of a case."""
    folder.mkdir(parents=True)
    files = []
    for index, text in enumerate(case["values"]):
        files.append(f"{index}.values.yaml")
        (folder / files[-1]).write_text(text, encoding="utf-8")
    if case.get("encrypted"):
        files.append("enc-hub.secret.values.yaml")
        (folder / files[-1]).write_text("not even YAML: [", encoding="utf-8")
    hubs = [
        {
            "name": f"hub-{number}",
            "domain": f"hub-{number}.example.org",
            "helm_chart": case.get("chart", "basehub"),
            "helm_chart_values_files": files,
        }
        for number in range(case.get("hubs", 1))
    ]
    cluster = {
        "name": folder.name,
        "provider": "kubeconfig",
        "kubeconfig": {"file": "enc-a.secret.yaml"},
        "metadata": {"2i2c": {"hubspot_deal_id": 1}},
        "hubs": hubs,
    }
    (folder / "cluster.yaml").write_text(yaml.safe_dump(cluster), encoding="utf-8")
