"""What hubs have in common, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hubdocs.project.reporters.plain import plain
from hubdocs.service.fleet.building_blocks import percent

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.service.fleet.building_blocks import Block, BuildingBlocks

_HEADS: Final = ("group", "common", "most", "different", "share")


def blocks_text(found: BuildingBlocks, *, settings: bool = False) -> str:
    """Write a table, and what it leaves out.

    :param settings: list the settings of each group as well.
    """
    if not found.hubs:
        return "there are no hubs to compare\n"
    total = found.total
    rows = [_HEADS, *(_row(block) for block in found.blocks), _row(total._replace(group="all"))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    lines: list[str] = []
    for number, row in enumerate(rows):
        first, *rest = (cell.ljust(width) for cell, width in zip(row[:1], widths, strict=False))
        rest += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join((first, *rest)))
        if settings and 0 < number <= len(found.blocks):
            block = found.blocks[number - 1]
            lines += [f"  = {plain(path)}" for path in block.common]
            lines += [f"  ~ {plain(path)}" for path in block.most]
            lines += [f"  - {plain(path)}" for path in block.different]
    lines += ["", f"{percent(total)} % of what is set for an average hub is the same on all {len(found.hubs)} hubs"]
    lines += _left_out(found)
    return "\n".join(lines) + "\n"


def _row(block: Block) -> tuple[str, ...]:
    numbers = (len(paths) for paths in (block.common, block.most, block.different))
    return block.group, *map(str, numbers), f"{percent(block)} %"


def _left_out(found: BuildingBlocks) -> list[str]:
    lines: list[str] = []
    if found.total.defaults:
        lines.append(f"{found.total.defaults} of the common settings come with the chart, and nobody sets them")
    if found.with_defaults < len(found.hubs):
        lines.append(f"without the chart's own values: {len(found.hubs) - found.with_defaults} hubs")
    if found.with_hidden:
        lines.append(f"without what only encrypted files set: {found.with_hidden} hubs")
    if found.unknown:
        lines.append(f"not counted, because an encrypted file may set them: {len(found.unknown)} settings")
    lines += [f"not read: {plain(path)}" for path in found.unread]
    return lines


def blocks_json(found: BuildingBlocks) -> str:
    """Write all that is known."""
    facts: dict[str, JSON] = {
        "hubs": list(found.hubs),
        "share": int(percent(found.total)),
        "groups": [
            {
                "group": block.group,
                "share": int(percent(block)),
                "common": list(block.common),
                "defaults": block.defaults,
                "most": list(block.most),
                "different": list(block.different),
            }
            for block in found.blocks
        ],
        "unknown": list(found.unknown),
        "hubs_with_chart_values": found.with_defaults,
        "hubs_with_hidden_files": found.with_hidden,
        "unread": list(found.unread),
    }
    return json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
