"""Real configuration, all of it right: not one false alarm. Skipped where it is not at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdocs.model import Severity
from hubdocs.project import Options, Project, check
from hubdocs.rules import find_rule

if TYPE_CHECKING:
    from pathlib import Path


def test_a_fleet_without_configuration(corpus: Path) -> None:
    """Clusters, hubs and support values are found by their names and are right."""
    fleet = corpus / "config" / "clusters"

    report = check(Project(fleet, Options(), base=fleet), [fleet])

    assert [item for item in report.diagnostics if find_rule(item.code) is None] == []
    # Each of these was looked at: two choices of one option are the default; a setting of the application stands in
    # the section of the authenticator, which ignores it.
    serious = [item for item in report.diagnostics if item.severity is not Severity.INFORMATION]
    assert sorted(item.code.value for item in serious) == ["several-defaults", "unknown-trait"]
    # What is only mentioned: sizes that an older version computed, and a sentence that nobody sees.
    assert {item.code.value for item in report.diagnostics if item not in serious} == {"outdated-size", "inert-key"}
    assert report.files >= 80
    assert report.without_schema == 0


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("cluster", "*/cluster.yaml"),
        ("support-values", "*/support.values.yaml"),
        ("hub-values", "*/[!es]*.values.yaml"),
    ],
)
def test_a_schema_that_is_named(corpus: Path, schema: str, pattern: str) -> None:
    """The same with the schema given, as layers."""
    fleet = corpus / "config" / "clusters"
    files = sorted(fleet.glob(pattern))

    report = check(Project(fleet, Options(), base=fleet), files, schema=schema, overlay=schema != "cluster")

    assert report.diagnostics == ()
    assert report.files == len(files) > 0


def test_every_hub_of_a_cluster_is_checked(corpus: Path, tmp_path: Path) -> None:
    """A mistake in any hub is found, not only in the first."""
    path = next(path for path in sorted((corpus / "config" / "clusters").glob("*/cluster.yaml")) if _hubs(path) > 2)
    text = path.read_text(encoding="utf-8")
    last = text.rindex("  helm_chart:")
    copy = tmp_path / "cluster.yaml"
    copy.write_text(text[:last] + text[last:].replace("helm_chart:", "helm_chat:", 1), encoding="utf-8")

    report = check(Project(tmp_path, Options(), base=tmp_path), [copy])

    [found] = report.diagnostics
    assert found.span.start.line == text[:last].count("\n") + 1
    assert found.pointer == ("hubs", _hubs(path) - 1, "helm_chat")


def _hubs(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("helm_chart:")
