"""Wrong usage that is found only after the command line was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMANDS: Final = {
    "agenda": "Work out the times of a workshop, and say what cannot work.",
    "building-blocks": "Say how much the hubs have in common.",
    "catalogue": "Write the catalogue of communities for programs, or say what changed in it.",
    "check": "Check configuration files and the examples in pages.",
    "completion": "Print what makes your shell complete hubdocs commands.",
    "draft-update": "Write the draft of a monthly update to the communities.",
    "draft-workshop": "Write the draft of a workshop from lessons and days.",
    "effective": "Show what a hub really runs with.",
    "event-plan": "Plan what an event asks of its hub.",
    "explain": "Say why a hub has the value it has.",
    "explain-code": "Explain a code: what is wrong, why, how to write it right.",
    "field-kit": "Pack the pages of a workshop for a room without a network.",
    "first-value": "Say whether enough people of a community have worked on their hub.",
    "fleet": "List hubs, clusters or communities, or ask which ones fit.",
    "onboarding": "Say what a community still needs before it has a hub.",
    "preflight": "Write a script that tries out a workshop on its hub.",
    "resource-choices": "Compute the sizes of servers that a type of machine can be shared into.",
    "rules": "List the rules for fleets.",
    "scaffold": "Write the first configuration of a community's hubs.",
    "schema": "List the schemas that are known, or show one.",
}
"""All commands, each with a line about it. The module of a command has its name."""


class WrongUsageError(Exception):
    """The command cannot do what was asked for; the text says why."""


def no_such(what: str, name: str, known: Iterable[str], none: str = "there are none") -> NoReturn:
    """Refuse a name, and say which one was meant.

    :param what: what kind of name it is.
    :param known: the names that exist.
    :param none: what to say where there are no names.
    :raises WrongUsageError: always.
    """
    from hubdocs.checks.suggest import closest  # noqa: PLC0415 (only for mistakes)

    names = sorted(known)
    alike = closest(name, names)
    hint = f"did you mean `{alike}`?" if alike else f"there are: {', '.join(names)}" if names else none
    raise WrongUsageError(f"there is no {what} `{name}`; {hint}")
