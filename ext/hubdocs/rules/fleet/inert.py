"""Family ``inert``: keys that nothing reads, in mappings that take any key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.rules.fleet.own_code import mentions
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet.profiles import options, profiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.rules.subject import HubSubject

_CUSTOM: Final = ("jupyterhub", "custom")

OPEN_PLACES: Final[dict[Pointer, frozenset[str]]] = {
    _CUSTOM: frozenset(
        {
            "2i2c",
            "auth",
            "binderhubUI",
            "cloudResources",
            "daskhubSetup",
            "docs_service",
            "homepage",
            "jupyterhubConfigurator",
            "singleuser",
            "singleuserAdmin",
        }
    ),
    (*_CUSTOM, "2i2c"): frozenset(
        {
            "add_staff_user_ids_of_type",
            "add_staff_user_ids_to_admin_users",
            "staff_github_ids",
            "staff_google_ids",
        }
    ),
    (*_CUSTOM, "auth"): frozenset({"anonymizeUsername"}),
    (*_CUSTOM, "singleuser"): frozenset({"extraPVCs"}),
    (*_CUSTOM, "homepage"): frozenset({"gitRepoBranch", "gitRepoUrl", "templateVars"}),
    (*_CUSTOM, "homepage", "templateVars"): frozenset(
        {
            "announcements",
            "default_url",
            "designed_by",
            "enabled",
            "funded_by",
            "interface_selector",
            "learn_more",
            "operated_by",
            "org",
            "redirect_to",
        }
    ),
    (*_CUSTOM, "singleuserAdmin"): frozenset({"extraEnv", "extraVolumeMounts", "initContainers", "serviceAccountName"}),
}
"""Mappings that take any key, and the keys that something reads there."""


def keys_are_read(subject: HubSubject) -> Iterator[Diagnostic]:
    """Tell of keys that have no effect where they stand."""
    yield from _known_keys(subject)
    yield from _descriptions(subject)


def _known_keys(subject: HubSubject) -> Iterator[Diagnostic]:
    """In a mapping that takes any key, one that looks like a slip of a known one, or that is known one level away.

    Other unknown keys are left alone: communities have their own.
    """
    for place, known in OPEN_PLACES.items():
        present = subject.mapping(*place)
        for key in present:
            if key in known:
                continue
            alike = closest(key, known - present.keys(), strict=len(key) < _LONG)
            away = _one_level_away(place, key)
            if alike is not None:
                hint = f"did you mean `{alike}`?"
            elif away is not None:
                hint = f"it belongs in `{'.'.join(map(str, away))}`"
            else:
                continue
            yield from subject.report(
                f"nothing reads `{clean(key)}` here, so it has no effect", *place, key, hint=hint, on_key=True
            )


_LONG: Final = 8
_COMMON_WORDS: Final = frozenset({"enabled", "name", "url"})


def _one_level_away(place: Pointer, key: str) -> Pointer | None:
    """Find the mapping one level above or below that reads a key."""
    if key in _COMMON_WORDS:
        return None
    for other, known in OPEN_PLACES.items():
        near = other[:-1] == place or place[:-1] == other
        if near and key in known:
            return other
    return None


def _descriptions(subject: HubSubject) -> Iterator[Diagnostic]:
    """The field for another answer shows a sentence only under the key ``description_in_choices``."""
    for profile in profiles(subject.hub):
        for option in options(profile):
            unlisted = option.inside("unlisted_choice")
            if unlisted is not None and unlisted.value.get("description") and not mentions(subject, "description"):
                found = subject.report(
                    "nobody sees this `description`",
                    *unlisted.pointer,
                    "description",
                    hint="did you mean `description_in_choices`?",
                    on_key=True,
                )
                yield from (item._replace(severity=Severity.INFORMATION) for item in found)


REMOVED: Final[Mapping[Pointer, str]] = {
    ("jupyterhub", "hub", "fsGid"): "write `hub.podSecurityContext.fsGroup`",
    ("jupyterhub", "rbac", "enabled"): "write `rbac.create`, and `create: false` below each `serviceAccount`",
}
"""Keys that JupyterHub's chart lists only to say that it has removed them, and what to write instead."""


def keys_are_not_removed(subject: HubSubject) -> Iterator[Diagnostic]:
    """A key that the chart has removed is still taken, and does nothing. Not judged: hubs with a chart of their own."""
    if subject.hub.text("chart_override"):
        return
    for place, hint in REMOVED.items():
        if subject.value(*place) is not None:
            yield from subject.report(
                f"the chart has not read `{place[-1]}` since its version 2", *place, hint=hint, on_key=True
            )


RULES: Final = (
    Rule(Code.INERT_KEY, "inert", Harm.INERT, Severity.WARNING, hub=keys_are_read),
    Rule(Code.REMOVED_KEY, "inert", Harm.INERT, Severity.WARNING, hub=keys_are_not_removed),
)
"""The rules of this family."""
