"""What a setup page says: what participants prepare, and what the hub must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from hubdocs.service.training.lesson import HubNeeds
from hubdocs.service.training.needs import needs_of
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.organisation.messages import bullets
from hubdocs.sphinx_ext.training.event_text import day_words
from hubdocs.sphinx_ext.training.head import lesson_link, listed
from hubdocs.sphinx_ext.training.words import interface_words, needs_words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sphinx.environment import BuildEnvironment

    from hubdocs.service.training.lesson import Lesson


class Event(NamedTuple):
    """What the file of a workshop says of its setup.

    :param lessons: ids of its lessons, in their order.
    :param title: what its hub is called; empty where none is named.
    :param domain: where the hub is; empty where nobody says it.
    :param people: 0 where nobody says it.
    """

    lessons: tuple[str, ...]
    title: str
    domain: str
    days: tuple[date, ...]
    people: int
    has_shared_password: bool
    repository: str
    data: tuple[str, ...]


class SetupWriter:
    """Writes what lessons need.

    :param docname: the page that it is written for.
    :param lessons: in the order in which they are taught.
    :param titles: of lessons, by their ids, in the language of the site.
    :param event: the workshop that they are taught in, if it is one.
    """

    def __init__(
        self,
        env: BuildEnvironment,
        docname: str,
        lessons: Sequence[Lesson],
        titles: dict[str, str],
        event: Event | None,
    ) -> None:
        self.env = env
        self.docname = docname
        self.lessons = lessons
        self.titles = titles
        self.event = event
        self.together = needs_of(lessons)

    @property
    def is_on_hub(self) -> bool:
        """Whether anything is done on a hub."""
        return any(lesson.hub != HubNeeds() for lesson in self.lessons)

    def for_participants(self) -> Iterator[nodes.Node]:
        """Say what participants need for all lessons."""
        items: list[nodes.Node] = []
        if self.is_on_hub or (self.event is not None and self.event.title):
            items.append(self._account())
        taught = {lesson.id for lesson in self.lessons}
        before = [name for lesson in self.lessons for name in lesson.requires if name not in taught]
        if before:
            links = (lesson_link(self.docname, name, self.titles.get(name, name)) for name in dict.fromkeys(before))
            said = str(_("Know what is taught in: {lessons}.")).partition("{lessons}")
            items.append(_ours("", nodes.Text(said[0]), *listed(links), nodes.Text(said[2])))
        if items:
            yield bullets(items)

    def _account(self) -> nodes.paragraph:
        """Say how people log in, with the address of the hub."""
        if self.event is not None and self.event.has_shared_password:
            said = str(_("A browser, and the password for {hub}, which all are told on the first day."))
        else:
            said = str(_("A browser, and an account on {hub}. Start a server there once before the first day."))
        before, _mark, after = said.partition("{hub}")
        return _ours("", nodes.Text(before), self._hub(), nodes.Text(after))

    def _hub(self) -> nodes.Node:
        if self.event is None or not self.event.title:
            return nodes.Text(str(_("the hub")))
        title = visible(self.event.title)
        if not self.event.domain:
            return nodes.Text(title)
        return nodes.reference("", title, refuri=f"https://{self.event.domain}", internal=False)

    def for_provider(self) -> Iterator[nodes.Node]:
        """Say what the hub must have."""
        if self.event is not None:
            yield nodes.field_list("", *self._facts(self.event))
        if not self.is_on_hub:
            yield _ours(_("These lessons need nothing special on a hub."))
            return
        need = self.together
        interfaces = [interface_words(name) for name in need.interfaces]
        whole = needs_words(self.env, HubNeeds(need.memory, need.cpu, need.gpu, need.storage, need.packages))
        said = ", ".join(filter(None, (", ".join(interfaces), whole)))
        yield _ours(str(_("For each person, at the same time as all others: {needs}.")).format(needs=said))
        yield bullets(
            _ours("", lesson_link(self.docname, lesson.id, self.titles[lesson.id]), nodes.Text(f": {words}"))
            for lesson in self.lessons
            if (words := needs_words(self.env, lesson.hub))
        )

    def _facts(self, event: Event) -> Iterator[nodes.field]:
        """List what the workshop says."""
        if event.title:
            yield _field(_("Hub"), _ours("", self._hub()))
        if event.days:
            yield _field(_("Days"), *(_ours(day_words(self.env, day)) for day in event.days))
        if event.people:
            yield _field(_("People"), _ours(str(event.people)))
        if event.repository:
            yield _field(_("Notebooks"), _address(event.repository))
        if event.data:
            yield _field(_("Data that the hub must reach"), *map(_address, event.data))


def _field(name: object, *body: nodes.Node) -> nodes.field:
    return nodes.field("", nodes.field_name("", str(name), translatable=False), nodes.field_body("", *body))


def _address(text: str) -> nodes.paragraph:
    shown = visible(text)
    is_link = text.startswith("https://") and not any(c.isspace() for c in text)
    return _ours("", nodes.reference("", shown, refuri=shown, internal=False) if is_link else nodes.Text(shown))


def _ours(text: object, *parts: nodes.Node) -> nodes.paragraph:
    """Write our own words, which are in the reader's language already."""
    return nodes.paragraph("", str(text), *parts, translatable=False)
