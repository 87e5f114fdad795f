"""Communities: the record of each, and the catalogue of all."""

from __future__ import annotations

from hubdocs.service.community.catalogue import SCHEMA, Catalogue, find_records, load_communities
from hubdocs.service.community.community import Community, Contact

__all__ = ["SCHEMA", "Catalogue", "Community", "Contact", "find_records", "load_communities"]
