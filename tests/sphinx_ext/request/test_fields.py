"""What the form's fields accept is accepted by the check of a request as well."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from hubdocs.schema import SchemaStore, Validator, shipped_schemas
from hubdocs.service.community.options import setup_properties
from hubdocs.sphinx_ext.request.fields import control_of

STORE = SchemaStore((shipped_schemas(),))
SCHEMA = STORE.find("request")
VALIDATOR = Validator(SCHEMA, STORE)
ADDRESSES = {
    name: re.compile(str(control_of(schema).attributes["pattern"]))
    for name, schema in setup_properties(SCHEMA.contents).items()
    if schema.get("format") == "uri"
}
PARTS = (
    "http",
    "https",
    "urn",
    ":",
    "//",
    "/",
    "a",
    "1",
    "%41",
    "%",
    "?",
    "#",
    "@",
    "[",
    "]",
    ".",
    "-",
    "|",
    "ü",
    "\\",
)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join) | st.text(max_size=20))
def test_addresses(rest: str) -> None:
    """An address that the form takes has no finding, so that what is downloaded is accepted."""
    for start in ("https://", "urn:", ""):
        for field, pattern in ADDRESSES.items():
            if pattern.fullmatch(start + rest):
                request = {
                    "community": "a",
                    "catalogue": {"name": "b", "version": "1"},
                    "tier": "Premier",
                    "selections": {},
                    "setup": {field: start + rest},
                }
                assert VALIDATOR.is_valid(request), start + rest


def test_there_are_addresses() -> None:
    """The test above tries something."""
    assert len(ADDRESSES) == 3
    assert all(pattern.fullmatch("https://a.example.org:80/b?c=d#e") for pattern in ADDRESSES.values())
