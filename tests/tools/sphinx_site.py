"""Small documentation projects, built by Sphinx itself in this process."""

from __future__ import annotations

import io
import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from defusedxml import ElementTree
from jinja2 import BytecodeCache
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from docutils import nodes
    from jinja2.bccache import Bucket
    from sphinx.environment import BuildEnvironment

CONFIGURATION = 'extensions = ["hubdocs"]\nproject = "site"\nexclude_patterns = ["_*", "parts"]\n'


class Templates(BytecodeCache):
    """The themes' templates, each compiled once in this process: it takes longer than the rest of a small build."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled, if the template is still the same (its checksum is looked at)."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = Templates()


@contextmanager
def only_warnings() -> Iterator[None]:
    """Let Sphinx log nothing but warnings: nobody reads the rest here, and it would be thousands of lines."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)


@dataclass(frozen=True, slots=True)
class Build:
    """What one build did.

    :param failed: with ``-W`` it would not have succeeded.
    :param warnings: lines of the log, without colours.
    :param read: the pages that were read.
    :param output: the folder of the output.
    """

    env: BuildEnvironment
    failed: bool
    warnings: tuple[str, ...]
    read: frozenset[str]
    output: Path

    @property
    def findings(self) -> list[str]:
        """Our own findings as ``place code``."""
        found = [re.fullmatch(r"(.*?): WARNING: .*\[hubdocs\.([a-z-]+)\]", line) for line in self.warnings]
        return [f"{match[1]} {match[2]}" for match in found if match]

    def text(self, name: str) -> str:
        """Read a file of the output."""
        return (self.output / name).read_text(encoding="utf-8")

    def doctree(self, page: str) -> nodes.document:
        """Give a page as it was read."""
        return self.env.get_doctree(page)


@dataclass(slots=True)
class Site:
    """A project in a folder of its own."""

    folder: Path
    settings: dict[str, Any] = field(default_factory=dict)

    def write(self, files: dict[str, str]) -> Site:
        """Write files; further configuration goes into ``settings``."""
        for name, text in {"conf.py": CONFIGURATION, **files}.items():
            path = self.folder / name
            if name == "conf.py" and path.exists() and name not in files:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return self

    def build(self, builder: str = "dummy", *, jobs: int = 1, fresh: bool = False, output: str = "") -> Build:
        """Build the project.

        :param fresh: forget what was read before.
        :param output: name of the folder for the output and what is remembered of it.
        """
        log = io.StringIO()
        out = self.folder / "_build" / (output or builder)
        read: set[str] = set()
        with patch_docutils(self.folder), docutils_namespace(), only_warnings():
            app = Sphinx(
                self.folder,
                self.folder,
                out,
                out.with_name(f"{out.name}-doctrees"),
                builder,
                confoverrides=self.settings,
                status=io.StringIO(),
                warning=log,
                freshenv=fresh,
                warningiserror=True,
                parallel=jobs,
            )
            app.connect("env-before-read-docs", lambda _app, _env, names: read.update(names))
            if templates := getattr(app.builder, "templates", None):
                templates.environment.bytecode_cache = TEMPLATES
            app.build()
        if builder == "epub":
            for page in out.rglob("*.xhtml"):
                text = page.read_text(encoding="utf-8")
                if "sd-tab-set" not in text:  # whose tabs sphinx-design writes as HTML only
                    ElementTree.fromstring(text)  # readers of books refuse a page that is no XML
        translators.clear()  # kept by Sphinx for the next build, whatever its language
        warnings = [line for line in strip_colors(log.getvalue()).splitlines() if line.strip()]
        return Build(app.env, bool(app.statuscode), tuple(warnings), frozenset(read), out)


def files_of(folder: Path, *, but: Iterable[str] = ()) -> dict[str, bytes]:
    """Read all files of a folder, to compare two folders byte for byte.

    :param but: names of files that hold a time.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in but
    }
