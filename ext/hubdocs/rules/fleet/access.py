"""Family ``access``: who may log in, who may administer, and restrictions that restrict nobody."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean, join_or
from hubdocs.model import Code, Severity
from hubdocs.rules.fleet.own_code import has_own_versions, mentions
from hubdocs.rules.rule import Harm, Rule
from hubdocs.rules.subject import HubSubject
from hubdocs.service.fleet.profiles import options, profiles, selectable
from hubdocs.service.fleet.traits import load_traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.service.fleet import Layer
    from hubdocs.service.fleet.profiles import Entry
    from hubdocs.service.fleet.traits import TraitClass

CONFIG: Final = ("jupyterhub", "hub", "config")
"""Where the sections of JupyterHub's own configuration stand."""

_RESTRICTION: Final = re.compile(
    r"allow|group|team|user|restrict|access|permi|limit_to|only|role|member|visib|audience", re.IGNORECASE
)
_ADMINS: Final = ("admin_users", "admin_groups")
_READ: Final = frozenset(
    {
        "allowed_groups",
        "default",
        "description",
        "description_in_choices",
        "display_name",
        "display_name_in_choices",
        "enabled",
        "kubespawner_override",
        "profile_options",
        "slug",
        "validation_message",
        "validation_regex",
    }
)


_READ_OF_OPTION: Final = frozenset({"choices", "display_name", "dynamic_image_building", "unlisted_choice"})


def restrictions_are_read(subject: HubSubject) -> Iterator[Diagnostic]:
    """A restriction under a key that nothing reads restricts nobody: everyone may take the profile."""
    for entry, known in _restrictable(subject):
        for key, value in entry.value.items():
            is_entry = known is None and isinstance(value, dict)  # an option or a choice may have any name
            if is_entry or key in (known or ()) or not _is_restriction(key) or mentions(subject, key):
                continue
            yield from subject.report(
                f"nothing reads `{clean(key)}` here, so everyone may choose this",
                *entry.pointer,
                key,
                hint="write `allowed_groups`, with a list of groups, in the profile or in the choice",
                on_key=True,
            )


def _restrictable(subject: HubSubject) -> Iterator[tuple[Entry, frozenset[str] | None]]:
    """Give the places where people write restrictions, each with the keys that are read there; ``None`` for names."""
    for entry in selectable(subject.hub):
        yield entry, _READ
    for profile in profiles(subject.hub):
        for option in options(profile):
            yield option, _READ_OF_OPTION
            for part in ("dynamic_image_building", "choices"):
                inner = option.inside(part)
                if inner is not None:
                    yield inner, None if part == "choices" else _READ
        listed = profile.inside("profile_options")
        if listed is not None:
            yield listed, None


@lru_cache(maxsize=4096)
def _is_restriction(key: str) -> bool:
    return _RESTRICTION.search(key) is not None


def authenticator(subject: HubSubject) -> TraitClass | None:
    """Find the class that logs people in; ``None`` where it is not known, as where the hub's own code chooses it."""
    if mentions(subject, "authenticator_class"):
        return None
    name = subject.value(*CONFIG, "JupyterHub", "authenticator_class")
    return load_traits().authenticator(name) if isinstance(name, str) else None


def sections(subject: HubSubject) -> Iterator[tuple[Pointer, str, dict[str, JSON]]]:
    """Give each section of the configuration: its place, its class, its settings.

    A section inside ``JupyterHub`` counts as well: the application is the parent of the authenticator and the spawner.
    """
    for name, section in subject.mapping(*CONFIG).items():
        if isinstance(section, dict):
            yield (*CONFIG, name), name, section
            for inner, nested in section.items():
                if name == "JupyterHub" and inner[:1].isupper() and isinstance(nested, dict):
                    yield (*CONFIG, name, inner), inner, nested


def sections_are_in_use(subject: HubSubject) -> Iterator[Diagnostic]:
    """A section for one authenticator has no effect while another one logs people in.

    Left alone are files that several hubs share, if the section has an effect in one of them, and files below the
    one that says how people log in: that one has changed it.
    """
    used = authenticator(subject)
    if used is None:
        return
    traits = load_traits()
    for pointer, name, section in sections(subject):
        known = traits.find_class(name)
        if known is None or known.role != "authenticator" or not section or traits.may_set(name, used.name):
            continue
        origin = subject.hub.origin(*pointer)
        if origin is None or _fits_its_file(origin.layer, name) or _is_used_elsewhere(subject, origin.layer, name):
            continue
        if _is_above(subject, (*CONFIG, "JupyterHub", "authenticator_class"), pointer):
            continue  # a later file has changed the way to log in
        yield from subject.report(
            f"people log in with `{used.name}`, so the settings of `{name}` have no effect",
            *pointer,
            hint=f"move them to `{used.name}`, or change `authenticator_class`",
            on_key=True,
            related=subject.where(*CONFIG, "JupyterHub", "authenticator_class"),
        )


def _is_above(subject: HubSubject, high: Pointer, low: Pointer) -> bool:
    """Say whether the file that sets one value comes after all files that set another one."""
    upper, lower = subject.hub.origin(*high), subject.hub.origin(*low)
    if upper is None or lower is None:
        return False
    order = [layer.path for layer in subject.hub.layers]
    return order.index(upper.layer.path) > order.index(lower.layer.path)


def _fits_its_file(layer: Layer, section: str) -> bool:
    """Say whether a file names a class that reads the section."""
    value: JSON = layer.values
    for step in (*CONFIG, "JupyterHub", "authenticator_class"):
        value = value.get(step) if isinstance(value, dict) else None
    chosen = load_traits().authenticator(value) if isinstance(value, str) else None
    return chosen is not None and load_traits().may_set(section, chosen.name)


def _is_used_elsewhere(subject: HubSubject, layer: Layer, section: str) -> bool:
    """Say whether the section has an effect in another hub that uses the same file."""
    for hub in subject.hub.cluster.hubs:
        if any(other.path == layer.path for other in hub.layers):
            used = authenticator(HubSubject(hub, subject.code, subject.severity))
            if used is None or load_traits().may_set(section, used.name):
                return True
    return False


def traits_exist(subject: HubSubject) -> Iterator[Diagnostic]:
    """A setting that its class does not have is ignored, with a line in the log that nobody reads.

    Not judged: hubs with an image or a chart of their own, which may have other versions of the classes.
    """
    if has_own_versions(subject):
        return
    traits = load_traits()
    used = authenticator(subject)
    for pointer, name, section in sections(subject):
        known = traits.find_class(name)
        if known is None:
            continue
        names, judged = _settable(name), list(section)
        if used is not None and known.role == "authenticator" and traits.may_set(name, used.name):
            names |= set(traits.traits_of(used.name))
        elif known.role == "authenticator" and used is None:
            # a base class may set what only the class in use has, and that is not known; but none chooses itself
            judged = [key for key in section if key == "authenticator_class"]
        for key in judged:
            if key in names or (name == "JupyterHub" and key[:1].isupper()) or _has_admins(section[key]):
                continue
            if mentions(subject, key):
                continue  # a class that the hub's own code makes of this one may have it
            alike = closest(key, names)
            where = _elsewhere(key, used)
            hint = f"did you mean `{alike}`?" if alike else where or "take it away; the reference lists the settings"
            yield from subject.report(
                f"`{name}` has no setting `{clean(key)}`, so it has no effect", *pointer, key, hint=hint, on_key=True
            )


def _settable(section: str) -> set[str]:
    """Name what a section can set: a base class may set what the spawner, the proxy or the application has."""
    traits = load_traits()
    readers = (cls.name for cls in traits.readers(section) if cls.role != "authenticator")
    return {trait for name in (section, *readers) for trait in traits.traits_of(name)}


def _has_admins(value: JSON) -> bool:
    """Say whether a value is a section with administrators: they have a rule of their own."""
    return isinstance(value, dict) and any(value.get(key) for key in _ADMINS)


def _elsewhere(key: str, used: TraitClass | None) -> str:
    """Say which class of those in use has a setting."""
    traits = load_traits()
    for name in ("JupyterHub", used.name if used is not None else "Authenticator", "KubeSpawner"):
        if key in traits.traits_of(name):
            return f"it belongs in the section `{name}`"
    return ""


_CUSTOM: Final = ("jupyterhub", "custom")


def admins_are_read(subject: HubSubject) -> Iterator[Diagnostic]:
    """Administrators that are listed where nothing reads them are none.

    Looked at are the places where people put them by mistake: beside the sections, in a section inside another one,
    and in the provider's own part of ``custom``. What communities keep in ``custom`` is their own affair.
    """
    places: list[Pointer] = [CONFIG, _CUSTOM, (*_CUSTOM, "2i2c"), (*_CUSTOM, "auth")]
    for name, section in subject.mapping(*CONFIG).items():
        if isinstance(section, dict) and name != "JupyterHub":
            places.extend((*CONFIG, name, inner) for inner in section)
    for place in places:
        present = subject.mapping(*place)
        for key in _ADMINS:
            if present.get(key):
                yield from subject.report(
                    f"nothing reads `{key}` here, so these people are no administrators",
                    *place,
                    key,
                    hint="move it to `jupyterhub.hub.config.Authenticator`",
                    on_key=True,
                )
    yield from _staff_is_known(subject)


_STAFF: Final = (*_CUSTOM, "2i2c")
_STAFF_LISTS: Final = ("github", "google")


def _staff_is_known(subject: HubSubject) -> Iterator[Diagnostic]:
    """The provider's staff is known under the names of two providers of accounts; under a slip of one it is nobody."""
    name = subject.value(*_STAFF, "add_staff_user_ids_of_type")
    if not isinstance(name, str) or name in _STAFF_LISTS or f"staff_{name}_ids" in subject.mapping(*_STAFF):
        return
    alike = closest(name, _STAFF_LISTS)
    if alike is not None and subject.value(*_STAFF, "add_staff_user_ids_to_admin_users") is True:
        yield from subject.report(
            f"there is no list of staff for `{clean(name)}`, so they are no administrators",
            *_STAFF,
            "add_staff_user_ids_of_type",
            hint=f"did you mean `{alike}`?",
        )


def organisations_or_names(subject: HubSubject) -> Iterator[Diagnostic]:
    """Login by organisation and a list of names do not narrow each other: whoever fits either may log in."""
    used = authenticator(subject)
    if used is None or used.name != "GitHubOAuthenticator":
        return
    organisations = list(_set_to_something(subject, "allowed_organizations"))
    if not organisations:
        return
    for place in _set_to_something(subject, "allowed_users"):
        yield from subject.report(
            "people may log in because of their organisation or because of this list; neither narrows the other",
            *place,
            hint="keep one of the two; administrators belong in `admin_users`",
            on_key=True,
            related=subject.where(*organisations[0]),
        )


def _set_to_something(subject: HubSubject, key: str) -> Iterator[Pointer]:
    """Give the places where a setting of the authenticator has a value that is not empty."""
    for pointer, name, section in sections(subject):
        known = load_traits().find_class(name)
        if known is not None and known.role == "authenticator" and section.get(key):
            yield (*pointer, key)


def dummy_has_no_admins(subject: HubSubject) -> Iterator[Diagnostic]:
    """With the dummy authenticator everyone can log in under every name, so also under an administrator's."""
    used = authenticator(subject)
    if used is None or used.name != "DummyAuthenticator":
        return
    places = list(_set_to_something(subject, "admin_users"))
    staff = ("jupyterhub", "custom", "2i2c", "add_staff_user_ids_to_admin_users")
    if subject.value(*staff) is True:
        places.append(staff)
    for place in places:
        yield from subject.report(
            "whoever can log in here may do so under any name, so also as an administrator",
            *place,
            hint="take the administrators away, or let people log in another way",
            on_key=True,
            related=subject.where(*CONFIG, "JupyterHub", "authenticator_class"),
        )


_NARROWING: Final = (
    "allowed_users",
    "allowed_organizations",
    "allowed_groups",
    "allowed_teams",
    "allowed_google_groups",
    "allowed_project_ids",
)
"""What lets some people in. Not here: ``hosted_domain``, which keeps others out even where ``allow_all`` is set."""


def everyone_or_some(subject: HubSubject) -> Iterator[Diagnostic]:
    """``allow_all`` lets everyone in, whatever else restricts access. A later file may open a hub on purpose."""
    for place in _set_to_something(subject, "allow_all"):
        if subject.value(*place) is not True:
            continue
        restricting = [found for key in _NARROWING for found in _set_to_something(subject, key)]
        if restricting and not all(_is_above(subject, place, found) for found in restricting):
            names = join_or((f"`{pointer[-1]}`" for pointer in restricting), "and")
            yield from subject.report(
                f"everyone may log in, so {names} has no effect",
                *place,
                hint="take `allow_all` away, or the restriction",
                on_key=True,
                related=subject.where(*restricting[0]),
            )


RULES: Final = (
    Rule(Code.INEFFECTIVE_RESTRICTION, "access", Harm.ACCESS, hub=restrictions_are_read),
    Rule(Code.UNUSED_SECTION, "access", Harm.ACCESS, Severity.WARNING, hub=sections_are_in_use),
    Rule(Code.UNKNOWN_TRAIT, "access", Harm.ACCESS, hub=traits_exist),
    Rule(Code.ADMINS_NOT_READ, "access", Harm.ACCESS, hub=admins_are_read),
    Rule(Code.ORGANISATIONS_AND_NAMES, "access", Harm.ACCESS, hub=organisations_or_names),
    Rule(Code.DUMMY_WITH_ADMINS, "access", Harm.ACCESS, hub=dummy_has_no_admins),
    Rule(Code.EVERYONE_ALLOWED, "access", Harm.ACCESS, hub=everyone_or_some),
)
"""The rules of this family."""
