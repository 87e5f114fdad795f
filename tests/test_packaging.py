"""What is shipped is complete, works where Sphinx is not installed, and asks for the versions that the pages name."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = sorted(path for pattern in ("*.md", "docs/**/*.md", "community-docs/**/*.md") for path in ROOT.glob(pattern))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(shipped: Path) -> Path:
    """Return the wheel."""
    (found,) = shipped.glob("*.whl")
    return found


def test_wheel_holds_everything(wheel: Path) -> None:
    """Every file of the package and every schema is in the wheel, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {
        path.relative_to(ROOT / "ext").as_posix()
        for path in (ROOT / "ext" / "hubdocs").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    schemas = {
        f"hubdocs/_schemas/{path.relative_to(ROOT / 'schemas').as_posix()}"
        for path in (ROOT / "schemas").rglob("*")
        if path.is_file()
    }

    processes = {
        f"hubdocs/_processes/{path.name}"
        for path in (ROOT / "docs" / "leaders" / "processes").iterdir()
        if path.is_file()
    }

    assert "hubdocs/py.typed" in names
    assert len(processes) >= 7
    assert any(name.endswith(".schema.yaml") for name in schemas)
    assert names == package | schemas | processes


def test_source_distribution_can_be_built_again(shipped: Path) -> None:
    """The source distribution holds what a wheel and the tests are made from."""
    (found,) = shipped.glob("*.tar.gz")
    with tarfile.open(found) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "noxfile.py",
        "ext/hubdocs/py.typed",
        "tests/conftest.py",
    } <= names
    assert any(name.startswith("schemas/") and name.endswith(".schema.yaml") for name in names)


def test_wheel_works_alone(wheel: Path, tmp_path: Path) -> None:
    """The command runs from the wheel, finds its schemas there, and does not ask for Sphinx."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")  # noqa: S202 (our own, built a moment ago)
    program = (
        "import sys; sys.modules.update(dict.fromkeys(['sphinx', 'docutils', 'pytest', 'myst_parser']));"
        "import hubdocs; print(hubdocs.__file__); from hubdocs.cli import main; main(['schema', 'list'])"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(str(tmp_path))
    assert "cluster" in result.stdout


def test_entry_points_exist() -> None:
    """Every entry point leads to something that is there."""
    project = PYPROJECT["project"]
    groups = [project["scripts"], *project["entry-points"].values()]

    for target in (target for group in groups for target in group.values()):
        module, _, name = target.partition(":")
        found = importlib.import_module(module)
        assert not name or callable(getattr(found, name))


def test_metadata(wheel: Path) -> None:
    """The wheel can be uploaded: name, licence, a description that a reader sees, and the extras."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))

    assert metadata["Name"] == "hubdocs"
    assert metadata["Requires-Python"] == PYPROJECT["project"]["requires-python"]
    assert metadata.get_all("License-File") == ["LICENSE"]
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert set(metadata.get_all("Provides-Extra")) == set(PYPROJECT["project"]["optional-dependencies"])


def floors() -> dict[str, str]:
    """List the lowest version that is allowed of Python and of each library, by the name that pages use."""
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"].values()
    texts = [*project["dependencies"], *(text for extra in extras for text in extra)]
    texts += [text for group in PYPROJECT["dependency-groups"].values() for text in group if isinstance(text, str)]
    found = {"python": project["requires-python"].removeprefix(">=")}
    for text in texts:
        name, _, version = text.partition(">=")
        if version:
            found[name.lower()] = version.partition(",")[0]
    found["myst"] = found["myst-parser"]
    return found


CLAIM = re.compile(
    r"(?P<name>Python|Sphinx|MyST(?:-Parser)?|Click|pytest|nox)\s+(?P<version>\d+(?:\.\d+)*)"
    r"(?=\s+(?:or\s+(?:newer|later|above)|and\s+newer|to\s+\d))|"
    r"(?P<name_2>Python|Sphinx|MyST(?:-Parser)?|Click|pytest)\s*(?:>=|≥)\s*(?P<version_2>\d+(?:\.\d+)*)",
    re.IGNORECASE,
)


def claims(text: str) -> list[tuple[str, str]]:
    """Find what a page says about lowest versions: ``[("python", "3.11")]``."""
    return [
        ((match["name"] or match["name_2"]).lower(), match["version"] or match["version_2"])
        for match in CLAIM.finditer(text)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_name_the_floors_that_hold(page: Path) -> None:
    """A page that says "Python 3.x or newer" says what pyproject.toml says."""
    wrong = [
        (name, version)
        for name, version in claims(page.read_text(encoding="utf-8"))
        if not f"{floors()[name]}.".startswith(f"{version}.")
    ]

    assert wrong == []


def test_claims_are_found() -> None:
    """The ways to name a lowest version are recognised; other versions are left alone."""
    text = "Python 3.11 or newer, Sphinx 8.2 to 9.x, MyST >= 4, pytest\n8.2 and newer; not Python 3.10, nor Sphinx 9."

    assert claims(text) == [("python", "3.11"), ("sphinx", "8.2"), ("myst", "4"), ("pytest", "8.2")]
    assert any(claims(page.read_text(encoding="utf-8")) for page in PAGES)
