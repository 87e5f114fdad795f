"""Names of schemas on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


def complete_schemas(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Offer the names of schemas that begin like what was typed."""
    from hubdocs.project import load_project  # noqa: PLC0415 (only while completing)

    return [name for name in load_project().store.names if name.startswith(incomplete)]
