"""For whom a site is built: with notes for instructors, or without a word of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.config import ENUM
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

LEARNER: Final = "learner"
"""The tag of a build for learners, and the value of ``hubdocs_lesson_audience``."""

_MARK: Final = ".hubdocs-learner"
"""A file in the output that says: all that is here was built for learners."""

_LEFT: Final = ("_sources", "_images", "_downloads", "_kits", "searchindex.js")
"""What Sphinx only adds to: pages as they were written, files that they show or lead to, words that were on them."""

_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class DropComments(SphinxPostTransform):
    """Take comments out of pages for learners: authors note things in them that browsers do not show, but have."""

    default_priority = 10

    def run(self, **_options: Any) -> None:
        """Change the page."""
        if has_notes(self.env):
            return
        for raw in list(self.document.findall(nodes.raw)):
            left = _COMMENT.sub("", raw.astext())
            if left == raw.astext() or "html" not in raw.get("format", "").split():
                continue
            if left.strip():
                raw.children[:] = [nodes.Text(left)]
            else:
                raw.parent.remove(raw)


def choose_audience(app: Sphinx, config: Config) -> None:
    """Take the audience from the tag (on ``config-inited``); pages are read again when it changes."""
    if LEARNER in app.tags:
        config.hubdocs_lesson_audience = LEARNER
    if config.hubdocs_lesson_audience == LEARNER:
        config.html_copy_source = False


def drop_notes(app: Sphinx) -> None:
    """Take away what an earlier build for others has left in the output (on ``builder-inited``)."""
    if app.builder.format != "html" or app.builder.name == "epub":  # a book would take the mark for a part of it
        return
    mark = Path(app.outdir, _MARK)
    if app.config.hubdocs_lesson_audience != LEARNER:
        mark.unlink(missing_ok=True)
    elif not mark.exists():
        for left in (Path(app.outdir, name) for name in _LEFT):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()


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
        types=ENUM("", LEARNER),
        description="For whom lessons are: 'learner' leaves the notes for instructors out, as the tag learner does.",
    )
    app.add_config_value(
        "hubdocs_learner_solutions",
        True,  # noqa: FBT003 (the default)
        "env",
        types=(bool,),
        description="Whether a site for learners has the solutions of exercises.",
    )
    app.add_post_transform(DropComments)
    app.connect("config-inited", choose_audience)
    app.connect("builder-inited", drop_notes)
