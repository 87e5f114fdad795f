"""Whether a community is ready for each step of a process, and what is to be asked if not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubdocs.service.community.answers import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.service.community.answers import Answer, Case
    from hubdocs.service.community.process import Process, Question, Step


@dataclass(frozen=True, slots=True)
class StepReadiness:
    """Whether a step can begin.

    :param needs: what is known of the facts that it needs.
    :param uses: likewise, of those that it uses if they are there.
    :param waits_for: the titles of steps before it that are not ready.
    :param questions: what is to be asked, so that it can begin.
    """

    step: Step
    needs: tuple[Answer, ...]
    uses: tuple[Answer, ...]
    waits_for: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def missing(self) -> tuple[Answer, ...]:
        """The facts that hold it up."""
        return tuple(answer for answer in self.needs if answer.state is State.MISSING)

    @property
    def taken(self) -> tuple[Answer, ...]:
        """The facts for which the usual is taken."""
        return tuple(answer for answer in (*self.needs, *self.uses) if answer.state is State.DEFAULT)

    @property
    def ready(self) -> bool:
        """Say whether it can begin as soon as the steps before it are done."""
        return not self.missing and not self.waits_for


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a community is ready for the steps of a process."""

    process: Process
    steps: tuple[StepReadiness, ...]

    @property
    def ready(self) -> bool:
        """Say whether nothing holds it up."""
        return all(step.ready for step in self.steps)


def readiness(process: Process, case: Case, occasion: str = "") -> Readiness:
    """Judge a process for a community.

    :param occasion: only the steps that belong to it.
    """
    held_up: dict[str, str] = {}
    found: list[StepReadiness] = []
    for step in process.steps_on(occasion):
        needs, uses = tuple(_answers(step.needs, case)), tuple(_answers(step.uses, case))
        missing = [answer for answer in needs if answer.state is State.MISSING]
        names = dict.fromkeys(answer.fact.question for answer in missing)
        questions = tuple(case.handbook.questions[name] for name in names if name in case.handbook.questions)
        waits_for = tuple(held_up[name] for name in step.after if name in held_up)
        found.append(StepReadiness(step, needs, uses, waits_for, questions))
        if not found[-1].ready:
            held_up[step.id] = step.title
    return Readiness(process, tuple(found))


def _answers(fields: Iterable[str], case: Case) -> Iterator[Answer]:
    """Give what is known of the facts behind fields, each once."""
    facts = (case.handbook.fact_of(field) for field in fields)
    yield from (case.answer(name) for name in dict.fromkeys(fact.name for fact in facts if fact is not None))
