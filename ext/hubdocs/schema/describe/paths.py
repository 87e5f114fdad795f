"""How a property is called: a path such as ``hubs[].domain``, and an anchor made from it.

Both are injective: two different properties never have the same path, nor two paths the same anchor.

==================  ===============================================
``hubs.domain``     a key inside a key
``"a.b"``           a key with characters that mean something here
``hubs[]``          each item of a list
``range[0]``        one place of a list
``/^x-/``           keys that match a pattern
``*``               all other keys
``pv(nfs)``         one of several forms
``<contact>``       a definition that is described by itself
==================  ===============================================
"""

from __future__ import annotations

import json
import re
from typing import Final

ROOT: Final = ""
"""The path of the whole document."""

_PLAIN: Final = re.compile(r"[\w$@][\w$@:-]*")
_NUMBER: Final = re.compile(r"\d+")


def quoted(name: str) -> str:
    """Write a name so that nothing in it is taken for syntax."""
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def key(base: str, name: str) -> str:
    """Give the path of a key."""
    return _dotted(base, quoted(name))


def pattern(base: str, regex: str) -> str:
    """Give the path of all keys that match a pattern (``/`` is written as in a JSON pointer)."""
    return _dotted(base, f"/{regex.replace('~', '~0').replace('/', '~1')}/")


def others(base: str) -> str:
    """Give the path of all keys that are not named."""
    return _dotted(base, "*")


def items(base: str, index: int | None = None) -> str:
    """Give the path of each item of a list, or of the item at one place."""
    return f"{base}[{'' if index is None else index}]"


def form(base: str, label: str) -> str:
    """Give the path of one of several forms.

    :param label: a number, or ``key=value``, or a name that was made by :func:`quoted`.
    """
    return f"{base}({label})"


def definition(name: str) -> str:
    """Give the path of a definition that is described by itself."""
    return f"<{quoted(name)}>"


def form_name(name: str) -> str:
    """Write the name of a form so that it cannot be taken for the number of one."""
    return json.dumps(name) if _NUMBER.fullmatch(name) else quoted(name)


def without_forms(path: str) -> str:
    """Give the path as it would be in a file: without the choice of a form."""
    return _FORM.sub(lambda found: found[0] if found[0].startswith(('"', "/")) else "", path)


_FORM: Final = re.compile(r'"(?:[^"\\]|\\.)*"|(?:(?<=^)|(?<=\.))/[^/]*/|\((?:"(?:[^"\\]|\\.)*"|[^()"])*\)')


def _dotted(base: str, step: str) -> str:
    return f"{base}.{step}" if base else step


_WORDS: Final = (
    ("./.*/", "--each"),
    ("[]", "--items"),
    ("[", "--at-"),
    ("]", "--to"),
    (".*", "--other"),
    ("*", "--any"),
    ("(", "--form-"),
    (")", "--end"),
    ("=", "--is-"),
)
"""What often needs an escape, and how it is written in an anchor. No escape is the beginning of another one."""


def anchor(schema_name: str, path: str) -> str:
    """Make the anchor of a property: an HTML id, URL fragment, XML name and LaTeX label.

    Letters, digits, ``_``, ``-`` and single dots stay (case too), so that a reader recognises the path.
    ``--`` starts an escape: a word, or ``x``, the character's number in base 16, and ``-``.

    >>> anchor("cluster", "hubs[].domain")
    'cluster..hubs--items.domain'
    >>> anchor("cluster", "")
    'schema.cluster'
    """
    name = _escaped(schema_name)
    if not path:
        return f"schema.{name}"
    # An XML name starts with a letter or ``_``; a name that starts with ``_`` gets another one.
    start = "" if name[:1].isalpha() else "_"
    return f"{start}{name}..{_escaped(path)}"


def _escaped(text: str) -> str:
    parts: list[str] = []
    index = 0
    while index < len(text):
        word, escape = next(((word, escape) for word, escape in _WORDS if text.startswith(word, index)), ("", ""))
        if not word:
            word = text[index]
            escape = word if _stays(text, index) else f"--x{ord(word):x}-"
        parts.append(escape)
        index += len(word)
    return "".join(parts)


def _stays(text: str, index: int) -> bool:
    """Say whether a character needs no escape: a letter, or a separator with a letter behind it."""
    character, following = text[index], text[index + 1 : index + 2]
    if character in "-.":
        # A dot in front would look like one of the two that separate the schema's name from the path.
        kept = following.isascii() and (following.isalnum() or following == "_")
        return kept and (index > 0 or character == "-")
    return character.isascii() and (character.isalnum() or character == "_")
