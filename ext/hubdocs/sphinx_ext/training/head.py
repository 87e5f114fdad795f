"""What stands below the title of a lesson, made when all pages are read; and the numbers of exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.organisation.files import known_parties
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.nodes import lesson_details, lesson_head, lesson_number, lesson_progress, lesson_switch
from hubdocs.sphinx_ext.training.words import exercise_title, level_words, minutes_words, needs_words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.training.lesson import Lesson


class FillLessons(SphinxPostTransform):
    """Fill what depends on other pages; before links are resolved, because there are links in it."""

    default_priority = 5

    def run(self, **_options: Any) -> None:
        """Change the page."""
        domain = LessonDomain.of(self.env)
        for number in list(self.document.findall(lesson_number)):
            shown = exercise_title(domain.number(number["docname"], number["number"]), "")
            number.replace_self(nodes.inline("", shown, classes=["hubdocs-number"]))
        for head in self.document.findall(lesson_head):
            docname = head["docname"]
            lesson = domain.lesson_of(docname)
            if lesson is not None and not head.children:
                head.extend([facts(self.env, lesson, docname), *way(self.env, lesson, docname)])


class AddSwitch(SphinxPostTransform):
    """Add the button that opens the notes, where there are any."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_options: Any) -> None:
        """Change the page."""
        notes = any(node["audience"] for node in self.document.findall(lesson_details))
        title = next(self.document.findall(nodes.title), None)
        if notes and title is not None and title.parent is not None and not any(self.document.findall(lesson_switch)):
            button = lesson_switch(label=str(_("Notes for instructors")))
            title.parent.insert(title.parent.index(title) + 1, button)


def lesson_link(docname: str, lesson: str, page: str) -> nodes.Node:
    """Link to a lesson by its title.

    :param docname: the page of the link.
    :param page: what the link says where there is no such lesson.
    """
    link = quiet_reference("lesson", "ref", lesson, docname, nodes.inline("", visible(page)))
    link["refexplicit"] = False
    return link


def facts(env: BuildEnvironment, lesson: Lesson, docname: str) -> nodes.field_list:
    """List what there is to know of a lesson."""
    made = nodes.field_list()
    _row(made, str(_("Time")), [nodes.Text(time_words(lesson))])
    _row(made, str(_("Level")), [nodes.Text(level_words(lesson.level))])
    _row(made, str(_("For")), [nodes.Text(", ".join(audience_words(env, lesson)))])
    if lesson.requires:
        _row(made, str(_("After")), listed([lesson_link(docname, name, name) for name in lesson.requires]))
    needs = needs_words(env, lesson.hub)
    if needs:
        _row(made, str(_("On the hub")), [nodes.Text(visible(needs))])
    return made


def time_words(lesson: Lesson) -> str:
    """Say how long a lesson takes, and how much of it is for exercises."""
    time = minutes_words(lesson.minutes)
    if not lesson.exercises:
        return time
    return str(_("{time}, {exercises} of them for exercises")).format(time=time, exercises=lesson.exercises)


def audience_words(env: BuildEnvironment, lesson: Lesson) -> list[str]:
    """Name those for whom a lesson is, by the titles of their roles."""
    titles = known_parties(env, "role")
    return [visible(titles.get(name, name)) for name in lesson.audience]


def way(env: BuildEnvironment, lesson: Lesson, docname: str) -> Iterator[nodes.Node]:
    """Say where in its course a lesson stands, if the course has more of them."""
    domain = LessonDomain.of(env)
    pages = domain.pages_of("" if env.config.hubdocs_field_kit else lesson.course)  # a workshop is a course of its own
    if len(pages) < 2 or docname not in pages:  # noqa: PLR2004 (one lesson is no way)
        return
    at = pages.index(docname)
    before = sum(_minutes(domain, page) for page in pages[:at])
    total = sum(_minutes(domain, page) for page in pages)
    said = str(_("Lesson {number} of {count}. Before it: {before} of {total} minutes."))
    made = nodes.paragraph("", said.format(number=at + 1, count=len(pages), before=before, total=total))
    for page, words in ((pages[at - 1] if at else "", _("Previous")), (next(iter(pages[at + 1 :]), ""), _("Next"))):
        known = domain.lesson_of(page)
        if known is not None:
            made += [nodes.Text(f" {words}: "), lesson_link(docname, known.id, known.title), nodes.Text(".")]
    yield made
    yield lesson_progress("", before=before, total=total, classes=["hubdocs-progress"])


def _minutes(domain: LessonDomain, page: str) -> int:
    lesson = domain.lesson_of(page)
    return lesson.minutes if lesson else 0


def _row(made: nodes.field_list, name: str, body: Iterable[nodes.Node]) -> None:
    made += nodes.field("", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", "", *body)))


def listed(links: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Put commas between links."""
    made: list[nodes.Node] = []
    for link in links:
        made += [nodes.Text(", "), link] if made else [link]
    return made


def setup_head(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(FillLessons)
    app.add_post_transform(AddSwitch)
