"""The directive ``hub:timeline``: what is done when, by whom, and after what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_skeleton
from docutils import nodes

from hubdocs.figures.timeline import Action as Bar
from hubdocs.figures.timeline import Timeline
from hubdocs.service.organisation.collaboration import first_day
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.organisation.collaboration_base import CollaborationDirective, named
from hubdocs.sphinx_ext.organisation.messages import field, said
from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.figures import Figure
    from hubdocs.service.organisation.collaboration import Action, Collaboration, Heading, Month, Period


class TimelineDirective(CollaborationDirective):
    """Show actions as bars below their periods, and as a list."""

    key = "timeline"

    def figure(self, kept: Collaboration, heading: Heading) -> Figure:  # noqa: ARG002 (others need it)
        """Draw a bar for each action."""
        spans = ((action, kept.span(action)) for action in kept.actions)
        bars = tuple(Bar(action.title, *span) for action, span in spans if span is not None)
        return Timeline(tuple(period.title for period in kept.periods), bars)

    def listed(self, kept: Collaboration) -> Iterator[nodes.Node]:
        """List the periods, then the actions."""
        yield nodes.definition_list("", *map(self._period, kept.periods), classes=["hubdocs-periods"])
        yield nodes.definition_list("", *(self._action(action, kept) for action in kept.actions))

    def inferred(self, kept: Collaboration) -> Iterable[str]:
        """Give from what each is inferred."""
        return (action.inferred for action in kept.actions)

    def _period(self, period: Period) -> nodes.definition_list_item:
        body = list(self.told(period.text, period.line))
        if period.starts:
            begins = self._date(period.starts, 0)
            body.append(nodes.paragraph("", str(_("Begins in %s.")) % begins))
        return self.entry(named("period", period.id, period.title, period.text), period.line, body)

    def _action(self, action: Action, kept: Collaboration) -> nodes.definition_list_item:
        body = [*self.told(action.text, action.line), nodes.field_list("", *self._facts(action, kept))]
        entry = named("action", action.id, action.title, action.text)
        return self.entry(entry, action.line, body, inferred=action.inferred)

    def _facts(self, action: Action, kept: Collaboration) -> Iterator[nodes.field]:
        yield field(_("When"), nodes.paragraph("", visible(self._when(action, kept))))
        yield field(_("Who acts"), self.parties(action.who))
        others = [other for other in kept.actions if other.id in action.after]
        if others:
            yield field(_("Only after"), self._links(others))
        yield from self.doubt(action.inferred, action.line)

    def _links(self, actions: Iterable[Action]) -> nodes.paragraph:
        """Link to actions."""
        made = nodes.paragraph()
        for number, action in enumerate(actions):
            if number:
                made += nodes.Text(", ")
            shown = said(nodes.inline(), action.title, self.place(action.line))
            made += quiet_reference("hub", "action", action.id, self.env.docname, shown)
        return made

    def _when(self, action: Action, kept: Collaboration) -> str:
        """Say when something begins and ends."""
        start, end = action.start, action.end or action.start
        first, last = self._month(start, kept), self._month(end, kept)
        if first == last:
            return first
        period = next((period for period in kept.periods if period.id == start.period == end.period), None)
        if period is not None and not period.starts:
            months = {"period": period.title, "first": start.month, "last": end.month}
            return str(_("%(period)s, months %(first)d to %(last)d")) % months
        return str(_("%(first)s to %(last)s")) % {"first": first, "last": last}

    def _month(self, month: Month, kept: Collaboration) -> str:
        """Name a month: by the calendar if that is known, else by its number in its period."""
        period = next((period for period in kept.periods if period.id == month.period), None)
        if period is not None and period.starts:
            return self._date(period.starts, month.month - 1)
        title = period.title if period is not None else month.period
        return str(_("%(period)s, month %(month)d")) % {"period": title, "month": month.month}

    def _date(self, starts: str, months: int) -> str:
        """Write a month as the language of the site does."""
        return str(format_skeleton("yMMMM", first_day(starts, months), locale=site_locale(self.config.language)))
