"""In which languages a field kit can be, and which of its pages stay in another one."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import hubdocs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from hubdocs.project.field_kit.order import KitOrder
    from hubdocs.project.training.workshops import FoundWorkshop

_OURS: Final = "en"
_CATALOGUES: Final = "LC_MESSAGES"
_DEPTHS: Final = ("*", "*/*", "*/*/*")
"""So far below the folder of ``conf.py`` the folders of languages of a site are looked for."""
_BESIDE: Final = ("locale/*", "locales/*", "translations/*")
"""Where they are looked for beside it, where other sites may stand, too."""


def kit_languages(order: KitOrder, found: FoundWorkshop) -> tuple[str, ...]:
    """List the languages that there are: of our words, of the site's translations, and of the lessons."""
    own = Path(hubdocs.__file__).parent / "locale"
    return tuple(sorted({_OURS, *_languages_in([own], ("*",)), *_translated(order), *_written(found)}))


def is_kit_language(language: str, known: Collection[str]) -> bool:
    """Say whether at least something of a kit can be in a language; that may be only what Sphinx writes itself."""
    if _base(language) in {_base(each) for each in known}:
        return True
    spec = find_spec("sphinx")
    places = [Path(place, "locale") for place in (spec.submodule_search_locations or () if spec is not None else ())]
    return _base(language) in {_base(each) for each in _languages_in(places, ("*",))}


def other_language(order: KitOrder, found: FoundWorkshop) -> str:
    """Say that all lessons stay in another language than the one of the kit; empty where that may not be so."""
    known = {_base(each) for each in (*_written(found), *_translated(order))}
    if not order.language or not known or _base(order.language) in known:
        return ""
    written = ", ".join(f"`{each}`" for each in sorted(_written(found)))
    return f"the lessons are in {written}; the site has no translation of them to `{order.language}`"


def _written(found: FoundWorkshop) -> set[str]:
    names = found.workshop.lesson_ids if found.workshop is not None else ()
    return {found.lessons[name].language for name in names if name in found.lessons}


def _translated(order: KitOrder) -> set[str]:
    conf = Path(order.conf)
    return {*_languages_in([conf], _DEPTHS), *_languages_in([conf.parent], _BESIDE)}


def _languages_in(folders: Iterable[Path], depths: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for depth in depths:
            yield from (each.parent.name for each in folder.glob(f"{depth}/{_CATALOGUES}") if each.is_dir())


def _base(language: str) -> str:
    """Give a language without its country."""
    return language.replace("_", "-").partition("-")[0].lower()
