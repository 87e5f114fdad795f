"""Component: field kits, the pages of one workshop for a room without a network.

The build of a kit is a build of the project with its own ``conf.py``, in a process of its own, that knows of an order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.project.field_kit.order import SETTING
from hubdocs.sphinx_ext.field_kit.asked import LinkKits, lesson_kit
from hubdocs.sphinx_ext.field_kit.directive import FieldKitDirective
from hubdocs.sphinx_ext.field_kit.front import FrontDirective
from hubdocs.sphinx_ext.field_kit.kit_project import use_kit_project, write_result
from hubdocs.sphinx_ext.field_kit.offline import adapt_settings, keep_local, setup_math
from hubdocs.sphinx_ext.field_kit.outside import OutsidePages, lead_outside
from hubdocs.sphinx_ext.field_kit.pictures import RemotePictures
from hubdocs.sphinx_ext.field_kit.site_kits import copy_kits, make_kits
from hubdocs.sphinx_ext.training.domain import LessonDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_BEFORE_OURS = 800
_AFTER_ALL = 990


def setup_field_kit(app: Sphinx) -> None:
    """Register the component."""
    app.add_config_value(SETTING, "", "env", types=(str,), description="The order of a kit; hubdocs itself sets it.")
    app.add_config_value(
        "hubdocs_field_kits",
        True,  # noqa: FBT003 (the default)
        "html",
        types=(bool,),
        description="Whether a site makes the field kits that its pages lead to; it costs some seconds for each.",
    )
    app.add_node(lesson_kit)
    app.add_directive_to_domain(LessonDomain.name, "field-kit", FieldKitDirective)
    app.add_post_transform(LinkKits)
    app.connect("env-updated", make_kits)
    app.connect("build-finished", copy_kits)
    app.connect("config-inited", _become_kit, priority=_AFTER_ALL)


def _become_kit(app: Sphinx, config: Config) -> None:
    """Make this the build of a kit, if there is an order (on ``config-inited``)."""
    if not config.hubdocs_field_kit:
        return
    adapt_settings(config)
    setup_math(app, config)
    app.add_directive_to_domain(LessonDomain.name, "kit", FrontDirective)
    app.add_post_transform(OutsidePages)
    app.add_post_transform(RemotePictures)
    app.connect("builder-inited", use_kit_project)
    app.connect("missing-reference", lead_outside, priority=_BEFORE_OURS)
    app.connect("html-page-context", keep_local, priority=_AFTER_ALL)
    app.connect("build-finished", write_result)
