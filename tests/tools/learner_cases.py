"""Right learner profiles with their lessons and roles, which cases change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_cases import WORKSHOP, write_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROFILES = """\
profiles:
  - id: ecologist
    title: An ecologist
    role: hub-user
    background: Counts birds.
    # what they say
    goal: See.
    lessons: [first-steps, files]
  - id: engineer
    title: An engineer
    role: helper
    background: Helps <all>.
    goal: Stay calm.
    lessons: [data]
    knows: [files]
    can: [Work in a terminal]
    obstacles: {time: Little., network: A telephone.}
    languages: [es]
    advice: Make them helpers.
"""
ROLES = """\
teams: {}
roles:
  hub-user: {title: Hub User, side: community, text: Works on the hub.}
  helper: {title: Helper, side: community, text: Helps others.}
"""


def write_learners(folder: Path, profiles: str, others: Mapping[str, str] | None = None) -> Path:
    """Write a project with profiles, lessons, a hub and roles; give the file of the profiles."""
    write_project(folder, WORKSHOP)
    files = {"learner-profiles.yaml": profiles, "organisation/roles.yaml": ROLES, **(others or {})}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder / "learner-profiles.yaml"
