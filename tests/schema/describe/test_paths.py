"""Paths and anchors: different properties are called differently, and an anchor works wherever it is used."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.schema.describe import anchor, paths

NAMES = st.text(st.sampled_from("aB1_-. :/*[]()<>=\"'~#\\\u00e9x") | st.characters(codec="utf-8"), max_size=8)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("key"), NAMES),
        st.tuples(st.just("pattern"), NAMES),
        st.just(("others",)),
        st.just(("items",)),
        st.tuples(st.just("items"), st.integers(0, 20)),
    ),
    max_size=5,
)


def path_of(steps: list[tuple[object, ...]]) -> str:
    """Build a path step by step."""
    path = paths.ROOT
    for step in steps:
        path = getattr(paths, str(step[0]))(path, *step[1:])
    return path


@given(STEPS, STEPS)
def test_paths_differ(first: list[tuple[object, ...]], second: list[tuple[object, ...]]) -> None:
    """Two ways into a document have the same path only if they are the same."""
    assert (path_of(first) == path_of(second)) == (first == second)


@given(st.tuples(NAMES, NAMES), st.tuples(NAMES, NAMES))
def test_anchors_differ(first: tuple[str, str], second: tuple[str, str]) -> None:
    """Two properties have the same anchor only if they are the same, case included."""
    assert (anchor(*first) == anchor(*second)) == (first == second)


@given(st.sampled_from(["schema", "a", "-", "_", "1", ".x", "a.", "--x2d-"]), NAMES, NAMES)
def test_separators_in_names(name: str, more: str, path: str) -> None:
    """What looks like a separator or an escape in a name is not taken for one."""
    other = (name, more + path)

    assert (anchor(name + more, path) == anchor(*other)) == ((name + more, path) == other)


@given(NAMES, NAMES)
def test_anchor_is_valid_everywhere(name: str, path: str) -> None:
    """An anchor is a name in XML, needs no escape in an address, and can be a label in LaTeX."""
    identifier = anchor(name, path)

    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", identifier)
    assert quote(identifier) == identifier


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        ("cluster", "", "schema.cluster"),
        ("cluster", "hubs[].domain", "cluster..hubs--items.domain"),
        ("hub-values", "jupyterhub.custom.2i2c", "hub-values..jupyterhub.custom.2i2c"),
        ("values", "fooBar", "values..fooBar"),
        ("values", "foobar", "values..foobar"),
        ("values", "labels.*", "values..labels--other"),
        ("values", "files./.*/.mode", "values..files--each.mode"),
        ("values", "range[0]", "values..range--at-0--to"),
        ("values", "pv(kind=nfs).server", "values..pv--form-kind--is-nfs--end.server"),
        ("values", '"a.b"', "values..--x22-a.b--x22-"),
        ("a.b", "c", "a.b..c"),
        ("2i2c", "a", "_2i2c..a"),
    ],
)
def test_anchor(name: str, path: str, expected: str) -> None:
    """Anchors can be read, and never change: addresses that people kept must go on working."""
    assert anchor(name, path) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.b", "a.b"),
        ("a(1).b", "a.b"),
        ('a(kind="x)y").b(2/string)', "a.b"),
        ('"a(b)"(1)', '"a(b)"'),
        ("a./(x|y)/.b(1)", "a./(x|y)/.b"),
    ],
)
def test_path_without_forms(path: str, expected: str) -> None:
    """The path as it would be in a file names no form, and leaves brackets in names alone."""
    assert paths.without_forms(path) == expected
