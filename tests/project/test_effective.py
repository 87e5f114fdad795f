"""Effective values against a merge that is written differently, on random layers."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdocs.project import load_project
from hubdocs.project.fleet.effective import EffectiveLine, effective_values
from hubdocs.project.fleet.explain_value import explain_value
from hubdocs.project.fleet.hubs import find_hub
from hubdocs.project.reporters.effective import effective_text

KEYS = st.sampled_from(["a", "b", "c", "yes", "1", "a.b"])
SCALARS = st.one_of(
    st.booleans(),
    st.integers(-10, 10),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.sampled_from(
        ["", "on", "1e3", "0o14", "~", "x # y", "two\nlines\n", " led", "é: ü", "- a", "{value}", "tab\tin"]
    ),
    st.none(),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
LAYERS = st.lists(st.dictionaries(KEYS, VALUES, max_size=4), min_size=1, max_size=4)

Leaf = tuple[tuple[str, ...], Any]


class Quoting(yaml.SafeDumper):
    """Writes each text in quotes, so that all dialects read the same; what is shared becomes an alias."""


Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def leaves(values: Any, path: tuple[str, ...] = ()) -> list[Leaf]:
    """Write a layer as a list of assignments."""
    if isinstance(values, dict) and values:
        return [leaf for key, value in values.items() for leaf in leaves(value, (*path, key))]
    return [(path, values)] if path else []


def merged_by_assignment(layers: list[Any]) -> tuple[dict[str, Any], dict[tuple[str, ...], int]]:
    """Merge layers by carrying out their assignments one after the other.

    :return: the values, and which layer each of their leaves comes from.
    """
    tree: dict[str, Any] = {}
    source: dict[tuple[str, ...], int] = {}
    for number, layer in enumerate(layers):
        for path, value in leaves(layer):
            *parents, last = path
            place = tree
            for depth, key in enumerate(parents, 1):
                if not isinstance(place.get(key), dict):
                    place[key] = {}
                    source.pop(path[:depth], None)
                place = place[key]
            if value == {} and isinstance(value, dict) and isinstance(place.get(last), dict):
                continue
            place.pop(last, None)
            for known in [known for known in source if known[: len(path)] == path]:
                del source[known]
            if value is not None:
                place[last] = value
                if not isinstance(value, dict):  # each layer with a mapping there has a part in it
                    source[path] = number
    return tree, source


def write_hub(folder: Path, layers: list[Any], *, wrapper: bool, shared: bool) -> None:
    """Write a hub with these layers.

    :param shared: write each layer a second time, as an alias, beside the values that count.
    """
    files = []
    for number, layer in enumerate(layers):
        values = {"basehub": layer} if wrapper else layer
        if shared:
            values = {"x-copy": layer, **values} if wrapper else values | {"z-copy": [layer]}
        files.append(f"{number}.values.yaml")
        text = yaml.dump(values, Dumper=Quoting, sort_keys=False)
        (folder / files[-1]).write_text(text, encoding="utf-8")
    hub = {"name": "hub", "helm_chart": "daskhub" if wrapper else "basehub", "helm_chart_values_files": files}
    (folder / "cluster.yaml").write_text(yaml.safe_dump({"name": "sa", "hubs": [hub]}), encoding="utf-8")


def place_in(path: Path, pointer: tuple[str, ...]) -> tuple[int, int]:
    """Find a key in a file by means of PyYAML alone."""
    node = yaml.compose(path.read_text(encoding="utf-8"))
    mark = None
    for step in pointer:
        mark, node = next((key.start_mark, value) for key, value in node.value if key.value == step)
    assert mark is not None
    return mark.line + 1, mark.column + 1


@settings(max_examples=40, deadline=None)
@given(layers=LAYERS, wrapper=st.booleans(), shared=st.booleans())
def test_against_another_merge(layers: list[Any], *, wrapper: bool, shared: bool) -> None:
    """Values, their YAML, and the origin of each of them are those that carrying out all assignments gives."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "clusters" / "sa"
        folder.mkdir(parents=True)
        write_hub(folder, layers, wrapper=wrapper, shared=shared)
        project = load_project(Path(name))
        hub = find_hub("sa/hub", project)

        effective = effective_values(hub)

        expected, source = merged_by_assignment(layers)
        values = dict(effective.value)  # type: ignore[arg-type]  # a hub's values are a mapping
        values.pop("z-copy", None)
        assert json.dumps(values, sort_keys=True) == json.dumps(expected, sort_keys=True)
        text = yaml.safe_load(effective_text(hub, effective))
        assert json.dumps(text, sort_keys=True) == json.dumps(effective.value, sort_keys=True)
        for path in list(source)[:1]:
            assert explain_value(hub, path, project).origins == hub.origins(*path)
        lines = {line.pointer: line for line in effective.lines if line.path}
        for path, number in source.items():
            told = hub.origins(*path)[0]
            file = folder / f"{number}.values.yaml"
            assert told.layer.path.resolve() == file.resolve()
            place = (told.key_span.start.line, told.key_span.start.column)
            line: EffectiveLine = lines[path]
            assert (line.path, line.line, line.column) == (told.layer.shown, *place)
            if not (wrapper and shared):  # there, all values come by an alias, and that is the place
                assert place == place_in(file, ("basehub", *path) if wrapper else path)
