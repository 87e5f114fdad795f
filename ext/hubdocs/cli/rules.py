"""``hubdocs rules``."""

from __future__ import annotations

import sys

import click

from hubdocs.cli.group import CONTEXT_SETTINGS

_HELP = """List the rules: what is found in a fleet that no schema can say.

By family: the code, its severity unless the configuration says otherwise, and what goes wrong.
`hubdocs explain-code CODE` explains each.
"""


def _list_rules() -> None:
    from hubdocs.project.reporters.fleet import rules_text  # noqa: PLC0415 (not for help)
    from hubdocs.rules import RULES  # noqa: PLC0415 (likewise)

    sys.stdout.write(rules_text(RULES))


command = click.Command("rules", callback=_list_rules, help=_HELP, context_settings=CONTEXT_SETTINGS)
"""The command ``hubdocs rules``."""
