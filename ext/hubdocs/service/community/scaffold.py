"""The first configuration of a hub, made of what a community said: a cluster file and values files.

What nobody can know yet, such as the number of an account that is still to be made, has a stand-in, and is listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.community.requirement import holds
from hubdocs.service.community.scaffold_open import still_open
from hubdocs.service.community.scaffold_table import (
    CLOUDS,
    CLUSTER,
    COMMON,
    ENTRY,
    HUB,
    MADE_BY,
    NO_CLOUD,
    TO_FILL_IN,
    files_with,
)
from hubdocs.service.community.scaffold_values import known_of, known_of_hub
from hubdocs.sources import Source, load_yaml
from hubdocs.sources.yaml_writer import write_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hubdocs.model import JSON, Pointer
    from hubdocs.service.community.answers import Case
    from hubdocs.service.community.scaffold_table import File, Line

__all__ = ["CLUSTER", "COMMON", "Scaffold", "ScaffoldError", "as_written", "hub_names", "scaffold"]

_MOST_HUBS: Final = 20
_NAMED: Final = re.compile(r"<([a-z_0-9:]+)>")


@dataclass(frozen=True)
class Scaffold:
    """Files to be written into the folder of a cluster.

    :param cluster: the name of the folder.
    :param files: the text of each file, by its name.
    :param entries: the hubs, as the cluster's file lists them.
    :param open: what must be filled in, each as ``file: key``, with what it is where no stand-in shows that.
    """

    cluster: str
    files: dict[str, str]
    entries: list[dict[str, Any]]
    open: tuple[str, ...]


class ScaffoldError(Exception):
    """No configuration can be made of what is known; the text says why."""


def scaffold(case: Case, domain: str) -> Scaffold:
    """Make the files for a community.

    :param domain: below which the hubs have their addresses.
    :raises ScaffoldError: the cloud is none that is known here.
    """
    known = known_of(case)
    if known["provider"] not in CLOUDS:
        raise ScaffoldError(NO_CLOUD.format(provider=known["provider"], clouds=", ".join(CLOUDS)))
    names = hub_names(case)
    hubs = [known_of_hub(known, name, domain, alone=len(names) == 1) for name in names]
    known["hubs"] = [fill(ENTRY, hub) for hub in hubs]
    files: dict[str, str] = {}
    still: list[str] = []
    for file in files_with([name for name, _title, _image in case.handbook.environments]):
        for about in hubs if file.name == HUB else [known]:
            name = str(fill(file.name, about))
            value, notes = draw(file.lines, about)
            files[name] = _text(file, about, value, notes)
            still += [f"{name}: {_path(at)}" for at, note in notes.items() if note.startswith(TO_FILL_IN)]
            still += [f"{name}: {what}" for what in still_open(case, file.name)]
    return Scaffold(known["cluster"], files, known["hubs"], tuple(still))


def hub_names(case: Case) -> list[str]:
    """Give the names of the hubs that are asked for; where only their number is said, they are numbered."""
    names = case.value("hub_names")
    if isinstance(names, list):
        return [name for name in names if isinstance(name, str)]
    count = case.value("hub_count")
    more = range(2, count + 1) if isinstance(count, int) and count <= _MOST_HUBS else ()
    return [str(names), *(f"{names}-{number}" for number in more)]


def draw(lines: Iterable[Line], known: Mapping[str, Any]) -> tuple[dict[str, Any], dict[Pointer, str]]:
    """Write the lines that there are, and the comments on them."""
    value: dict[str, Any] = {}
    notes: dict[Pointer, str] = {}
    for line in lines:
        if holds(line.when, known):
            at = tuple(fill(step, known) for step in line.at)
            _put(value, at, fill(line.value, known))
            if note := fill(line.note, known):
                notes[at] = note
    return value, notes


def fill(value: JSON, known: Mapping[str, Any]) -> Any:
    """Put what is known in the place of its name."""
    if isinstance(value, dict):
        return {key: fill(inner, known) for key, inner in value.items()}
    if isinstance(value, list):
        return [fill(inner, known) for inner in value]
    if not isinstance(value, str):
        return value
    if whole := _NAMED.fullmatch(value):
        return known[whole[1]]
    return _NAMED.sub(lambda found: str(known[found[1]]), value)


def _put(value: Any, at: Pointer, inner: JSON) -> None:
    """Put a value at its place; a place in a list comes after those before it."""
    *way, last = at
    for step, following in zip(way, at[1:], strict=True):
        value = _inside(value, step, [] if isinstance(following, int) else {})
    if isinstance(value, list):
        value.append(inner)
    else:
        value[last] = inner


def _inside(value: Any, step: str | int, empty: Any) -> Any:
    if isinstance(step, str):
        return value.setdefault(step, empty)
    if step == len(value):
        value.append(empty)
    return value[step]


def _path(pointer: Pointer) -> str:
    return ".".join(map(str, pointer))


def _text(file: File, known: Mapping[str, Any], value: dict[str, Any], notes: Mapping[Pointer, str]) -> str:
    text = write_yaml(value)
    document = load_yaml(Source(file.name, text))[0]
    lines = text.splitlines()
    for pointer, note in notes.items():
        line = document.locator.span(*document.key_offsets_of(pointer)).start.line
        lines[line - 1] += f"  # {note}"
    return "\n".join([f"# {fill(file.head, known)}.", f"# {MADE_BY}", *lines, ""])


def as_written(value: JSON) -> str:
    """Write a part of a file, to be put into one that is there already."""
    return write_yaml(value)
