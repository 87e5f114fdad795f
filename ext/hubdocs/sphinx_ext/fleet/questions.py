"""Questions that pages ask about the fleet: their answers, and when they must be asked again."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdocs.model import Code
from hubdocs.project.ask import load_world, read_query, trouble, world_files
from hubdocs.service.query import QueryError, answer
from hubdocs.sphinx_ext.community.domain import HubDomain, Question
from hubdocs.sphinx_ext.config.dependencies import note_configuration
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.places import finding_in_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.model import Diagnostic
    from hubdocs.project import Project
    from hubdocs.service.query import Answer, World


class Place(NamedTuple):
    """Where on a page something is asked.

    :param file: the page, or the file that it includes.
    :param line: where the directive or the paragraph starts.
    """

    file: str
    line: int


def world_of(env: BuildEnvironment) -> World:
    """Give all that questions can be asked about: read when first asked for, in each process."""
    domain = HubDomain.of(env)
    if domain.world is None:
        domain.world = load_world(SchemaDomain.of(env).project)
    return domain.world


def ask(env: BuildEnvironment, text: str, place: Place, kind: str = "") -> Answer | None:
    """Answer a question of the page that is being read; ``None``, and a finding, where it cannot be answered."""
    project = SchemaDomain.of(env).project
    try:
        query = read_query(text, kind)
    except QueryError as error:
        report_query(env, text, error, place)
        return None
    world, about = world_of(env), query.kind.name
    depend_on(env, about)
    for diagnostic in trouble(world, about, project):
        SchemaDomain.of(env).note_finding(env.docname, diagnostic)
    return answer(query, world)


def depend_on(env: BuildEnvironment, kind: str) -> None:
    """Have the page that is being read depend on all that is known about a kind."""
    world = world_of(env)
    note_configuration(env)
    for path in world_files(world, kind):
        if path.is_file():
            env.note_dependency(str(path))
    HubDomain.of(env).note_question(env.docname, Question(kind, files_state(world, kind)))


def report_query(env: BuildEnvironment, text: str, error: QueryError, place: Place) -> None:
    """Keep what is wrong with a query, at the very word."""
    domain = SchemaDomain.of(env)
    domain.note_finding(env.docname, finding_in_query(domain.project, text, error, place))


def finding_in_query(project: Project, text: str, error: QueryError, place: Place) -> Diagnostic:
    """Make a finding about a word in a query, which may be broken into lines."""

    def find(target: str) -> Diagnostic:
        return finding_in_page(
            project,
            file=place.file,
            line=place.line,
            target=target,
            code=Code.INVALID_OPTION,
            message=error.message,
            hint=error.hint,
        )

    found = find(text)
    if not text or text not in found.line_text:
        return find(error.word) if error.word else found
    start = found.span.start._replace(column=found.span.start.column + error.offset)
    end = start._replace(column=start.column + max(1, len(error.word)))
    return found._replace(span=found.span._replace(start=start, end=end))


def files_state(world: World, kind: str) -> str:
    """Say which files there are to answer questions about a kind from, and which are only named."""
    files = [(path.as_posix(), path.is_file()) for path in world_files(world, kind)]
    return sha256(repr(files).encode()).hexdigest()


def pages_with_other_files(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """List the pages for whose questions there are other files than when they were read."""
    asked: dict[str, tuple[Any, ...]] = HubDomain.of(env).questions
    if not asked:
        return []
    now = {question.kind: "" for questions in asked.values() for question in questions}
    now = {kind: files_state(world_of(env), kind) for kind in now}
    return sorted(
        docname
        for docname, questions in asked.items()
        if any(question.files != now[question.kind] for question in questions)
    )
