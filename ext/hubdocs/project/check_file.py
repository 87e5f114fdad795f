"""Check one file: configuration, or a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.checks import check_schema
from hubdocs.model import Code, Diagnostic, Position, Severity, Span
from hubdocs.project.check_documents import check_documents
from hubdocs.project.check_further import FURTHER, SHIPPED, Further, check_further
from hubdocs.project.globs import matches
from hubdocs.project.modeline import find_modeline
from hubdocs.project.options import TRAINING_FILES
from hubdocs.schema import BrokenSchemaError, Schema, UnknownSchemaError
from hubdocs.sources import Document, Source, load, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import Pointer
    from hubdocs.project.project import Project


class FileResult(NamedTuple):
    """What checking a file gave.

    :param schema: the schema it was checked against, or ``None`` if none is known for it.
    :param files: what else the findings were made from; see `Further`.
    """

    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[Document, ...] = ()
    schema: Schema | None = None
    encrypted: bool = False
    files: tuple[str, ...] = ()


class Choice(NamedTuple):
    """The schema that somebody named for a file, and where."""

    name: str
    span: Span
    overlay: bool | None = None
    soft: bool = False


def check_file(  # noqa: PLR0913 (one parameter for each thing that can be said of a file; all but two are named)
    path: Path,
    project: Project,
    *,
    schema: str | None = None,
    overlay: bool | None = None,
    at: Pointer = (),
    raw: bytes | None = None,
    base: Path | None = None,
) -> FileResult:
    """Check a file against the schema that is named for it.

    :param schema: name, path or ``$id``; without it the file's modeline, the configuration or its ``$schema`` decide.
    :param overlay: keys may be missing; ``None`` leaves it to the configuration and the schema.
    :param base: the folder that a path of a schema starts from; the user's own if missing.
    :param raw: the file's bytes, where the caller has them already.
    """
    shown = project.shown(path)
    if project.is_encrypted(path):
        return FileResult((), encrypted=True)
    source = read(path, shown, raw=raw, limits=project.options.limits)
    if isinstance(source, Diagnostic):
        return FileResult((source,))
    if schema is None and _is_template(path, source):
        return FileResult(())
    choice = Choice(schema, _start()) if schema else _choose(path, source, project)
    if choice is None:
        return _read_only(source, path, project)
    try:
        found = project.store.find(choice.name, base=(base or project.base) if schema else path.parent)
        source = _with_dialect(source, found)
        documents = load(source)
        lenient = overlay if overlay is not None else choice.overlay
        is_one = found.name in FURTHER and found.uri.startswith(SHIPPED) and not at
        judged = documents[:1] if is_one else documents
        diagnostics = check_documents(judged, found, project, at=at, overlay=lenient)
    except UnknownSchemaError as error:
        return FileResult((_unknown(error, choice, source),))
    except BrokenSchemaError as error:
        message = str(error)
        return FileResult((Diagnostic(Code.INVALID_SCHEMA, message, shown, choice.span, Severity.ERROR),))
    if _is_encrypted_inside(documents):
        return FileResult((), encrypted=True)
    fits = not any(item.severity is Severity.ERROR for item in diagnostics)
    further = check_further(found.name, judged, path, project, fits=fits) if is_one else Further()
    files = (*further.files, *_beside(path, project))
    beyond = _beyond(documents[len(judged) :])
    return FileResult((*diagnostics, *further.diagnostics, *beyond), documents, found, files=files)


def _beyond(documents: tuple[Document, ...]) -> Iterator[Diagnostic]:
    """Say of documents behind the first one, where only that is read, that nobody reads them."""
    for document in documents:
        yield from document.diagnostics
    filled = [document for document in documents if document.broken or document.value is not None]
    for document in filled[:1]:
        message = "this file has a second document, and only the first one is read"
        hint = "put it into a file of its own; a line `---` begins a document"
        offsets = document.value_offsets_of(())
        yield document.locator.diagnostic(Code.SECOND_DOCUMENT, message, *offsets, hint=hint, pointer=())


def _read_only(source: Source, path: Path, project: Project) -> FileResult:
    """Give what is wrong with the text of a file that no schema is known for."""
    documents = load(source)
    if _is_encrypted_inside(documents):
        return FileResult((), encrypted=True)
    found = tuple(item for document in documents for item in document.diagnostics)
    return FileResult(found, documents, files=_beside(path, project))


def _beside(path: Path, project: Project) -> tuple[str, ...]:
    """Name the files of which it matters whether they exist, as `Further` does."""
    return tuple(f"{file.absolute()}?" for file in project.beside(path))


_OF_CHARTS: Final = frozenset(("hub-values", "support-values"))
"""The schemas of which the name of a file decides, as long as no cluster lists it."""


def check_listed_file(path: Path, project: Project, schema: str) -> FileResult | None:
    """Check a values file as a cluster lists it, if it was checked as its name says and that is something else.

    :param schema: what the cluster uses the file for.
    """
    if project.is_encrypted(path):
        return None
    source = read(path, project.shown(path), limits=project.options.limits)
    choice = None if isinstance(source, Diagnostic) else _choose(path, source, project)
    if choice is None or choice.name == schema or choice.name not in _OF_CHARTS:
        return None
    return check_file(path, project, schema=schema, overlay=choice.overlay)


def check_schema_file(path: Path, project: Project) -> FileResult:
    """Check a schema."""
    try:
        schema = project.store.load(path)
    except BrokenSchemaError as error:
        shown = project.shown(path)
        source = read(path, shown, limits=project.options.limits)
        found = (source,) if isinstance(source, Diagnostic) else load(source)[0].diagnostics
        fallback = Diagnostic(Code.INVALID_SCHEMA, str(error), shown, _start(), Severity.ERROR)
        return FileResult(found or (fallback,))
    return FileResult(check_schema(schema, project.store), (schema.document,), schema)


def _is_template(path: Path, source: Source) -> bool:
    """Say whether a file is no configuration, but what a program makes configuration from."""
    in_templates = any(folder.name == "templates" for folder in path.parents[:_NEAR])
    return in_templates and any(mark in source.content for mark in ("{{", "{%"))


_NEAR: Final = 3
"""So many folders above a file are looked at: templates of whole clusters stand in folders of their own."""


def _start() -> Span:
    return Span(Position(1, 1), Position(1, 1))


def _with_dialect(source: Source, schema: Schema) -> Source:
    return Source(source.path, source.content, dialect=schema.dialect, limits=source.limits)


def _choose(path: Path, source: Source, project: Project) -> Choice | None:
    """Find the schema for a file: its modeline, the configuration, its ``$schema``, or its name."""
    modeline = find_modeline(source.content[:2000])
    if modeline is not None:
        name, line, column = modeline
        return Choice(name, Span.at(line, column, len(name)), soft="://" in name)
    rule = project.file_rule(path)
    if rule is not None:
        return Choice(rule.schema, _start(), rule.overlay)
    if path.suffix == ".json" and '"$schema"' in source.content[:2000]:
        document = load(source)[0]
        stated = document.value.get("$schema") if isinstance(document.value, dict) else None
        if isinstance(stated, str):
            span = document.locator.span(*document.value_offsets_of(("$schema",)))
            return Choice(stated, span, soft=True)
    fitting = (rule for rule in TRAINING_FILES if matches(project.relative(path), rule.include))
    return next((Choice(rule.schema, _start(), rule.overlay) for rule in fitting), None)


def _unknown(error: UnknownSchemaError, choice: Choice, source: Source) -> Diagnostic:
    from hubdocs.checks.suggest import schema_hint  # noqa: PLC0415 (only for mistakes)

    hint = schema_hint(error.wanted, error.known)
    severity = Severity.INFORMATION if choice.soft else Severity.ERROR
    message = f"there is no schema `{choice.name}`"
    if choice.soft:
        message += " in the schema folders, so this file is not checked"
        hint = "nothing is fetched; put a copy into a schema folder to have the file checked"
    return Diagnostic(Code.UNKNOWN_SCHEMA, message, source.path, choice.span, severity, hint=hint)


def _is_encrypted_inside(documents: tuple[Document, ...]) -> bool:
    """Say whether a file was encrypted with sops, whatever its name: its values are not what the schema means."""
    for document in documents:
        marks = document.value.get("sops") if isinstance(document.value, dict) else None
        if isinstance(marks, dict) and "mac" in marks:
            return True
    return False
