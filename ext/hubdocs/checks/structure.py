"""An instance against its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.schema import SchemaStore, Validator
    from hubdocs.sources import Document


def check_structure(
    document: Document,
    validator: Validator,
    store: SchemaStore,
    *,
    at: Pointer = (),
    overlay: bool = False,
) -> tuple[Diagnostic, ...]:
    """Check a document against a schema.

    :param at: where the document's root stands in a whole instance; the document is then a fragment.
    :param overlay: keys may be missing, because other layers have them. A fragment is always an overlay.
    :return: one finding for each mistake, in the order of the text. What was found while reading the text is not
        among them.
    """
    if document.broken:
        return ()
    if not at and not document.ambiguous and validator.is_valid(document.value):
        return ()
    # All that finds and words mistakes is imported with the first one: most files have none.
    from hubdocs.checks.findings import find_mistakes  # noqa: PLC0415 (see above)

    return find_mistakes(document, validator, store, at=at, overlay=overlay)
