"""What a field kit shall be: worked out here, read again by the Sphinx that makes its pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.project.project import Project
    from hubdocs.project.training.workshops import FoundWorkshop

SETTING: Final = "hubdocs_field_kit"
"""The option of ``conf.py`` that names the file with the order."""

RESULT: Final = "result.json"
"""The name of the file, beside the order, in which Sphinx says what it has done."""

SITE: Final = "site"
"""The name of the folder, beside the order, with the pages."""


class KitError(Exception):
    """There can be no kit; the text says why."""


class KitOrder(NamedTuple):
    """What a field kit shall be.

    :param workshop: the file of the workshop.
    :param lessons: the files of its lessons, in the order in which they are taught.
    :param source: the folder of the pages of the site.
    :param conf: the folder of its ``conf.py``.
    :param config: the configuration of hubdocs; empty where there is none.
    :param instructors: whether it has the notes for instructors.
    :param solutions: whether the page for print has the solutions.
    :param observed: whether the agenda takes the minutes that lessons really took.
    :param language: empty for the one of the site.
    :param public: the address of the public site; empty for the one that ``conf.py`` names.
    :param folders: whether the addresses of the public site end with a folder, and not with ``.html``.
    :param settings: further options of ``conf.py``, each with its value.
    :param tags: further tags of the build.
    """

    workshop: str
    lessons: tuple[str, ...]
    source: str
    conf: str
    config: str = ""
    instructors: bool = False
    solutions: bool = True
    observed: bool = False
    language: str = ""
    public: str = ""
    folders: bool = False
    settings: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()

    def write(self, path: Path) -> None:
        """Write the order for Sphinx."""
        path.write_text(json.dumps(self._asdict()), encoding="utf-8")


def read_order(path: Path) -> KitOrder:
    """Read an order that was written here."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    lists = {name: tuple(kept[name]) for name in ("lessons", "tags")}
    return KitOrder(**{**kept, **lists, "settings": tuple((name, value) for name, value in kept["settings"])})


def order_for(path: Path, found: FoundWorkshop, project: Project, source: Path | None = None) -> KitOrder:
    """Work out the order for a workshop; how it is made is up to the caller.

    :param path: the file of the workshop.
    :param source: the folder of the site, where the user names it; else the one that the lessons stand in.
    :raises KitError: the workshop has no lessons, or they are on no site.
    """
    lessons = kit_lessons(found, project)
    if not lessons:
        raise KitError("the workshop has no lessons; write `{lesson: ID}` below `parts`")
    if not path.resolve().is_relative_to(project.root):
        raise KitError(f"`{project.shown(path)}` leads out of the project, which has the lessons")
    site = source.resolve() if source is not None else _site_of(lessons[0], project)
    if not (site / "conf.py").is_file():
        raise KitError(f"there is no `conf.py` in `{project.shown(site)}`; name the folder that has it")
    for lesson in lessons:
        if not lesson.is_relative_to(site):
            where = project.shown(site)
            raise KitError(f"`{project.shown(lesson)}` is not on the site in `{where}`; a kit has the lessons of one")
    config = str(project.config.resolve()) if project.config is not None else ""
    return KitOrder(str(path.resolve()), tuple(map(str, lessons)), str(site), str(site), config)


def kit_lessons(found: FoundWorkshop, project: Project) -> tuple[Path, ...]:
    """Give the pages of the lessons of a workshop, in the order of its agenda."""
    names = found.workshop.lesson_ids if found.workshop is not None else ()
    return tuple((project.root / found.lessons[name].page).resolve() for name in names if name in found.lessons)


def _site_of(lesson: Path, project: Project) -> Path:
    """Find the site that a page belongs to: the nearest folder above it with a ``conf.py``."""
    for folder in lesson.parents:
        if (folder / "conf.py").is_file():
            return folder
        if folder == project.root:
            break
    raise KitError(f"no folder above `{project.shown(lesson)}` has a `conf.py`; name it with `--source`")
