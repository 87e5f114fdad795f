"""``hubdocs explain-code``."""

from __future__ import annotations

import sys
from typing import Final

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.terminal import wants_colour
from hubdocs.model import Code

_HELP = """Explain a code: what is found, why it matters, a wrong and a right example.

Without CODE, list all codes.

\b
Examples:
  hubdocs explain-code unknown-key
  hubdocs explain-code
"""

_CODES: Final = {code.value: code for code in Code}


def _explain_code(code: str | None) -> None:
    from hubdocs.project.explanations import explain, explanations  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.explanation import codes_text, explanation_text  # noqa: PLC0415 (likewise)

    if code is None:
        sys.stdout.write(codes_text(explanations()))
    else:
        sys.stdout.write(explanation_text(explain(_CODES[code]), colour=wants_colour(sys.stdout)))


command = click.Command(
    "explain-code",
    callback=_explain_code,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[click.Argument(["code"], required=False, type=Word("code", tuple(_CODES)), metavar="[CODE]")],
)
"""The command ``hubdocs explain-code``."""
