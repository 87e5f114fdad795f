"""From a document that breaks its schema to the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hubdocs.checks import message_forms, message_keys, message_sizes, message_values
from hubdocs.checks.excuse import unexcused
from hubdocs.checks.merge_causes import merge_causes
from hubdocs.checks.scalars import check_ambiguous
from hubdocs.checks.select import Cause, find_causes
from hubdocs.checks.subject import Subject, wrap
from hubdocs.model import Code
from hubdocs.schema import Place, Resolver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hubdocs.checks.trail import Trail
    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.schema import SchemaStore, Validator
    from hubdocs.sources import Document

    Reporter = Callable[[Cause, Trail, Subject], Diagnostic]

_REPORTERS: Final[dict[str, Reporter]] = {
    "additionalProperties": message_keys.unknown_key,
    "unevaluatedProperties": message_keys.unknown_key,
    "required": message_keys.missing_key,
    "dependentRequired": message_keys.missing_key,
    "dependencies": message_keys.missing_key,
    "propertyNames": message_keys.wrong_name,
    "type": message_values.wrong_type,
    "const": message_values.wrong_choice,
    "enum": message_values.wrong_choice,
    "pattern": message_values.wrong_pattern,
    "format": message_values.wrong_format,
    "minimum": message_sizes.out_of_range,
    "maximum": message_sizes.out_of_range,
    "exclusiveMinimum": message_sizes.out_of_range,
    "exclusiveMaximum": message_sizes.out_of_range,
    "multipleOf": message_sizes.out_of_range,
    "minLength": message_sizes.wrong_length,
    "maxLength": message_sizes.wrong_length,
    "minItems": message_sizes.wrong_length,
    "maxItems": message_sizes.wrong_length,
    "minProperties": message_sizes.wrong_length,
    "maxProperties": message_sizes.wrong_length,
    "uniqueItems": message_sizes.repeated_item,
    "contains": message_sizes.missing_item,
    "oneOf": message_forms.several_forms,
}


def find_mistakes(
    document: Document, validator: Validator, store: SchemaStore, *, at: Pointer, overlay: bool
) -> tuple[Diagnostic, ...]:
    """List the mistakes of a document; the parameters are those of ``check_structure``."""
    value = wrap(document.value, at)
    ambiguous = check_ambiguous(document, validator, at) if document.ambiguous else ()
    if validator.is_valid(value):
        return ambiguous
    root = Place(validator.schema, validator.pointer)
    subject = Subject(document, root, Resolver(store), at, value, overlay or bool(at))
    causes = merge_causes(find_causes(unexcused(validator.violations(value), subject)), subject)
    found = dict.fromkeys(_once(causes, subject))
    return tuple(sorted((*found, *ambiguous), key=lambda diagnostic: diagnostic.sort_key))


def _once(causes: Iterable[Cause], subject: Subject) -> Iterator[Diagnostic]:
    """Put causes into words; what an alias repeats in places of the same kind is told once, where it is written."""
    document = subject.document
    told: set[object] = set()
    echoes: list[tuple[object, Diagnostic]] = []
    for cause in causes:
        found = report(cause, subject)
        if document.definition_of(found.pointer) is None:
            told.add((_rule(cause, subject), document.written_key_offsets_of(found.pointer)))
            yield found
        else:
            echoes.append(((_rule(cause, subject), document.written_key_offsets_of(found.pointer)), found))
    for origin, found in echoes:
        if origin not in told:
            told.add(origin)
            yield found


def _rule(cause: Cause, subject: Subject) -> object:
    """Name the keyword of the schema that is broken, whatever way leads to it."""
    owner = subject.trail(cause.violation).owner
    return owner.schema.path, owner.pointer, cause.violation.keyword


def report(cause: Cause, subject: Subject) -> Diagnostic:
    """Put a cause into words."""
    violation = cause.violation
    if len(violation.pointer) < len(subject.prefix):
        place = subject.report(Code.INVALID_OPTION, "", subject.prefix)
        return _not_a_place(place, subject)
    trail = subject.trail(violation)
    if violation.keyword in ("false", "not", "additionalItems", "unevaluatedItems"):
        return message_forms.forbidden(cause, trail, subject)
    if violation.branches and not violation.several_match:
        reasons = (report(Cause(item), subject) for branch in violation.branches for item in branch)
        return message_forms.no_form(cause, trail, subject, [reason.message for reason in reasons])
    reporter = _REPORTERS.get(violation.keyword, message_forms.broken)
    return reporter(cause, trail, subject)


def _not_a_place(found: Diagnostic, subject: Subject) -> Diagnostic:
    from hubdocs.model import format_pointer  # noqa: PLC0415

    where = format_pointer(subject.prefix)
    message = f"the schema `{subject.root.schema.name}` has no place `{where}` for this part"
    return found._replace(message=message, hint="correct the pointer of the option `at`")
