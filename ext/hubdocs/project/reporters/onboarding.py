"""How ready a community is: for people and for programs."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any, Final

from hubdocs.project.reporters.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import JSON
    from hubdocs.service.community.answers import Answer, Case
    from hubdocs.service.community.readiness import Readiness, StepReadiness

CHANGE: Final = {
    "easily": "can be changed at any time",
    "with-work": "can be changed later with some work",
    "hardly": "can hardly be changed later",
}
"""What is said of a default."""

_PAGE: Final = 100
_INDENT: Final = " " * 6


def written(value: JSON) -> str:
    """Write a value as people read it, on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(written(item) for item in value)
    if isinstance(value, dict):
        if isinstance(value.get("role"), str):
            return f"{value['role']} <{value.get('email') or value.get('github_team') or '?'}>"
        return "; ".join(f"{key}: {written(item)}" for key, item in value.items())
    return "" if value is None else " ".join(str(value).split())


def onboarding_text(case: Case, judged: Iterable[Readiness]) -> str:
    """Write how ready a community is."""
    lines = [f"{plain(case.title)} ({plain(case.name)})"]
    for each in judged:
        lines += ["", each.process.title]
        for number, step in enumerate(each.steps, 1):
            lines.append(f"  {number}. {'READY' if step.ready else 'NOT READY'}: {step.step.title}")
            lines += _details(step)
    return "".join(f"{line}\n" for line in lines)


def _details(step: StepReadiness) -> Iterator[str]:
    for answer in step.missing:
        yield f"{_INDENT}missing: {answer.fact.title} ({answer.fact.fields[0]})"
    for question in step.questions:
        yield from _wrapped(f"ask: {question.text}")
    for title in step.waits_for:
        yield f"{_INDENT}waits for: {title}"
    for answer in step.taken:
        yield from _wrapped(taken_text(answer))


def taken_text(answer: Answer) -> str:
    """Say what is taken where nobody answered."""
    source = f" (from {answer.fact.default_from})" if answer.fact.default_from else ""
    value = plain(written(answer.value))
    return f"taken: {answer.fact.title} = {value}{source}; it {CHANGE.get(answer.fact.change, '')}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _PAGE, initial_indent=_INDENT, subsequent_indent=f"{_INDENT}  ", break_on_hyphens=False)


def onboarding_json(case: Case, judged: Iterable[Readiness]) -> str:
    """Write the same for programs."""
    whole = {
        "version": 1,
        "community": case.name,
        "title": case.title,
        "occasion": case.occasion,
        "processes": [
            {
                "name": each.process.name,
                "ready": each.ready,
                "steps": [_step(step) for step in each.steps],
            }
            for each in judged
        ],
    }
    return json.dumps(whole, indent=2, ensure_ascii=True) + "\n"


def _step(step: StepReadiness) -> dict[str, Any]:
    return {
        "id": step.step.id,
        "title": step.step.title,
        "ready": step.ready,
        "facts": [
            {
                "name": answer.fact.name,
                "title": answer.fact.title,
                "fields": list(answer.fact.fields),
                "needed": answer in step.needs,
                "state": answer.state.value,
                "value": answer.value,
                "change": answer.fact.change,
            }
            for answer in (*step.needs, *step.uses)
        ],
        "questions": [{"name": question.name, "text": question.text} for question in step.questions],
        "waits_for": list(step.waits_for),
    }
