"""The kits that a site offers: made when all pages are read, and only when something in them has changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util import logging

from hubdocs.project.field_kit.kept import keep_kit
from hubdocs.project.field_kit.order import SETTING, KitError, order_for
from hubdocs.project.training.workshops import find_workshop
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.field_kit.asked import FOLDER
from hubdocs.sphinx_ext.field_kit.front import network_links
from hubdocs.sphinx_ext.findings import printable
from hubdocs.sphinx_ext.training.domain import LessonDomain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from hubdocs.project.field_kit.make import Kit
    from hubdocs.project.field_kit.order import KitOrder
    from hubdocs.project.training.workshops import FoundWorkshop
    from hubdocs.sphinx_ext.training.domain import AskedKit

LOGGER = logging.getLogger(__name__)

_NOT: Final = frozenset({"epub"})
_OWN: Final = frozenset({SETTING, "nitpicky", "hubdocs_config", "hubdocs_lesson_audience"})
"""Settings that a kit has its own for."""


def make_kits(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Make the kits of all pages, and list the pages whose link must change (on ``env-updated``)."""
    domain = LessonDomain.of(env)
    before = dict(domain.data["kit_sizes"])
    if not _offers_kits(app):
        return []
    sizes: dict[str, int] = {}
    for docname, asked in _asked(domain):
        if asked.name not in sizes:
            kit = _made(app, docname, asked)
            if kit is not None:
                sizes[asked.name] = kit.size
    domain.data["kit_sizes"] = sizes
    return sorted({page for page, asked in _asked(domain) if before.get(asked.name) != sizes.get(asked.name)})


def copy_kits(app: Sphinx, exception: Exception | None) -> None:
    """Put the kits into the site (on ``build-finished``)."""
    if exception is not None or not _offers_kits(app):
        return
    kits = LessonDomain.of(app.env).data["kit_sizes"]
    for old in Path(app.outdir, FOLDER).rglob("*kit.zip"):  # of an earlier build: no page leads to it any more
        if old.relative_to(Path(app.outdir, FOLDER)).as_posix() not in kits:
            old.unlink()
    for name in kits:
        target = Path(app.outdir, FOLDER, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_kept(app, name), target)


def _offers_kits(app: Sphinx) -> bool:
    config = app.config
    is_site = app.builder.format == "html" and app.builder.name not in _NOT
    return bool(is_site and config.hubdocs_field_kits and not config.hubdocs_field_kit)


def _asked(domain: LessonDomain) -> Iterator[tuple[str, AskedKit]]:
    yield from ((docname, asked) for docname, kept in sorted(domain.kits.items()) for asked in kept)


def _kept(app: Sphinx, name: str) -> Path:
    return Path(app.doctreedir, "hubdocs-kits", name)


def _made(app: Sphinx, docname: str, asked: AskedKit) -> Kit | None:
    """Make a kit, and tell what is wrong with it."""
    where = (docname, asked.line)
    try:
        project = SchemaDomain.of(app.env).project
        found = find_workshop(Path(asked.workshop), project, observed=asked.observed)
        order = _order(app, asked, found)
        kit = keep_kit(order, _kept(app, asked.name), _surroundings(app, found))
    except (KitError, OSError) as error:
        said = printable(f"there is no field kit of `{asked.shown}`: {error}")
        LOGGER.warning("%s", said, type="hubdocs", subtype="field-kit", location=where)
        return None
    for line in (*kit.complaints, *kit.missing):
        said = printable(f"in the field kit of `{asked.shown}`: {line}")
        LOGGER.warning("%s", said, type="hubdocs", subtype="field-kit", location=where)
    return kit


def _order(app: Sphinx, asked: AskedKit, found: FoundWorkshop) -> KitOrder:
    order = order_for(Path(asked.workshop), found, SchemaDomain.of(app.env).project, Path(app.srcdir))
    return order._replace(
        conf=str(app.confdir),
        instructors=asked.instructors,
        solutions=asked.solutions,
        observed=asked.observed,
        folders=app.builder.name == "dirhtml",
        settings=tuple(sorted(_settings(app))),
        tags=tuple(sorted(_tags(app))),
    )


def _settings(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Give what was said on the command line, or by whoever started Sphinx; what templates get is for the site only."""
    for name, value in app.config.overrides.items():
        if name in _OWN or name.startswith("html_context"):
            continue
        if isinstance(value, bool):
            yield name, str(int(value))
        elif isinstance(value, (str, int)):
            yield name, str(value)
        elif isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
            yield name, ",".join(value)


def _tags(app: Sphinx) -> Iterator[str]:
    builder = app.builder
    automatic = {builder.name, builder.format, f"builder_{builder.name}", f"format_{builder.format}"}
    yield from set(app.tags) - automatic


def _surroundings(app: Sphinx, found: FoundWorkshop) -> str:
    """Name what else decides how pages look: extensions with their versions, logs that are there, hubs that fit."""
    extensions = sorted(f"{name} {extension.version}" for name, extension in app.extensions.items())
    links = network_links(found, SchemaDomain.of(app.env).project)
    return repr((extensions, [str(file) for file in found.files], links))
