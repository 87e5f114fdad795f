"""Examples that are wrong on purpose: the example, and what whoever copies it would be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.sphinx_ext.config.nodes import config_finding
from hubdocs.sphinx_ext.config.text import quiet_reference, visible, words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.model import Diagnostic


def framed(title: str, shown: Iterable[nodes.Node], *classes: str) -> nodes.admonition:
    """Frame an example, so that words say what it is, and not only a colour."""
    return nodes.admonition("", nodes.title("", title), *shown, classes=list(classes))


def wrong_example(shown: Iterable[nodes.Node]) -> nodes.admonition:
    """Frame an example so that nobody takes it for a right one."""
    return framed(str(_("This is wrong on purpose")), shown, "error", "hubdocs-wrong")


def line_place(line: int) -> str:
    """Say where something is found in an example."""
    return str(_("Line %d:")) % line


def file_place(path: str, line: int) -> str:
    """Say where something is found in a file."""
    return str(_("%(file)s, line %(line)d:")) % {"file": visible(path), "line": line}


def finding_node(place: str, found: Diagnostic, docname: str, language: str) -> config_finding:
    """Write a finding as a reader gets it, with a link to what its code means.

    :param docname: the page.
    :param language: of the page.
    """
    code = found.code.value
    node = config_finding(classes=["hubdocs-finding"])
    node += nodes.inline("", place, classes=["hubdocs-place"])
    node += nodes.Text(" ")
    node += quiet_reference("config", "code", code, docname, nodes.literal(code, code))
    node += nodes.Text(": ")
    node += _message(_sentence(found.message), language)
    if found.hint:
        node += nodes.Text(" ")
        node += _message(_sentence(found.hint), language)
    return node


def _sentence(text: str) -> str:
    """Write a message as a sentence."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", ":")) else ".")


def _message(text: str, language: str) -> nodes.inline:
    """Show a message: they are in English in all programs, so pages in other languages say so."""
    foreign = [] if language.partition("_")[0] == "en" else ["language-en"]
    return nodes.inline("", "", *words(text), classes=["hubdocs-message", *foreign])
