"""``hubdocs resource-choices``."""

from __future__ import annotations

import sys
from typing import Any

import click

from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.usage import WrongUsageError

_HELP = """Compute the sizes of servers that a type of machine can be shared into.

Each argument is a type of machine and a number of sizes: all of the machine, half of it, a quarter, and so on.
The result is YAML, the smallest size first, to paste below `choices` of a profile's option.

\b
Examples:
  hubdocs resource-choices r5.xlarge:4
  hubdocs resource-choices --default r5.xlarge:3 r5.4xlarge:2
"""


def _resource_choices(specs: tuple[str, ...], *, default: bool) -> None:
    from hubdocs.service.fleet.resource_choices import read_request, resource_choices  # noqa: PLC0415 (not for help)
    from hubdocs.sources.yaml_writer import write_yaml  # noqa: PLC0415 (likewise)

    try:
        requests = [read_request(spec) for spec in specs]
    except ValueError as error:
        raise WrongUsageError(str(error)) from error
    found: dict[str, Any] = resource_choices(requests, default=default)
    sys.stdout.write(write_yaml(found))


command = click.Command(
    "resource-choices",
    callback=_resource_choices,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["specs"], nargs=-1, required=True, metavar="TYPE:COUNT..."),
        click.Option(["--default"], is_flag=True, help="Mark the first size as the one that is chosen at first."),
    ],
)
"""The command ``hubdocs resource-choices``."""
