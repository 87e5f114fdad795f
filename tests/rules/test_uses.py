"""Files are judged by what clusters use them for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, cluster: dict[str, Any], files: dict[str, str]) -> None:
    """Write a cluster with its files."""
    folder.mkdir(parents=True, exist_ok=True)
    start = {"name": folder.name, "provider": "kubeconfig", "kubeconfig": {"file": "enc-a.secret.yaml"}}
    whole = {**start, "metadata": {"2i2c": {"hubspot_deal_id": 1}}, **cluster}
    (folder / "cluster.yaml").write_text(yaml.safe_dump(whole), encoding="utf-8")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def hub(name: str, *files: str, **more: str) -> dict[str, Any]:
    """Make the entry of a hub."""
    domain = f"{name}.example.org"
    return {"name": name, "domain": domain, "helm_chart": "basehub", "helm_chart_values_files": [*files], **more}


def found(root: Path) -> list[str]:
    """Check a fleet, and give its findings in short."""
    report = check(load_project(root, base=root), [root])
    return [
        f"{item.path}:{item.span.start.line} {item.severity.value} {item.code.value}" for item in report.diagnostics
    ]


def test_files_of_the_support_services_may_have_any_name(tmp_path: Path) -> None:
    """Also in a folder that clusters share; the schema of hubs would know none of their keys."""
    support = {"helm_chart_values_files": ["../shared/monitoring.values.yaml", "support.values.yaml"]}
    files = {"../shared/monitoring.values.yaml": "grafana: {}\n", "support.values.yaml": "prometheus: {}\n"}
    write(tmp_path / "sa", {"support": support}, files)
    write(tmp_path / "af", {"support": support}, {"support.values.yaml": "prometheus: {}\n"})
    assert found(tmp_path) == []

    (tmp_path / "shared" / "monitoring.values.yaml").write_text("grafana: {}\n\ngrafanaa: {}\n", encoding="utf-8")
    assert found(tmp_path) == ["shared/monitoring.values.yaml:3 error unknown-key"]


def test_a_hub_may_be_called_support(tmp_path: Path) -> None:
    """Its file is a hub's, although its name begins as those of the support services do."""
    files = {"support-lab.values.yaml": "jupyterhub: {debug: {enabled: true}}\n"}
    write(tmp_path / "sa", {"hubs": [hub("support-lab", "support-lab.values.yaml")]}, files)
    assert found(tmp_path) == []

    (tmp_path / "sa" / "support-lab.values.yaml").write_text("jupyterhub: {debug: {enable: 1}}\n", encoding="utf-8")
    assert "sa/support-lab.values.yaml:1 error unknown-key" in found(tmp_path)


@pytest.mark.parametrize("folder", ["aws", "hubs/aws"])
def test_templates_are_no_configuration(tmp_path: Path, folder: str) -> None:
    """A file from which a program makes configuration need not be YAML."""
    text = "name: {{ name }}\nprovider: {% if x %}aws{% endif %}\n"
    file = tmp_path / "templates" / folder / "cluster.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    assert found(tmp_path) == []

    plain = tmp_path / "sa" / "cluster.yaml"
    plain.parent.mkdir()
    plain.write_text(text, encoding="utf-8")
    assert {item.split(":")[0] for item in found(tmp_path)} == {"sa/cluster.yaml"}


def test_a_chart_of_its_own_may_take_other_keys(tmp_path: Path) -> None:
    """What is not known of the chart is only told; but not where a hub with the usual chart reads the file, too."""
    values = "jupyterhub:\n  hub:\n    ofTheNextVersion: 1\n  custom:\n    2i2c: {staff: []}\n"
    own = hub("next", "common.values.yaml", chart_override="next-chart.yaml")
    files = {"common.values.yaml": values, "next-chart.yaml": "name: basehub\n"}
    write(tmp_path / "sa", {"hubs": [own]}, files)
    assert found(tmp_path) == [
        "sa/common.values.yaml:3 information unknown-key",
        "sa/common.values.yaml:5 error unknown-key",
    ]

    write(tmp_path / "sa", {"hubs": [own, hub("usual", "common.values.yaml")]}, files)
    assert "sa/common.values.yaml:3 error unknown-key" in found(tmp_path)


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        ("jupyterhub: {cull: {every: 60}}\n", []),
        ("jupyterhub: {cull: {timeout: 60}}\n", []),  # the same value
        ("jupyterhub: {cull: {timeout: 90}}\n", ["sa/cluster.yaml warning values-file-order"]),
        ("jupyterhub: {cull: null}\n", ["sa/cluster.yaml warning values-file-order"]),
    ],
)
def test_the_order_of_files_matters_where_they_say_the_same_key(tmp_path: Path, late: str, expected: list[str]) -> None:
    """A common file after that of a hub is told if it changes what the hub says."""
    files = {"a.values.yaml": "jupyterhub: {cull: {timeout: 60}}\n", "common.values.yaml": late}
    write(tmp_path / "sa", {"hubs": [hub("a", "a.values.yaml", "common.values.yaml")]}, files)

    assert [f"{item.split(':')[0]} {item.split(' ', 1)[1]}" for item in found(tmp_path)] == expected


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("123456789012", []),
        ("012345678901", []),
        ("001234567012", []),
        ("12345678901", ["error out-of-range"]),
        ("01234567890", ["error out-of-range"]),
    ],
)
def test_accounts_that_begin_with_zeros(tmp_path: Path, account: str, expected: list[str]) -> None:
    """Twelve digits are twelve digits, also if the number is smaller."""
    text = f"""name: sa
provider: aws
metadata: {{2i2c: {{hubspot_deal_id: 1}}}}
aws:
  key: enc-a.secret.json
  account: {account}
  clusterType: eks
  clusterName: sa
  region: sa-east-1
  billing: {{paid_by_us: true}}
"""
    (tmp_path / "sa").mkdir()
    (tmp_path / "sa" / "cluster.yaml").write_text(text, encoding="utf-8")

    assert [item.split(" ", 1)[1] for item in found(tmp_path)] == expected


def test_a_hub_may_have_another_domain_for_some_time(tmp_path: Path) -> None:
    """The file with it says where the hub is, so that another hub may have the domain meanwhile."""
    override = "enc-exam.domain-override.secret.yaml"
    exam = {**hub("exam", domain_override_file=override), "domain": "learn.example.org"}
    write(tmp_path / "sa", {"hubs": [exam, hub("learn")]}, {override: "not even YAML: ["})
    assert [item for item in found(tmp_path) if "repeated-domain" in item] == []

    del exam["domain_override_file"]
    write(tmp_path / "sa", {"hubs": [exam, hub("learn")]}, {})
    assert len([item for item in found(tmp_path) if "repeated-domain" in item]) == 1
