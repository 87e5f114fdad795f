"""``python -m hubdocs``: the same as the ``hubdocs`` command."""

from __future__ import annotations

from hubdocs.cli import main

if __name__ == "__main__":
    main()
