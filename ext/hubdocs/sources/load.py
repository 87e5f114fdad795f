"""One door for all formats: a text in, its documents out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.sources.kinds import Kind, kind_of

if TYPE_CHECKING:
    from hubdocs.sources.document import Document, Source


def load(source: Source, kind: Kind | None = None) -> tuple[Document, ...]:
    """Read a text in its own format.

    Nothing is raised for a wrong text: it gives a broken document with the finding.

    :param kind: the format; without it the suffix of ``source.path`` decides, and a file with another suffix is YAML.
    :return: the documents, at least one; JSON and TOML always give one.
    """
    # Each reader is imported when its first text comes: most runs need only one of the three.
    kind = kind or kind_of(source.path)
    if kind == "json":
        from hubdocs.sources.json_loader import load_json  # noqa: PLC0415 (see above)

        return load_json(source._replace(kind=kind))
    if kind == "toml":
        from hubdocs.sources.toml_loader import load_toml  # noqa: PLC0415 (see above)

        return load_toml(source._replace(kind=kind))
    from hubdocs.sources.yaml_loader import load_yaml  # noqa: PLC0415 (see above)

    return load_yaml(source)
