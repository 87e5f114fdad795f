"""What is being checked: a document, or a part of one, against a schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hubdocs.checks.trail import Trail, find_trail
from hubdocs.model import Diagnostic, Severity
from hubdocs.schema import Place, Resolver, Violation, value_at

if TYPE_CHECKING:
    from hubdocs.model import JSON, Code, Pointer, Related
    from hubdocs.sources import Document, Kind


@dataclass(frozen=True)
class Subject:
    """A document together with the way it is checked.

    :param root: the schema of the whole instance.
    :param prefix: where the document's root stands in a whole instance; ``()`` for a whole file.
    :param value: the whole instance that was checked: the document's value, wrapped as ``prefix`` says.
    :param overlay: keys may be missing, because other layers or the rest of the file have them.
    """

    document: Document
    root: Place
    resolver: Resolver
    prefix: Pointer
    value: JSON
    overlay: bool

    @cached_property
    def wildcards(self) -> frozenset[Pointer]:
        """Pointers (in the whole instance) of values that stand for any value."""
        pads: set[Pointer] = set()
        for depth, step in enumerate(self.prefix):
            if isinstance(step, int):
                pads.update((*self.prefix[:depth], index) for index in range(step))
        return frozenset(pads | {self.prefix + pointer for pointer in self.document.wildcards})

    @cached_property
    def elided(self) -> frozenset[Pointer]:
        """Pointers (in the whole instance) of collections in which something was left out."""
        return frozenset(self.prefix + pointer for pointer in self.document.elided)

    @property
    def kind(self) -> Kind:
        """The format that the document is written in."""
        return self.document.locator.source.kind

    def trail(self, violation: Violation) -> Trail:
        """Give the way to the keyword that was broken."""
        return find_trail(self.root, violation.evaluation, self.resolver)

    def value_at(self, pointer: Pointer) -> JSON:
        """Give the instance's value at a pointer."""
        return value_at(self.value, pointer)

    def local(self, pointer: Pointer) -> Pointer:
        """Turn a pointer into the whole instance into one into the document."""
        return pointer[len(self.prefix) :]

    def report(  # noqa: PLR0913 (a finding has this many parts; all but three are named)
        self,
        code: Code,
        message: str,
        pointer: Pointer,
        *,
        hint: str = "",
        on_key: bool = False,
        severity: Severity = Severity.ERROR,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Make a finding about the value (or the key) at a pointer into the whole instance."""
        local = self.local(pointer)
        document = self.document
        start, end = document.key_offsets_of(local) if on_key else document.value_offsets_of(local)
        defined = document.definition_of(local)
        if defined is not None and defined != (start, end):
            related = (*related, document.locator.related(*defined, "the value is written here"))
        return document.locator.diagnostic(
            code, message, start, end, hint=hint, severity=severity, pointer=local, related=related
        )


def wrap(value: JSON, prefix: Pointer) -> JSON:
    """Put a value at its place in an instance that has nothing else; lists are padded with ``null``."""
    for step in reversed(prefix):
        value = [*([None] * step), value] if isinstance(step, int) else {step: value}
    return value
