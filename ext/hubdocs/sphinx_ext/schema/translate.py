"""Translations of the texts of schemas.

Sphinx reads a translation in the language of the page. These texts are Markdown in every page, and a translation gets
no more rights than its original. So they are translated here, and hidden from Sphinx's own transform meanwhile.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.locale import init as find_catalogue
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import extract_messages

from hubdocs.schema.describe import Location, Prose
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.schema.links import local_link
from hubdocs.sphinx_ext.schema.nodes import schema_prose, schema_reference, schema_title
from hubdocs.sphinx_ext.schema.prose import ProseReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

ORIGINAL: Final = "hubdocs_original"
"""Attribute of a node that is translated: the text that it had."""


class TranslateProse(SphinxTransform):
    """Put translations in the place of the texts of schemas."""

    default_priority = Locale.default_priority - 1

    def apply(self, **_options: Any) -> None:
        """Change the page."""
        references = list(self.document.findall(schema_reference))
        if not references:
            return
        folders = [str(Path(self.env.srcdir) / folder) for folder in self.config.locale_dirs]
        domain = docname_to_domain(self.env.docname, self.config.gettext_compact)
        catalogue, found = find_catalogue(folders, self.config.language, domain)
        for reference in references if found else ():
            reader = self._reader(reference)
            for node, message in messages(reference):
                translation = catalogue.gettext(message)
                if translation.strip() and translation != message:
                    replace_text(node, translation, reader)

    def _reader(self, reference: schema_reference) -> ProseReader:
        domain = SchemaDomain.of(self.env)
        schema = domain.project.store.load(Path(reference["schema"]))
        whole = domain.describe(schema)
        settings = self.document.settings
        return ProseReader(settings, self.env, schema.name, lambda href: local_link(href, whole, schema.name))


class RestoreOriginals(SphinxTransform):
    """Tell Sphinx what was translated, so that it counts it, and finds the original again."""

    default_priority = Locale.default_priority + 1

    def apply(self, **_options: Any) -> None:
        """Change the page."""
        for node in self.document.findall(nodes.TextElement):
            if ORIGINAL in node:
                node.rawsource = node.attributes.pop(ORIGINAL)
                node["translated"] = True


def messages(reference: nodes.Element) -> Iterator[tuple[nodes.TextElement, str]]:
    """List the texts of a schema, with their nodes."""
    for text in reference.findall(nodes.Element):
        if isinstance(text, (schema_prose, schema_title)):
            for node, message in extract_messages(text):
                if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.FixedTextElement):
                    yield node, message


def replace_text(node: nodes.TextElement, translation: str, reader: ProseReader) -> None:
    """Replace what a node says."""
    file, line = Path(node.source or ""), node.line or 1
    original, source = node.rawsource, node.source
    node.clear()
    reader.inline(Prose(translation, Location(str(file), line, 1, file)), node)
    node.source = source
    node[ORIGINAL] = original


def setup_translations(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(TranslateProse)
    app.add_transform(RestoreOriginals)
