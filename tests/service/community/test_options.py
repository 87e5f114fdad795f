"""The catalogue of options: mistakes in it are found at their places, and the one that is shipped has none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import yaml

from hubdocs.model import Code
from hubdocs.project import check, load_project
from hubdocs.service.community.options import SHIPPED, TIERS

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.project.report import Report

RIGHT = """\
name: hub-options
version: "1"
items:
  - id: "cluster:provider"
    group: cluster
    label: Cloud
    help: Whose machines the hub runs on.
    perTier:
      Essential: {kind: single, text: aws}
      Advanced: &providers
        kind: select
        default: aws
        options:
          - {value: aws, label: Amazon Web Services}
          - {value: gcp, label: Google Cloud}
      Premier:
        kind: select
        default: gcp
        options:
          - {value: gcp, label: Google Cloud}
          - {value: aws, label: Amazon Web Services}
          - {value: azure, label: Microsoft Azure}
  - id: "hub:count"
    group: hub
    label: Number of hubs
    help: Most communities need one.
    requires: {anyOf: [{id: "cluster:provider", op: in, value: [aws, gcp]}, {not: {id: "setup:region", op: falsy}}]}
    perTier:
      Essential: {kind: flag, available: false}
      Advanced:
        kind: select
        default: 1
        options:
          - {value: 1, label: One}
          - {value: 2, label: Two, requires: {id: "cluster:provider", op: eq, value: gcp}}
      Premier:
        kind: select
        default: 1
        options: [{value: 1, label: One}]
setup:
  - {field: region, group: cluster, needed: true}
  - {field: account, group: cluster, requires: {id: "hub:count", op: gte, value: "2"}}
"""
MISTAKES: list[tuple[str, str, str, list[str]]] = [
    (
        "unique ids",
        '- id: "hub:count"',
        '- id: "cluster:provider"',
        ["23:9 repeated-option", "42:53 unknown-catalogue-option"],
    ),
    ("three tiers", "      Essential: {kind: single, text: aws}\n", "", ["8:5 missing-key"]),
    (
        "a fourth tier",
        "      Premier:\n        kind: select\n        default: gcp",
        "      Premiere:\n        kind: select\n        default: gcp",
        ["16:7 unknown-key"],
    ),
    ("kind", "{kind: flag,", "{kind: flags,", ["29:25 wrong-value"]),
    ("no choices", "options: [{value: 1, label: One}]", "options: []", ["39:18 wrong-length"]),
    ("values are unique", "- {value: 2, label: Two", '- {value: "1", label: Two', ["35:21 repeated-option"]),
    ("default", "default: aws", "default: awz", ["12:18 not-offered"]),
    ("unknown id", 'requires: {id: "hub:count"', 'requires: {id: "hub:cuont"', ["42:53 unknown-catalogue-option"]),
    (
        "unknown id inside",
        '{id: "setup:region", op: falsy}',
        '{id: "setup:regions", op: falsy}',
        ["27:88 unknown-catalogue-option"],
    ),
    ("operator", "op: eq,", "op: equals,", ["35:75 wrong-value"]),
    ("value that is never", "op: eq, value: gcp", "op: eq, value: gpc", ["35:86 not-offered"]),
    ("value of a list", "value: [aws, gcp]", "value: [aws, GCE]", ["27:70 not-offered"]),
    ("list for in", "value: [aws, gcp]", "value: aws", ["27:64 wrong-type"]),
    ("number for gte", 'value: "2"', "value: two", ["42:82 wrong-pattern"]),
    ("field", "field: region", "field: regoin", ["41:13 unknown-catalogue-option"]),
    ("missing help", "    help: Most communities need one.\n", "", ["23:5 missing-help"]),
    ("missing default", "        default: 1\n        options: [", "        options: [", ["37:9 missing-default"]),
    (
        "default against its requirement",
        "default: 1\n        options:\n          - {value: 1, label: One}\n",
        "default: 2\n        options:\n          - {value: 1, label: One}\n",
        ["32:18 unmet-requirement"],
    ),
    (
        "spelling",
        "- {value: aws, label: Amazon Web Services}\n          - {value: azure",
        "- {value: AWS, label: Amazon Web Services}\n          - {value: azure",
        ["21:21 spelled-two-ways"],
    ),
    ("version", 'version: "1"', "version: 1", ["2:10 wrong-type"]),
    ("asked twice", "field: account", "field: region", ["42:13 repeated-option"]),
]


def found_in(folder: Path, text: str) -> Report:
    """Check a catalogue in a project of its own."""
    (folder / "hubdocs.toml").write_text("", encoding="utf-8")
    (folder / "hub-options.yaml").write_text(text, encoding="utf-8")
    return check(load_project(folder, base=folder), [folder / "hub-options.yaml"])


def test_right(tmp_path: Path) -> None:
    """A right catalogue has no finding, so every finding below is the mistake's."""
    assert [item.message for item in found_in(tmp_path, RIGHT).diagnostics] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_mistakes(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    """A mistake is found at its place; what follows from it is told where it matters."""
    assert RIGHT.count(old) == 1

    found = found_in(tmp_path, RIGHT.replace(old, new)).diagnostics

    assert [f"{item.span.start.line}:{item.span.start.column} {item.code.value}" for item in found] == expected
    assert all(item.hint for item in found if item.code is not Code.WRONG_LENGTH)


def test_shipped_catalogue_is_right(tmp_path: Path) -> None:
    """What is shipped has every option, and no mistake, not even a small one."""
    text = SHIPPED.read_text(encoding="utf-8")

    assert [item.message for item in found_in(tmp_path, text).diagnostics] == []
    assert len(yaml.safe_load(text)["items"]) >= 25
    assert len(yaml.safe_load(text)["setup"]) >= 19


def test_tiers_grow() -> None:
    """What can be chosen in a tier can be chosen in the next one, but for what is made for those without a team."""
    smaller = {}
    for item in yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))["items"]:
        for lower, higher in pairwise(TIERS):
            values = [
                {option["value"] for option in item["perTier"][tier].get("options", ())} for tier in (lower, higher)
            ]
            if not values[0] <= values[1]:
                smaller[item["id"], higher] = values[0] - values[1]

    assert smaller == {("signin:auth", "Premier"): {"github_service"}}


def test_severities(tmp_path: Path) -> None:
    """What is only unkind to readers is a warning."""
    text = RIGHT.replace("    help: Most communities need one.\n", "")
    (found,) = found_in(tmp_path, text).diagnostics

    assert (found.code, found.severity.value) == (Code.MISSING_HELP, "warning")
