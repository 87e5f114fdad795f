"""Pictures that are on other hosts: a kit has a link in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from hubdocs.project.field_kit.remote import is_remote
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator


class RemotePictures(SphinxPostTransform):
    """Put links in the place of pictures, before Sphinx looks for them."""

    default_priority = 4

    def run(self, **_options: Any) -> None:
        """Change the page."""
        for image in list(_remote(self.document)):
            said = image.get("alt") or image["uri"].rpartition("/")[2] or image["uri"]
            words = str(_("Picture, needs a network: {picture}")).format(picture=said)
            link = nodes.reference("", words, refuri=image["uri"], internal=False, classes=["hubdocs-outside"])
            inline = isinstance(image.parent, nodes.TextElement)
            image.replace_self(link if inline else nodes.paragraph("", "", link))


def _remote(document: nodes.document) -> Iterator[nodes.image]:
    return (image for image in document.findall(nodes.image) if is_remote(image["uri"]))
