"""Hub requests against the catalogue: what cannot be had, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.model import Severity
from hubdocs.project import check, load_project
from hubdocs.service.community.judge import Judge
from hubdocs.service.community.options import make_options_catalogue
from hubdocs.service.community.requirement import holds, in_words, leaves

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import Diagnostic

HEAD = """\
community: red-andina
catalogue: {name: hub-options, version: "2026.11"}
tier: Advanced
"""
SETUP = 'setup:\n  start_on: "2027-02-15"\n  region: sa-east-1\n'
RIGHT = f"{HEAD}selections:\n  cluster:provider: gcp\n{SETUP}"
OWN = """\
name: own
version: "3"
items:
  - id: "a:b"
    group: a
    label: "{words}`|<b>"
    help: It is.
    perTier:
      Essential: {kind: flag, available: false}
      Advanced: {kind: select, options: [{value: x, label: X}]}
      Premier: {kind: single, text: x}
"""
MISTAKES = [
    (
        "unknown option",
        "cluster:provider: gcp",
        "cluster:providr: gcp",
        "5:3 unknown-catalogue-option",
        "did you mean `cluster:provider`?",
    ),
    (
        "not in this tier",
        "cluster:provider: gcp",
        "cluster:provider: azure",
        "5:21 not-offered",
        "there are: `aws`, `gcp`",
    ),
    (
        "number as text is fine, but not this one",
        "cluster:provider: gcp",
        'hub:count: "4"',
        "5:14 not-offered",
        "`1`, `2`, `3`",
    ),
    ("nothing to choose", "cluster:provider: gcp", "wl:fullpage: true", "5:3 not-offered", "ask for a higher tier"),
    (
        "a requirement",
        "cluster:provider: gcp",
        "hub:binderhubui: enabled",
        "5:20 unmet-requirement",
        "choose otherwise",
    ),
    ("an answer without effect", "  region:", "  requester_pays: true\n  region:", None, ""),
    (
        "an answer that counts elsewhere",
        "  region:",
        "  account: own\n  region:",
        "8:3 unmet-requirement",
        "take it out",
    ),
    ("missing", "  region: sa-east-1\n", "", "6:1 missing-answer", "if you can"),
    (
        "another catalogue",
        "name: hub-options",
        "name: hub-option",
        "2:19 other-catalogue",
        "did you mean `hub-options`?",
    ),
    ("an older version", "2026.11", "2025.08", "2:41 other-catalogue", "look through the choices"),
]


def found_in(folder: Path, **files: str) -> tuple[Diagnostic, ...]:
    """Check a request in a project of its own."""
    (folder / "hubdocs.toml").write_text("", encoding="utf-8")
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml").replace("hub_", "hub-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check(load_project(folder, base=folder)).diagnostics


def places(found: tuple[Diagnostic, ...]) -> list[str]:
    """Say where and what was found."""
    return [f"{item.span.start.line}:{item.span.start.column} {item.code.value}" for item in found]


def test_right(tmp_path: Path) -> None:
    """A right and complete request has no finding."""
    assert [item.message for item in found_in(tmp_path, communities__red__request_yaml=RIGHT)] == []


@pytest.mark.parametrize(
    ("old", "new", "place", "hint"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_mistakes(old: str, new: str, place: str | None, hint: str, tmp_path: Path) -> None:
    """A mistake is found once, at its place, with what to do."""
    assert RIGHT.count(old) == 1

    found = found_in(tmp_path, communities__red__request_yaml=RIGHT.replace(old, new))

    assert places(found) == ([] if place is None else [place])
    assert all(hint in item.hint for item in found)


def test_words_of_a_requirement(tmp_path: Path) -> None:
    """What is needed is said in the words of the form."""
    (found,) = found_in(
        tmp_path, communities__red__request_yaml=RIGHT.replace("cluster:provider: gcp", "hub:binderhubui: enabled")
    )

    assert found.message == (
        "“Pages that build and start”: “Yes” can only be chosen where “Images built by the hub” is “Yes”"
    )


def test_severities(tmp_path: Path) -> None:
    """What is missing is no mistake, and what has no effect does no harm."""
    text = RIGHT.replace("  region: sa-east-1\n", "  account: own\n")

    assert [item.severity for item in found_in(tmp_path, communities__red__request_yaml=text)] == [
        Severity.INFORMATION,
        Severity.WARNING,
    ]


def test_own_catalogue(tmp_path: Path) -> None:
    """The nearest catalogue above a request counts; what it says is shown as it is."""
    request = RIGHT.replace("hub-options", "own").replace("2026.11", "3").replace("cluster:provider: gcp", "a:b: y")

    found = found_in(tmp_path, hub_options_yaml=OWN, communities__red__request_yaml=request)

    assert "“{words}`|<b>” has no choice “y” in the tier Advanced" in [item.message for item in found]


def test_no_default_is_missing(tmp_path: Path) -> None:
    """An option without a default has to be chosen."""
    request = f"{HEAD}selections: {{}}\n".replace("hub-options", "own").replace("2026.11", "3")

    found = found_in(tmp_path, hub_options_yaml=OWN, communities__red__request_yaml=request)

    assert [item.message for item in found if item.path.endswith("request.yaml")] == [
        "“{words}`|<b>” is not chosen yet"
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"communities__red-andina__request_yaml": RIGHT}, []),
        ({"communities__other__community_yaml": "[", "communities__red-andina__request_yaml": RIGHT}, ["1:12"]),
        ({"communities__other__community_yaml": "[", "communities__other__request_yaml": RIGHT}, ["1:12"]),
        ({"communities__red-andina__community_yaml": "[", "communities__red-andina__request_yaml": RIGHT}, []),
    ],
)
def test_community(files: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    """The community has a record, wherever there are records around."""
    found = found_in(tmp_path, **files)

    assert [place.split()[0] for place in places(found) if "unknown-community" in place] == expected


def test_second_run_sees_a_new_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found earlier does not count any more when a catalogue appears."""
    from hubdocs.project.cache import VARIABLE, open_cache  # noqa: PLC0415 (only here)

    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    found_in(folder, communities__red__request_yaml=RIGHT)
    for expected in ([], [], ["2:19 other-catalogue"]):
        project = load_project(folder, base=folder)
        if expected:
            (folder / "hub-options.yaml").write_text(OWN, encoding="utf-8")
        found = check(project, cache=open_cache(project)).diagnostics

        assert [place for place in places(found) if "other" in place] == expected


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "op", "value", "allOf", "anyOf", "not", "items", "perTier", "Premier", "kind", "options"]
            )
            | st.text(max_size=3),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(
    ANYTHING, ANYTHING, st.dictionaries(st.text(max_size=3), ANYTHING), st.dictionaries(st.text(max_size=3), ANYTHING)
)
def test_anything_is_survived(table: Any, requirement: Any, selections: dict[str, Any], setup: dict[str, Any]) -> None:
    """Whatever stands in the files: there is a verdict, and no failure."""
    catalogue = make_options_catalogue(table, {})
    for problem in Judge(catalogue, "Premier", selections, setup).problems():
        assert problem.message
    assert holds(requirement, selections) in (True, False)
    assert in_words(requirement, str, lambda _id, value: str(value)).text() is not None
    assert all(isinstance(leaf["id"], str) for _, leaf in leaves(requirement))


def test_requests_of_others_are_let_be(tmp_path: Path) -> None:
    """A file of the same name is only a request in the folder of a community, which may come later."""
    folder = tmp_path / "api"
    folder.mkdir()
    (folder / "request.yaml").write_text("method: GET\n", encoding="utf-8")
    (tmp_path / "hubdocs.toml").write_text("", encoding="utf-8")
    assert check(load_project(tmp_path, base=tmp_path)).diagnostics == ()

    (folder / "community.yaml").write_text("name: api\n", encoding="utf-8")
    found = check(load_project(tmp_path, base=tmp_path)).diagnostics
    assert "api/request.yaml" in {item.path for item in found}
