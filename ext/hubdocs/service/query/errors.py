"""What is wrong with a query, and where in it."""

from __future__ import annotations


class QueryError(ValueError):
    """The query cannot be answered.

    :param message: what is wrong, in one sentence.
    :param offset: where in the query, counted from 0.
    :param word: the part of the query that is wrong; empty at its end.
    :param hint: what to do, or empty.
    """

    def __init__(self, message: str, offset: int, word: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.word = word
        self.hint = hint

    def __str__(self) -> str:
        """Say all of it in one line."""
        return f"in the query, column {self.offset + 1}: {self.message}" + (f"; {self.hint}" if self.hint else "")
