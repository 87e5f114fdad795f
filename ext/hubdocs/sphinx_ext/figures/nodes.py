"""The node of a drawing: SVG in HTML, pgf in LaTeX. Elsewhere the list beside each drawing says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes

from hubdocs.figures import mirrored, write_pgf, write_svg
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.languages import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from hubdocs.figures import Figure


_ROOMS: Final = (360, 440, 520, 560, 620, 680, 760, 840)
"""Widths in pixels, for which the style sheet has rules."""

_SHRINKS: Final = 1.17
"""How many times as wide as its room a drawing may be: letters are still large enough."""


_LINE: Final = 570
"""How many pixels a line of text on paper has room for."""

_PAPER: Final = (900, 820)
"""The most that a drawing for paper may have, in pixels; it is scaled to the width of the text."""


class hub_figure(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A drawing: ``figure`` is what is drawn, ``name`` is for ids, ``title`` and ``description`` are read out.

    Its children are the title and the texts in it, each as one message for translators.
    """


class hub_figure_text(addnodes.translatable, nodes.Element):  # noqa: N801 (likewise)
    """A text of a drawing: ``original`` is how the data have it, ``shown`` is what readers see.

    It is an attribute and no child: a translation is put in as it is, and never read as markup.
    """

    def preserve_original_messages(self) -> None:
        """Do nothing: the original is there."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Take a translation."""
        if original_message == self["message"]:
            self["shown"] = visible(translated_message)
            self["translated"] = True

    def extract_original_messages(self) -> Sequence[str]:
        """Give the message for translators."""
        return (self["message"],) if self["message"] else ()


def make_figure(figure: Figure, name: str, title: str, description: str, place: tuple[str, int]) -> hub_figure:
    """Make the node.

    :param name: of the drawing; no other in the page may have it.
    :param title: what it shows; translated if it comes from data, and left as it is if it is already translated.
    :param description: where the same is said in words, in the language of the site.
    :param place: file and line of the data, for translators.
    """
    node = hub_figure(figure=figure, name=nodes.make_id(name), title=title, description=visible(description))
    node.source, node.line = place
    for text in dict.fromkeys((title, *figure.texts)):
        # The message is the same as that of a paragraph with this text, so that it is translated once.
        message = visible(text).replace("\n", " ").strip()
        shown = hub_figure_text(message, original=text, message=message, shown=message)
        shown.source, shown.line = place
        node += shown
    return node


def visit_figure(translator: HTML5Translator, node: hub_figure) -> None:
    """Write it wide and narrow; the style sheet shows one of them, and only that one is read out."""
    config = translator.config
    turn = is_right_to_left(config.language or "")
    word = _words(node)
    title = word(node["title"])
    drawings = {kind: node["figure"].draw(word, narrow=kind == "narrow") for kind in ("wide", "narrow")}
    needed = needed_room(drawings["wide"].width)
    translator.body.append(translator.starttag(node, "div", CLASS=f"hubdocs-figure hubdocs-figure-{needed}"))
    for kind, drawing in drawings.items():
        name = f"figure-{node['name']}-{kind}"
        svg = write_svg(
            mirrored(drawing) if turn else drawing,
            name,
            title,
            node["description"],
            f"hubdocs-figure-{kind}",
        )
        translator.body.append(svg + "\n")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def visit_figure_latex(translator: LaTeXTranslator, node: hub_figure) -> None:
    """Write it wide if letters stay large enough on paper, or else narrow; nothing if it is longer than a page.

    Languages that are written from right to left have the list only: how LaTeX sets their texts depends on the engine.
    """
    if not is_right_to_left(translator.config.language or ""):
        word = _words(node)
        for narrow in (False, True):
            drawing = node["figure"].draw(word, narrow=narrow)
            if drawing.width <= _PAPER[0] and drawing.height * min(1, _LINE / drawing.width) <= _PAPER[1]:
                translator.body.append("\n" + write_pgf(drawing, translator.encode))
                break
    raise nodes.SkipNode


def needed_room(width: int) -> int:
    """Give the least room for a drawing that the style sheet knows: it may shrink a little and no more."""
    return next((room for room in _ROOMS if room * _SHRINKS >= width), _ROOMS[-1])


def skip_figure(_translator: Any, _node: nodes.Element) -> None:
    """Leave the drawing out."""
    raise nodes.SkipNode


def _words(node: hub_figure) -> Callable[[str], str]:
    """Give the translation of each text."""
    known = {child["original"]: str(child["shown"]) for child in node.children if isinstance(child, hub_figure_text)}

    def word(text: str) -> str:
        return known.get(text, visible(text))

    return word


def setup_figures(app: Sphinx) -> None:
    """Register the nodes and the style sheet."""
    skip = (skip_figure, None)
    app.add_node(
        hub_figure,
        html=(visit_figure, None),
        latex=(visit_figure_latex, None),
        text=skip,
        man=skip,
        texinfo=skip,
        xml=skip,
    )
    app.add_node(hub_figure_text, html=skip, latex=skip, text=skip, man=skip, texinfo=skip, xml=skip)
    app.add_latex_package("pgf")
    app.add_css_file("hubdocs-figure.css")
