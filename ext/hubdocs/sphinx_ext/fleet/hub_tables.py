"""What can be chosen in a profile, as tables; and what a server is given, as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from hubdocs.sphinx_ext.community.nodes import hub_words
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.fleet.nodes import hub_choices
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.service.fleet.profile_view import Choice, FreeChoice, Option
    from hubdocs.service.fleet.server_view import ServerView
    from hubdocs.sphinx_ext.fleet.hub_words import HubWords


class _Column(NamedTuple):
    """A column of a table.

    :param width: compared to the others.
    :param cells: what is in it for each choice; a text, or code.
    """

    heading: str
    width: int
    cells: tuple[nodes.Node | None, ...]


class ChoiceTable:
    """Makes the table of the choices of an option: only with columns in which there is something.

    :param anchor: of the table.
    """

    def __init__(self, words: HubWords, option: Option, anchor: str) -> None:
        self._words = words
        self._option = option
        self._anchor = anchor

    def show(self) -> hub_choices:
        """Make the table, and say below it what can be done instead of choosing."""
        option = self._option
        container = hub_choices(classes=["hubdocs-choices-of-option"])
        if option.choices:
            container += self._table(option)
        else:
            container += nodes.paragraph("", "", nodes.strong("", "", own_words(option.title)))
        if option.builds_images:
            container += nodes.paragraph("", str(_("You can also have an image built from a repository.")))
        if option.free is not None:
            container += _free(option.free)
        return container

    def _table(self, option: Option) -> nodes.table:
        columns = [column for column in self._columns(option) if any(column.cells)]
        group = nodes.tgroup("", cols=len(columns) + 1)
        group += nodes.colspec("", colwidth=36, stub=1)
        for column in columns:
            group += nodes.colspec("", colwidth=column.width)
        headings = [str(_("Choice")), *(column.heading for column in columns)]
        group += nodes.thead("", nodes.row("", *(_entry(nodes.Text(heading)) for heading in headings)))
        group += nodes.tbody("", *(self._row(number, choice, columns) for number, choice in enumerate(option.choices)))
        title = nodes.title("", "", own_words(option.title))
        classes = ["hubdocs-communities", "hubdocs-choices", "colwidths-given"]
        return nodes.table("", title, group, ids=[self._anchor], classes=classes)

    def _row(self, number: int, choice: Choice, columns: Iterable[_Column]) -> nodes.row:
        cells = (_entry(column.cells[number] or nodes.Text("\N{EN DASH}")) for column in columns)
        return nodes.row("", self._about(choice), *cells)

    def _about(self, choice: Choice) -> nodes.entry:
        """Make the cell that says what the choice is."""
        heading = nodes.paragraph("", "", own_words(choice.title), classes=["hubdocs-community"])
        if choice.is_default and len(self._option.choices) > 1:
            heading += nodes.inline("", f" ({_('default')})", classes=["hubdocs-status"])
        cell = nodes.entry("", heading)
        if choice.description:
            cell += nodes.paragraph("", "", own_words(choice.description), classes=["hubdocs-summary"])
        if choice.groups is not None:
            cell += who_may(choice.groups)
        return cell

    def _columns(self, option: Option) -> Iterator[_Column]:
        servers = [choice.server for choice in option.choices]
        words = self._words
        amounts = [words.memory(server.memory_guarantee, server.memory_limit) for server in servers]
        yield _Column(str(_("Memory")), 18, tuple(map(_plain, amounts)))
        amounts = [words.processors(server.cpu_guarantee, server.cpu_limit) for server in servers]
        yield _Column(str(_("Processors")), 18, tuple(map(_plain, amounts)))
        counts = ["" if server.gpus is None else words.number(server.gpus) for server in servers]
        yield _Column(str(_("Graphics processors")), 14, tuple(map(_plain, counts)))
        if len({server.interface for server in servers}) > 1:
            yield _Column(str(_("Opens")), 16, tuple(_interface(words, server.interface) for server in servers))
        yield _Column(str(_("Image")), 40, tuple(_code(server.image) if server.image else None for server in servers))


def server_facts(words: HubWords, server: ServerView | None = None, interface: str = "") -> Iterator[nodes.field]:
    """List what a server is given.

    :param interface: the address that it opens with, where that is to be said.
    """
    opens = _interface(words, interface)
    if opens is not None:
        yield _field(str(_("Opens")), opens)
    if server is None:
        return
    memory = words.memory(server.memory_guarantee, server.memory_limit)
    processors = words.processors(server.cpu_guarantee, server.cpu_limit)
    gpus = "" if server.gpus is None else words.number(server.gpus)
    amounts = ((_("Memory"), memory), (_("Processors"), processors), (_("Graphics processors"), gpus))
    for name, amount in amounts:
        if amount:
            yield _field(str(name), nodes.Text(amount))
    if server.image:
        yield _field(str(_("Image")), _code(server.image))


def who_may(groups: tuple[str, ...]) -> nodes.paragraph:
    """Say who may choose something."""
    paragraph = nodes.paragraph(classes=["hubdocs-groups"])
    if not groups:
        paragraph += nodes.Text(str(_("Only for groups, and none is named.")))
        return paragraph
    before, _placeholder, after = str(_("Only for {groups}.")).partition("{groups}")
    paragraph += nodes.Text(before)
    for number, group in enumerate(groups):
        paragraph += [nodes.Text(", "), _code(group)] if number else [_code(group)]
    paragraph += nodes.Text(after)
    return paragraph


def own_words(text: str) -> hub_words:
    """Show words of the hub's people: nobody says in which language they are."""
    return hub_words("", visible(text), lang="")


def _free(free: FreeChoice) -> nodes.paragraph:
    """Say that something can be typed instead of choosing."""
    text = _("You can also type the name of an image of your own.") if free.is_image else _("You can also type it.")
    paragraph = nodes.paragraph("", "", classes=["hubdocs-free"])
    if free.title:
        paragraph += [nodes.strong("", "", own_words(free.title)), nodes.Text(": ")]
    if free.description:
        paragraph += [own_words(_sentence(free.description)), nodes.Text(" ")]
    paragraph += nodes.Text(str(text))
    if free.groups is not None:
        paragraph += [nodes.Text(" "), *who_may(free.groups).children]
    return paragraph


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _interface(words: HubWords, address: str) -> nodes.Node | None:
    if not address:
        return None
    return _plain(words.interface(address)) or _code(address)


def _field(name: str, body: nodes.Node) -> nodes.field:
    return nodes.field("", nodes.field_name(name, name), nodes.field_body("", nodes.paragraph("", "", body)))


def _entry(content: nodes.Node) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", content))


def _plain(text: str) -> nodes.Text | None:
    return nodes.Text(text) if text else None


def _code(text: str) -> nodes.literal:
    return nodes.literal(visible(text), visible(text))
