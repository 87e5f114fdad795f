"""What is told of rules and of values, as text for a terminal."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from hubdocs.checks.words import show_pointer, yaml_scalar
from hubdocs.project.reporters.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.project.fleet.explain_value import ValueStory
    from hubdocs.rules import Rule
    from hubdocs.schema.describe import Property
    from hubdocs.service.fleet import Origin


def rules_text(rules: Iterable[Rule]) -> str:
    """List rules: code, severity and harm, one on a line, by family."""
    lines: list[str] = []
    listed = list(rules)
    width = max(len(rule.code.value) for rule in listed)
    family = ""
    for rule in listed:
        if rule.family != family:
            family = rule.family
            lines.extend(["", family] if lines else [family])
        severity = rule.severity.value if rule.severity is not None else "off"
        lines.append(f"  {rule.code.value.ljust(width)}  {severity.ljust(11)}  {rule.harm.value}")
    return "".join(f"{line}\n" for line in lines)


def story_text(story: ValueStory) -> str:
    """Tell where a value of a hub comes from, and what the schema says about it."""
    lines = [f"{story.hub.id}: {plain(show_pointer(story.pointer))}"]
    described = story.described
    if described is not None:
        lines.extend(f"  {line}" for line in _description(described))
    if story.origins:
        lines.append(f"  runs with {_shown(story.origins[0])}")
        lines.extend(f"  {_layer(origin, first=not number)}" for number, origin in enumerate(story.origins))
    elif story.alike:
        lines.append(f"  nothing sets it, and the schema does not know it; did you mean `{story.alike}`?")
    else:
        lines.append("  no file that can be read sets it")
    if described is not None and described.default and not story.origins:
        lines.append(f"  the chart's default is {plain(yaml_scalar(described.default[0]))}")
    lines.extend(f"  cannot be judged: {plain(layer.shown)} ({layer.kind.value})" for layer in story.hidden)
    if story.link:
        lines.append(f"  more: {story.link}")
    elif described is not None and not PurePath(described.location.path).is_absolute():
        lines.append(f"  more: {plain(described.location.path)}:{described.location.line}")
    return "".join(f"{line}\n" for line in lines)


def _description(described: Property) -> Iterator[str]:
    """Give what a schema says: the title with the type, and the first paragraph of the description."""
    if described.title is not None:
        yield f"{plain(described.title.text)} ({plain(described.type.text())})"
    for prose in described.descriptions[:1]:
        first = prose.text.strip().split("\n\n", 1)[0]
        yield from (plain(line) for line in first.splitlines())


def _layer(origin: Origin, *, first: bool) -> str:
    start = origin.span.start
    place = f"{plain(origin.layer.shown)}:{start.line}:{start.column}"
    return f"set in {place}" if first else f"overrides {_shown(origin)} in {place}"


def _shown(origin: Origin) -> str:
    if isinstance(origin.value, dict):
        return "a mapping of " + ", ".join(plain(key) for key in origin.value)
    if isinstance(origin.value, list):
        return f"a list of {len(origin.value)}"
    return "nothing (deleted)" if origin.value is None else plain(yaml_scalar(origin.value))
