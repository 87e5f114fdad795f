"""The script that tries out, on a hub, whether a server has what a workshop needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hubdocs.service.training.needs import needs_of
from hubdocs.service.training.packages import alternatives

if TYPE_CHECKING:
    from hubdocs.service.training.agenda import Agenda

_TEMPLATE: Final = Path(__file__).with_name("data") / "preflight.py.txt"
_MARK: Final = "@WANTED@"
_TIMEOUT: Final = 20
"""Seconds after which an address counts as not reached."""

_R_TIMEOUT: Final = 120
"""Seconds after which R counts as not there: with many packages it needs some time to list them."""


def preflight_head() -> str:
    """Say how each of these scripts begins."""
    return _TEMPLATE.read_text(encoding="utf-8").partition("\n\n")[0]


def preflight_script(agenda: Agenda) -> str:
    """Write the script for a workshop. It needs nothing but Python, and reaches nothing but the workshop's data."""
    workshop, needs = agenda.workshop, needs_of(agenda.lessons)
    wanted = {
        "workshop": workshop.id,
        "packages": [list(alternatives(package)) for package in needs.packages],
        "r_packages": list(needs.r_packages),
        "memory": needs.memory,
        "cpu": needs.cpu,
        "disk_free": needs.storage,
        "gpu": needs.gpu,
        "nbgitpuller": workshop.materials is not None,
        "addresses": list(workshop.data),
        "timeout": _TIMEOUT,
        "r_timeout": _R_TIMEOUT,
    }
    template = _TEMPLATE.read_text(encoding="utf-8")
    # As a literal of Python, whatever a file says: nothing of it can become a command.
    return template.replace(_MARK, ascii(json.dumps(wanted)))
