"""The processes of a project, or those that come with hubdocs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Diagnostic
from hubdocs.service.community.process import FACTS, TABLES, Handbook, make_handbook, make_process
from hubdocs.sources import DEFAULT_LIMITS, load, read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.model import JSON
    from hubdocs.sources import Document

PROCESS_FILES: Final = "*.process.yaml"
"""The files of processes, in their folder."""


class HandbookFiles(NamedTuple):
    """The files of a handbook.

    :param processes: one for each process, sorted.
    """

    processes: tuple[Path, ...]
    tables: Path
    facts: Path

    @property
    def all(self) -> tuple[Path, ...]:
        """All files."""
        return (*self.processes, self.tables, self.facts)


def shipped_processes() -> Path:
    """Give the folder of the processes that come with hubdocs."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "_processes"
    return installed if installed.is_dir() else package.parents[1] / "docs" / "leaders" / "processes"


def find_handbook(folder: Path | None = None) -> HandbookFiles:
    """Find the processes in a folder; what is not there is what comes with hubdocs.

    :param folder: without it, that of hubdocs itself.
    """
    shipped = shipped_processes()
    folder = folder or shipped
    tables, facts = (
        own if (own := folder / f"{name}.yaml").is_file() else shipped / f"{name}.yaml" for name in (TABLES, FACTS)
    )
    processes = sorted(folder.glob(PROCESS_FILES)) or sorted(shipped.glob(PROCESS_FILES))
    return HandbookFiles(tuple(processes), tables, facts)


def load_handbook(files: HandbookFiles) -> Handbook:
    """Read a handbook; what cannot be read is left out, and told by the check of its file."""
    processes = tuple(make_process(value) for value in map(_value, files.processes) if isinstance(value, dict))
    return make_handbook(processes, _value(files.tables), _value(files.facts))


def handbook_of(document: Document, name: str, folder: Path) -> Handbook:
    """Read the handbook in the folder of a document that was read already.

    :param name: of the document's schema.
    """
    files = find_handbook(folder)
    tables = document.value if name == TABLES else _value(files.tables)
    facts = document.value if name == FACTS else _value(files.facts)
    return make_handbook((), tables, facts)


def load_documents(paths: Iterable[Path]) -> list[Document]:
    """Read the first document of each file that can be read."""
    sources = (read(path, str(path), limits=DEFAULT_LIMITS) for path in paths)
    return [load(source)[0] for source in sources if not isinstance(source, Diagnostic)]


def _value(path: Path) -> JSON:
    found = load_documents((path,))
    return found[0].value if found and not found[0].broken else None
