"""How much the hubs of a project have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.service.fleet.building_blocks import BuildingBlocks, building_blocks

if TYPE_CHECKING:
    from hubdocs.service.query import World


def compare_hubs(world: World) -> BuildingBlocks:
    """Compare all hubs of all fleets; what a file may set that nobody can read counts nowhere."""
    return building_blocks(world.hubs, world.may_differ, world.unread("hubs"))
