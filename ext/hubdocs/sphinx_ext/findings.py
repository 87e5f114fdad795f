"""Report what the components found: on every build, also of pages that did not change."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinx.util import logging

from hubdocs.model import Severity
from hubdocs.project.report import settle
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.schema.links import broken_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic

LOGGER = logging.getLogger(__name__)


def emit_findings(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Send all kept findings to Sphinx's log (on ``env-updated``, which comes with every build)."""
    emit_settled(env, all_findings(SchemaDomain.of(env)))
    return []


def emit_settled(env: BuildEnvironment, found: Iterable[Diagnostic]) -> None:
    """Send findings, as far as the configuration lets them through."""
    for diagnostic in settle(found, SchemaDomain.of(env).project)[0]:
        emit(diagnostic)


def all_findings(domain: SchemaDomain) -> Iterator[Diagnostic]:
    """List what was found in the configuration and in all pages, and all links that lead nowhere."""
    yield from domain.project.diagnostics
    for found in domain.findings.values():
        yield from found
    yield from broken_links(domain)


def emit(diagnostic: Diagnostic) -> None:
    """Send one finding: its text, its place as ``path:line:column``, and its code to suppress it by."""
    say = LOGGER.info if diagnostic.severity is Severity.INFORMATION else LOGGER.warning
    text = f"{diagnostic.message}; {diagnostic.hint}" if diagnostic.hint else diagnostic.message
    say(
        "%s",
        printable(text),
        type="hubdocs",
        subtype=diagnostic.code.value,
        location=printable(diagnostic.location),
    )


def printable(text: str) -> str:
    """Take out characters that would steer a terminal."""
    return "".join(
        character if character in "\n\t" or unicodedata.category(character) != "Cc" else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )
