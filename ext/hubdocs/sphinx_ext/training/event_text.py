"""Words of agendas and plans on a page, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import get_decimal_symbol
from docutils import nodes

from hubdocs.service.training.words import Figure, Say
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.training.event_nodes import event_time
from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from datetime import date, datetime

    from sphinx.environment import BuildEnvironment

    from hubdocs.service.training.event_words import EventWords
    from hubdocs.service.training.plan_sections import Words


def translated(message: str) -> str:
    """Translate a template."""
    return str(_(message))


def said(env: BuildEnvironment, words: Words | EventWords) -> str:
    """Write something in the reader's language."""
    if isinstance(words, Figure):
        return visible(words.with_sign(_sign(env)))
    if isinstance(words, str):
        return visible(words)
    return visible(words.text(translated, _sign(env)) if isinstance(words, Say) else translated(words.value))


def _sign(env: BuildEnvironment) -> str:
    return get_decimal_symbol(site_locale(env.config.language))


def day_words(env: BuildEnvironment, day: date) -> str:
    """Write a day with its weekday."""
    return format_date(day, "full", locale=site_locale(env.config.language))


def span(start: datetime, end: datetime) -> list[nodes.Node]:
    """Write from when to when something is."""
    return [clock(start), nodes.Text("\N{EN DASH}"), clock(end)]


def clock(moment: datetime) -> event_time:
    """Write a time of day."""
    shown = f"{moment:%H:%M}"
    return event_time(shown, shown, datetime=moment.isoformat())


def as_said(made: nodes.Element) -> nodes.Element:
    """Keep our words from translators: they are in the reader's language already."""
    for node in made.findall(nodes.TextElement):
        if not isinstance(node, nodes.Inline):  # Sphinx takes those apart that say whether they are translated
            node["translatable"] = False
    return made
