"""The rules of the house hold, and each of them would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import architecture
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

RULES = (
    architecture.homeless,
    architecture.climbing,
    architecture.circling,
    architecture.foreign,
    architecture.speaking,
    architecture.heavy_root,
    architecture.long_modules,
    architecture.long_median,
    architecture.long_functions,
    architecture.silent_modules,
)


@pytest.fixture(scope="module")
def package(repository: Path) -> Path:
    """Return the folder of the package."""
    return repository / "ext" / "hubdocs"


@pytest.fixture(scope="module")
def modules(package: Path) -> list[architecture.Module]:
    """Read the package once."""
    found = architecture.read(package)

    assert {module.part for module in found} > {"model", "sources"}
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule: Callable[..., list[str]], modules: list[architecture.Module]) -> None:
    """Nothing in the package breaks the rule."""
    assert rule(modules) == []


def test_everything_below_the_faces_works_without_their_hosts(package: Path) -> None:
    """The core can be imported where Sphinx, docutils, click and pytest are not installed."""
    assert architecture.needs_foreign(package) == []


def test_scripts_are_no_longer_than_modules(package: Path) -> None:
    """What runs in browsers keeps the limit too; what others wrote stands in a folder of its own."""
    scripts = [path for path in package.rglob("*.js") if "vendor" not in path.parts]
    long = [path.name for path in scripts if path.read_text(encoding="utf-8").count("\n") >= architecture.MAX_MODULE]

    assert len(scripts) > 10
    assert long == []


# (rule, file, its text, the finding's place and a word of it)
BREACHES = [
    ("homeless", "utils.py", "", "house/utils.py:1: stands on no floor"),
    ("homeless", "misc/tools.py", "", "house/misc/tools.py:1: stands on no floor"),
    ("climbing", "model/a.py", "import house.sources.yaml\n", "house/model/a.py:1: floor 0 imports floor 1"),
    ("climbing", "model/a.py", "from house import checks\n", "house/model/a.py:1: floor 0 imports floor 3"),
    ("climbing", "schema/a.py", "from ..checks import x\n", "house/schema/a.py:1: floor 2 imports floor 3"),
    ("climbing", "schema/deep/a.py", "from ...rules.b import x\n", "house/schema/deep/a.py:1: floor 2 imports floor 5"),
    ("climbing", "rules/a.py", "def f():\n    from house.project import x\n", "house/rules/a.py:2: floor 5 imports"),
    ("climbing", "rules/a.py", "if TYPE_CHECKING:\n    import house.cli\n", "house/rules/a.py:2: floor 5 imports"),
    ("climbing", "rules/a.py", "import_module('house.cli')\n", "house/rules/a.py:1: floor 5 imports floor 7"),
    ("climbing", "cli/a.py", "from house.sphinx_ext import x\n", "house/cli/a.py:1: a face imports another"),
    ("climbing", "pytest_plugin.py", "import house.cli.b\n", "house/pytest_plugin.py:1: a face imports another"),
    ("foreign", "project/a.py", "import sphinx.util\n", "house/project/a.py:1: sphinx is for faces"),
    ("foreign", "model/a.py", "from click import echo\n", "house/model/a.py:1: click is for faces"),
    ("foreign", "rules/a.py", "def f():\n    import docutils\n", "house/rules/a.py:2: docutils is for faces"),
    ("speaking", "project/a.py", "import logging\n", "house/project/a.py:1: imports logging"),
    ("speaking", "project/a.py", "x = 1\nprint(x)\n", "house/project/a.py:2: uses print"),
    ("speaking", "project/a.py", "show = print\n", "house/project/a.py:1: uses print"),
    ("speaking", "schema/a.py", "import sys\nsys.exit(1)\n", "house/schema/a.py:2: uses sys.exit"),
    ("speaking", "schema/a.py", "raise SystemExit\n", "house/schema/a.py:1: uses SystemExit"),
    ("speaking", "schema/a.py", "sys.stderr.write('')\n", "house/schema/a.py:1: uses sys.stderr"),
    ("heavy_root", "__init__.py", "from house.cli import main\n", "house/__init__.py:1: the package's own file"),
    ("long_modules", "model/a.py", "x = 1\n" * 400, "house/model/a.py:400: 400 lines"),
    ("long_functions", "model/a.py", "def f():\n" + "    x = 1\n" * 49, "house/model/a.py:1: f has 50 lines"),
    ("silent_modules", "model/a.py", "x = 1\n", "house/model/a.py:1: has no docstring"),
]
HARMLESS = [
    ("homeless", "__main__.py", "from house.cli import main\n"),
    ("climbing", "checks/a.py", "from house.model import x\nfrom house.checks.b import y\nfrom . import c\n"),
    ("climbing", "checks/a.py", "from house import __version__\nimport checks\n"),
    ("climbing", "cli/a.py", "from house.project import x\nfrom house.cli.b import y\n"),
    ("foreign", "sphinx_ext/a.py", "import sphinx\nimport docutils\n"),
    ("foreign", "model/a.py", "import sphinxish\nimport yaml\n"),
    ("speaking", "cli/a.py", "import sys\nprint(1)\nsys.exit(1)\n"),
    ("heavy_root", "__init__.py", "if TYPE_CHECKING:\n    import sphinx\ndef setup():\n    import sphinx\n"),
    ("long_modules", "model/a.py", "x = 1\n" * 399),
    ("long_functions", "model/a.py", "def f():\n" + "    x = 1\n" * 48),
    ("silent_modules", "model/a.py", '"""Say it."""\n'),
]


@pytest.mark.parametrize(("rule", "file", "text", "finding"), BREACHES, ids=lambda value: value[:30])
def test_a_breach_is_found(tmp_path: Path, rule: str, file: str, text: str, finding: str) -> None:
    """A tree that breaks the rule in one place gives one finding, at that place."""
    found = getattr(architecture, rule)(tree(tmp_path, file, text))

    assert len(found) == 1
    assert found[0].startswith(finding)


@pytest.mark.parametrize(("rule", "file", "text"), HARMLESS, ids=lambda value: value[:30])
def test_what_is_allowed_is_not_found(tmp_path: Path, rule: str, file: str, text: str) -> None:
    """A tree that comes close to breaking the rule gives no finding."""
    assert getattr(architecture, rule)(tree(tmp_path, file, text)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("from house.model import b\n", 1),
        ("\nfrom .b import x\n", 2),
        ("def f():\n    from house.model.b import x\n", 2),
        ("if TYPE_CHECKING:\n    import house.model.b\n", 2),
    ],
)
def test_a_circle_is_found(tmp_path: Path, text: str, line: int) -> None:
    """Modules that need one another are one finding, also by way of a third, and wherever the import stands."""
    tree(tmp_path, "model/b.py", "from house.model.c import x\n")
    tree(tmp_path, "model/c.py", "from house.model.a import x\n")
    circle = "house.model.a -> house.model.b -> house.model.c -> house.model.a"

    assert architecture.circling(tree(tmp_path, "model/a.py", text)) == [
        f"house/model/a.py:{line}: imports itself: {circle}"
    ]


def test_a_package_that_hands_on_what_its_modules_have_is_no_circle(tmp_path: Path) -> None:
    """Neither is the package's own file, which hands on what faces have, nor a module that is needed twice."""
    tree(tmp_path, "__init__.py", "def setup():\n    from house.cli.a import x\n")
    tree(
        tmp_path, "cli/a.py", "from house import __version__\nfrom house.model import x\nfrom house.model.b import y\n"
    )
    tree(tmp_path, "model/b.py", "import house\n")

    assert architecture.circling(tree(tmp_path, "model/__init__.py", "from house.model.b import x\n")) == []


def test_many_middling_modules_are_found(tmp_path: Path) -> None:
    """Modules that each keep the limit are still too long if half of them come near it."""
    for name in ("a", "b", "c"):
        modules = tree(tmp_path, f"model/{name}.py", "x = 1\n" * 150)

    assert architecture.long_modules(modules) == []
    assert architecture.long_median(modules) == [
        "half of the modules have 150 lines or more, must stay under 150",
    ]


def test_a_module_that_needs_a_host_is_found(tmp_path: Path) -> None:
    """An import that the syntax tree does not show is found by importing without the library."""
    tree(tmp_path, "model/a.py", "__import__('cli' 'ck'.lower())\n")
    tree(tmp_path, "cli/a.py", "import click\n")

    assert architecture.needs_foreign(tmp_path / "house") == [
        "house.model.a: ModuleNotFoundError: blocked: click",
    ]


def tree(folder: Path, file: str, text: str) -> Sequence[architecture.Module]:
    """Write one more file into a small package, and read the package."""
    path = folder / "house" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return architecture.read(folder / "house")
