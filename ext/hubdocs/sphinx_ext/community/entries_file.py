"""All entries of a catalogue that has several pages, in one file: what its filter looks through.

It is a script and no plain JSON, so that it can be loaded from a disk as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.finder import facet_values, sort_keys
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.languages import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from hubdocs.sphinx_ext.community.row import Row
    from hubdocs.sphinx_ext.community.words import Words


def entries_script(env: BuildEnvironment, builder: Builder, words: Words, rows: Sequence[Row]) -> str:
    """Write the entries; addresses start at the folder of the site.

    The order of an entry's values is what ``hubdocs-catalogue-large.js`` reads.
    """
    every = [row.community for row in rows]
    whole = {
        "words": [
            {code: visible(words.region(code)) for code in _all([it.region] for it in every)},
            {code: visible(words.countries([code])) for code in _all(it.countries for it in every)},
            {code: visible(words.fields([code])) for code in _all(it.fields for it in every)},
            {code: visible(words.languages([code])) for code in _all(it.languages for it in every)},
            {code: visible(words.status(code)) for code in _all([it.status] for it in every)},
        ],
        "rightToLeft": [code for code in _all([it.language] for it in every) if is_right_to_left(code)],
        "hubs": {
            visible(hub): address
            for hub in _all(it.hubs for it in every)
            if (address := hub_address(env, builder, hub))
        },
        "entries": [_entry(builder, row) for row in rows],
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # A text that is parsed is ready sooner than the same as a script.
    return f"document.currentScript.hubdocs = JSON.parse({json.dumps(text, ensure_ascii=False)});\n"


def _all(lists: Iterable[Iterable[str]]) -> list[str]:
    return sorted({code for codes in lists for code in codes})


def _entry(builder: Builder, row: Row) -> list[str]:
    it = row.community
    return [
        visible(it.title),
        visible(it.language),
        visible(it.name),
        visible(it.summary),
        visible(it.website),
        builder.get_target_uri(row.page) if row.page else "",
        "|".join(" ".join(values) for values in facet_values(row)),
        "|".join(sort_keys(row)),
        " ".join(map(visible, it.hubs)),
    ]


def hub_address(env: BuildEnvironment, builder: Builder, hub: str) -> str:
    """Give the address of the page about a hub, from the folder of the site; empty if it has none."""
    place = HubDomain.of(env).place("hub", hub)
    if place is not None:
        docname, anchor = place
        return f"{builder.get_target_uri(docname)}#{anchor}"
    node = addnodes.pending_xref(
        "", refdomain="hub", reftype="hub", reftarget=hub, refdoc=env.config.root_doc, refexplicit=True
    )
    content = nodes.literal(hub, hub)
    node.append(content)
    found = env.events.emit_firstresult("missing-reference", env, node, content)
    address = found.get("refuri", "") if isinstance(found, nodes.reference) else ""
    return address if address.startswith(("https://", "http://")) else ""
