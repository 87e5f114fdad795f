"""The project's configuration: found, read, checked, and obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hubdocs.model import Code, Severity
from hubdocs.project import check, load_project
from hubdocs.project.globs import matches
from hubdocs.schema import shipped_schemas

CASES = yaml.safe_load((Path(__file__).parent / "configurations.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_wrong_option(case: dict[str, str], tmp_path: Path) -> None:
    """A wrong option is a finding with a place; the others still hold."""
    (tmp_path / case.get("file", "hubdocs.toml")).write_text(case["text"], encoding="utf-8")

    project = load_project(tmp_path, base=tmp_path)

    found = [f"{d.path}:{d.span.start.line}:{d.span.start.column} {d.code.value}" for d in project.diagnostics]
    assert case["found"] == found, project.diagnostics


@pytest.mark.parametrize(
    ("path", "glob", "fits"),
    [
        ("a.md", "*.md", True),
        ("docs/a.md", "*.md", False),
        ("docs/a.md", "**/*.md", True),
        ("a.md", "**/*.md", True),
        ("docs/x/a.md", "docs/**", True),
        ("docs/x/a.md", "docs/*/a.md", True),
        ("docs/x/y/a.md", "docs/*/a.md", False),
        ("a+b.md", "a+b.md", True),
        ("aab.md", "a+b.md", False),
        ("ab.md", "a?.md", True),
        ("docs/a.md", "./docs/a.md", True),
        ("x/.git/a.md", "**/.*/**", True),
        ("x/git/a.md", "**/.*/**", False),
    ],
)
def test_glob(path: str, glob: str, fits: bool) -> None:  # noqa: FBT001 (a table)
    """A star stays in its folder, two stars do not."""
    assert matches(path, (glob,)) is fits


def test_configuration_is_found_above(tmp_path: Path) -> None:
    """The nearest configuration above counts; the search ends at the top of a checkout."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "hubdocs.toml").write_text("pages = []\n", encoding="utf-8")

    assert load_project(inner).root == tmp_path.resolve()

    (tmp_path / "a" / ".git").mkdir()

    assert load_project(inner).root == inner.resolve()


def test_severity_and_exceptions(tmp_path: Path) -> None:
    """A code can weigh less, or be left out in some files, with a reason."""
    (tmp_path / "hubdocs.toml").write_text(
        """
[severity]
unknown-key = "warning"
wrong-value = "off"

[[ignore]]
code = "wrong-type"
include = ["old/*.yaml"]
reason = "switched off soon"

[[files]]
include = ["**/*.yaml"]
schema = "cluster"
overlay = true
""",
        encoding="utf-8",
    )
    (tmp_path / "old").mkdir()
    for folder in (tmp_path, tmp_path / "old"):
        (folder / "x.yaml").write_text("name: 5\nprovdier: a\ntenancy: b\n", encoding="utf-8")

    report = check(load_project(tmp_path, base=tmp_path))

    assert [(d.path, d.code, d.severity) for d in report.diagnostics] == [
        ("old/x.yaml", Code.UNKNOWN_KEY, Severity.WARNING),
        ("x.yaml", Code.WRONG_TYPE, Severity.ERROR),
        ("x.yaml", Code.UNKNOWN_KEY, Severity.WARNING),
    ]
    assert report.ignored == 3
    assert report.failed()


def test_encrypted_files_are_never_opened(tmp_path: Path) -> None:
    """A name that says "encrypted" is enough, and so are the marks that sops leaves."""
    (tmp_path / "enc-hub.secret.values.yaml").mkdir()  # opening this would be an error
    (tmp_path / "plain.values.yaml").write_text("jupyterhub: 5\nsops: {mac: x}\n", encoding="utf-8")

    report = check(load_project(tmp_path, base=tmp_path), [*sorted(tmp_path.iterdir())])

    assert report.diagnostics == ()
    assert report.encrypted == 1


def test_a_repository_without_configuration(tmp_path: Path) -> None:
    """The well-known names of the field are checked without any configuration."""
    (tmp_path / "clusters" / "a").mkdir(parents=True)
    (tmp_path / "clusters" / "a" / "cluster.yaml").write_text("name: a\n", encoding="utf-8")
    (tmp_path / "clusters" / "a" / "hub.values.yaml").write_text("jupyterhbu: {}\n", encoding="utf-8")
    (tmp_path / "package.json").write_text("{]", encoding="utf-8")

    report = check(load_project(tmp_path, base=tmp_path))

    assert [(d.path, d.code) for d in report.diagnostics] == [
        ("clusters/a/cluster.yaml", Code.MISSING_KEY),
        ("clusters/a/cluster.yaml", Code.MISSING_KEY),
        ("clusters/a/hub.values.yaml", Code.UNKNOWN_KEY),
    ]


def test_the_schema_knows_all_codes() -> None:
    """What the configuration may name is what exists."""
    schema = yaml.safe_load((shipped_schemas() / "hubdocs.schema.yaml").read_text(encoding="utf-8"))

    assert schema["$defs"]["code"]["enum"] == [code.value for code in Code]
