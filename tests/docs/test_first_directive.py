"""The directive that the guide adds step by step works as it is printed."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.testing.util import SphinxTestApp

PAGE = Path(__file__).resolve().parents[2] / "docs" / "contributing" / "first-directive.md"
CLUSTER = """\
name: sa
provider: kubeconfig
metadata: {2i2c: {hubspot_deal_id: 80012345678}}
kubeconfig: {file: enc-access.secret.yaml}
hubs:
  - {name: a, domain: a.example.org, helm_chart: basehub, helm_chart_values_files: [a.values.yaml]}
  - {name: b, domain: b.example.org, helm_chart: %s, helm_chart_values_files: [b.values.yaml]}
"""


@pytest.fixture
def component(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Make the printed code an extension of its own."""
    text = PAGE.read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "tally_extension.py").write_text(f"{code}\n\nsetup = setup_tally\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield "tally_extension"
    sys.modules.pop("tally_extension", None)


@pytest.mark.parametrize("chart", ["basehub", "nohub"])
def test_it_counts_and_reports(make_app: type[SphinxTestApp], tmp_path: Path, component: str, chart: str) -> None:
    """The page says how many hubs there are, and what is wrong with the file is a warning."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "cluster.yaml").write_text(CLUSTER % chart, encoding="utf-8")
    (source / "index.md").write_text("# Page\n\n```{hub:tally} cluster.yaml\n```\n", encoding="utf-8")
    (source / "hubdocs.toml").write_text("", encoding="utf-8")
    (source / "conf.py").write_text(f"extensions = ['hubdocs', 'myst_parser', '{component}']\n", encoding="utf-8")
    app = make_app("dummy", srcdir=source)
    app.build()

    assert "Hubs: 2" in app.env.get_doctree("index").astext()
    assert ("wrong-value" in app.warning.getvalue()) is (chart == "nohub")


def test_it_is_registered_where_the_page_says() -> None:
    """The file and the function that the page names for the registration are those that register the others."""
    text = (PAGE.parents[2] / "ext" / "hubdocs" / "sphinx_ext" / "__init__.py").read_text(encoding="utf-8")
    said = PAGE.read_text(encoding="utf-8")

    assert "`sphinx_ext/__init__.py`" in said
    assert "`setup_extension`" in said
    assert re.search(r"^def setup_extension\(.*?^    setup_schema\(app\)$", text, re.MULTILINE | re.DOTALL)
