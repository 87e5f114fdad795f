"""Check the snippets of one page. The Sphinx face and the command line both come here, so they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from hubdocs.model import Code, Diagnostic
from hubdocs.project.check_file import FileResult, check_file
from hubdocs.project.pages.blocks import CONFIG_FILE_OPTIONS, BlockReader
from hubdocs.project.pages.check_block import BlockResult, check_block
from hubdocs.project.pages.check_effective import check_effective
from hubdocs.project.pages.check_lesson import check_lesson_page
from hubdocs.project.pages.front_matter import check_front_matter
from hubdocs.project.pages.shown_file import find_shown_file
from hubdocs.schema.resolve import has_value
from hubdocs.sources import Text, read
from hubdocs.sources.snippets import Option, Snippet, find_directives, find_snippets

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.project.project import Project


class PageResult(NamedTuple):
    """What checking a page gave.

    :param blocks: the snippets that were checked, each with its result.
    :param files: the files that the page shows, or that decide what it shows.
    :param looked: what else the findings were made from; see `Further`.
    """

    diagnostics: tuple[Diagnostic, ...]
    blocks: tuple[tuple[Snippet, BlockResult], ...] = ()
    files: tuple[Path, ...] = ()
    looked: tuple[str, ...] = ()


def markup_of(path: Path) -> Literal["markdown", "rst"]:
    """Say which markup a page is written in."""
    return "rst" if path.suffix.lower() == ".rst" else "markdown"


def check_page(path: Path, project: Project, *, content: str | None = None) -> PageResult:
    """Check all snippets of a page that a schema is known for, and its front matter.

    :param content: the page's text, where the caller has read it already.
    """
    shown = project.shown(path)
    if content is None:
        source = read(path, shown, limits=project.options.limits)
        if isinstance(source, Diagnostic):
            return PageResult((source,))
        content = source.content
    page = Text(content)
    reader = BlockReader(page, shown, project.relative(path), project.options)
    results: list[tuple[Snippet, BlockResult]] = []
    found: list[Diagnostic] = []
    files: list[Path] = []
    snippets, foreign = find_directives(page.content, language=markup_of(path))
    for snippet in snippets:
        if snippet.directive == "config-file":
            file = find_shown_file(snippet.argument, path, project)
            found.extend(_check_shown_file(file, snippet, reader, project, path.parent))
            if not isinstance(file, str):
                files.append(file)
            continue
        if snippet.directive == "config-effective":
            files.extend(check_effective(snippet, reader, project).files)  # its findings are with the reader
            continue
        block = reader.read(snippet)
        if block is not None:
            result = check_block(block, reader, project, path.parent)
            results.append((snippet, result))
            found.extend(result.diagnostics)
    matter = check_front_matter(path, page.content, project)
    lesson = check_lesson_page(path, page.content, project, snippets, foreign)
    beside = (f"{file.absolute()}{'' if file.is_file() else '?'}" for file in matter.files)
    of_blocks = (name for _snippet, result in results for name in result.files)
    looked = tuple(dict.fromkeys((*beside, *of_blocks)))
    all_found = (*matter.diagnostics, *lesson, *found, *reader.diagnostics)
    return PageResult(all_found, tuple(results), tuple(files), looked)


def find_blocks(path: Path, project: Project) -> tuple[Snippet, ...]:
    """List the snippets of a page that are checked, without checking them."""
    source = read(path, project.shown(path), limits=project.options.limits)
    if isinstance(source, Diagnostic):
        return ()
    reader = BlockReader(Text(source.content), source.path, project.relative(path), project.options)
    found = find_snippets(source.content, language=markup_of(path))
    return tuple(snippet for snippet in found if reader.read(snippet) is not None)


def _check_shown_file(
    file: Path | str, snippet: Snippet, reader: BlockReader, project: Project, folder: Path
) -> tuple[Diagnostic, ...]:
    span = snippet.argument_span or snippet.span
    reader.check_names(snippet, CONFIG_FILE_OPTIONS)
    if file == "outside":
        message = f"`{snippet.argument}` leads out of the project"
        return (reader.finding(Code.OUTSIDE_PROJECT, message, span, "show only files of the project"),)
    if isinstance(file, str):
        hint = "write the path from this page's folder, or from the project's with `/` in front"
        return (reader.finding(Code.FILE_NOT_FOUND, f"there is no file `{snippet.argument}`", span, hint),)
    settings = {option.name: option for option in snippet.options}
    schema = settings["schema"].value if "schema" in settings else None
    overlay = True if "overlay" in settings else None
    # The whole file is checked, also where only a part of it is shown.
    result = check_file(file, project, schema=schema, overlay=overlay, base=folder)
    return (*result.diagnostics, *_check_part(settings.get("at"), result, reader))


def _check_part(option: Option | None, result: FileResult, reader: BlockReader) -> tuple[Diagnostic, ...]:
    """Make sure that the part of a file that a page shows is there."""
    pointer = reader.pointer(option)
    readable = [document for document in result.documents if not document.broken]
    if option is None or not readable or any(has_value(document.value, pointer) for document in readable):
        return ()
    message = f"the file has no `{option.value}`"
    hint = "write the way to a value of the file, such as `/hubs/0`"
    return (reader.finding(Code.INVALID_OPTION, message, option.span, hint),)
