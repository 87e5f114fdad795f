"""What an editor on a page judges by: a schema in one piece, and which examples it can judge as the command does."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Code
from hubdocs.project.check_further import FURTHER, SHIPPED
from hubdocs.schema.bundle import make_bundle
from hubdocs.sources import DEFAULT_LIMITS
from hubdocs.sphinx_ext.assets import STATIC_DIR

if TYPE_CHECKING:
    from hubdocs.project import Project
    from hubdocs.project.pages.blocks import Block
    from hubdocs.project.pages.check_block import BlockResult
    from hubdocs.schema import Schema, SchemaStore

SCRIPTS: Final = (
    "vendor/js-yaml.min",
    "vendor/json-schema.min",
    "scalars",
    "loader",
    "yaml",
    "trouble",
    "signs",
    "lines",
    "syntax",
    "schema",
    "causes",
    "words",
    "check",
)
"""The scripts that judge, in the order in which they need each other."""

SAID: Final = frozenset(
    {
        Code.ALIAS_EXPANSION,
        Code.AMBIGUOUS_FORM,
        Code.AMBIGUOUS_SCALAR,
        Code.DUPLICATE_KEY,
        Code.FORBIDDEN_VALUE,
        Code.INVALID_ENCODING,
        Code.MISSING_ITEM,
        Code.MISSING_KEY,
        Code.NON_STRING_KEY,
        Code.NO_MATCHING_FORM,
        Code.OUT_OF_RANGE,
        Code.RECURSIVE_ALIAS,
        Code.REPEATED_ITEM,
        Code.TAB_INDENTATION,
        Code.TOO_DEEP,
        Code.UNKNOWN_KEY,
        Code.UNSUPPORTED_NUMBER,
        Code.WRONG_FORMAT,
        Code.WRONG_LENGTH,
        Code.WRONG_PATTERN,
        Code.WRONG_TYPE,
        Code.WRONG_VALUE,
        Code.YAML_SYNTAX,
    }
)
"""The codes that an editor can find."""


class Bundled(NamedTuple):
    """A schema as a script.

    :param name: of the script, with a digest of what is in it.
    """

    name: str
    script: str


def bundled(schema: Schema, store: SchemaStore) -> Bundled:
    """Write a schema as a script.

    :raises NotPortableError: a browser might judge otherwise.
    """
    bundle = make_bundle(schema, store)
    contents = {
        "name": schema.name,
        "draft": bundle.draft,
        "dialect": schema.dialect.value,
        "schema": bundle.contents,
    }
    written = json.dumps(contents, separators=(",", ":"), sort_keys=False)
    name = f"schemas/{_file_name(schema.name)}-{sha256(written.encode()).hexdigest()[:12]}"
    return Bundled(name, f"(globalThis.hubdocsSchemas ??= {{}})[{json.dumps(name)}] = {written};\n")


def _file_name(name: str) -> str:
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name)


@lru_cache(maxsize=1)
def version() -> str:
    """Give a digest of the scripts, so that a browser does not keep old ones."""
    folder = STATIC_DIR / "hubdocs-editor"
    return sha256(b"".join((folder / f"{name}.js").read_bytes() for name in SCRIPTS)).hexdigest()[:8]


def reason_against(block: Block, schema: Schema, result: BlockResult, project: Project) -> str:
    """Say why an example cannot be judged in a browser, or nothing if it can."""
    expectation = block.expectation
    reasons = {
        "only YAML is read there": block.kind != "yaml",
        "placeholders are not known there": block.placeholders,
        "files of this kind mean more than their schema says": (
            schema.name in FURTHER and schema.uri.startswith(SHIPPED) and not block.at
        ),
        "the command has no option for a whole file of this schema": block.overlay is False and schema.is_overlay,
        "the project has other limits than usual": project.options.limits != DEFAULT_LIMITS,
        "what is expected is not found there": (
            (expectation is not None and expectation.code not in SAID)
            or any(item.code not in SAID for item in result.expected)
        ),
        "it is not as its author says": bool(result.diagnostics),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")
