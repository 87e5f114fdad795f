"""Check what directives of ours are called, and that the files of workshops that they name are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.checks.words import clean
from hubdocs.model import Code, Diagnostic
from hubdocs.project.organisation.files import organisation_file
from hubdocs.project.pages.blocks import BlockReader
from hubdocs.project.pages.part_options import PART_OPTIONS
from hubdocs.project.pages.shown_file import find_shown_file
from hubdocs.service.training.learners import LEARNERS
from hubdocs.service.training.lesson import LESSON
from hubdocs.sources import Text, read
from hubdocs.sources.snippets import find_directives

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import Span
    from hubdocs.project.project import Project
    from hubdocs.sources.snippets import Snippet

DIRECTIVES: Final = {
    "config": frozenset({"codes", "rules"}),
    "hub": frozenset(
        """
        ask building-blocks changes collaboration communities community cycle duties facts fleet hub numbers objectives
        process readiness request-form requests resource-choices responsibilities responsibility-changes roles serves
        strategy teams timeline topology traits updates
        """.split()  # noqa: SIM905 (a list of so many words is easier to read like this)
    ),
    "lesson": frozenset(
        """
        agenda all-in-one checklist delivery demo discussion event-plan exercise exercises field-kit glossary hint
        instructor keypoints kit list objectives prerequisites profiles questions run-on setup solution term type-along
        """.split()  # noqa: SIM905 (likewise)
    ),
    "schema": frozenset({"reference"}),
}
"""Our directives by their families; those that stand alone are not among them."""

_OF_WORKSHOPS: Final = frozenset({"lesson:agenda", "lesson:event-plan", "lesson:field-kit"})
"""They need the file of a workshop."""

_NAMED: Final = re.compile(rf"(?:{'|'.join(DIRECTIVES)}):|\{{[ \t]*[A-Za-z-]+[ \t]*:")
"""Without it, a page has no directive that is ours, or could be meant so."""

_FILES: Final = (".yaml", ".yml")


class DirectiveResult(NamedTuple):
    """What checking the directives of a page gave.

    :param looked: the files of which it matters whether they are there; see `Further`.
    """

    diagnostics: tuple[Diagnostic, ...]
    looked: tuple[str, ...]


def meant_directive(name: str) -> str:
    """Give the directive of ours that was meant: the name itself, unless it is one of ours with a slip."""
    family, _, word = "".join(name.split()).lower().partition(":")
    if family not in DIRECTIVES:
        ours = closest(family, DIRECTIVES, strict=True) if word else None
        return f"{ours}:{word}" if ours and word in DIRECTIVES[ours] else name
    known = DIRECTIVES[family]
    near = word if word in known else closest(word, known) if word else None
    return f"{family}:{near}" if near else name


def is_ours(name: str) -> bool:
    """Say whether this is a directive of one of our families."""
    family, _, word = name.partition(":")
    return word in DIRECTIVES.get(family, ())


def check_directives(path: Path, project: Project) -> DirectiveResult:
    """Check the directives of a page, as the site does when it is built: so this is for other faces than Sphinx."""
    source = read(path, project.shown(path), limits=project.options.limits)
    if isinstance(source, Diagnostic) or not _NAMED.search(source.content):
        return DirectiveResult((), ())  # what cannot be read, the check of the page reports
    found: list[Diagnostic] = []
    looked: list[str] = []
    markup: Literal["markdown", "rst"] = "rst" if path.suffix.lower() == ".rst" else "markdown"
    reader = BlockReader(Text(source.content), source.path, project.relative(path), project.options)
    snippets, foreign = find_directives(source.content, language=markup)
    for name, span in foreign:
        meant = meant_directive(name)
        if is_ours(meant):
            found.append(_no_directive(name, meant, span, reader))
    for snippet in snippets:
        if snippet.kind != "directive":
            continue
        reader.check_names(snippet, _options_of(snippet, markup))
        meant = meant_directive(snippet.directive)
        if meant not in (snippet.directive, snippet.directive.lower()):  # Sphinx takes capital letters, too
            found.append(_no_directive(snippet.directive, meant, snippet.span, reader))
        elif snippet.directive == "lesson:profiles":
            file = organisation_file(project, LEARNERS)
            looked.append(str(file.absolute()) if file else "")
            found.extend(_no_profiles(snippet, reader) if file is None else ())
        elif snippet.directive in _OF_WORKSHOPS or (
            snippet.directive == "lesson:setup" and snippet.argument.strip().endswith(_FILES)
        ):
            name = " ".join(snippet.argument.split())
            found.extend(_wrong_file(name, snippet, path, project, reader))
            shown = find_shown_file(name, path, project) if name else ""
            looked.append("" if isinstance(shown, str) else str(shown))
    return DirectiveResult((*found, *reader.diagnostics), tuple(f"{file}?" for file in looked if file))


def _options_of(snippet: Snippet, markup: str) -> frozenset[str]:
    """Give the options of a directive that may stand there: all of them where others look at them."""
    family, _, word = snippet.directive.partition(":")
    written = frozenset(option.name for option in snippet.options)
    if family != LESSON or word not in PART_OPTIONS:
        return written
    alike = {name for name in written if markup == "rst" and name.lower() in PART_OPTIONS[word]}
    return PART_OPTIONS[word] | alike


def _no_directive(name: str, meant: str, span: Span, reader: BlockReader) -> Diagnostic:
    message = f"there is no directive `{clean(name)}`"
    return reader.finding(Code.UNKNOWN_DIRECTIVE, message, span, f"did you mean `{meant}`?")


def _no_profiles(snippet: Snippet, reader: BlockReader) -> Iterator[Diagnostic]:
    message = f"no file of this project has the schema `{LEARNERS}`"
    hint = f"add `{LEARNERS}.yaml`, or name its file in the configuration"
    yield reader.finding(Code.FILE_NOT_FOUND, message, snippet.span, hint)


def _wrong_file(name: str, snippet: Snippet, path: Path, project: Project, reader: BlockReader) -> Iterator[Diagnostic]:
    """Make sure that there is the file of a workshop that a directive names."""
    span = snippet.argument_span or snippet.span
    if not name:
        message = f"`{snippet.directive}` needs the file of a workshop"
        hint = f"write its path behind the name: `{snippet.directive} two-days.workshop.yaml`"
        yield reader.finding(Code.FILE_NOT_FOUND, message, span, hint)
        return
    file = find_shown_file(name, path, project)
    if file == "outside":
        message = f"`{clean(name)}` leads out of the project"
        yield reader.finding(Code.OUTSIDE_PROJECT, message, span, "show only files of the project")
    elif file == "missing":
        hint = "write the path from this page's folder, or from the project's with `/` in front"
        near = _alike(name, path, project)
        message = f"there is no file `{clean(name)}`"
        yield reader.finding(Code.FILE_NOT_FOUND, message, span, f"did you mean `{clean(near)}`?" if near else hint)


def _alike(name: str, page: Path, project: Project) -> str | None:
    """Find a file in the same folder whose name looks alike."""
    folder, slash, word = name.rpartition("/")
    base = project.root if name.startswith("/") else page.parent
    try:
        files = [each.name for each in (base / folder.lstrip("/")).iterdir() if each.name.endswith(_FILES)]
    except (OSError, ValueError):
        return None
    near = closest(word, files)
    return f"{folder}{slash}{near}" if near else None
