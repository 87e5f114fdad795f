"""For whom lessons are: kinds of people, what stands in their way, and the lessons that suit them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.lenient import listed, mapping, text, texts

if TYPE_CHECKING:
    from hubdocs.model import Pointer
    from hubdocs.sources import Document

LEARNERS: Final = "learner-profiles"
"""Name of the schema."""

LEARNERS_ID: Final = "https://hubdocs.example.org/schemas/learner-profiles.schema.json"
"""Its `$id`: a project may have another schema of this name."""

OBSTACLES: Final = ("network", "language", "device", "time", "confidence", "access")
"""What may stand in people's way, in the order in which it is shown."""


class LearnerProfile(NamedTuple):
    """A kind of people; see its schema for what each part means.

    :param obstacles: kinds of obstacles with what they are, in the order of `OBSTACLES`.
    :param knows: ids of lessons.
    :param lessons: ids of lessons, in the order in which to take them.
    :param pointer: where it stands in its file.
    """

    id: str
    title: str
    role: str
    background: str
    goal: str
    can: tuple[str, ...]
    obstacles: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    knows: tuple[str, ...]
    lessons: tuple[str, ...]
    advice: str
    pointer: Pointer

    def reads(self, language: str) -> bool:
        """Say whether such people read a language, of whichever country; where nobody says what they read, they do."""
        known = {each.partition("-")[0].casefold() for each in self.languages}
        return not known or language.partition("-")[0].casefold() in known


def load_learners(document: Document) -> tuple[LearnerProfile, ...]:
    """Read profiles; one without id is left out."""
    found = []
    for number, row in enumerate(map(mapping, listed(mapping(document.value), "profiles"))):
        if text(row, "id"):
            obstacles = mapping(row.get("obstacles"))
            found.append(
                LearnerProfile(
                    text(row, "id"),
                    text(row, "title") or text(row, "id"),
                    text(row, "role"),
                    text(row, "background"),
                    text(row, "goal"),
                    texts(row, "can"),
                    tuple((kind, text(obstacles, kind)) for kind in OBSTACLES if text(obstacles, kind)),
                    texts(row, "languages"),
                    texts(row, "knows"),
                    texts(row, "lessons"),
                    text(row, "advice"),
                    ("profiles", number),
                )
            )
    return tuple(found)
