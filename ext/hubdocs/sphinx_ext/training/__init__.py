"""Component: lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.config import ENUM

from hubdocs.sphinx_ext.training import blocks, collect_directives
from hubdocs.sphinx_ext.training.audience import setup_audience
from hubdocs.sphinx_ext.training.collect import FillCollected
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.events import setup_events
from hubdocs.sphinx_ext.training.head import setup_head
from hubdocs.sphinx_ext.training.json_ld import add_description
from hubdocs.sphinx_ext.training.links import LessonRole
from hubdocs.sphinx_ext.training.nodes import setup_nodes
from hubdocs.sphinx_ext.training.outdated import note_reading, pages_to_write
from hubdocs.sphinx_ext.training.page import keep_lesson
from hubdocs.sphinx_ext.training.profiles_directive import ProfilesDirective
from hubdocs.sphinx_ext.training.setup_directive import SetupDirective
from hubdocs.sphinx_ext.training.view import add_view_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DIRECTIVES = {
    "all-in-one": collect_directives.AllInOneDirective,
    "checklist": blocks.BlockDirective,
    "demo": blocks.TimedDirective,
    "discussion": blocks.TimedDirective,
    "exercise": blocks.ExerciseDirective,
    "exercises": collect_directives.ExercisesDirective,
    "glossary": collect_directives.CollectDirective,
    "hint": blocks.DetailsDirective,
    "instructor": blocks.InstructorDirective,
    "keypoints": collect_directives.KeypointsDirective,
    "list": collect_directives.CollectDirective,
    "objectives": blocks.ObjectivesDirective,
    "prerequisites": blocks.PrerequisitesDirective,
    "profiles": ProfilesDirective,
    "questions": blocks.BlockDirective,
    "setup": SetupDirective,
    "solution": blocks.SolutionDirective,
    "term": blocks.TermDirective,
    "type-along": blocks.TimedDirective,
}
"""The directives by their names."""


def setup_training(app: Sphinx) -> None:
    """Register the component."""
    app.add_config_value(
        "hubdocs_exercise_numbers",
        "page",
        "env",
        types=ENUM("page", "course"),
        description="How exercises are numbered: on each page from 1 ('page'), or with the number of the lesson in its "
        "course in front ('course').",
    )
    setup_audience(app)
    setup_nodes(app)
    app.add_domain(LessonDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(LessonDomain.name, name, directive)
    for role in ("ref", "term"):
        app.add_role_to_domain(LessonDomain.name, role, LessonRole(warn_dangling=True))
    app.add_post_transform(FillCollected)
    setup_head(app)
    setup_events(app)
    app.connect("doctree-read", keep_lesson)
    app.connect("env-before-read-docs", note_reading)
    app.connect("env-updated", pages_to_write)
    app.connect("html-page-context", add_description)
    app.connect("html-page-context", add_view_script)
    app.add_css_file("hubdocs-training.css")
