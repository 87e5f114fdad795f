"""Agendas, plans of events, and links to hubs: a part of the component of lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sphinx_ext.training.agenda_directive import AgendaDirective
from hubdocs.sphinx_ext.training.calendars import LinkCalendars, write_calendars
from hubdocs.sphinx_ext.training.delivery_directive import DeliveryDirective
from hubdocs.sphinx_ext.training.domain import LessonDomain
from hubdocs.sphinx_ext.training.event_nodes import setup_event_nodes
from hubdocs.sphinx_ext.training.event_plan_directive import EventPlanDirective
from hubdocs.sphinx_ext.training.run_on_directive import RunOnDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_events(app: Sphinx) -> None:
    """Register the directives."""
    setup_event_nodes(app)
    app.add_directive_to_domain(LessonDomain.name, "agenda", AgendaDirective)
    app.add_directive_to_domain(LessonDomain.name, "delivery", DeliveryDirective)
    app.add_directive_to_domain(LessonDomain.name, "event-plan", EventPlanDirective)
    app.add_directive_to_domain(LessonDomain.name, "run-on", RunOnDirective)
    app.add_post_transform(LinkCalendars)
    app.connect("build-finished", write_calendars)
    app.add_css_file("hubdocs-event.css")
