"""The rules of the house, as functions over a source tree: each lists what breaks it as ``path:line: what``."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FLOORS = (
    ("model",),
    ("sources", "figures"),
    ("schema",),
    ("checks",),
    ("service",),
    ("rules",),
    ("project",),
    ("cli", "pytest_plugin", "sphinx_ext"),
)
"""The sub-packages by floor, lowest first. A floor imports only floors below it, or itself."""
FACES = FLOORS[-1]
FOREIGN = ("sphinx", "docutils", "click", "pytest", "_pytest", "myst_parser")
"""Libraries that only a face may use."""
MAX_MODULE, MAX_MEDIAN, MAX_FUNCTION = 400, 150, 50
"""Lengths, in lines, that nothing reaches."""

_FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}


@dataclass(frozen=True, slots=True)
class Import:
    """One import statement: its line and the full dotted name of what it asks for."""

    line: int
    name: str

    @property
    def root(self) -> str:
        """The top-level package."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Module:
    """One source file of the package.

    :param path: the file, relative to the folder that holds the package.
    :param text: its text.
    :param tree: its syntax tree.
    """

    path: Path
    text: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """The name of the package that it belongs to, at the top."""
        return self.path.parts[0]

    @property
    def part(self) -> str:
        """The sub-package or module below the top: its place in the house. Empty for the package's own files."""
        if len(self.path.parts) > 2:
            return self.path.parts[1]
        return "" if self.path.stem in {"__init__", "__main__"} else self.path.stem

    @property
    def name(self) -> str:
        """Its full dotted name; that of a package's own file is the package's."""
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def floor(self) -> int | None:
        """The floor that it stands on, if any."""
        return _FLOOR_OF.get(self.part)

    @property
    def length(self) -> int:
        """Its number of lines."""
        return self.text.count("\n")

    def at(self, line: int, text: str) -> str:
        """Word a finding."""
        return f"{self.path.as_posix()}:{line}: {text}"

    def imports(self) -> Iterator[Import]:
        """List everything it imports, wherever that stands: in functions and for type checkers too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(node.lineno, alias.name)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                for alias in node.names:
                    yield Import(node.lineno, f"{base}.{alias.name}")
            elif isinstance(node, ast.Call) and _name(node.func) in {"__import__", "import_module"} and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield Import(node.lineno, first.value)

    def _absolute(self, node: ast.ImportFrom) -> str:
        """Give the full name of the module in ``from ... import``."""
        if not node.level:
            return node.module or ""
        parents = self.path.parent.parts
        base = parents[: len(parents) - node.level + 1]
        return ".".join([*base, node.module] if node.module else base)


def read(package: Path) -> list[Module]:
    """Read all modules of a package."""
    return [
        Module(path.relative_to(package.parent), text, ast.parse(text, filename=str(path)))
        for path in sorted(package.rglob("*.py"))
        for text in [path.read_text(encoding="utf-8")]
    ]


def homeless(modules: Sequence[Module]) -> list[str]:
    """Every module stands on a floor."""
    return [module.at(1, "stands on no floor") for module in modules if module.part and module.floor is None]


def climbing(modules: Sequence[Module]) -> list[str]:
    """No floor imports from a floor above, and no face from another face."""
    found = []
    for module in modules:
        for wanted in module.imports():
            part = _part(wanted.name, module.package)
            if module.floor is None or part is None or part == module.part:
                continue
            if part not in _FLOOR_OF:
                continue
            if part in FACES and module.part in FACES:
                found.append(module.at(wanted.line, f"a face imports another: {wanted.name}"))
            elif _FLOOR_OF[part] > module.floor:
                found.append(
                    module.at(wanted.line, f"floor {module.floor} imports floor {_FLOOR_OF[part]}: {wanted.name}")
                )
    return found


def circling(modules: Sequence[Module]) -> list[str]:
    """No module needs itself by way of others: not in functions either, nor for type checkers.

    The package's own file stands above all floors, since it hands on what faces have.
    """
    lines: dict[str, dict[str, int]] = {module.name: {} for module in modules if module.part}
    for module in modules:
        for wanted in module.imports() if module.part else ():
            names = (wanted.name, wanted.name.rpartition(".")[0])
            name = next((name for name in names if name in lines), module.name)
            if name != module.name:
                lines[module.name].setdefault(name, wanted.line)
    try:
        TopologicalSorter(lines).prepare()
    except CycleError as error:
        circle = error.args[1][::-1]
        first = min(range(len(circle) - 1), key=circle.__getitem__)
        circle = [*circle[first:-1], *circle[: first + 1]]
        [start] = [module for module in modules if module.name == circle[0]]
        return [start.at(lines[circle[0]][circle[1]], f"imports itself: {' -> '.join(circle)}")]
    return []


def foreign(modules: Sequence[Module]) -> list[str]:
    """Only faces import the libraries of the hosts they live in."""
    return [
        module.at(wanted.line, f"{wanted.root} is for faces")
        for module in _core(modules)
        for wanted in module.imports()
        if wanted.root in FOREIGN
    ]


def speaking(modules: Sequence[Module]) -> list[str]:
    """Only faces print, log, warn or exit: everybody else returns what they have to say."""
    found = []
    for module in _core(modules):
        found += [
            module.at(wanted.line, f"imports {wanted.root}")
            for wanted in module.imports()
            if wanted.root in {"logging", "warnings"}
        ]
        for node in ast.walk(module.tree):
            name = _dotted(node)
            if name in {"print", "exit", "quit", "SystemExit", "sys.exit", "os._exit", "sys.stdout", "sys.stderr"}:
                found.append(module.at(getattr(node, "lineno", 1), f"uses {name}"))
    return found


def heavy_root(modules: Sequence[Module]) -> list[str]:
    """No import stands at the top of the package itself, so that loading it costs nothing."""
    return [
        module.at(node.lineno, "the package's own file imports when it is loaded")
        for module in modules
        if not module.part and module.path.stem == "__init__"
        for node in module.tree.body
        if isinstance(node, ast.Import)
        or (isinstance(node, ast.ImportFrom) and node.module not in {"__future__", "typing"})
    ]


def long_modules(modules: Sequence[Module]) -> list[str]:
    """No module is long."""
    return [
        module.at(module.length, f"{module.length} lines, must stay under {MAX_MODULE}")
        for module in modules
        if module.length >= MAX_MODULE
    ]


def long_median(modules: Sequence[Module]) -> list[str]:
    """No more than half of the modules come near that length."""
    median = statistics.median(module.length for module in modules)
    if median < MAX_MEDIAN:
        return []
    return [f"half of the modules have {median:.0f} lines or more, must stay under {MAX_MEDIAN}"]


def long_functions(modules: Sequence[Module]) -> list[str]:
    """No function is long, its docstring included."""
    return [
        module.at(node.lineno, f"{node.name} has {length} lines, must stay under {MAX_FUNCTION}")
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) >= MAX_FUNCTION
    ]


def silent_modules(modules: Sequence[Module]) -> list[str]:
    """Every module says what it is for."""
    return [module.at(1, "has no docstring") for module in modules if not ast.get_docstring(module.tree)]


def needs_foreign(package: Path) -> list[str]:
    """Every module below the faces can be imported where none of the hosts' libraries is installed.

    Imports them in a fresh interpreter in which these libraries cannot be found.
    """
    names = [
        ".".join(module.path.with_suffix("").parts).removesuffix(".__init__")
        for module in read(package)
        if module.part and module.floor is not None and module.part not in FACES
    ]
    result = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL, str(package.parent), ",".join(FOREIGN), *names],
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.splitlines()


_IMPORT_ALL = """\
import importlib, sys
sys.path.insert(0, sys.argv[1])
blocked = set(sys.argv[2].split(","))

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ModuleNotFoundError(f"blocked: {name}")

sys.meta_path.insert(0, Block())
for name in sys.argv[3:]:
    try:
        importlib.import_module(name)
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}")
"""


def _core(modules: Sequence[Module]) -> list[Module]:
    """Leave out the faces, and the package's own files, which lead to them."""
    return [module for module in modules if module.part and module.part not in FACES]


def _part(name: str, package: str) -> str | None:
    """Tell which part of the package a dotted name belongs to, if it does."""
    steps = name.split(".")
    return steps[1] if len(steps) > 1 and steps[0] == package else None


def _name(node: ast.expr) -> str:
    """Give the last name of a call's function."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _dotted(node: ast.AST) -> str:
    """Write a name, or a name of a module's, as in the source."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
