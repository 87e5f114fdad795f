"""Family ``profiles``: what KubeSpawner would take without a word, and do something else."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest, normal
from hubdocs.checks.words import clean
from hubdocs.model import Code, Severity
from hubdocs.rules.fleet.own_code import has_own_versions, mentions
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet.profiles import choices, options, overrides, profiles, selectable
from hubdocs.service.fleet.traits import SPAWNER, load_traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        # Those that stand first, by the groups that see them: a later one is compared with few, however long the list.
        known: dict[str | None, list[Entry]] = {}
        for entry in group:
            if entry.value.get("default") is not True:
                continue
            groups = _seen_by(entry)
            near = chain(known.get(None, ()), known.get(min(groups), ()) if groups else ())
            first = next((other for other in near if _hides(other, entry)), None)
            if first is None:
                for name in (None,) if groups is None else groups:
                    known.setdefault(name, []).append(entry)
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
        if len(group) > 1 and not any(_is_marked(entry) for entry in group):
            yield from subject.report(
                f"none of these {len(group)} is the default, so `{_name(group[0])}` is taken, as the first one",
                *group[0].pointer,
                hint="write `default: true` where it is meant",
                on_key=True,
            )


def _is_marked(entry: Entry) -> bool:
    """Say whether something is meant as the default, also if the mark stands where nothing reads it."""
    override = entry.inside("kubespawner_override")
    return entry.value.get("default") is True or (override is not None and "default" in override.value)


def names_are_unique(subject: HubSubject) -> Iterator[Diagnostic]:
    """Two profiles with the same name (slug) cannot be told apart: one of them can never be chosen."""
    seen: dict[str, dict[str | None, Entry]] = {}  # for each slug the first profile that each group sees
    for profile in profiles(subject.hub):
        slug, groups = _slug(profile), _seen_by(profile)
        if not slug:
            continue
        known = seen.setdefault(slug, {})
        names: Iterable[str | None] = (None, *known) if groups is None else (None, *groups)
        other = next((known[name] for name in names if name in known), None)
        for name in (None,) if groups is None else groups:
            known.setdefault(name, profile)
        if other is not None:
            key = "slug" if "slug" in profile.value else "display_name"
            yield from subject.report(
                f"the name `{clean(slug)}` is taken by the profile `{_name(other)}`",
                *profile.pointer,
                key,
                hint="give each profile a `display_name` or `slug` of its own",
            )


_OTHER_NAMES: Final = ("name", "title", "label")


def profiles_have_names(subject: HubSubject) -> Iterator[Diagnostic]:
    """Profiles and choices need a name that people can read.

    Without one the list of profiles is not shown, and a choice is an empty line in its list.
    """
    for profile in profiles(subject.hub):
        named = [
            (profile, "profile"),
            *((choice, "choice") for option in options(profile) for choice in choices(option)),
        ]
        for entry, kind in named:
            if isinstance(entry.value.get("display_name"), str) or _misspelled_name(entry):
                continue
            other = next((key for key in _OTHER_NAMES if isinstance(entry.value.get(key), str)), None)
            if other is not None:
                yield from subject.report(
                    f"nothing reads `{other}` here, so this {kind} has no name, and nobody can choose it",
                    *entry.pointer,
                    other,
                    hint="write `display_name`",
                    on_key=True,
                )
            else:
                yield from subject.report(
                    f"this {kind} has no `display_name`, so nobody can choose it",
                    *entry.pointer,
                    hint="add `display_name: ...` with a name that people understand",
                    on_key=True,
                )


_BESIDE: Final = frozenset({"allowed_groups", "description", "display_name", "profile_options", "slug"})
"""Keys of a profile that are no settings of KubeSpawner."""


_NO_TRAITS: Final = frozenset({"dns_name", "image_spec", "pod_name", "pvc_name", "secret_name"})
"""What KubeSpawner takes from a profile though it is no trait: names that it makes, and an old word for the image."""


def override_keys_exist(subject: HubSubject) -> Iterator[Diagnostic]:
    """KubeSpawner takes any key and ignores those that it does not know.

    Not judged: hubs with an image or a chart of their own, which may have another version of it.
    """
    if has_own_versions(subject):
        return
    traits = load_traits()
    spawner = traits.find_class(SPAWNER)
    known = {*traits.spawner_traits(), *(spawner.attributes if spawner is not None else ()), *_NO_TRAITS}
    for override in overrides(subject.hub):
        for key in override.value:
            if key in known or key == "default" or mentions(subject, key):
                continue
            alike = next((name for name in known if normal(name) == normal(key)), None) or closest(key, known)
            hint = f"did you mean `{alike}`?" if alike else "take it away, or set it where the chart reads it"
            if key in _BESIDE:
                hint = "move it one level up, beside `kubespawner_override`"
            effect = "so everyone may choose this" if key == "allowed_groups" else "so it has no effect"
            yield from subject.report(
                f"KubeSpawner has no setting `{clean(key)}`, {effect}",
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
_PARTS: Final = re.compile(r"[:\-_/]")


def _usual(group: str, uses: dict[str, int]) -> str | None:
    """Find a group that is used often and is the same but for a slip of the fingers."""
    if uses[group] > 1 or len(group) < _LONG:
        return None
    often = (name for name, count in uses.items() if count >= _OFTEN and len(name) >= _LONG)
    return next((name for name in often if _is_slip(group, name)), None)


def _is_slip(group: str, usual: str) -> bool:
    """Say whether two groups differ in one long word, and there by a letter too many, a letter too few or a swap.

    Not by another letter, nor at the ends of the word: readers and leaders, teacher and teachers are real groups.
    """
    words, others = _PARTS.split(group.casefold()), _PARTS.split(usual.casefold())
    differing = [(one, two) for one, two in zip(words, others, strict=False) if one != two]
    if len(words) != len(others) or len(differing) != 1:
        return False
    one, two = differing[0]
    if min(len(one), len(two)) < _LONG - 2:
        return False
    head = next(index for index, pair in enumerate(zip_longest(one, two)) if pair[0] != pair[1])
    if len(one) == len(two):
        swapped = two[:head] + two[head + 1 : head + 2] + two[head] + two[head + 2 :]
        return one == swapped and one[head : head + 2].isalpha()
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    is_inside = 0 < head < len(longer) - 1
    return is_inside and longer[head].isalpha() and longer[:head] + longer[head + 1 :] == shorter


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


def _misspelled_name(entry: Entry) -> bool:
    """Say whether the name is of a wrong type or under a misspelled key: the schema tells that already."""
    return "display_name" in entry.value or closest("display_name", entry.value) is not None


def _slug(profile: Entry) -> str:
    """Make the name that KubeSpawner knows a profile by: its ``slug``, or one made from its ``display_name``."""
    slug, name = profile.value.get("slug"), profile.value.get("display_name")
    if isinstance(slug, str) and slug:
        return slug
    if not isinstance(name, str):
        return ""
    # As python-slugify does; signs that it would spell out in Latin letters are left as they are.
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign)).lower()
    plain = re.sub(r"(?<=\d),(?=\d)", "", re.sub(r"'+", "-", plain))
    return re.sub(r"[^a-z0-9\u0080-\U0010ffff]+", "-", plain).strip("-")


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
