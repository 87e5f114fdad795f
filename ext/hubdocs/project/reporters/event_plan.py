"""The plan of an event for people, for pages and for programs."""

from __future__ import annotations

import json
import re
from string import Formatter
from typing import TYPE_CHECKING, Any

from hubdocs.project.reporters.agenda import markdown
from hubdocs.project.reporters.plain import plain
from hubdocs.service.training.event_words import EventWords
from hubdocs.service.training.plan_sections import Reader, plan_sections, settings_words
from hubdocs.service.training.sizes import better_size, sizes_of
from hubdocs.service.training.words import Listed
from hubdocs.sources.yaml_writer import write_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.service.training.event_plan import EventPlan
    from hubdocs.service.training.plan_sections import Section, Words
    from hubdocs.service.training.preflight_result import Preflight
    from hubdocs.service.training.words import Say


def event_plan_text(plan: EventPlan, preflight: Preflight | None = None, reader: Reader = Reader.ALL) -> str:
    """Write a plan for people."""
    lines = [plan.agenda.workshop.title]
    for section in plan_sections(plan, preflight, reader):
        lines += ["", section.title.value]
        for fact in section.facts:
            values = [_said(value) for value in fact.values] or [EventWords.UNANSWERED.value]
            mark = "" if fact.name.value.endswith("?") else ":"
            lines.append(f"  {fact.name.value}{mark} {values[0]}")
            lines += [f"      {value}" for value in values[1:]]
        mark = "[ ]" if section.to_tick else "-"
        lines += [f"  {mark} {_said(item)}" for item in section.items]
        if section.has_settings:
            lines.append(f"  {settings_words().text()}:")
            lines += [f"      {line}" for line in write_yaml(plan.settings).splitlines()]
    return "".join(f"{plain(line)}\n" for line in lines)


def event_plan_markdown(plan: EventPlan, preflight: Preflight | None = None, reader: Reader = Reader.ALL) -> str:
    """Write a plan as Markdown, such as for an issue."""
    lines = [f"# {markdown(plan.agenda.workshop.title)}"]
    for section in plan_sections(plan, preflight, reader):
        lines += ["", f"## {section.title.value}", ""]
        lines += _markdown_section(plan, section)
    return "".join(f"{plain(line)}\n" for line in lines)


def _markdown_section(plan: EventPlan, section: Section) -> Iterator[str]:
    for fact in section.facts:
        values = [marked(value) for value in fact.values] or [EventWords.UNANSWERED.value]
        mark = "" if fact.name.value.endswith("?") else ":"
        yield f"- **{fact.name.value}{mark}** {values[0]}"
        yield from (f"  {value}" for value in values[1:])
    mark = "- [ ]" if section.to_tick else "-"
    yield from (f"{mark} {marked(item)}" for item in section.items)
    if section.has_settings:
        yield from ("", f"{settings_words().text()}:", "", "```yaml")
        yield from write_yaml(plan.settings).splitlines()
        yield "```"


def marked(words: Words) -> str:
    """Write something as Markdown: what a template has in backticks is code, an address is a link."""
    if isinstance(words, str):
        is_link = words.startswith("https://") and not set(words) & set("<> \n")
        return f"<{words}>" if is_link else markdown(words)
    pieces = words.word.value.split("`")
    return "".join(_code(piece, words) if number % 2 else _prose(piece, words) for number, piece in enumerate(pieces))


def _prose(template: str, words: Say) -> str:
    parts = dict(words.parts)
    return "".join(
        markdown(before) + (_part(parts[name]) if name is not None else "")
        for before, name, _form, _conversion in Formatter().parse(template)
    )


def _part(part: str | Say | Listed) -> str:
    return ", ".join(map(marked, part)) if isinstance(part, Listed) else marked(part)


def _code(template: str, words: Say) -> str:
    """Write code; its fence is longer than every row of backticks in it."""
    code = template.format_map({name: _said(part) for name, part in words.parts}).replace("\n", " ")
    fence = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    space = " " if "`" in code else ""
    return f"{fence}{space}{code}{space}{fence}"


def event_plan_json(plan: EventPlan, preflight: Preflight | None = None, reader: Reader = Reader.ALL) -> str:
    """Write a plan for programs."""
    workshop = plan.agenda.workshop
    table: dict[str, Any] = {
        "workshop": workshop.id,
        "title": workshop.title,
        "kind": workshop.kind,
        "hub": workshop.hub,
        "notify_by": plan.notify_by.isoformat(),
        "start": plan.first.isoformat(),
        "end": plan.last.isoformat(),
        "people": workshop.attendees,
        "at_once": workshop.at_once,
        "guarantee": {"memory": plan.guarantee.memory, "cpu": plan.guarantee.cores},
        "storage": {"each": plan.storage_each, "all": plan.storage},
        "sizing": _sizing(plan),
        "sizes": _sizes(plan),
        "cost": _cost(plan),
        "settings": plan.settings or None,
        "sections": [
            {
                "title": section.title.value,
                "facts": {fact.name.value: [_said(value) for value in fact.values] for fact in section.facts},
                "items": [_said(item) for item in section.items],
            }
            for section in plan_sections(plan, preflight, reader)
        ],
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _sizing(plan: EventPlan) -> dict[str, Any] | None:
    sizing = plan.sizing
    if sizing is None:
        return None
    return {
        "machine": sizing.machine.name,
        "people_on_a_machine": sizing.fit.people,
        "limited_by": sizing.fit.limited_by,
        "machines": sizing.machines,
        "quota_cpu": sizing.quota,
        "headroom": sizing.placeholders.people,
        "placeholders": {"count": sizing.placeholders.count, "people_each": sizing.placeholders.each},
        "waiting_share": round(float(sizing.waiting.share), 4),
        "waiting_minutes": sizing.waiting.minutes,
    }


def _sizes(plan: EventPlan) -> list[dict[str, Any]]:
    sizes = sizes_of(plan)
    better = better_size(plan, sizes)
    return [
        {
            "write": size.file,
            "memory": size.room.guarantee.memory,
            "cpu": size.room.guarantee.cores,
            "machine": size.room.machine_name,
            "machines": size.machines,
            "enough": size.is_enough,
            "planned": size.is_chosen,
            "better": size is better,
        }
        for size in sizes
    ]


def _cost(plan: EventPlan) -> dict[str, Any] | None:
    cost = plan.cost
    if cost is None:
        return None
    return {
        "machine_hours": {
            "least": round(float(cost.machines * cost.least_hours), 4),
            "most": round(float(cost.machines * cost.most_hours), 4),
        },
        "price": None if cost.price is None else float(cost.price),
        "least": None if cost.least is None else round(float(cost.least), 2),
        "most": None if cost.most is None else round(float(cost.most), 2),
    }


def _said(words: Words | Listed) -> str:
    if isinstance(words, Listed):
        return ", ".join(map(_said, words))
    return words if isinstance(words, str) else words.text()
