"""How much a text may ask of the machine that reads it."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Upper bounds for one file. Each one that is passed is a finding, never a hang.

    :param file_bytes: size of the file, in bytes.
    :param depth: levels of nesting.
    :param nodes: keys, values and collections that are written out in the file.
    :param alias_nodes: values that aliases and merge keys add to those when they are expanded.
    :param scalar_characters: length of one key or value, in characters.
    :param number_digits: length of one number, in characters.
    :param findings: findings about one document; it is not read any further then.
    """

    file_bytes: int = 5_000_000
    depth: int = 100
    nodes: int = 200_000
    alias_nodes: int = 100_000
    scalar_characters: int = 1_000_000
    number_digits: int = 1_000
    findings: int = 1_000


DEFAULT_LIMITS = Limits()
"""Generous for configuration written by people: the largest known chart schema has 15,000 nodes."""
