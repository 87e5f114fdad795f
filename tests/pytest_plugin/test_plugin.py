"""``pytest --hubdocs``, in projects of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema_rs  # noqa: F401 (pytester forgets what its runs import, and these two cannot be imported twice)
import pytest
import yaml  # noqa: F401 (likewise)

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = "jupyterhub: {singleuser: {defaultUrl: /lab}}\n"
WRONG = "jupyterhub: {singleuser: {defaultURL: /lab}}\n"
PAGE = """\
# A page

```{config} hub-values
jupyterhub:
  singleuser:
    defaultUrl: /lab
```

```yaml
not: checked
```

```{config} hub-values
jupyterhub:
  singleuser:
    defaultURL: /lab
```
"""
AMBIGUOUS = """\
name: red
long_name: Red de Datos Abiertos
website: https://red.example.org
region: latin-america
countries: [NO]
languages: [es]
status: active
community_representatives: [{role: Office, email: office@red.example.org}]
technical_contacts: [{role: Data team, email: data@red.example.org}]
"""


@pytest.fixture(autouse=True)
def project(pytester: pytest.Pytester) -> Path:
    """Work in a project without tests, whose warnings are only shown."""
    pytester.makeini("[pytest]\naddopts = -p no:cacheprovider\nfilterwarnings = always\n")
    return pytester.path


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files by their paths."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_off_by_default(pytester: pytest.Pytester, project: Path) -> None:
    """Without the option nothing of ours is collected."""
    write(project, {"hub.values.yaml": WRONG, "page.md": PAGE})
    result = pytester.runpytest()

    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_loading_the_plugin_costs_nothing(project: Path) -> None:
    """Without the option the engine and what it needs are not imported."""
    write(project, {"test_modules.py": "import sys\n\ndef test_modules():\n    print(*sys.modules)\n"})
    command = [sys.executable, "-m", "pytest", "-s", "-q", "-p", "no:hypothesispytest", "test_modules.py"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=project)
    modules = set(result.stdout.split())

    assert "hubdocs.pytest_plugin" in modules
    assert modules & {"yaml", "jsonschema_rs", "hubdocs.project", "hubdocs.model"} == set()


def test_items(pytester: pytest.Pytester, project: Path) -> None:
    """There is one test for each file that the project knows, and one for each snippet that is checked."""
    write(
        project,
        {
            "a/hub.values.yaml": RIGHT,
            "a/other.yaml": "x: 1\n",
            "docs/page.md": PAGE,
            "docs/_build/page.md": PAGE,
            "schemas/lesson.schema.yaml": "type: object\n",
        },
    )
    result = pytester.runpytest("--hubdocs", "--collect-only", "-q")
    names = [line for line in result.outlines if "::" in line]

    assert names == [
        "a/hub.values.yaml::hub.values.yaml",
        "docs/page.md::page.md",
        "docs/page.md::page.md:3",
        "docs/page.md::page.md:13",
        "schemas/lesson.schema.yaml::lesson.schema.yaml",
    ]


def test_failure_is_told_as_the_command_tells_it(pytester: pytest.Pytester, project: Path) -> None:
    """A failed test shows what the command shows, and nothing of our code."""
    write(project, {"hub.values.yaml": WRONG, "page.md": PAGE})
    result = pytester.runpytest("--hubdocs")
    command = subprocess.run(
        [sys.executable, "-m", "hubdocs", "check"], capture_output=True, text=True, check=False, cwd=project
    )
    findings = command.stdout.partition("\n\n")[0].splitlines()

    result.assert_outcomes(failed=2, passed=2)
    result.stdout.fnmatch_lines(["_* hub.values.yaml _*", "_* page.md:13 _*"])
    assert len(findings) == 8
    assert [line for line in findings if line not in result.outlines] == []
    assert "pytest_plugin" not in result.stdout.str()


def test_select(pytester: pytest.Pytester, project: Path) -> None:
    """Tests are chosen by ``-k`` and by their ids."""
    write(project, {"hub.values.yaml": WRONG, "page.md": PAGE})

    pytester.runpytest("--hubdocs", "-k", "page.md").assert_outcomes(failed=1, passed=2, deselected=1)
    pytester.runpytest("--hubdocs", "page.md::page.md:13").assert_outcomes(failed=1)
    pytester.runpytest("--hubdocs", "hub.values.yaml").assert_outcomes(failed=1)


def test_beside_other_tests(pytester: pytest.Pytester, project: Path) -> None:
    """Python's tests run as ever, and a file that the user names is checked, whether or not it is known."""
    write(project, {"notes.yaml": "a: 1\na: 2\n", "docs/readme.md": PAGE})
    pytester.makepyfile("def test_one(): pass")

    pytester.runpytest("--hubdocs").assert_outcomes(passed=3, failed=1)
    pytester.runpytest("--hubdocs", "notes.yaml").assert_outcomes(failed=1)
    pytester.runpytest("--hubdocs", *[path.name for path in project.glob("test_*.py")]).assert_outcomes(passed=1)


def test_parallel(pytester: pytest.Pytester, project: Path) -> None:
    """The plugin works with pytest-xdist."""
    pytest.importorskip("xdist")
    write(project, {"hub.values.yaml": WRONG, "page.md": PAGE, "hubdocs.toml": "pags = []\n"})

    pytester.runpytest("--hubdocs", "-n", "2").assert_outcomes(failed=3, passed=2)


def test_warnings(pytester: pytest.Pytester, project: Path) -> None:
    """A warning of ours is a warning of pytest; with the strict option it fails."""
    write(project, {"community.yaml": AMBIGUOUS})
    mild = pytester.runpytest("--hubdocs")
    strict = pytester.runpytest("--hubdocs", "--hubdocs-strict")
    error = pytester.runpytest("--hubdocs", "-W", "error")

    mild.assert_outcomes(passed=2, warnings=1)  # the file, and the rules for communities
    mild.stdout.fnmatch_lines(["*community.yaml:5:13: warning ambiguous-scalar *"])
    error.assert_outcomes(failed=1, passed=1)
    assert "Traceback" not in error.stdout.str()
    assert "pytest_plugin.py" not in error.stdout.str()
    error.stdout.fnmatch_lines(["community.yaml:5:13: warning ambiguous-scalar *"])
    strict.assert_outcomes(failed=1, passed=1)
    strict.stdout.fnmatch_lines(["community.yaml:5:13: warning ambiguous-scalar *", "  5 | countries: *"])


def test_severities_and_exceptions(pytester: pytest.Pytester, project: Path) -> None:
    """The configuration's severities and exceptions hold."""
    configuration = """\
[severity]
unknown-key = "warning"

[[ignore]]
code = "unknown-key"
include = ["*.md"]
reason = "It shows the old name."
"""
    write(project, {"hub.values.yaml": WRONG, "page.md": PAGE, "hubdocs.toml": configuration})

    pytester.runpytest("--hubdocs").assert_outcomes(passed=4, warnings=1)


def test_configuration_with_mistakes(pytester: pytest.Pytester, project: Path) -> None:
    """What is wrong with the configuration fails a test of its own, wherever the tests stand."""
    write(project, {"hubdocs.toml": "pags = []\n", "docs/page.md": "# Nothing\n"})
    result = pytester.runpytest("--hubdocs", "docs")

    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["_* hubdocs.toml _*", "hubdocs.toml:1:1: error invalid-option *"])


def test_files_that_cannot_be_held_against_anything(pytester: pytest.Pytester, project: Path) -> None:
    """Files that are encrypted, or have no schema, are left out; named ones are skipped with the reason."""
    inside = "sops: {mac: 1}\njupyterhub: sealed\n"
    write(project, {"hub.secret.values.yaml": "sealed: 1\n", "notes.yaml": "a: 1\n", "inside.values.yaml": inside})
    pytester.runpytest("--hubdocs").assert_outcomes(skipped=1)
    result = pytester.runpytest("--hubdocs", "-rs", "hub.secret.values.yaml", "notes.yaml", "inside.values.yaml")

    result.assert_outcomes(skipped=3)
    result.stdout.fnmatch_lines(["*this file is encrypted and was not opened*"])
    result.stdout.fnmatch_lines(["*this file has no schema*"])


def test_page_that_cannot_be_read(pytester: pytest.Pytester, project: Path) -> None:
    """A page that is not UTF-8, or whose options are wrong, fails as a file."""
    (project / "latin.md").write_bytes(b"# Caf\xe9\n")
    write(project, {"page.md": "```{config} hub-values\n:overlayy:\n\njupyterhub: {}\n```\n"})
    result = pytester.runpytest("--hubdocs")

    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(["latin.md:1:6: error invalid-encoding *"])
    result.stdout.fnmatch_lines(["_* page.md _*", "page.md:2:*: error unknown-option *"])


def test_nothing_to_check(pytester: pytest.Pytester, project: Path) -> None:
    """Where pytest looks in folders without anything to check, it says so."""
    write(project, {"docs/page.md": PAGE})
    pytester.makepyfile("def test_one(): pass")
    pytester.runpytest("--hubdocs", "docs").stdout.no_fnmatch_line("hubdocs: nothing to check*")
    result = pytester.runpytest("--hubdocs", *[path.name for path in project.glob("test_*.py")])

    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["hubdocs: nothing to check where pytest looks for tests; name the folders: *"])


def test_public_names_only() -> None:
    """The plugin leans on nothing that pytest keeps to itself."""
    from pathlib import Path  # noqa: PLC0415 (only here)

    import hubdocs.pytest_plugin  # noqa: PLC0415 (only here)

    assert "_pytest" not in Path(hubdocs.pytest_plugin.__file__).read_text(encoding="utf-8")
