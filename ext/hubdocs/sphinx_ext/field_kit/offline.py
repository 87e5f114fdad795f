"""The settings of a kit: those of the project, without what needs a network or a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from docutils.utils.math import MathError, latex2mathml
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.math import get_node_equation_number

from hubdocs.project.field_kit.remote import is_remote

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

_SETTINGS: Final[dict[str, Any]] = {
    "html_additional_pages": {},
    "html_copy_source": False,
    "html_domain_indices": False,
    "html_extra_path": [],
    "html_file_suffix": None,
    "html_last_updated_fmt": None,  # a kit that is made again is the same
    "html_link_suffix": None,
    "html_show_search_summary": False,  # browsers fetch nothing from a disk
    "html_show_sourcelink": False,
    "html_use_index": False,
    "html_use_opensearch": "",
    "keep_warnings": False,  # they name folders of who makes the kit
    "nitpicky": False,  # other pages are not there
}
_SUPPRESSED: Final = ("myst.xref_missing", "ref", "toc")
"""Warnings about pages that are not in the kit; the build of the whole site says what is really wrong."""

_THEME: Final = (
    *("analytics", "analytics_id", "canonical_url", "codecov_button", "github_banner", "github_button"),
    *("launch_buttons", "switcher", "travis_button"),
    *("source_branch", "source_directory", "source_edit_link", "source_repository", "source_view_link"),
    *("use_download_button", "use_edit_page_button", "use_issues_button", "use_source_button"),
)
"""Options of themes that load something from elsewhere, or lead there from every page, or to its source."""

_CONTEXT: Final = ("display_bitbucket", "display_github", "display_gitlab", "source_url_prefix")
"""What templates of themes know of the source of pages."""

_MATH: Final = "hubdocs-mathml"


def adapt_settings(config: Config) -> None:
    """Change the settings of the project for a kit."""
    for name, value in _SETTINGS.items():
        if name in config:
            setattr(config, name, value)
    config.suppress_warnings = [*config.suppress_warnings, *_SUPPRESSED]
    config.html_theme_options = {name: each for name, each in config.html_theme_options.items() if name not in _THEME}
    for name in ("html_css_files", "html_js_files"):
        setattr(config, name, [each for each in getattr(config, name) if not is_remote(_address(each))])
    for name in ("html_logo", "html_favicon"):
        if is_remote(getattr(config, name) or ""):
            setattr(config, name, None)


def drop_theme_links(app: Sphinx) -> None:
    """Switch the same off where a theme has it on by itself (on ``builder-inited``)."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder):
        known = builder.theme.get_options({})
        builder.theme_options |= {name: "" for name in _THEME if str(known.get(name)).lower() in {"true", "1"}}


def _address(entry: str | tuple[str, dict[str, str]]) -> str:
    return entry if isinstance(entry, str) else entry[0]


def keep_local(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Take out of a page what it would load from other hosts, and links to pages that are not there."""
    for name in ("css_files", "script_files"):
        context[name] = [
            each for each in context.get(name, ()) if not is_remote(str(getattr(each, "filename", each) or ""))
        ]
    context["pageurl"] = None
    context |= dict.fromkeys(_CONTEXT, False)
    pathto = context["pathto"]

    def path_in_kit(name: str, resource: bool = False, *further: Any) -> str:  # noqa: FBT001, FBT002 (as in Sphinx)
        there = resource or name in app.env.all_docs or name == "search"
        return str(pathto(name if there else app.config.root_doc, resource, *further))

    context["pathto"] = path_in_kit


def setup_math(app: Sphinx, config: Config) -> None:
    """Write formulas as MathML, which browsers read by themselves, where they would need a script from elsewhere."""
    renderer = config.html_math_renderer
    if renderer not in (None, "mathjax") or ("mathjax_path" in config and not is_remote(config.mathjax_path)):
        return
    app.add_html_math_renderer(_MATH, (_visit_math, None), (_visit_block, None))
    config.html_math_renderer = _MATH


def _visit_math(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_mathml(node.astext(), translator.encode, block=False))
    raise nodes.SkipNode


def _visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="math"))
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})</span>')
    translator.body.append(_mathml(node.astext(), translator.encode, block=True))
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def _mathml(tex: str, encode: Callable[[str], str], *, block: bool) -> str:
    """Write a formula; one that cannot be converted is shown as it was written."""
    try:
        return str(latex2mathml.tex2mathml(tex, as_block=block))
    except MathError:
        return f'<code class="math">{encode(tex)}</code>'
