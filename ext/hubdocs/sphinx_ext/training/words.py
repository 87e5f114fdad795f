"""The words of lessons, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from hubdocs.service.training.packages import package_words
from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.training.lesson import HubNeeds

_GIBIBYTE = 2**30
_MEBIBYTE = 2**20


def kind_words(kind: str) -> str:
    """Say what a part of a lesson is."""
    words = {
        "objectives": _("Objectives"),
        "questions": _("Questions"),
        "prerequisites": _("Before you begin"),
        "keypoints": _("Keypoints"),
        "exercise": _("Exercise"),
        "solution": _("Solution"),
        "hint": _("Hint"),
        "type-along": _("Type along"),
        "demo": _("Demonstration"),
        "discussion": _("Discussion"),
        "checklist": _("Checklist"),
        "instructor": _("For instructors"),
    }
    return str(words[kind])


def exercise_title(number: str, title: str) -> str:
    """Give the title of an exercise with its number."""
    words = str(_("Exercise {number}")).format(number=number)
    return f"{words}: {title}" if title else words


def level_words(level: str) -> str:
    """Say how much experience a lesson asks for."""
    words = {"beginner": _("Beginner"), "intermediate": _("Intermediate"), "advanced": _("Advanced")}
    return str(words.get(level, level))


def minutes_words(minutes: int) -> str:
    """Say how many minutes something takes."""
    return str(_("1 minute") if minutes == 1 else _("{count} minutes")).format(count=minutes)


def interface_words(name: str) -> str:
    """Say which interface people work in."""
    interfaces = {
        "lab": "JupyterLab",
        "notebook": "Jupyter Notebook",
        "rstudio": "RStudio",
        "vscode": "VS Code",
        "desktop": str(_("a desktop")),
    }
    return interfaces.get(name, name)


def obstacle_words(kind: str) -> str:
    """Name what may stand in people's way."""
    words = {
        "network": _("Network"),
        "language": _("Language"),
        "device": _("Device"),
        "time": _("Little time"),
        "confidence": _("Confidence"),
        "access": _("Seeing, hearing, typing"),
    }
    return str(words.get(kind, kind))


def language_words(env: BuildEnvironment, language: str) -> str:
    """Name a language in the language of the site; one that nobody knows is called as it is written."""
    try:
        return Locale.parse(language, sep="-").get_display_name(site_locale(env.config.language)) or language
    except (UnknownLocaleError, ValueError):
        return language


def needs_words(env: BuildEnvironment, needs: HubNeeds) -> str:
    """Say what a hub must have; empty where nothing matters."""
    locale = site_locale(env.config.language)
    said = []
    if needs.memory is not None:
        said.append(str(_("{amount} of memory")).format(amount=amount_words(env, needs.memory)))
    if needs.cpu is not None:
        one = needs.cpu == 1
        count = format_decimal(needs.cpu, locale=locale)
        said.append(str(_("1 processor") if one else _("{count} processors")).format(count=count))
    if needs.gpu:
        said.append(str(_("a graphics processor")))
    if needs.storage is not None:
        said.append(str(_("{amount} for files")).format(amount=amount_words(env, needs.storage)))
    if needs.interface:
        said.append(interface_words(needs.interface))
    return ", ".join((*said, *map(_package, needs.packages)))


def _package(package: str) -> str:
    words = package_words(package)
    return words if isinstance(words, str) else words.text(lambda message: str(_(message)))


def amount_words(env: BuildEnvironment, count: int) -> str:
    """Write a number of bytes as hubs call it."""
    unit, size = ("GB", _GIBIBYTE) if count >= _GIBIBYTE else ("MB", _MEBIBYTE)
    return f"{format_decimal(round(count / size, 2), locale=site_locale(env.config.language))} {unit}"
