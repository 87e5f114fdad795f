"""The pages of a kit: those of its lessons, where they are, and a few that are made for it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.errors import ConfigError
from sphinx.project import Project

from hubdocs.project.field_kit.order import RESULT, read_order
from hubdocs.project.training.workshops import find_workshop
from hubdocs.service.training.preflight_script import preflight_script
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.field_kit.made_pages import made_pages
from hubdocs.sphinx_ext.field_kit.offline import drop_theme_links

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from hubdocs.project.field_kit.order import KitOrder

PREFLIGHT: Final = "preflight.py"
"""The script that instructors get."""


class KitProject(Project):
    """The pages of a kit.

    :param order: says which lessons.
    :param made: the files of further pages, by the names of the pages.
    """

    def __init__(self, project: Project, order: KitOrder, made: dict[str, Path]) -> None:
        super().__init__(project.srcdir, project.source_suffix)
        self._order = order
        self._made = made

    def discover(
        self,
        exclude_paths: Iterable[str] = (),  # noqa: ARG002 (Sphinx calls it so)
        include_paths: Iterable[str] = ("**",),  # noqa: ARG002 (likewise)
    ) -> set[str]:
        """Find the pages."""
        lessons = {name: Path(page) for page in self._order.lessons if (name := self.path2doc(page))}
        files = {name: page.relative_to(self.srcdir) for name, page in lessons.items()} | self._made
        self.docnames.clear()
        self.docnames.update(files)
        self._docname_to_path = files
        return self.docnames

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """Give the name of the page that a file is."""
        name = next((name for name, path in self._made.items() if path == Path(filename)), None)
        return name or super().path2doc(filename)

    def doc2path(self, docname: str, absolute: bool) -> Any:  # noqa: FBT001 (Sphinx calls it so)
        """Give the file of a page; from the folder of the site, made pages are as if they were there."""
        path = super().doc2path(docname, absolute)
        return path if absolute or docname not in self._made else type(path)(f"{docname}.md")


def use_kit_project(app: Sphinx) -> None:
    """Build the pages of the kit instead of all (on ``builder-inited``)."""
    path = Path(app.config.hubdocs_field_kit)
    order = read_order(path)
    project = SchemaDomain.of(app.env).project
    found = find_workshop(Path(order.workshop), project, observed=order.observed)
    lessons = [_page_of(app, lesson) for lesson in order.lessons]
    texts = made_pages(order, found, project, lessons)
    made = {name: path.parent / f"{number}.md" for number, name in enumerate(texts)}
    for name, file in made.items():
        file.write_text(texts[name], encoding="utf-8")
    app.config.root_doc = next(iter(made))
    if order.instructors and found.agenda is not None:
        (Path(app.outdir) / PREFLIGHT).write_text(preflight_script(found.agenda), encoding="utf-8", newline="")
    app.project = app.env.project = KitProject(app.project, order, made)
    drop_theme_links(app)


def _page_of(app: Sphinx, lesson: str) -> str:
    name = app.project.path2doc(lesson)
    if name is None:
        raise ConfigError(
            f"`{SchemaDomain.of(app.env).project.shown(Path(lesson))}` is no page of the site; see `source_suffix`"
        )
    return name


def write_result(app: Sphinx, exception: Exception | None) -> None:
    """Say which files the kit was made from (on ``build-finished``)."""
    if exception is not None:
        return
    room = Path(app.config.hubdocs_field_kit).parent
    used = {Path(app.srcdir, name).resolve() for names in app.env.dependencies.values() for name in names}
    used |= {Path(app.env.doc2path(name)).resolve() for name in app.env.all_docs}
    used |= {Path(app.srcdir, name).resolve() for name in app.env.images}
    used |= {*_surroundings(app), *_modules(app)}
    inputs = sorted(str(path) for path in used if not path.is_relative_to(room))
    (room / RESULT).write_text(json.dumps({"inputs": inputs}), encoding="utf-8")


def _surroundings(app: Sphinx) -> Iterator[Path]:
    """List what decides how all pages look: settings, templates, style sheets; folders, because files may come."""
    conf, config = Path(app.confdir), app.config
    yield conf / "conf.py"
    yield from (conf / name for name in (config.html_logo, config.html_favicon) if name)
    for folder in (*config.templates_path, *config.html_static_path, *config.locale_dirs, *config.html_theme_path):
        path = (conf / folder).resolve()
        yield path
        yield from path.rglob("*")


def _modules(app: Sphinx) -> Iterator[Path]:
    """List the modules of the project itself, which its settings and extensions may be made of."""
    root = SchemaDomain.of(app.env).project.root
    for module in list(sys.modules.values()):
        path = Path(getattr(module, "__file__", None) or sys.prefix).resolve()
        if path.is_relative_to(root) and not path.is_relative_to(sys.prefix):
            yield path
