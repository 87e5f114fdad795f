"""What an example looks like on a page, whichever directive shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_id

from hubdocs.model import format_pointer
from hubdocs.schema import SchemaError
from hubdocs.schema.describe import paths
from hubdocs.sources import KINDS
from hubdocs.sphinx_ext.config.key_links import note_keys
from hubdocs.sphinx_ext.config.keys import find_keys
from hubdocs.sphinx_ext.config.nodes import config_about, config_example
from hubdocs.sphinx_ext.config.place import file_of
from hubdocs.sphinx_ext.config.text import quiet_reference, visible
from hubdocs.sphinx_ext.domain import SchemaDomain
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.util.docutils import SphinxDirective

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.schema import Schema
    from hubdocs.sources.snippets import Snippet


def make_example(
    directive: SphinxDirective,
    snippet: Snippet,
    found: tuple[Diagnostic, ...],
    children: Sequence[nodes.Node],
    *kinds: str,
) -> config_example:
    """Put an example together.

    :param found: what checking the directive by itself gave.
    :param kinds: further classes.
    """
    classes = directive.options.get("class", "").split()
    example = config_example("", *children, classes=["hubdocs-config", *kinds, *map(nodes.make_id, classes)])
    directive.set_source_info(example)
    example.snippet, example.findings = snippet, found
    return example


def with_caption(directive: SphinxDirective, block: nodes.literal_block, default: str = "") -> nodes.Element:
    """Put a caption above a block of code, and give it the name by which pages refer to it.

    :param default: a file, to be named where the author writes no caption.
    """
    directive.set_source_info(block)
    text = directive.options.get("caption", "")
    if not text and not default:
        directive.add_name(block)
        return block
    if text:
        inline, messages = directive.parse_inline(text)
        caption = nodes.caption(text, "", *inline, *messages)
        directive.set_source_info(caption)  # which makes it a text to be translated
    else:
        caption = nodes.caption("", "", nodes.literal(default, default))
    wrapper = nodes.container("", caption, block, literal_block=True, classes=["literal-block-wrapper"])
    directive.set_source_info(wrapper)
    directive.add_name(wrapper)
    if not wrapper["ids"]:
        # Without an anchor of its own, Sphinx would give it the next number, which changes with the page.
        kind = "file" if default else "example"
        wrapper["ids"].append(make_id(directive.env, directive.state.document, kind, text or default))
        directive.state.document.set_id(wrapper)
    return wrapper


def about_schema(directive: SphinxDirective, schema: str, at: Pointer = ()) -> config_about:
    """Say which schema an example follows, with links to its reference if there is one."""
    docname = directive.env.docname
    name = _name_of(directive, schema)
    about = config_about(classes=["hubdocs-about"])
    about += nodes.inline("", str(_("Schema:")), classes=["hubdocs-label"])
    about += nodes.Text(" ")
    about += quiet_reference("schema", "schema", name, docname, nodes.literal(name, name))
    if at:
        pointer = visible(format_pointer(at))
        about += nodes.Text(", ")
        about += nodes.inline("", str(_("at")), classes=["hubdocs-label"])
        about += nodes.Text(" ")
        about += quiet_reference(
            "schema", "property", f"{name}#{path_of(at)}", docname, nodes.literal(pointer, pointer)
        )
    return about


def link_keys(directive: SphinxDirective, code: nodes.literal_block, schema: Schema, at: Pointer) -> None:
    """Have the keys of a block of code lead to what the reference says about them."""
    kind = KINDS.get(f".{code['language']}")
    if kind is not None:
        described = SchemaDomain.of(directive.env).describe(schema)
        note_keys(code, schema.name, find_keys(code.astext(), kind, schema.dialect, described, at))


def _name_of(directive: SphinxDirective, schema: str) -> str:
    """Give the name of a schema that its author may have named by path or ``$id``."""
    store = SchemaDomain.of(directive.env).project.store
    try:
        return visible(store.find(schema, base=file_of(directive).parent).name)
    except SchemaError:
        return visible(schema)


def path_of(pointer: Pointer) -> str:
    """Call a place as its reference does."""
    path = paths.ROOT
    for step in pointer:
        path = paths.items(path) if isinstance(step, int) else paths.key(path, step)
    return path
