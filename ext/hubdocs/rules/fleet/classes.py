"""Family ``access``, continued: names of classes, and of the ways to log in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest, normal
from hubdocs.checks.words import clean
from hubdocs.model import Code
from hubdocs.rules.fleet.access import CONFIG, sections
from hubdocs.rules.fleet.own_code import has_own_versions, mentions
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet.traits import load_traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Diagnostic
    from hubdocs.rules.subject import HubSubject


def classes_exist(subject: HubSubject) -> Iterator[Diagnostic]:
    """A section for a class that does not exist has no effect.

    Only slips are told: a class that nobody knows may come with the hub's image or with its extra configuration.
    Not judged: hubs with an image or a chart of their own, which may have other classes.
    """
    if has_own_versions(subject):
        return
    known = [cls.name for cls in load_traits().classes()]
    for pointer, name, _ in sections(subject):
        if name not in known:
            alike = _class_meant(name, known)
            if alike is not None and not mentions(subject, name):
                yield from subject.report(
                    f"there is no class `{clean(name)}`, so its settings have no effect",
                    *pointer,
                    hint=f"did you mean `{alike}`?",
                    on_key=True,
                )
    yield from _login_exists(subject)


_KIND: Final = re.compile(r"(OAuth|O?Authenticator|Spawner|Service|Proxy)$")
_LONG: Final = 5


def _class_meant(name: str, known: list[str]) -> str | None:
    """Find the class of which a name is a slip.

    Names of one kind share their end, so only what stands before it tells them apart; there, one letter in a short
    word makes another class, such as those for LDAP and PAM.
    """
    kind = _KIND.search(name)
    if kind is None:
        return closest(name, known)
    stems = {cls[: match.start()]: cls for cls in reversed(known) if (match := _KIND.search(cls)) is not None}
    stem = name[: kind.start()]
    alike = next((other for other in stems if normal(other) == normal(stem)), None)
    if alike is None and len(stem) >= _LONG:
        alike = closest(stem, stems, strict=True)
    return stems[alike] if alike is not None else None


def _login_exists(subject: HubSubject) -> Iterator[Diagnostic]:
    """A short name of a login that does not exist: the hub does not start."""
    place = (*CONFIG, "JupyterHub", "authenticator_class")
    name = subject.value(*place)
    known = load_traits().authenticator_names
    if isinstance(name, str) and "." not in name and name.lower() not in known:
        alike = closest(name, known)
        if alike is not None and not mentions(subject, name):
            yield from subject.report(
                f"there is no way to log in that is called `{clean(name)}`",
                *place,
                hint=f"did you mean `{alike}`?",
            )


RULES: Final = (Rule(Code.UNKNOWN_CLASS, "access", Harm.ACCESS, hub=classes_exist),)
"""More rules of the family."""
