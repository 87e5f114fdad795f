"""The command ``hubdocs``."""

from __future__ import annotations

from hubdocs.cli.start import main

__all__ = ["main"]
