"""The directive ``hub:responsibility-changes``: what is different between two versions, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from hubdocs.model import Code
from hubdocs.project.organisation.files import read_document
from hubdocs.service.organisation.differences import differences
from hubdocs.service.organisation.responsibilities import load_responsibilities
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.organisation.duties_directive import LinesDirective
from hubdocs.sphinx_ext.organisation.files import place_of
from hubdocs.sphinx_ext.organisation.messages import bullets
from hubdocs.sphinx_ext.organisation.responsibilities_directive import holder_words
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.service.organisation.differences import Difference
    from hubdocs.sources import Document


class DifferencesDirective(LinesDirective):
    """Compare the responsibilities with an older version of their file, beside it."""

    def show(self, document: Document) -> Iterable[nodes.Node]:
        """Make a list of differences."""
        path = self._older()
        older = read_document(path, SchemaDomain.of(self.env).project) if path else None
        if path is None or older is None:
            hint = "name a file that stands beside `responsibilities.yaml`"
            self.report(Code.FILE_NOT_FOUND, f"there is no file `{self.wanted}`", self.wanted or self.name, hint)
            return
        self.env.note_dependency(str(path))
        old, new = load_responsibilities(older), load_responsibilities(document)
        versions = {"old": visible(old.version), "new": visible(new.version)}
        found = differences(old, new)
        if not found:
            yield nodes.paragraph("", str(_("Nothing is different between {old} and {new}.")).format(**versions))
            return
        yield nodes.paragraph("", str(_("What is different in {new}, compared with {old}:")).format(**versions))
        yield bullets(nodes.paragraph("", "", *self._words(each)) for each in found)

    def _older(self) -> Path | None:
        """Give the other file; only one in the same folder is read."""
        folder = place_of(self.env, self.schema, 1)[0]
        name = self.wanted
        if not name or "/" in name or "\\" in name or name.startswith("."):
            return None
        return Path(folder).with_name(name)

    def _words(self, each: Difference) -> Iterator[nodes.Node]:
        """Say what is different, with a link to the line."""
        if each.kind == "gone":
            yield nodes.Text(visible(each.line.title))
            yield nodes.Text(f": {_('nobody holds it any more')}")
            return
        yield self.link(each.line)
        yield nodes.Text(": ")
        if each.kind == "new":
            yield nodes.Text(str(_("new, held by {holder}")).format(holder=holder_words(each.line.holder)))
        elif each.kind == "agreed":
            yield nodes.Text(str(_("agreed upon; it was inferred before")))
        elif each.kind == "title":
            yield nodes.Text(str(_("it was called “{before}”")).format(before=visible(each.before[0])))
        elif each.kind == "holder":
            before, after = holder_words(each.before[0]), holder_words(each.after[0])
            yield nodes.Text(str(_("held by {after}, before by {before}")).format(before=before, after=after))
        elif each.kind == "accountable":
            yield from self._instead(str(_("who answers for it")), each)
        elif each.kind == "involved":
            yield from self._instead(str(_("who has a part in it")), each)
        else:
            yield nodes.Text(str(_("other choices change who holds it")))

    def _instead(self, what: str, each: Difference) -> Iterator[nodes.Node]:
        yield nodes.Text(f"{what}: ")
        yield from self.parties(each.after).children if each.after else [nodes.Text(str(_("nobody")))]
        yield nodes.Text(f" ({_('before')}: ")
        yield from self.parties(each.before).children if each.before else [nodes.Text(str(_("nobody")))]
        yield nodes.Text(")")
