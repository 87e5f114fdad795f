"""What pages say of themselves in their front matter: which priorities they serve, and whether they are updates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel.dates import format_date
from docutils import nodes

from hubdocs.project.pages.front_matter import front_matter, schema_of_page, served_by
from hubdocs.service.community.confirmation import read_day
from hubdocs.service.organisation.updates import UPDATE, make_update
from hubdocs.sources import read
from hubdocs.sphinx_ext.community.domain import HubDomain
from hubdocs.sphinx_ext.community.nodes import hub_communities
from hubdocs.sphinx_ext.config.dependencies import note_configuration, note_schema
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.files import roles_of
from hubdocs.sphinx_ext.organisation.priority_role import note_serving, priority_links, strategy_of
from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.service.organisation.updates import Update
    from hubdocs.sources import Document


def read_page_matter(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what a page says of itself (on ``doctree-read``); the check of the page tells what is wrong with it."""
    env = app.env
    path = Path(env.doc2path(env.docname))
    document = _matter_of(env, path)
    if document is None or document.broken:
        return
    served = served_by(document.value)
    if served:
        strategy = strategy_of(env)
        note_serving(env, [name for name in served if strategy is None or name in strategy.served])
    project = SchemaDomain.of(env).project
    schema = schema_of_page(path, project)
    if not schema:
        return
    note_configuration(env)
    note_schema(env, schema, path.parent)
    update = make_update(document.value) if schema == UPDATE else None
    if update is not None:
        HubDomain.of(env).note("updates", env.docname, update)
        _add_head(env, doctree, update)


def _matter_of(env: BuildEnvironment, path: Path) -> Document | None:
    """Read the front matter of a page, if it has any."""
    project = SchemaDomain.of(env).project
    if path.suffix not in (".md", ".markdown"):
        return None
    source = read(path, project.shown(path), limits=project.options.limits)
    content = getattr(source, "content", "")
    return front_matter(content, project.shown(path), project) if content.startswith("---") else None


def _add_head(env: BuildEnvironment, doctree: nodes.document, update: Update) -> None:
    """Say below the title of an update when it was published, by whom, and what it serves."""
    title = next(doctree.findall(nodes.title), None)
    if title is None or title.parent is None:
        return
    facts = hub_communities("", *_head(env, update), classes=["hubdocs-update"])
    title.parent.insert(title.parent.index(title) + 1, facts)


def _head(env: BuildEnvironment, update: Update) -> Iterator[nodes.Node]:
    yield nodes.paragraph("", "", *_published(env, update))
    strategy = strategy_of(env) if update.serves else None
    if strategy is not None:
        serves = priority_links(strategy, update.serves, env.docname)
        serves.insert(0, nodes.Text(f"{_('Serves')}: "))
        yield serves


def _published(env: BuildEnvironment, update: Update) -> Iterator[nodes.Node]:
    yield nodes.Text(day_words(env, update.date))
    roles = roles_of(env) if update.authors else None
    for number, name in enumerate(update.authors):
        yield nodes.Text(", " if number else " \N{MIDDLE DOT} ")
        party = roles.parties.get(name) if roles else None
        if party is None:
            yield nodes.Text(visible(name))
        else:
            yield quiet_reference("hub", party.kind, name, env.docname, nodes.inline("", visible(party.title)))


def day_words(env: BuildEnvironment, day: str) -> str:
    """Write a day as readers of the site do."""
    found = read_day(day)
    return str(format_date(found, "long", locale=site_locale(env.config.language))) if found else visible(day)


def setup_page_matter(app: Sphinx) -> None:
    """Read the front matter of each page."""
    app.connect("doctree-read", read_page_matter)
