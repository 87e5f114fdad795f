"""The file of classes and traits says what the real packages say, where these are installed: ``nox -s traits``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from hubdocs.service.fleet.traits import Traits, load_traits

TOOLS = Path(__file__).resolve().parents[2] / "tools"

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 2, -1, 977, 0.5, 1.5, -0.5),
    *("", "a", "1", "2G", "2g", "1.5K", " 3M", "4 T", "5Gi", "1e3M", "G", ".5G", "5.G", "-1G", "true"),
    *("info", "INFO", "debug", "Info", "http", "HTTPS", "safe", "on_connect", "TlsStrategy.insecure", "autorename"),
    *([], ["a"], ["a", "b", "c"], [1], [None], [["a"]], [{}], [{"a": 1}], ["a", 1], [True]),
    *({}, {"a": "b"}, {"a": 1}, {"a": {}}, {"a": []}, {"a": ["b"]}, {"a": [1]}, {"a": {"b": "c"}}, {"username": 1}),
)
"""Values of YAML that tell types apart."""


@pytest.fixture(scope="module")
def traits() -> Traits:
    """Return what the file says of the version of JupyterHub that is installed."""
    try:
        major = version("jupyterhub").partition(".")[0]
        known = load_traits(major)
        for package, wanted in known.made_from[major].items():
            if (found := version(package)) != wanted:
                pytest.skip(f"{package} {found} is installed, and the file was made from {wanted}: run nox -s traits")
    except PackageNotFoundError as missing:
        pytest.skip(f"{missing.name} is not installed; nox -s traits installs all packages of a hub")
    return known


def test_file_is_what_the_packages_say(traits: Traits) -> None:
    """Every class and every trait of the packages is in the file as they describe it, and nothing else is."""
    command = [sys.executable, str(TOOLS / "introspect_traits.py")]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=dict(os.environ)).stdout)
    ours = {cls.name: cls for cls in traits.classes() if cls.complete}

    assert ours.keys() == said["classes"].keys()
    for name, cls in ours.items():
        described = said["classes"][name]
        found = traits.traits_of(cls)
        assert list(cls.bases) == described["bases"], name
        assert found.keys() == described["traits"].keys(), name
        for trait in found.values():
            outdated = trait.outdated and {
                "since": trait.outdated.since,
                "successor": trait.outdated.successor,
                "removed": trait.outdated.removed,
            }
            assert {
                "kind": trait.kind,
                "type": trait.type,
                "schema": trait.schema,
                "default": trait.default,
                "computed": trait.computed,
                "help": trait.help,
                "outdated": outdated,
            } == described["traits"][trait.name], f"{name}.{trait.name}"


def test_values_are_judged_as_the_packages_judge_them(traits: Traits, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that the file says a trait takes is one that the trait takes, and only such a value."""
    monkeypatch.syspath_prepend(str(TOOLS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import introspect_traits  # noqa: PLC0415 (only where the packages are)
        from traitlets import HasTraits  # noqa: PLC0415

        wrong = []
        judged = 0
        holder = HasTraits()
        for cls in introspect_traits.import_packages():
            for name, trait in cls.class_own_traits(config=True).items():
                ours = traits.traits_of(cls.__name__)[name]
                if ours.kind == "class":
                    continue  # whether there is such a class, is not for its type to say
                for value in VALUES:
                    try:
                        trait._validate(holder, value)  # noqa: SLF001 (what setting it calls)
                    except Exception:  # noqa: BLE001 (some fail in ways of their own)
                        taken = False
                    else:
                        taken = True
                    judged += 1
                    if ours.takes(value) != taken:
                        wrong.append(f"{cls.__name__}.{name} {'takes' if taken else 'does not take'} {value!r}")

    assert wrong == []
    assert judged > 20_000
