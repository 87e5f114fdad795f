"""A finding: what is wrong, where, and what to do about it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from hubdocs.model.pointer import Pointer, format_pointer

if TYPE_CHECKING:
    from hubdocs.model.codes import Code
    from hubdocs.model.position import Span


class Severity(Enum):
    """How much a finding matters (the words of the Language Server Protocol)."""

    ERROR = "error"
    """The text does not do what it says; checks fail."""
    WARNING = "warning"
    """The text probably does not do what was meant; checks fail with ``--strict``."""
    INFORMATION = "information"
    """Worth knowing; never fails a check."""


class Related(NamedTuple):
    """A second place that belongs to a finding, such as the first of two equal keys."""

    path: str
    span: Span
    message: str


class Diagnostic(NamedTuple):
    """One finding.

    :param code: stable name of the kind of mistake.
    :param message: what is wrong, in one sentence, in the reader's words.
    :param path: the file, as the user named it or relative to the project.
    :param span: where in the file; what an editor would underline.
    :param hint: what to do, in one sentence, or empty.
    :param pointer: the value inside the document that the finding is about.
    :param line_text: the line of the file that ``span`` starts on, without its end.
    :param related: other places that belong to the finding.
    :param hubs: the hubs of a fleet that a rule's finding concerns, as ``cluster/hub``; empty for other findings.
    """

    code: Code
    message: str
    path: str
    span: Span
    severity: Severity
    hint: str = ""
    pointer: Pointer = ()
    line_text: str = ""
    related: tuple[Related, ...] = ()
    hubs: tuple[str, ...] = ()

    @property
    def location(self) -> str:
        """The place as ``path:line:column``."""
        return f"{self.path}:{self.span.start.line}:{self.span.start.column}"

    @property
    def json_pointer(self) -> str:
        """The value's address as RFC 6901 text."""
        return format_pointer(self.pointer)

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        """Findings are listed by file, then place, then code."""
        return (self.path, self.span, self.code.value, self.message)
