"""A lesson: what the front matter of its page says of it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.service.fleet.amounts import byte_count, core_count
from hubdocs.service.lenient import mapping, text, texts
from hubdocs.service.organisation.place import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.sources import Document

LESSON: Final = "lesson"
"""Name of the schema, and the key of the front matter."""

LEVELS: Final = ("beginner", "intermediate", "advanced")
"""From the easiest to the hardest."""


class HubNeeds(NamedTuple):
    """What a hub must have, for each person.

    :param memory: in bytes; ``None`` where it does not matter.
    :param storage: likewise.
    :param interface: ``lab``, ``notebook``, ``rstudio``, ``vscode`` or ``desktop``; empty where it does not matter.
    """

    memory: int | None = None
    cpu: float | None = None
    gpu: bool = False
    storage: int | None = None
    packages: tuple[str, ...] = ()
    interface: str = ""


class Lesson(NamedTuple):
    """A lesson.

    :param id: its name for machines.
    :param page: the path of its page from the project's folder.
    :param teaching: minutes in which somebody teaches.
    :param exercises: minutes of all exercises.
    :param break_after: minutes of the break that should follow.
    :param level: one of `LEVELS`.
    :param audience: names of roles.
    :param teaches: what one can do afterwards.
    :param requires: ids of lessons.
    :param line: of the key ``lesson`` on its page, from 1.
    """

    id: str
    title: str
    page: str
    teaching: int = 0
    exercises: int = 0
    break_after: int = 0
    level: str = ""
    audience: tuple[str, ...] = ()
    teaches: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    hub: HubNeeds = HubNeeds()
    language: str = "en"
    licence: str = ""
    line: int = 1
    keywords: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """How long the lesson takes, without the break after it."""
        return self.teaching + self.exercises

    @property
    def course(self) -> str:
        """The name of the course that it belongs to: of the folder that its page stands in."""
        return PurePosixPath(self.page).parent.name


def is_lesson(document: Document) -> bool:
    """Say whether the front matter of a page makes it a lesson; other projects may have a key of this name, too."""
    table = mapping(document.value)
    return LESSON in table and (table[LESSON] is None or isinstance(table[LESSON], dict))


def load_lesson(document: Document, page: str, title: str) -> Lesson | None:
    """Read a lesson; what is wrong is left out, and told by the check.

    :param document: the front matter of the page.
    :param page: the path of the page from the project's folder.
    :param title: the title of the page.
    :return: nothing where the page is no lesson, or has no id.
    """
    table = mapping(mapping(document.value).get(LESSON))
    name = text(table, "id")
    if document.broken or not name:
        return None
    minutes = mapping(table.get("minutes"))
    return Lesson(
        name,
        title or name,
        page,
        teaching=_count(minutes, "teaching"),
        exercises=_count(minutes, "exercises"),
        break_after=_count(minutes, "break"),
        level=text(table, "level"),
        audience=texts(table, "audience"),
        teaches=texts(table, "teaches"),
        requires=texts(table, "requires"),
        hub=_needs(mapping(table.get("hub"))),
        language=text(table, "language") or "en",
        licence=text(table, "licence"),
        line=line_of_key(document),
        keywords=texts(table, "keywords"),
    )


def meant_lesson(name: str, lessons: Mapping[str, Lesson]) -> str | None:
    """Give the id of the lesson that was most probably meant: by almost its id, or by its title.

    :param lessons: by their ids.
    """
    titled = {lesson.title: lesson.id for lesson in lessons.values()}
    near = closest(name, lessons)
    title = None if near else closest(name, titled)
    return titled[title] if title else near


def line_of_key(document: Document) -> int:
    """Give the line of the key ``lesson``."""
    return document.locator.span(*document.key_offsets_of((LESSON,))).start.line


def line_of_objective(document: Document, number: int) -> int:
    """Give the line of an objective, counted from 0."""
    return line_of(document, (LESSON, "teaches", number))


_MOST_MINUTES: Final = 24 * 60
"""What takes more than a day is left out like all that is wrong."""


def _count(table: dict[str, Any], key: str) -> int:
    value = table.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_MINUTES else 0


def _needs(table: dict[str, Any]) -> HubNeeds:
    return HubNeeds(
        memory=byte_count(table.get("memory")),
        cpu=core_count(table.get("cpu")),
        gpu=table.get("gpu") is True,
        storage=byte_count(table.get("storage")),
        packages=texts(table, "packages"),
        interface=text(table, "interface"),
    )
