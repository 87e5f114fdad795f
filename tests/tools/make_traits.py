"""Write the project's file of classes and traits, from snapshots of what real packages say; or compare it with them.

``python tests/tools/make_traits.py [--check] SNAPSHOT...``, with one snapshot for each major version of JupyterHub:
``nox -s traits`` does everything. Later versions come last, and their words are used where versions differ.
"""

from __future__ import annotations

import difflib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER: Final = Path(__file__).resolve().parents[2] / "ext" / "hubdocs" / "service" / "fleet" / "data"
TRAITS: Final = FOLDER / "traits.json"
CHART_CLASSES: Final = FOLDER / "chart-classes.json"
"""Classes that are no part of any package, but of a chart's code: the only ones that are written by hand."""

NAMES: Final = ("authenticators", "proxies", "spawners", "paths")

EMPTY: Final[dict[str, Any]] = {"computed": "", "default": None, "only": None, "outdated": None}
"""What a trait is where nothing is written."""


def merge(snapshots: list[dict[str, Any]]) -> dict[str, Any]:
    """Put snapshots into one: what is not in all versions says in which it is, what differs says how."""
    versions = [snapshot["packages"]["jupyterhub"]["version"].partition(".")[0] for snapshot in snapshots]
    if not versions or versions != sorted(set(versions), key=int):
        raise ValueError(f"one snapshot for each major version of JupyterHub is wanted, oldest first, not {versions}")
    by_version = dict(zip(versions, snapshots, strict=True))
    merged: dict[str, Any] = {
        "made_from": {
            version: {name: package["version"] for name, package in snapshot["packages"].items()}
            for version, snapshot in by_version.items()
        },
        "homes": {name: about["home"] for snapshot in snapshots for name, about in snapshot["packages"].items()},
    }
    for names in NAMES:
        merged[names] = dict(sorted(item for snapshot in snapshots for item in snapshot[names].items()))
    classes = merge_classes({version: snapshot["classes"] for version, snapshot in by_version.items()})
    classes |= json.loads(CHART_CLASSES.read_text(encoding="utf-8"))
    merged["classes"] = shorten(classes)
    return merged


def merge_classes(by_version: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Take the newest description of each class, with the traits of all versions."""
    merged = {}
    for name, found in gather(by_version):
        traits = {
            trait: merge_trait(described, tuple(found))
            for trait, described in gather({version: cls["traits"] for version, cls in found.items()})
        }
        only = {} if len(found) == len(by_version) else {"only": list(found)}
        merged[name] = {**only, **found[max(found, key=int)], "traits": traits}
    return merged


def merge_trait(found: dict[str, dict[str, Any]], versions: Sequence[str]) -> dict[str, Any]:
    """Take the newest description of a trait, and beside it what was different in older versions.

    :param versions: those that the trait's class is in.
    """
    *older, newest = found
    merged = {**found[newest], "only": None if len(found) == len(versions) else list(found)}
    for version in older:
        before = {key: value for key, value in found[version].items() if value != found[newest][key]}
        merged[version] = before or None
    return merged


def gather(by_version: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """List what several versions have, by name, each with the versions that have it."""
    for name in sorted({name for entries in by_version.values() for name in entries}):
        yield name, {version: entries[name] for version, entries in by_version.items() if name in entries}


def shorten(classes: dict[str, Any]) -> dict[str, Any]:
    """Leave out of each class's traits what is as in the classes it comes from; null stands for one that it hides."""
    short: dict[str, Any] = {}
    for name, described in sorted(classes.items(), key=lambda item: len(item[1]["bases"])):
        inherited: dict[str, dict[str, Any]] = {}
        for base in reversed(described["bases"]):
            for trait, own in short[base]["traits"].items():
                before = inherited.pop(trait, {})
                if own is not None:
                    inherited[trait] = {**before, **own}
        hidden = inherited.keys() - described["traits"].keys() if described["module"] else ()
        traits: dict[str, dict[str, Any] | None] = dict.fromkeys(hidden)
        for trait, full in described["traits"].items():
            present = inherited.get(trait, EMPTY)
            if own := {key: value for key, value in full.items() if value != present.get(key, EMPTY.get(key))}:
                traits[trait] = own
        short[name] = {**described, "traits": dict(sorted(traits.items()))}
    return dict(sorted(short.items()))


def write(merged: dict[str, Any]) -> str:
    """Write everything as JSON, each class and each trait on one line, so that each change is one of a line."""
    lines = ["{"]
    for key in ("made_from", "homes"):
        lines += [f"{compact(key)}: {{", *entries(merged[key]), "},"]
    lines += [f"{compact(names)}: {compact(merged[names])}," for names in NAMES]
    lines.append('"classes": {')
    for name, described in merged["classes"].items():
        head = {key: value for key, value in described.items() if key != "traits"}
        lines += [f'{compact(name)}: {compact(head)[:-1]}, "traits": {{', *entries(described["traits"]), "}},"]
    lines[-1] = "}}"
    return "\n".join([*lines, "}", "}", ""])


def entries(mapping: dict[str, Any]) -> list[str]:
    """Write the entries of a mapping, each on its line."""
    lines = [f"{compact(key)}: {compact(value)}" for key, value in mapping.items()]
    return [*(f"{line}," for line in lines[:-1]), *lines[-1:]]


def compact(value: Any) -> str:
    """Write a value as JSON, on one line."""
    return json.dumps(value, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """Write or compare; the result is the exit status."""
    check = "--check" in arguments
    paths = [Path(argument) for argument in arguments if argument != "--check"]
    text = write(merge([json.loads(path.read_text(encoding="utf-8")) for path in paths]))
    if not check:
        TRAITS.write_text(text, encoding="utf-8")
        return 0
    present = TRAITS.read_text(encoding="utf-8") if TRAITS.is_file() else ""
    difference = difflib.unified_diff(
        present.splitlines(), text.splitlines(), TRAITS.name, "packages", n=0, lineterm=""
    )
    for line in difference:
        sys.stdout.write(f"{line[:200]}\n")
    return int(text != present)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
