"""The list of profiles as a reader sees it when a server is started."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final

from hubdocs.service.fleet.profiles import Entry, choices, options, profiles
from hubdocs.service.fleet.server_view import (
    ServerView,
    Settings,
    changed,
    keys_of,
    other_keys,
    override_of,
    usual_settings,
    view_server,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hubdocs.model import JSON
    from hubdocs.service.fleet.fleet import Hub

_INLINE: Final = "a|abbr|b|big|code|em|font|i|img|kbd|mark|q|s|small|span|strike|strong|sub|sup|u"
_BLOCK: Final = "br|center|div|h[1-6]|hr|li|ol|p|pre|ul"
_TAG: Final = re.compile(rf"</?(?:(?P<block>{_BLOCK})|{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
"""Tags of HTML: the page on which profiles are chosen understands them in descriptions."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a reader can choose.

    :param name: what it is called in the hub's values.
    :param title: what the reader sees; the name, where it has none.
    :param is_default: it is chosen if the reader chooses nothing.
    :param groups: those who may choose it; ``None`` for everybody.
    :param server: what it decides about the server.
    """

    name: str
    title: str
    description: str
    is_default: bool
    groups: tuple[str, ...] | None
    server: ServerView


@dataclass(frozen=True, slots=True)
class FreeChoice:
    """A field in which a reader may type something else.

    :param title: what stands above the field, or among the choices.
    :param is_image: the name of an image is to be typed.
    """

    title: str
    description: str
    groups: tuple[str, ...] | None
    is_image: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A question that a reader answers by a choice.

    :param free: what may be typed instead of choosing.
    :param builds_images: a reader may have an image built from a repository.
    """

    name: str
    title: str
    choices: tuple[Choice, ...]
    free: FreeChoice | None
    builds_images: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile.

    :param itself: its name and what it gives, but for what its options decide.
    """

    itself: Choice
    options: tuple[Option, ...]


def view_profiles(hub: Hub) -> tuple[Profile, ...]:
    """Read the profiles of a hub, in their order. Values of a wrong type are as if they were not there."""
    usual = usual_settings(hub)
    found = list(profiles(hub))
    chosen = _default(found)
    return tuple(_profile(entry, usual, number, is_default=number == chosen) for number, entry in enumerate(found))


def _profile(entry: Entry, usual: Settings, number: int, *, is_default: bool) -> Profile:
    settings = changed(usual, override_of(entry.value))
    found = tuple(_option(option, settings) for option in options(entry))
    decided = keys_of(override_of(choice.value) for option in options(entry) for choice in choices(option))
    itself = Choice(
        _text(entry.value.get("slug")),
        _text(entry.value.get("display_name")) or _text(entry.value.get("slug")) or str(number + 1),
        _plain(entry.value.get("description")),
        is_default,
        _groups(entry.value),
        view_server(settings, other_keys(decided)),
    )
    return Profile(itself, tuple(option for option in found if option.choices or option.free or option.builds_images))


def _option(entry: Entry, settings: Settings) -> Option:
    name = str(entry.pointer[-1])
    listed = list(choices(entry))
    chosen = _default(listed)
    decided = keys_of(override_of(choice.value) for choice in listed)
    building = entry.inside("dynamic_image_building")
    return Option(
        name,
        _text(entry.value.get("display_name")) or name,
        tuple(
            Choice(
                str(choice.pointer[-1]),
                _text(choice.value.get("display_name")) or str(choice.pointer[-1]),
                _plain(choice.value.get("description")),
                number == chosen,
                _groups(choice.value),
                view_server(changed(settings, override_of(choice.value)), decided),
            )
            for number, choice in enumerate(listed)
        ),
        _free(entry),
        building is not None and building.value.get("enabled") is True,
    )


def _free(option: Entry) -> FreeChoice | None:
    """Read what may be typed; it counts only where it is switched on."""
    unlisted = option.inside("unlisted_choice")
    if unlisted is None or unlisted.value.get("enabled") is not True:
        return None
    value = unlisted.value
    override = value.get("kubespawner_override")
    image = override.get("image") if isinstance(override, dict) else None
    return FreeChoice(
        _text(value.get("display_name_in_choices")) or _text(value.get("display_name")),
        _plain(value.get("description_in_choices")) or _plain(value.get("description")),
        _groups(value),
        isinstance(image, str) and "{value}" in image,
    )


def _default(entries: Sequence[Entry]) -> int:
    """Find what is chosen if the reader chooses nothing: the first that is marked, or else the first."""
    return next((number for number, entry in enumerate(entries) if entry.value.get("default")), 0)


def _groups(value: dict[str, JSON]) -> tuple[str, ...] | None:
    """Give the groups that a choice is for; ``None`` where it does not name any."""
    listed = value.get("allowed_groups")
    return tuple(filter(None, map(_text, listed))) if isinstance(listed, list) else None


def _plain(value: JSON) -> str:
    """Take the HTML out of a description."""
    text = _text(value)
    if "<" not in text and "&" not in text:
        return text
    words = _TAG.sub(lambda tag: " " if tag["block"] else "", text)
    return " ".join(unescape(words).split())


def _text(value: JSON) -> str:
    return value.strip() if isinstance(value, str) else ""
