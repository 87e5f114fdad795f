"""What a workshop is held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.service.fleet.servers import Offer
    from hubdocs.service.training.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a workshop is held against.

    :param lessons: all of the project, by their ids.
    :param offer: what its hub offers; ``None`` where there is no such hub, or the workshop names none.
    :param hub_hint: which hub was meant, where there is none of the name.
    :param no_lessons: what to do where there is no lesson at all.
    """

    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    offer: Offer | None = None
    hub_hint: str = ""
    no_lessons: str = "the project has none yet"
