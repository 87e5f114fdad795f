"""For whom a site is built: with notes for instructors, or without a word of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

LEARNER: Final = "learner"
"""The tag of a build for learners, and the value of ``hubdocs_lesson_audience``."""

_SOURCES: Final = "_sources"
"""Where Sphinx copies the pages as they were written."""


def choose_audience(app: Sphinx, config: Config) -> None:
    """Take the audience from the tag (on ``config-inited``); pages are read again when it changes."""
    if LEARNER in app.tags:
        config.hubdocs_lesson_audience = LEARNER
    if config.hubdocs_lesson_audience == LEARNER:
        config.html_copy_source = False


def drop_sources(app: Sphinx) -> None:
    """Take away what an earlier build has copied (on ``builder-inited``): the notes stand in it."""
    sources = Path(app.outdir, _SOURCES)
    if app.config.hubdocs_lesson_audience == LEARNER and sources.is_dir():
        shutil.rmtree(sources)


def has_notes(env: BuildEnvironment) -> bool:
    """Say whether the site has notes for instructors."""
    return bool(env.config.hubdocs_lesson_audience != LEARNER)


def has_solutions(env: BuildEnvironment) -> bool:
    """Say whether the site has solutions."""
    return has_notes(env) or bool(env.config.hubdocs_learner_solutions)


def setup_audience(app: Sphinx) -> None:
    """Register the options."""
    app.add_config_value(
        "hubdocs_lesson_audience",
        "",
        "env",
        types=(str,),
        description="For whom lessons are: 'learner' leaves the notes for instructors out, as the tag learner does.",
    )
    app.add_config_value(
        "hubdocs_learner_solutions",
        True,  # noqa: FBT003 (the default)
        "env",
        types=(bool,),
        description="Whether a site for learners has the solutions of exercises.",
    )
    app.connect("config-inited", choose_audience)
    app.connect("builder-inited", drop_sources)
