"""A process as data: who does what, in which order; and the facts, actors and systems that it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.lenient import listed, mapping, rows, text, texts

if TYPE_CHECKING:
    from hubdocs.model import JSON

PROCESS: Final = "process"
"""Name of the schema of a process."""

TABLES: Final = "process-tables"
"""Name of the schema of actors and systems, and of their file."""

FACTS: Final = "process-facts"
"""Name of the schema of facts and questions, and of their file."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts."""

    name: str
    title: str
    side: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """Where something is done."""

    name: str
    title: str
    purpose: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    :param asked_in: ``context``, ``engineer`` or ``office``.
    """

    name: str
    text: str
    asked_in: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What has one meaning and several names.

    :param fields: its names, the one that counts first; each as ``schema#path``.
    :param values: other words for values, and what they mean.
    :param default: what is taken if nobody answers; ``None`` if nothing is.
    :param default_fact: the fact whose value is taken then.
    :param default_where: other facts that must have these values for the default to hold.
    :param only_where: other facts that must have these values for the fact to matter.
    :param change: ``easily``, ``with-work`` or ``hardly``.
    """

    name: str
    title: str
    fields: tuple[str, ...]
    values: tuple[tuple[str, JSON], ...] = ()
    group: str = ""
    crm: str = ""
    question: str = ""
    default: JSON = None
    default_fact: str = ""
    default_from: str = ""
    default_where: tuple[tuple[str, JSON], ...] = ()
    only_where: tuple[tuple[str, JSON], ...] = ()
    change: str = "easily"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; see the schema ``process`` for what each part means."""

    id: str
    title: str
    who: tuple[str, ...]
    done: str
    text: str = ""
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    back_to: str = ""
    occasions: tuple[str, ...] = ()
    issue: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """All steps, in their order."""

    name: str
    title: str
    summary: str
    occasions: tuple[str, ...]
    steps: tuple[Step, ...]

    def steps_on(self, occasion: str) -> tuple[Step, ...]:
        """Give the steps that belong to an occasion; all, if that is empty."""
        return tuple(step for step in self.steps if not occasion or not step.occasions or occasion in step.occasions)


@dataclass(frozen=True, slots=True)
class Handbook:
    """All processes with the tables that they share.

    :param left_out: fields that belong to no fact, each with the reason.
    :param provider: the title and the address of the provider of the service.
    :param provider_accounts: patterns of the accounts of the provider's own people.
    :param environments: the usual environments: the name of each in the catalogue of options, its title, its image.
    """

    processes: tuple[Process, ...]
    actors: dict[str, Actor]
    systems: dict[str, System]
    questions: dict[str, Question]
    facts: dict[str, Fact]
    left_out: dict[str, str]
    provider: tuple[str, str] = ("", "")
    provider_accounts: tuple[str, ...] = ()
    environments: tuple[tuple[str, str, str], ...] = ()

    def process(self, name: str) -> Process | None:
        """Find a process by its name."""
        return next((process for process in self.processes if process.name == name), None)

    def fact_of(self, field: str) -> Fact | None:
        """Find the fact that a field is a name of."""
        return next((fact for fact in self.facts.values() if field in fact.fields), None)


def make_process(value: JSON) -> Process:
    """Make a process of what its file says; what is of a wrong type is left out."""
    table = mapping(value)
    return Process(
        text(table, "name"),
        text(table, "title"),
        text(table, "summary"),
        texts(table, "occasions"),
        tuple(_step(mapping(step)) for step in listed(table, "steps")),
    )


def make_handbook(processes: tuple[Process, ...], tables: JSON, facts: JSON) -> Handbook:
    """Put processes and the shared tables together."""
    parts, known = mapping(tables), mapping(facts)
    provider = mapping(parts.get("provider"))
    return Handbook(
        processes,
        {
            name: Actor(name, text(row, "title"), text(row, "side"), text(row, "email"))
            for name, row in rows(parts, "actors")
        },
        {
            name: System(name, text(row, "title"), text(row, "purpose"), text(row, "url"))
            for name, row in rows(parts, "systems")
        },
        {name: Question(name, text(row, "text"), text(row, "set")) for name, row in rows(known, "questions")},
        {name: _fact(name, row) for name, row in rows(known, "facts")},
        {name: text for name, text in mapping(known.get("left_out")).items() if isinstance(text, str)},
        (text(provider, "title"), text(provider, "url")),
        texts(provider, "accounts"),
        tuple((name, text(row, "title"), text(row, "image")) for name, row in rows(parts, "environments")),
    )


def _step(table: dict[str, Any]) -> Step:
    return Step(
        id=text(table, "id"),
        title=text(table, "title"),
        who=texts(table, "who"),
        done=text(table, "done"),
        text=text(table, "text"),
        needs=texts(table, "needs"),
        uses=texts(table, "uses"),
        takes=texts(table, "takes"),
        gives=texts(table, "gives"),
        makes=texts(table, "makes"),
        where=texts(table, "where"),
        after=texts(table, "after"),
        back_to=text(table, "back_to"),
        occasions=texts(table, "occasions"),
        issue=text(table, "issue"),
    )


def _fact(name: str, table: dict[str, Any]) -> Fact:
    return Fact(
        name,
        text(table, "title"),
        texts(table, "fields"),
        tuple(mapping(table.get("values")).items()),
        text(table, "group"),
        text(table, "crm"),
        text(table, "question"),
        table.get("default"),
        text(table, "default_fact"),
        text(table, "default_from"),
        tuple(mapping(table.get("default_where")).items()),
        tuple(mapping(table.get("only_where")).items()),
        text(table, "change") or "easily",
    )
