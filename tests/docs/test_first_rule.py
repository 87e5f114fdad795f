"""The rule that the guide makes works as it is printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hubdocs.project import load_project
from hubdocs.project.fleet.hubs import find_hub
from hubdocs.rules.subject import HubSubject

PAGE = Path(__file__).resolve().parents[2] / "docs" / "contributing" / "first-rule.md"
CLUSTER = """\
name: sa
hubs:
  - name: a
    helm_chart: basehub
    helm_chart_values_files: [common.values.yaml, a.values.yaml]
"""


@pytest.mark.parametrize(("values", "found"), [("true", []), ("null", []), ("false", ["sa/common.values.yaml:1:30"])])
def test_it_finds_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: str, found: list[str]) -> None:
    """The finding is at the line of the layer that sets the value, and there is none for a hub that is right."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sa").mkdir()
    (tmp_path / "sa" / "cluster.yaml").write_text(CLUSTER, encoding="utf-8")
    (tmp_path / "sa" / "common.values.yaml").write_text(
        f"jupyterhub: {{cull: {{enabled: {values}}}}}\n", encoding="utf-8"
    )
    (tmp_path / "sa" / "a.values.yaml").write_text("jupyterhub: {cull: {every: 300}}\n", encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    made: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), made)  # noqa: S102 (the code of our own page)
    rule = made["RULE"]
    hub = find_hub("sa/a", load_project(tmp_path, base=tmp_path))

    findings = list(rule.hub(HubSubject(hub, rule.code, rule.severity)))

    assert [item.location for item in findings] == found


def test_names_that_the_page_gives_exist() -> None:
    """The files and names that the page speaks of are there."""
    root = PAGE.parents[2]
    text = PAGE.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:ext|tests|schemas)/[\w./-]+)`", text):
        assert (root / path).exists() or path.endswith("never-culled.md"), path
    assert "def mentions(" in (root / "ext/hubdocs/rules/fleet/own_code.py").read_text(encoding="utf-8")
