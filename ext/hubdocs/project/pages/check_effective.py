"""Check what a page shows of a hub's effective values: that there is such a hub, and that it has such a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.model import Code, format_pointer
from hubdocs.project.pages.blocks import CONFIG_EFFECTIVE_OPTIONS
from hubdocs.service.fleet.layers import LayerKind

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import Pointer
    from hubdocs.project.fleet.effective import EffectiveValues
    from hubdocs.project.pages.blocks import BlockReader
    from hubdocs.project.project import Project
    from hubdocs.service.fleet import Hub
    from hubdocs.sources.snippets import Snippet


class EffectiveResult(NamedTuple):
    """What there is to be shown.

    :param hub: the hub that the page names, if there is one.
    :param values: the part of its values that is asked for, without secrets; nothing where there is no such part.
    """

    hub: Hub | None = None
    values: EffectiveValues | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that decide about it; encrypted ones are nobody's business."""
        if self.hub is None:
            return ()
        layers = (layer.path for layer in self.hub.layers if layer.kind is not LayerKind.ENCRYPTED)
        return (self.hub.cluster.path, *layers)


def check_effective(snippet: Snippet, reader: BlockReader, project: Project) -> EffectiveResult:
    """Find what a directive ``config-effective`` shows; the reader takes the findings."""
    from hubdocs.project.fleet.effective import effective_values  # noqa: PLC0415 (few pages need it)
    from hubdocs.project.fleet.hubs import hub_hint, known_hubs  # noqa: PLC0415 (likewise)

    reader.check_names(snippet, CONFIG_EFFECTIVE_OPTIONS)
    name = snippet.argument.strip()
    span = snippet.argument_span or snippet.span
    hubs = known_hubs(project)
    hub = hubs.get(name)
    if hub is None:
        message = f"there is no hub `{name}`" if name else "this does not say which hub it shows"
        reader.report(Code.UNKNOWN_HUB, message, span, hub_hint(name, hubs))
        return EffectiveResult()
    option = next((option for option in snippet.options if option.name == "at"), None)
    before = len(reader.diagnostics)
    pointer = reader.pointer(option)
    if len(reader.diagnostics) > before:
        return EffectiveResult(hub)
    values = effective_values(hub, pointer, in_public=True)
    if values.value is None:
        where = f"`{option.value}`" if option is not None else "anything"
        hint = "" if option is None else _hint(hub, pointer)
        place = option.span if option is not None else span
        reader.report(Code.INVALID_OPTION, f"no file of `{name}` that can be read sets {where}", place, hint)
        return EffectiveResult(hub)
    return EffectiveResult(hub, values)


def _hint(hub: Hub, pointer: Pointer) -> str:
    """Guess which value was meant."""
    for depth, step in enumerate(pointer):
        beside = hub.value(*pointer[:depth]) if depth else hub.values
        if isinstance(beside, dict) and isinstance(step, str) and step not in beside:
            near = closest(step, beside)
            if near is not None:
                return f"did you mean `{format_pointer((*pointer[:depth], near, *pointer[depth + 1 :]))}`?"
            break
    return "write the way to a value, such as `/jupyterhub/singleuser`"
