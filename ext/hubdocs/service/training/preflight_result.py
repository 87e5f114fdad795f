"""What was found when a workshop was tried on a hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hubdocs.service.lenient import mapping
from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.packages import alternatives, package_words
from hubdocs.service.training.plan_words import amount, number
from hubdocs.service.training.words import Say, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON
    from hubdocs.service.training.needs import Together
    from hubdocs.service.training.workshop import Workshop
    from hubdocs.sources import Document

PREFLIGHT: Final = "preflight"
"""Name of the schema."""


class Preflight(NamedTuple):
    """What was found.

    :param wrong: how many things are not as the workshop needs them.
    :param lines: all that was looked at.
    """

    wrong: int
    lines: tuple[Say, ...]


def read_preflight(document: Document, workshop: Workshop, needs: Together) -> Preflight:
    """Read a result that its schema has nothing against, and hold it against what the workshop needs now."""
    found = tuple(_judged(mapping(document.value), workshop, needs))
    lines = tuple(say(W.TRIED_OK if right else W.TRIED_WRONG, what=line) for right, line in found)
    return Preflight(sum(not right for right, _line in found), lines)


def _judged(value: dict[str, Any], workshop: Workshop, needs: Together) -> Iterator[tuple[bool, Say]]:
    if value.get("workshop") != workshop.id:
        yield False, say(W.TRIED_OTHER, workshop=str(value.get("workshop")))
    packages = mapping(value.get("packages"))
    for package in needs.packages:
        names = alternatives(package)
        installed = [name for name in names if packages.get(name)]
        if installed:
            yield True, say(W.TRIED_PACKAGE, name=installed[0], version=str(packages[installed[0]]))
        else:
            word = W.TRIED_NO_PACKAGE
            if not all(name in packages for name in names):
                in_r = any(name in needs.r_packages for name in names)
                word = W.TRIED_UNTRIED_IN_R if in_r else W.TRIED_UNTRIED_PACKAGE
            yield False, say(word, name=package_words(package))
    yield from _amount(W.TRIED_MEMORY, value.get("memory"), needs.memory)
    yield from _amount(W.TRIED_DISK, value.get("disk_free"), needs.storage)
    cpu = value.get("cpu")
    if needs.cpu is not None and isinstance(cpu, (int, float)):
        yield cpu >= needs.cpu, say(W.TRIED_CPU, there=number(cpu), needed=number(needs.cpu))
    if needs.gpu:
        yield value.get("gpu") is True, say(W.TRIED_GPU if value.get("gpu") is True else W.TRIED_NO_GPU)
    if workshop.materials is not None:
        there = value.get("nbgitpuller") is True
        yield there, say(W.TRIED_PULLER if there else W.TRIED_NO_PULLER)
    yield from _addresses(mapping(value.get("addresses")), workshop)


def _amount(word: W, there: JSON, needed: int | None) -> Iterator[tuple[bool, Say]]:
    if needed is not None and isinstance(there, int):
        yield there >= needed, say(word, there=amount(there), needed=amount(needed))


def _addresses(answers: dict[str, Any], workshop: Workshop) -> Iterator[tuple[bool, Say]]:
    for address in workshop.data:
        answer = mapping(answers.get(address))
        if answer.get("reached") is True:
            yield True, say(W.TRIED_REACHED, address=address, seconds=number(answer.get("seconds") or 0))
        else:
            yield False, say(W.TRIED_NOT_REACHED, address=address)
