"""Report what the components found: on every build, also of pages that did not change."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinx.util import logging

from hubdocs.model import Severity
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.schema.links import broken_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic

LOGGER = logging.getLogger(__name__)


def emit_findings(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Send all kept findings to Sphinx's log (on ``env-updated``, which comes with every build)."""
    for diagnostic in dict.fromkeys(all_findings(SchemaDomain.of(env))):
        emit(diagnostic)
    return []


def all_findings(domain: SchemaDomain) -> Iterator[Diagnostic]:
    """List findings in the order of pages, then of places."""
    yield from domain.project.diagnostics
    yield from domain.project.diagnostics
    for _docname, found in sorted(domain.findings.items()):
        yield from sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    yield from sorted(broken_links(domain), key=lambda diagnostic: diagnostic.sort_key)


def emit(diagnostic: Diagnostic) -> None:
    """Send one finding: its text, its place as ``path:line:column``, and its code to suppress it by."""
    say = LOGGER.info if diagnostic.severity is Severity.INFORMATION else LOGGER.warning
    text = f"{diagnostic.message} {diagnostic.hint}".strip()
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
