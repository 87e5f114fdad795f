"""Floor 7, the Sphinx face: one component per sub-package, each with its own ``setup_<component>``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hubdocs import __version__
from hubdocs.sphinx_ext.assets import setup_assets
from hubdocs.sphinx_ext.community import setup_community
from hubdocs.sphinx_ext.config import setup_config
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.field_kit import setup_field_kit
from hubdocs.sphinx_ext.figures import setup_figures
from hubdocs.sphinx_ext.findings import emit_findings
from hubdocs.sphinx_ext.fleet import setup_fleet
from hubdocs.sphinx_ext.organisation import setup_organisation
from hubdocs.sphinx_ext.request import setup_request
from hubdocs.sphinx_ext.schema import setup_schema
from hubdocs.sphinx_ext.training import setup_training
from hubdocs.sphinx_ext.translation import setup_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Register everything; nothing is read or computed yet."""
    if not {"myst_parser", "myst_nb"} & set(app.config.extensions):
        app.setup_extension("myst_parser")
    app.add_config_value(
        "hubdocs_config",
        "",
        "env",
        types=(str,),
        description="Path of hubdocs.toml or pyproject.toml, from the folder of conf.py; looked for upward if empty.",
    )
    app.add_domain(SchemaDomain)
    app.connect("builder-inited", _tell_domain_where_to_start)
    app.connect("env-updated", emit_findings)
    setup_translation(app)
    setup_assets(app)
    setup_figures(app)
    setup_schema(app)
    setup_config(app)
    setup_community(app)
    setup_fleet(app)
    setup_request(app)
    setup_organisation(app)
    setup_training(app)
    setup_field_kit(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _tell_domain_where_to_start(app: Sphinx) -> None:
    """Look for the configuration from the folder of ``conf.py``, or take the file that is named there."""
    domain = SchemaDomain.of(app.env)
    domain.start = Path(app.confdir)
    if app.config.hubdocs_config:
        domain.config_file = Path(app.confdir) / app.config.hubdocs_config
