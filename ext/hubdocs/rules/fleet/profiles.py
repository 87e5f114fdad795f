"""Family ``profiles``: what KubeSpawner would take without a word, and do something else."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest, normal
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.rules.fleet.own_code import mentions
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet.profiles import choices, options, overrides, profiles, selectable
from hubdocs.service.fleet.traits import SPAWNER, load_traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import Diagnostic
    from hubdocs.rules.subject import HubSubject
    from hubdocs.service.fleet.profiles import Entry


def default_is_beside(subject: HubSubject) -> Iterator[Diagnostic]:
    """``default`` stands beside ``kubespawner_override``, not in it: inside, nothing reads it."""
    for override in overrides(subject.hub):
        if "default" in override.value:
            yield from subject.report(
                "`default` has no effect inside `kubespawner_override`",
                *override.pointer,
                "default",
                hint="move it one level up, beside `kubespawner_override`",
                on_key=True,
            )


def one_default(subject: HubSubject) -> Iterator[Diagnostic]:
    """Of several defaults only the first one counts, of those that a person may see."""
    for group in _groups(subject):
        marked = [entry for entry in group if entry.value.get("default") is True]
        known: dict[str | None, list[Entry]] = {}  # by group, so that long lists take no longer than they must
        for entry in marked:
            groups = _seen_by(entry)
            near = (*known.get(None, ()), *known.get(min(groups) if groups else None, ()))
            first = next((other for other in near if _hides(other, entry)), None)
            for name in (None,) if groups is None else groups:
                known.setdefault(name, []).append(entry)
            if first is None:
                continue
            yield from subject.report(
                f"`{_name(first)}` is the default already, so `{_name(entry)}` is not",
                *entry.pointer,
                "default",
                hint="mark only one as default",
                on_key=True,
            )


def a_default(subject: HubSubject) -> Iterator[Diagnostic]:
    """Of several without a default the first one is taken, which a later change of order changes."""
    for group in _groups(subject):
        if len(group) > 1 and not any(entry.value.get("default") is True for entry in group):
            yield from subject.report(
                f"none of these {len(group)} is the default, so `{_name(group[0])}` is taken, as the first one",
                *group[0].pointer,
                hint="write `default: true` where it is meant",
                on_key=True,
            )


def names_are_unique(subject: HubSubject) -> Iterator[Diagnostic]:
    """Two profiles with the same name (slug) cannot be told apart: one of them can never be chosen."""
    seen: dict[str, list[Entry]] = {}
    for profile in profiles(subject.hub):
        slug = _slug(profile)
        other = next((other for other in seen.get(slug, ()) if not _are_apart(other, profile)), None)
        if slug and other is not None:
            key = "slug" if "slug" in profile.value else "display_name"
            yield from subject.report(
                f"the name `{slug}` is taken by the profile `{_name(other)}`",
                *profile.pointer,
                key,
                hint="give each profile a `display_name` or `slug` of its own",
            )
        elif slug:
            seen.setdefault(slug, []).append(profile)


def profiles_have_names(subject: HubSubject) -> Iterator[Diagnostic]:
    """A profile needs a name that people can read; without one the list of profiles is not shown."""
    for profile in profiles(subject.hub):
        if not isinstance(profile.value.get("display_name"), str) and not _misspelled_name(profile):
            yield from subject.report(
                "this profile has no `display_name`, so nobody can choose it",
                *profile.pointer,
                hint="add `display_name: ...` with a name that people understand",
                on_key=True,
            )


def override_keys_exist(subject: HubSubject) -> Iterator[Diagnostic]:
    """KubeSpawner takes any key and ignores those that it does not know."""
    traits = load_traits()
    spawner = traits.find_class(SPAWNER)
    known = {*traits.spawner_traits(), *(spawner.attributes if spawner is not None else ())}
    for override in overrides(subject.hub):
        for key in override.value:
            if key in known or key == "default" or mentions(subject, key):
                continue
            alike = next((name for name in known if normal(name) == normal(key)), None) or closest(key, known)
            hint = f"did you mean `{alike}`?" if alike else "take it away, or set it where the chart reads it"
            yield from subject.report(
                f"KubeSpawner has no setting `{clean(key)}`, so it has no effect",
                *override.pointer,
                key,
                hint=hint,
                on_key=True,
            )


def groups_are_spelled_alike(subject: HubSubject) -> Iterator[Diagnostic]:
    """A group that differs by one letter from one that is used more often is probably a slip."""
    uses: dict[str, int] = {}
    places: list[tuple[str, tuple[str | int, ...]]] = []
    for entry in selectable(subject.hub):
        listed = entry.value.get("allowed_groups")
        for index, group in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(group, str):
                uses[group] = uses.get(group, 0) + 1
                places.append((group, (*entry.pointer, "allowed_groups", index)))
    for group, pointer in places:
        alike = _usual(group, uses)
        if alike is not None:
            yield from subject.report(
                f"the group `{clean(group)}` is named only here", *pointer, hint=f"did you mean `{clean(alike)}`?"
            )


_LONG: Final = 8
_OFTEN: Final = 2


def _usual(group: str, uses: dict[str, int]) -> str | None:
    """Find a group that is used often and differs in one letter of a long word (not in a digit or a short mark)."""
    if uses[group] > 1 or len(group) < _LONG:
        return None
    often = [name for name, count in uses.items() if count >= _OFTEN and len(name) >= _LONG]
    alike = closest(group, often, strict=True)
    if alike is None or re.sub(r"\d", "", alike) == re.sub(r"\d", "", group):
        return None
    parts, others = re.split(r"[:\-_/]", group), re.split(r"[:\-_/]", alike)
    if len(parts) != len(others):
        return alike
    differing = [(one, two) for one, two in zip(parts, others, strict=True) if one != two]
    return alike if all(min(len(one), len(two)) >= _LONG - 2 for one, two in differing) else None


def _groups(subject: HubSubject) -> Iterator[list[Entry]]:
    """Give each set of things of which one is the default: the profiles, and the choices of each option."""
    listed = list(profiles(subject.hub))
    yield listed
    for profile in listed:
        for option in options(profile):
            yield list(choices(option))


def _seen_by(entry: Entry) -> frozenset[str] | None:
    """Give the groups that see something; ``None`` for everyone."""
    groups = entry.value.get("allowed_groups")
    return frozenset(str(group).casefold() for group in groups) if isinstance(groups, list) else None


def _hides(first: Entry, second: Entry) -> bool:
    """Say whether everyone who sees the second one sees the first one, too."""
    one, other = _seen_by(first), _seen_by(second)
    return one is None or (other is not None and other <= one)


def _are_apart(first: Entry, second: Entry) -> bool:
    """Say whether the two are for different groups, so that they need not meet on one page."""
    one, other = _seen_by(first), _seen_by(second)
    return one is not None and other is not None and not one & other


def _name(entry: Entry) -> str:
    name = entry.value.get("display_name")
    return clean(name) if isinstance(name, str) else str(entry.pointer[-1])


def _misspelled_name(profile: Entry) -> bool:
    """Say whether another key was meant as the name: that is told as an unknown key already."""
    return closest("display_name", profile.value) is not None


def _slug(profile: Entry) -> str:
    """Make the name that KubeSpawner knows a profile by: its ``slug``, or one made from its ``display_name``."""
    slug, name = profile.value.get("slug"), profile.value.get("display_name")
    if isinstance(slug, str) and slug:
        return slug
    if not isinstance(name, str):
        return ""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain)).strip("-_")


RULES: Final = (
    Rule(Code.MISPLACED_DEFAULT, "profiles", Harm.RESOURCES, hub=default_is_beside),
    Rule(Code.SEVERAL_DEFAULTS, "profiles", Harm.RESOURCES, hub=one_default),
    Rule(Code.NO_DEFAULT, "profiles", Harm.STYLE, None, hub=a_default),
    Rule(Code.REPEATED_PROFILE, "profiles", Harm.INERT, hub=names_are_unique),
    Rule(Code.UNNAMED_PROFILE, "profiles", Harm.INERT, hub=profiles_have_names),
    Rule(Code.UNKNOWN_OVERRIDE, "profiles", Harm.INERT, hub=override_keys_exist),
    Rule(Code.MISSPELLED_GROUP, "profiles", Harm.ACCESS, Severity.WARNING, hub=groups_are_spelled_alike),
)
"""The rules of this family."""
