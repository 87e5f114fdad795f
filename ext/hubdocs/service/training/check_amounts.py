"""Whether the amounts that a workshop names can be meant: how many people, and how much space for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.service.fleet.amounts import byte_count, memory_words
from hubdocs.service.lenient import mapping
from hubdocs.service.training.place import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic
    from hubdocs.service.fleet.servers import Offer
    from hubdocs.service.training.workshop import Workshop
    from hubdocs.sources import Document

_LEAST_SPACE: Final = 2**20
"""Bytes: nobody plans less than a megabyte for the files of a person."""

_MOST_GIGABYTES: Final = 1000
"""A number up to this one, without a unit, is meant in gigabytes."""


def check_amounts(document: Document, workshop: Workshop, offer: Offer | None) -> Iterator[Diagnostic]:
    """Check how many people work at once, and how much space each of them has."""
    said = mapping(document.value)
    at_once, attendees = said.get("at_once"), workshop.attendees
    if isinstance(at_once, int) and attendees and at_once > attendees:
        message = f"{at_once} people work at the same time, and only {attendees} come"
        hint = "write at most as many as `attendees`; without `at_once`, it is all of them"
        yield finding(document, ("at_once",), Code.OUT_OF_RANGE, message, hint)
    yield from _space(document, said.get("storage"), offer, workshop.hub)


def _space(document: Document, said: JSON, offer: Offer | None, hub: str) -> Iterator[Diagnostic]:
    count = byte_count(said)
    if count is None:
        return
    if not count:
        message, hint = "this is no space at all", "write how much each person needs, such as `10G`, or leave it out"
        yield finding(document, ("storage",), Code.OUT_OF_RANGE, message, hint)
    elif count < _LEAST_SPACE:
        message = f"this is too little for the files of a person: {count} bytes"
        is_gigabytes = isinstance(said, int) and said <= _MOST_GIGABYTES
        hint = (
            f"for gigabytes, write `{said}G`"
            if is_gigabytes
            else "write `M`, `G` or `T` behind the number, such as `10G`"
        )
        yield finding(document, ("storage",), Code.OUT_OF_RANGE, message, hint)
    elif offer is not None and offer.quota is not None and offer.quota < count:
        there, planned = memory_words(offer.quota), memory_words(count)
        message = f"the hub `{clean(hub)}` gives each person {there} for files, and {planned} are planned"
        hint = "plan with less, or ask those who run the hub for more"
        yield finding(document, ("storage",), Code.HUB_LACKS, message, hint, Severity.WARNING)
