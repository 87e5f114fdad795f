"""A lesson in the words of schema.org and of Bioschemas' profile TrainingMaterial, as catalogues read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.service.training.packages import alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.model import JSON
    from hubdocs.service.training.lesson import Lesson

PROFILE: Final = "https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE"
"""What the description keeps to."""

_LICENCES: Final = "https://spdx.org/licenses/{}.html"


class Surroundings(NamedTuple):
    """What a site knows of a lesson beside its front matter.

    :param address: of the page; empty where the site has none.
    :param level: in the reader's words.
    :param audience: titles of roles.
    :param titles: of all lessons, by their ids.
    :param site: the title of the site.
    """

    title: str
    address: str
    level: str
    audience: tuple[str, ...]
    titles: Mapping[str, str]
    site: str


def learning_resource(lesson: Lesson, around: Surroundings) -> JSON:
    """Describe a lesson for catalogues of training material."""
    teaches = [text.replace("`", "") for text in lesson.teaches]
    packages = (name for package in lesson.hub.packages for name in alternatives(package))
    keywords = tuple(dict.fromkeys((*lesson.keywords, *packages)))
    described: dict[str, JSON] = {
        "@context": "https://schema.org/",
        "@type": "LearningResource",
        "http://purl.org/dc/terms/conformsTo": {"@type": "CreativeWork", "@id": PROFILE},
        "name": around.title,
        "identifier": lesson.id,
        "description": ". ".join(text.rstrip(". ") for text in teaches) + ".",
        "keywords": list(keywords or (around.site,)),
        "teaches": [*teaches],
        "timeRequired": duration(lesson.minutes),
        "educationalLevel": around.level,
        "learningResourceType": "lesson",
        "audience": [{"@type": "EducationalAudience", "educationalRole": name} for name in around.audience],
        "inLanguage": lesson.language,
        "license": _LICENCES.format(lesson.licence),
        "isAccessibleForFree": True,
    }
    if lesson.requires:
        described["competencyRequired"] = [around.titles.get(name, name) for name in lesson.requires]
    if around.address:
        described |= {"@id": around.address, "url": around.address}
    return described


def duration(minutes: int) -> str:
    """Write minutes as ISO 8601 does."""
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"
