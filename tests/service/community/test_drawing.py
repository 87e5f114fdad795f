"""Drawings of processes: nothing lies on something else, and the same process is drawn the same way."""

from __future__ import annotations

import itertools

import pytest

from hubdocs.service.community.handbook import find_handbook, load_handbook
from hubdocs.service.community.process_drawing import draw

HANDBOOK = load_handbook(find_handbook())
TITLES = {name: actor.title for name, actor in HANDBOOK.actors.items()}


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("process", HANDBOOK.processes, ids=lambda process: process.name)
def test_boxes_and_lines_do_not_cross(process: object, *, narrow: bool) -> None:
    """Each step has its own room inside of the drawing, and lines go around the steps between."""
    from hubdocs.service.community.process import Process  # noqa: PLC0415 (for the type)

    assert isinstance(process, Process)
    drawing = draw(process.steps, TITLES, narrow=narrow)

    assert drawing == draw(process.steps, TITLES, narrow=narrow)
    assert len(drawing.boxes) == len(process.steps)
    assert len(drawing.arrows) == sum(len(step.after) for step in process.steps)
    assert not narrow or drawing.width <= 320
    for above, below in zip(drawing.boxes, drawing.boxes[1:], strict=False):
        assert above.y + above.height < below.y
    for box in drawing.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawing.width
        assert box.y + box.height <= drawing.height
        for arrow in drawing.arrows:
            for (x1, y1), (x2, y2) in itertools.pairwise(arrow):
                beside = max(x1, x2) <= box.x or min(x1, x2) >= box.x + box.width
                above_or_below = max(y1, y2) <= box.y or min(y1, y2) >= box.y + box.height
                assert beside or above_or_below
