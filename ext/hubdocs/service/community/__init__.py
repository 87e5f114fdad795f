"""Communities: the record of each, and the catalogue of all."""

from __future__ import annotations

from hubdocs.service.community.catalogue import SCHEMA, Catalogue, find_records, load_communities, read_records
from hubdocs.service.community.community import Community, Contact
from hubdocs.service.community.confirmation import confirmed_until, needs_confirmation, read_day
from hubdocs.service.community.edition import Edition, Missing, Published
from hubdocs.service.community.record import Record

__all__ = [
    "SCHEMA",
    "Catalogue",
    "Community",
    "Contact",
    "Edition",
    "Missing",
    "Published",
    "Record",
    "confirmed_until",
    "find_records",
    "load_communities",
    "needs_confirmation",
    "read_day",
    "read_records",
]
