"""Check one snippet of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.checks.suggest import schema_hint
from hubdocs.model import Code, Diagnostic, Severity
from hubdocs.project.check_documents import check_documents
from hubdocs.project.check_further import IN_PAGES, Further, check_further
from hubdocs.project.pages.cut_blocks import cut_by
from hubdocs.schema import BrokenSchemaError, Schema, UnknownSchemaError
from hubdocs.sources import Document, Source, load, load_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.project.pages.blocks import Block, BlockReader, Expectation
    from hubdocs.project.project import Project


class BlockResult(NamedTuple):
    """What checking a snippet gave.

    :param documents: what the snippet holds.
    :param diagnostics: what is to be reported.
    :param expected: what was found as its author said it would be: shown on the page, not reported.
    :param files: what else the findings were made from; see `Further`.
    """

    documents: tuple[Document, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    expected: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()


def check_block(block: Block, reader: BlockReader, project: Project, folder: Path) -> BlockResult:
    """Check a snippet of a page.

    :param folder: the page's folder; paths of schemas are relative to it.
    """
    try:
        schema = project.store.find(block.schema, base=folder)
        documents = _load(block, schema, reader, project)
        found = check_documents(documents, schema, project, at=block.at, overlay=block.overlay)
    except UnknownSchemaError as error:
        return BlockResult(diagnostics=(_unknown_schema(error, block, reader),))
    except BrokenSchemaError as error:
        finding = reader.finding(Code.INVALID_SCHEMA, str(error), block.schema_span, "check the schema file")
        return BlockResult(diagnostics=(finding,))
    further = _further(block, schema, documents, project, folder, fits=not found)
    found = [_moved(item, block, reader) for item in (*found, *further.diagnostics)]
    if not block.snippet.closed and cut_by(block.snippet, reader.page) is None:
        message = "this block has no end, so the rest of the page is taken for a part of it"
        hint = "close it with the same characters"
        found.append(reader.finding(Code.UNCLOSED_BLOCK, message, block.snippet.span, hint))
    if block.expectation is None:
        return BlockResult(documents, tuple(found), files=further.files)
    return _hold(found, block.expectation, documents, block, reader)._replace(files=further.files)


def _further(  # noqa: PLR0913 (what a block is, and what it is checked in)
    block: Block, schema: Schema, documents: tuple[Document, ...], project: Project, folder: Path, *, fits: bool
) -> Further:
    """Check what no schema can say, as in a file of the page's folder; a part, or an outline, cannot be judged so."""
    is_whole = not block.at and block.overlay is not True
    if schema.name not in IN_PAGES or not is_whole:
        return Further()
    if any(document.wildcards or document.elided for document in documents):
        return Further()
    return check_further(schema.name, documents, folder / f"{schema.name}.yaml", project, fits=fits)


def _load(block: Block, schema: Schema, reader: BlockReader, project: Project) -> tuple[Document, ...]:
    source = Source(
        reader.path,
        block.snippet.body,
        line_map=block.snippet.line_map,
        page=reader.page,
        dialect=schema.dialect,
        limits=project.options.limits,
        placeholders=block.placeholders,
    )
    if block.kind == "json" and block.placeholders:
        return load_yaml(source._replace(kind=block.kind))  # JSON is YAML, and only that reader knows placeholders
    return load(source, block.kind)


def _unknown_schema(error: UnknownSchemaError, block: Block, reader: BlockReader) -> Diagnostic:
    foreign = "://" in block.schema
    hint = schema_hint(error.wanted, error.known)
    if foreign:
        message = f"the schema `{block.schema}` is not in the schema folders, so this block is not checked"
        hint = "nothing is fetched; put a copy into a schema folder to have the block checked"
        return reader.finding(Code.UNKNOWN_SCHEMA, message, block.schema_span, hint, Severity.INFORMATION)
    name = block.schema.partition("\n")[0]
    return reader.finding(Code.UNKNOWN_SCHEMA, f"there is no schema `{name}`", block.schema_span, hint)


def _moved(item: Diagnostic, block: Block, reader: BlockReader) -> Diagnostic:
    """Put what is wrong with the option ``at`` where that stands."""
    if item.code is Code.INVALID_OPTION and block.at_span is not None:
        return item._replace(span=block.at_span, line_text=reader.page.line(block.at_span.start.line))
    return item


def _hold(
    found: list[Diagnostic],
    wanted: Expectation,
    documents: tuple[Document, ...],
    block: Block,
    reader: BlockReader,
) -> BlockResult:
    """Compare what was found with what the author says must be found."""
    fits = [item for item in found if _fits(item, wanted, block)]
    others = [item for item in found if item not in fits]
    if fits and not others:
        return BlockResult(documents, expected=tuple(fits))
    if not found:
        message = f"this example must fail with `{wanted.code.value}`, but nothing is wrong with it"
        hint = "make it wrong again, or take the option `expect` away"
        if _is_rule(wanted.code):
            hint = "a rule looks at all files of a hub together: show them, and what `hubdocs check` says of the folder"
        return BlockResult(documents, (reader.finding(Code.EXPECTATION_NOT_MET, message, wanted.span, hint),))
    first = (others or found)[0]
    line = first.span.start.line
    message = (
        f"this example must fail with `{wanted.code.value}`{_details(wanted)} only, "
        f"but line {line} fails with `{first.code.value}`: {first.message}"
    )
    hint = "correct the example, or what is expected of it"
    return BlockResult(documents, (reader.finding(Code.EXPECTATION_NOT_MET, message, wanted.span, hint),), tuple(fits))


def _is_rule(code: Code) -> bool:
    from hubdocs.rules import find_rule  # noqa: PLC0415 (only where an expectation is not met)

    return find_rule(code) is not None


def _fits(item: Diagnostic, wanted: Expectation, block: Block) -> bool:
    words = f"{item.message}\n{item.hint}".casefold()
    places = block.snippet.line_map.lines
    line = places[wanted.line - 1][0] if 0 < wanted.line <= len(places) else -1
    right_place = wanted.line == 0 or item.span.start.line == line
    return item.code is wanted.code and right_place and wanted.words.casefold() in words


def _details(wanted: Expectation) -> str:
    words = f" and the words `{wanted.words}`" if wanted.words else ""
    return words + (f" on line {wanted.line} of the example" if wanted.line else "")
