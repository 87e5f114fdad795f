"""Translations of the texts of catalogues and of the schema of requests: those of schemas are translated alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.locale import init as find_catalogue
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.i18n import docname_to_domain

from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.request.nodes import request_form, request_text
from hubdocs.sphinx_ext.schema.prose import ProseReader
from hubdocs.sphinx_ext.schema.translate import ORIGINAL, messages, replace_text
from hubdocs.sphinx_ext.translation import _


class TranslateRequest(SphinxTransform):
    """Put translations in the place of the texts of forms."""

    default_priority = Locale.default_priority - 1

    def apply(self, **_options: Any) -> None:
        """Change the page."""
        forms = list(self.document.findall(request_form))
        if not forms:
            return
        folders = [str(Path(self.env.srcdir) / folder) for folder in self.config.locale_dirs]
        domain = docname_to_domain(self.env.docname, self.config.gettext_compact)
        catalogue, _found = find_catalogue(folders, self.config.language, domain)
        for form in forms:
            reader = ProseReader(self.document.settings, self.env, form["schema"], lambda _href: None)
            for node, message in messages(form):
                # What the project itself translates counts; the shipped catalogue comes with its translations.
                translation = catalogue.gettext(message)
                translation = translation if translation != message else str(_(message))
                if not translation.strip() or translation == message:
                    continue
                if isinstance(node, request_text):
                    node.clear()
                    node.append(nodes.Text(visible(translation)))
                    node.rawsource = translation  # so that Sphinx does not translate it again, with markup
                    node[ORIGINAL] = message
                else:
                    replace_text(node, translation, reader)
