"""What no schema can say of a process: that what it names exists, and that its steps can be done in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hubdocs.checks.suggest import closest
from hubdocs.model import Code
from hubdocs.service.community.process import make_process
from hubdocs.service.ways import find_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.service.community.fields import Fields
    from hubdocs.service.community.process import Handbook, Process
    from hubdocs.sources import Document

_FIELDS = ("needs", "uses", "gives")
_MAPPED = ("community", "request", "cluster")
"""The schemas all of whose fields must belong to a fact or be left out with a reason."""


def check_process(document: Document, handbook: Handbook, fields: Fields) -> Iterator[Diagnostic]:
    """Check a process that its schema has nothing against."""
    process = make_process(document.value)
    for number, step in enumerate(process.steps):
        at: Pointer = ("steps", number)
        for index, name in enumerate(step.who):
            yield from _known(document, (*at, "who", index), name, handbook.actors, Code.UNKNOWN_PARTY, "actor")
        for index, name in enumerate(step.where):
            yield from _known(document, (*at, "where", index), name, handbook.systems, Code.UNKNOWN_PARTY, "system")
        for key in _FIELDS:
            for index, name in enumerate(getattr(step, key)):
                pointer = (*at, key, index)
                found = list(_field(document, pointer, name, fields))
                yield from found
                if not found and key != "gives" and handbook.fact_of(name) is None:
                    hint = "add it to a fact in `process-facts.yaml`, so that it has a question and perhaps a default"
                    yield _finding(
                        document, pointer, Code.UNMAPPED_FIELD, f"the field `{name}` belongs to no fact", hint
                    )
    yield from _order(document, process)


def _order(document: Document, process: Process) -> Iterator[Diagnostic]:
    """Check what blocks what: only earlier steps can."""
    ids = [step.id for step in process.steps]
    first = {name: number for number, name in reversed(list(enumerate(ids)))}
    for number, step in enumerate(process.steps):
        if first[step.id] != number:
            message = f"another step is called `{step.id}` already"
            yield _finding(document, ("steps", number, "id"), Code.STEP_ORDER, message, "give each step its own name")
        back: list[tuple[Pointer, str]] = [(("steps", number, "back_to"), step.back_to)] if step.back_to else []
        named = [(("steps", number, "after", index), name) for index, name in enumerate(step.after)]
        for pointer, name in [*named, *back]:
            if name not in first:
                yield from _known(document, pointer, name, ids, Code.UNKNOWN_STEP, "step")
            elif first[name] >= number:
                yield _finding(document, pointer, Code.STEP_ORDER, *_why(process, step.id, name))


def _why(process: Process, step: str, blocker: str) -> tuple[str, str]:
    after = {each.id: each.after for each in process.steps}
    ring = find_way(after, blocker, step)
    if blocker == step:
        return f"the step `{step}` waits for itself", "name an earlier step"
    if ring:
        circle = " → ".join(f"`{name}`" for name in (step, *ring))
        return f"these steps wait for each other: {circle}", "take one of them out of `after`"
    return f"`{step}` waits for `{blocker}`, which comes later", f"put `{blocker}` before `{step}`"


def check_facts(document: Document, handbook: Handbook, fields: Fields) -> Iterator[Diagnostic]:
    """Check that each name of each fact exists, and that no field of a file was forgotten."""
    owner: dict[str, str] = {}
    for fact in handbook.facts.values():
        at: Pointer = ("facts", fact.name)
        for index, name in enumerate(fact.fields):
            yield from _field(document, (*at, "fields", index), name, fields)
            if name in owner:
                message = f"the field `{name}` belongs to the fact `{owner[name]}` already"
                yield _finding(document, (*at, "fields", index), Code.UNMAPPED_FIELD, message, "name it once")
            owner.setdefault(name, fact.name)
        if fact.question:
            pointer = (*at, "question")
            yield from _known(document, pointer, fact.question, handbook.questions, Code.UNKNOWN_FIELD, "question")
        if fact.default_fact:
            pointer = (*at, "default_fact")
            yield from _known(document, pointer, fact.default_fact, handbook.facts, Code.UNKNOWN_FIELD, "fact")
        for key in ("default_where", "only_where"):
            for other, _value in getattr(fact, key):
                yield from _known(document, (*at, key, other), other, handbook.facts, Code.UNKNOWN_FIELD, "fact")
    for name in handbook.left_out:
        yield from _field(document, ("left_out", name), name, fields)
    yield from _forgotten(document, {*owner, *handbook.left_out}, fields)


def _forgotten(document: Document, named: set[str], fields: Fields) -> Iterator[Diagnostic]:
    hint = "add it to a fact, or to `left_out` with the reason"
    leaves = [leaf for schema in _MAPPED for leaf in fields.leaves(schema)]
    forgotten = [leaf for leaf in leaves if not any(leaf.startswith((f"{name}.", f"{name}[")) for name in named)]
    # All choices together are a fact, too, but each of them has a meaning of its own.
    for leaf in (*forgotten, *fields.choices()):
        if leaf not in named:
            message = f"the field `{leaf}` belongs to no fact"
            yield _finding(document, ("facts",), Code.UNMAPPED_FIELD, message, hint)


def _field(document: Document, pointer: Pointer, name: str, fields: Fields) -> Iterator[Diagnostic]:
    trouble = fields.trouble(name)
    if trouble is not None:
        yield _finding(document, pointer, Code.UNKNOWN_FIELD, trouble.message, trouble.hint)


def _known(  # noqa: PLR0913, PLR0917 (where, what, and what there is)
    document: Document, pointer: Pointer, name: str, known: Iterable[str], code: Code, kind: str
) -> Iterator[Diagnostic]:
    names = tuple(known)
    if name in names:
        return
    near = closest(name, names)
    hint = f"did you mean `{near}`?" if near else f"there are: {', '.join(names)}"
    yield _finding(document, pointer, code, f"there is no {kind} `{name}`", hint)


def _finding(document: Document, pointer: Pointer, code: Code, message: str, hint: str, **more: Any) -> Diagnostic:
    at_key = bool(pointer) and isinstance(pointer[-1], str) and pointer[0] != "steps"
    offsets = document.key_offsets_of(pointer) if at_key else document.value_offsets_of(pointer)
    return document.locator.diagnostic(code, message, *offsets, hint=hint, pointer=pointer, **more)
