"""What a hub runs with: as YAML with a comment on each line, or for programs, as JSON.

The shape of the JSON is stable: new keys may come, none goes or changes its meaning within one ``version``::

    {
      "version": 1,
      "hub": "af/hub-a",
      "pointer": "/jupyterhub/singleuser",
      "values": {"defaultUrl": "/lab"},
      "origins": {"/jupyterhub/singleuser/defaultUrl": {"path": "...", "line": 36, "column": 5}},
      "hidden": [{"path": "...", "kind": "encrypted"}]
    }
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hubdocs.model import format_pointer
from hubdocs.project.reporters.plain import plain

if TYPE_CHECKING:
    from hubdocs.project.fleet.effective import EffectiveValues
    from hubdocs.service.fleet import Hub

VERSION: Final = 1
"""Of the shape; it grows when a key goes or changes its meaning."""

_COMMENTS: Final = 60
"""The column that the comments stand in, unless a line is longer."""


def effective_text(hub: Hub, effective: EffectiveValues) -> str:
    """Write values as YAML that can be used as a values file; comments say where each line comes from."""
    lines = [f"# {plain(hub.id)}, put together from"]
    lines.extend(f"#   {plain(layer.shown)}" for layer in effective.read)
    lines.extend(f"# cannot be judged: {plain(layer.shown)} ({layer.kind.value})" for layer in effective.hidden)
    for line in effective.lines:
        text = _printable(line.text)
        if line.path:
            text = f"{text.ljust(_COMMENTS)}  # {plain(line.path)}:{line.line}:{line.column}"
        lines.append(text)
    return "".join(f"{line}\n" for line in lines)


def _printable(text: str) -> str:
    """Replace what could fool a terminal; a tab is part of a text of several lines and stays."""
    return "\t".join(plain(part) for part in text.split("\t"))


def effective_json(hub: Hub, effective: EffectiveValues) -> str:
    """Write values and their origins for programs."""
    contents = {
        "version": VERSION,
        "hub": hub.id,
        "pointer": format_pointer(effective.pointer),
        "values": effective.value,
        "origins": {
            format_pointer(line.pointer): {"path": line.path, "line": line.line, "column": line.column}
            for line in effective.lines
            if line.path
        },
        "hidden": [{"path": layer.shown, "kind": layer.kind.value} for layer in effective.hidden],
    }
    return json.dumps(contents, indent=2, ensure_ascii=True) + "\n"
