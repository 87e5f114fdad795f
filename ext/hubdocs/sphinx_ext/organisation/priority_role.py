"""The role ``hub:priority`` and the directive ``hub:serves``: checked links to priorities and their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.model import Code
from hubdocs.service.organisation.place import hint_for
from hubdocs.service.organisation.strategy import STRATEGY, load_strategy
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.links import KeptLinkRole, broken_link, unknown_links
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.findings import emit_settled
from hubdocs.sphinx_ext.organisation.files import document_of, known_document
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic
    from hubdocs.service.organisation.strategy import Strategy


def strategy_of(env: BuildEnvironment) -> Strategy | None:
    """Give the strategy; the page that is being read depends on it."""
    document = document_of(env, STRATEGY)
    return load_strategy(document) if document else None


def priority_link(strategy: Strategy, name: str, docname: str) -> nodes.Node:
    """Link to a priority or a part of one by its title; one that there is none of is only named."""
    found = strategy.served.get(name)
    title = visible(found.title if found else name)
    return quiet_reference("hub", "priority", name, docname, nodes.inline("", title)) if found else nodes.Text(title)


def priority_links(strategy: Strategy, names: Iterable[str], docname: str) -> nodes.paragraph:
    """Link to several priorities."""
    made = nodes.paragraph()
    for number, name in enumerate(names):
        made += [nodes.Text(", ")] if number else []
        made += priority_link(strategy, name, docname)
    return made


class PriorityRole(KeptLinkRole):
    """A link to a priority or a part of one, by its id or its title; the title is shown."""

    innernodeclass = nodes.inline

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: FBT001 (Sphinx calls it so)
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Keep the link for the check, and show the title of what it names."""
        title, target = super().process_link(env, refnode, has_explicit_title, title, target)
        strategy = strategy_of(env)
        found = strategy.served.get(target) if strategy else None
        return (visible(found.title) if found and not has_explicit_title else title), target

    def find(self, env: BuildEnvironment, kind: str, written: str) -> str:  # noqa: ARG002 (there is only one kind)
        """Give the id of what is meant."""
        strategy = strategy_of(env)
        found = strategy.find(written) if strategy else None
        return found.id if found else written


class ServesDirective(ReportingDirective):
    """Says which priorities a page serves; they link back to it."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        strategy = strategy_of(self.env)
        names = tuple(dict.fromkeys(" ".join(self.arguments).replace(",", " ").split()))
        if strategy is None:
            self.report(Code.FILE_NOT_FOUND, f"no file of this project has the schema `{STRATEGY}`", self.name)
            return []
        for name in names:
            if name not in strategy.served:
                hint = hint_for(name, tuple(strategy.served))
                self.report(Code.UNKNOWN_PRIORITY, f"there is no priority `{name}`", name, hint)
        known = tuple(name for name in names if name in strategy.served)
        note_serving(self.env, known)
        if not known:
            return []
        made = priority_links(strategy, known, self.env.docname)
        words = str(_("This page serves: %s.")).partition("%s")
        made.insert(0, nodes.Text(words[0]))
        made += nodes.Text(words[2])
        made["classes"].append("hubdocs-serves")
        self.set_source_info(made)
        return [made]


def note_serving(env: BuildEnvironment, names: Iterable[str]) -> None:
    """Keep what the page that is being read serves."""
    serving = HubDomain.of(env).data["serving"]
    serving[env.docname] = tuple(dict.fromkeys((*serving.get(env.docname, ()), *names)))


def emit_priority_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report links to priorities that do not exist (on ``env-updated``, which comes with every build)."""
    emit_settled(env, broken_priority_links(env))
    return []


def broken_priority_links(env: BuildEnvironment) -> Iterator[Diagnostic]:
    """Find links to what is neither in the strategy nor on a page, here or on another site."""
    document = known_document(env, STRATEGY)
    served = load_strategy(document).served if document else {}
    for docname, link in unknown_links(env, "priority"):
        if link.target not in served:
            yield from broken_link(env, docname, link, Code.UNKNOWN_PRIORITY, hint_for(link.written, tuple(served)))
