"""Floor 1: drawings from plain values. Nothing here knows what a hub is, or in which document a drawing stands."""

from __future__ import annotations

from hubdocs.figures.drawing import Arrow, Box, Circle, Drawing, Figure, Label, Line, mirrored
from hubdocs.figures.pgf import write_pgf
from hubdocs.figures.svg import write_svg

__all__ = ["Arrow", "Box", "Circle", "Drawing", "Figure", "Label", "Line", "mirrored", "write_pgf", "write_svg"]
