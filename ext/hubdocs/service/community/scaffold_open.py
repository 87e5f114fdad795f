"""What stands in a hub's first configuration, or is missing there, and must be filled in before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from hubdocs.service.community.scaffold_table import COMMON, HUB, MENU
from hubdocs.service.community.scaffold_values import is_enough, restrictions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.service.community.answers import Case

_EXAMPLE: Final = "example.org"
_MENU: Final = ".".join(MENU)
_MADE: Final = frozenset(("environment", "gpu"))
"""The profiles that are written."""


def still_open(case: Case, file: str) -> Iterator[str]:
    """Say what is still to be filled in, besides stand-ins.

    :param file: the name of the file, as the table has it.
    """
    if file == COMMON and is_example(case.handbook.provider[1]):
        yield "jupyterhub.custom.homepage.templateVars: who the provider is"
    if file != HUB:
        return
    restricted = restrictions(case)
    for name in sorted(restricted.keys() - _MADE):
        yield f"{_MENU}: a profile `{name}`, for {', '.join(restricted[name])}"
    if any(is_example(f"https://{image}") for _name, _title, image in case.handbook.environments):
        yield f"{_MENU}: the images of the usual environments"
    most = str(case.value("max_memory"))
    if not is_enough(str(case.value("provider")), most):
        yield f"{_MENU}: a size of {most}, for which no machine is known here"


def is_example(address: str) -> bool:
    """Say whether nobody is at home at an address, because it is one for examples."""
    host = (urlsplit(address).hostname or "").removesuffix(".")
    return host == _EXAMPLE or host.endswith(f".{_EXAMPLE}")
