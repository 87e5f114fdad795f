"""The form to find communities with: facets with counts, a filter, sorting. Without JavaScript it is not shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.util.osutil import relative_uri

from hubdocs.service.query.values import fold
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from hubdocs.sphinx_ext.community.row import Row
    from hubdocs.sphinx_ext.community.words import Words
    from hubdocs.sphinx_ext.fleet.fleet_words import FleetWords

SCRIPT = "hubdocs-catalogue.js"
"""The file that makes the form work."""
LARGE_SCRIPT = "hubdocs-catalogue-large.js"
"""The file that makes it work where the entries stand on several pages."""
MARK = "hubdocs_catalogue_page"
"""In the context of a template: the page is a further page of a catalogue."""


class hub_finder(nodes.container):  # noqa: N801 (docutils names nodes so)
    """The form; it is empty but in HTML.

    ``facets`` are its lists to choose from, ``words`` what else stands in it.
    Where the entries stand on several pages, ``entries`` is the file that has all of them, and ``count`` their number.
    """


class Facet(NamedTuple):
    """A list to choose from.

    :param name: in the address of the page.
    :param position: of its values among those of a row.
    :param values: each value with what it is called and how many communities have it.
    """

    name: str
    title: str
    position: int
    values: tuple[tuple[str, str, int], ...]


def facet_values(row: Row) -> tuple[tuple[str, ...], ...]:
    """Give what a community is found by: for each facet, its values. Only what can be a code is one."""
    it, entry = row.community, row.entry
    clouds, features = (entry.clouds, entry.features) if entry else ((), ())
    unconfirmed = ("unconfirmed",) if entry and entry.unconfirmed else ()
    found = ((it.region,), it.countries, it.fields, it.languages, clouds, (it.status, *unconfirmed), features)
    return tuple(tuple(code for code in codes if code.replace("-", "").isalnum()) for codes in found)


def sort_keys(row: Row) -> tuple[str, str]:
    """Give what communities can be sorted by, beside their names."""
    return row.community.member_since, row.community.verified_on


class Finder:
    """Makes the form."""

    def __init__(self, words: Words, fleet_words: FleetWords, rows: Sequence[Row]) -> None:
        self._rows = rows
        status = {"active": str(_("active")), "unconfirmed": str(_("needs confirmation"))}
        self._facets: tuple[tuple[str, str, Callable[[str], str]], ...] = (
            ("region", str(_("Region")), words.region),
            ("country", str(_("Country")), lambda code: words.countries([code])),
            ("field", str(_("Field")), lambda code: words.fields([code])),
            ("language", str(_("Language")), lambda code: words.languages([code])),
            ("cloud", str(_("Cloud")), lambda code: fleet_words.value("provider", code)),
            ("status", str(_("Status")), lambda code: status.get(code) or words.status(code)),
            ("feature", str(_("Feature")), lambda code: fleet_words.value("features", code)),
        )

    def make(self, layout: str, *, with_region: bool) -> hub_finder:
        """Make the node."""
        found = [
            self._facet(number, values)
            for number, values in enumerate(zip(*map(facet_values, self._rows), strict=True))
            if number or with_region
        ]
        words = {
            "find": _("Find communities"),
            "search": _("Search"),
            "all": _("all"),
            "sort": _("Sort by"),
            "name": _("name"),
            "joined": _("newest member"),
            "confirmed": _("last confirmed"),
            "layout": _("Show as"),
            "table": _("table"),
            "cards": _("cards"),
            "reset": _("Show all"),
            "more": _("Show more"),
            "filters": _("Filters"),
            "count": _("%(shown)s of %(all)s communities"),
            "loading": _("Loading…"),
            "failed": _("The entries of the other pages could not be loaded. The links to the pages work."),
            "unconfirmed": _("needs confirmation"),
        }
        return hub_finder(
            facets=[facet for facet in found if len(facet.values) > 1],
            words={name: str(text) for name, text in words.items()},
            layout=layout,
        )

    def _facet(self, number: int, rows: Iterable[tuple[str, ...]]) -> Facet:
        name, title, label = self._facets[number]
        counts = Counter(code for codes in rows for code in dict.fromkeys(codes))
        values = ((code, visible(label(code)), count) for code, count in counts.items())
        return Facet(name, title, number, tuple(sorted(values, key=lambda value: (fold(value[1]), value[0]))))


class _Form:
    """Writes the form as HTML."""

    def __init__(self, translator: HTML5Translator, node: hub_finder) -> None:
        self._translator = translator
        self._node = node
        self._words: dict[str, str] = node["words"]
        number = getattr(translator, "hubdocs_finders", 0) + 1
        translator.hubdocs_finders = number  # type: ignore[attr-defined]
        self._id = f"hubdocs-finder-{number}"

    def write(self) -> None:
        """Write all of it."""
        word = self._words
        data = {"data-count": word["count"], "data-more": word["more"], "aria-label": word["find"]}
        if "entries" in self._node:
            data |= self._large()
        self._start("form", "\n", CLASS="hubdocs-finder", hidden="hidden", role="search", **data)
        self._start("p", CLASS="hubdocs-search")
        self._label("find", word["search"])
        attributes = {"type": "search", "name": "find", "autocomplete": "off"}
        self._translator.body.append(
            self._translator.emptytag(nodes.inline(), "input", "\n", ids=[f"{self._id}-find"], **attributes)
        )
        self._end("p")
        if self._node["facets"]:
            self._start("details", "\n")
            self._start("summary")
            self._text(word["filters"])
            self._end("summary")
            self._start("div", "\n", CLASS="hubdocs-facets")
            for facet in self._node["facets"]:
                options = [("", word["all"]), *((code, f"{label} ({count})") for code, label, count in facet.values)]
                self._select(facet.name, facet.title, options, **{"data-facet": str(facet.position)})
            self._end("div")
            self._end("details")
        self._start("div", "\n", CLASS="hubdocs-facets")
        self._select("sort", word["sort"], [("", word["name"]), ("0", word["joined"]), ("1", word["confirmed"])])
        layouts = sorted(("table", "cards"), key=lambda layout: layout != self._node["layout"])
        options = [(layout if number else "", word[layout]) for number, layout in enumerate(layouts)]
        self._select("layout", word["layout"], options, **{"data-other": layouts[1]})
        self._end("div")
        self._start("p", CLASS="hubdocs-found")
        self._start("span", role="status")
        self._end("span")
        self._start("button", type="reset")
        self._text(word["reset"])
        self._end("button")
        self._end("p")
        self._end("form")

    def _large(self) -> dict[str, str]:
        """Say where all entries are."""
        builder = self._translator.builder
        page = builder.get_target_uri(builder.current_docname)
        return {
            "data-entries": relative_uri(page, self._node["entries"]),
            "data-root": "../" * page.count("/") or "./",
            "data-all": str(self._node["count"]),
            "data-loading": self._node["words"]["loading"],
            "data-failed": self._node["words"]["failed"],
            "data-unconfirmed": self._node["words"]["unconfirmed"],
        }

    def _select(self, name: str, title: str, options: Iterable[tuple[str, str]], **data: str) -> None:
        self._start("p")
        self._label(name, title)
        self._start("select", name=name, id=f"{self._id}-{name}", autocomplete="off", **data)
        for value, text in options:
            self._start("option", value=value)
            self._text(text)
            self._end("option")
        self._end("select")
        self._end("p")

    def _label(self, name: str, text: str) -> None:
        self._start("label", **{"for": f"{self._id}-{name}"})
        self._text(text)
        self._end("label")

    def _start(self, tag: str, after: str = "", id: str = "", **attributes: str) -> None:  # noqa: A002 (HTML's name)
        ids = {"ids": [id]} if id else {}
        self._translator.body.append(self._translator.starttag(nodes.inline(), tag, after, **ids, **attributes))  # type: ignore[arg-type] # its stub is wrong

    def _end(self, tag: str) -> None:
        self._translator.body.append(f"</{tag}>\n")

    def _text(self, text: str) -> None:
        self._translator.body.append(self._translator.encode(text))


def visit_finder(translator: HTML5Translator, node: hub_finder) -> None:
    """Write the form."""
    _Form(translator, node).write()
    raise nodes.SkipNode


def add_script(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script where there is a form (on ``html-page-context``)."""
    forms = list(doctree.findall(hub_finder)) if doctree is not None else []
    if MARK in context or any("entries" in form for form in forms):
        app.add_js_file(LARGE_SCRIPT, loading_method="defer")
    if MARK in context or forms:
        app.add_js_file(SCRIPT, loading_method="defer")


def setup_finder(app: Sphinx) -> None:
    """Register the form."""
    app.add_node(hub_finder, html=(visit_finder, None))
    app.connect("html-page-context", add_script)
