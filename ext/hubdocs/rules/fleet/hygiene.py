"""Family ``hygiene``: secrets in plain text, images that change under one's feet, empty names."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from hubdocs.checks.words import show_value
from hubdocs.model import Code
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.fleet import LayerKind
from hubdocs.service.fleet.profiles import overrides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.rules.subject import HubSubject
    from hubdocs.service.fleet import Layer

_SECRET_KEY: Final = re.compile(
    r"(^|[_\-.])(password|passwd|secret|token|api_?key|private_?key|client_secret|secret_?key|access_?key)$"
    r"|(Password|Secret|Token|ApiKey|PrivateKey|SecretKey|AccessKey)$"
)
_HARMLESS: Final = re.compile(
    r"\$[({]|<[^>]+>|^\s*$|^(x+|\*+|\.+|changeme|change-me|todo|none|null|example|placeholder|dummy|redacted)$"
    r"|^[/~.]|^https?://|^[a-z0-9]([a-z0-9.-]*[a-z0-9])?/[a-z]",
    re.IGNORECASE,
)
KNOWN_TOKEN: Final = re.compile(
    r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|\bAKIA[0-9A-Z]{16}\b"
    r"|xox[abps]-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY"
)
"""What is a secret wherever it stands."""
_EXAMPLE: Final = re.compile(r"(.)\1{7,}|EXAMPLE")
"""What stands for a token in examples, such as those of Amazon: the same sign again and again, or the word itself."""

NAME_OF_ONE: Final = re.compile(r"(^|_)existing_?|(Name|Ref)$|^existing[A-Z]|[a-z](Pull|Auth|Tls|TLS)Secret$")
"""A key with the name of a secret that is kept elsewhere."""

_TOKEN_MARKS: Final = ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "AKIA", "xox", "PRIVATE KEY")
"""What a text has that has a known token in it. To look for words takes a tenth of the time of a pattern."""

_KEY_WORDS: Final = ("password", "passwd", "secret", "token", "key")
"""What a text has, in small letters, that has a key of a secret in it."""

_LONG: Final = 20
_MIXED: Final = 3.5
"""Bits for each character from which a text looks drawn by lot: words of a language have about 3, hexadecimal 4."""


def no_plain_secrets(subject: HubSubject) -> Iterator[Diagnostic]:
    """A secret in a file that is not encrypted is known to everyone who can read the repository, for ever."""
    for layer in subject.hub.layers:
        if layer.kind is LayerKind.PLAIN and layer.document is not None:
            for pointer in subject.hub.cluster.fleet.remember(f"secrets of {layer.path}", partial(_secrets, layer)):
                yield from subject.report_in(
                    layer,
                    "this looks like a secret in plain text",
                    pointer,
                    hint="change the secret, and put the new one into an encrypted file",
                )


def _secrets(layer: Layer) -> tuple[Pointer, ...]:
    """Say where a file has secrets."""
    if layer.document is None:
        return ()
    content = layer.document.locator.source.content
    has_tokens = any(mark in content for mark in _TOKEN_MARKS)
    small = content.lower()
    if not has_tokens and not any(word in small for word in _KEY_WORDS):
        return ()
    found: list[Pointer] = []
    pending: list[tuple[Pointer, JSON]] = [((), layer.document.value)]
    while pending:
        pointer, value = pending.pop()
        if isinstance(value, (dict, list)):
            for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
                if isinstance(inner, (dict, list)):
                    pending.append(((*pointer, step), inner))
                elif isinstance(inner, str) and (
                    (has_tokens and _has_token(inner)) or (is_secret_key(step) and _looks_secret(inner))
                ):
                    found.append((*pointer, step))
    return tuple(found)


def _has_token(value: str) -> bool:
    token = KNOWN_TOKEN.search(value)
    return token is not None and not _EXAMPLE.search(token[0])


@lru_cache(maxsize=4096)
def is_secret_key(key: str | int) -> bool:
    """Say whether a key is one for a secret, by its name."""
    name = str(key)
    return _SECRET_KEY.search(name) is not None and not NAME_OF_ONE.search(name)


def _looks_secret(value: str) -> bool:
    """Say whether the value of such a key is a secret itself: nobody makes up a text like that."""
    if len(value) < _LONG or " " in value or _HARMLESS.search(value) or _EXAMPLE.search(value):
        return False
    return entropy(value) >= _MIXED


def entropy(text: str) -> float:
    """Say how mixed the characters of a text are, in bits for each character (Shannon, 1948)."""
    count = len(text)
    return -sum(n / count * math.log2(n / count) for n in Counter(text).values()) if count else 0.0


def images_have_tags(subject: HubSubject) -> Iterator[Diagnostic]:
    """An image without a fixed tag is another one tomorrow."""
    singleuser = ("jupyterhub", "singleuser", "image")
    if subject.value(*singleuser, "tag") == "latest":
        yield from subject.report(*_floating("latest"), *singleuser, "tag", hint=_TAG_HINT)
    for override in overrides(subject.hub):
        image = override.value.get("image")
        if isinstance(image, str) and "{" not in image and _is_floating(image):
            yield from subject.report(*_floating(image), *override.pointer, "image", hint=_TAG_HINT)


_TAG_HINT: Final = "name the tag of one build, such as a date or a commit"


def _floating(image: str) -> tuple[str]:
    return (f"{show_value(image)} may be another image tomorrow",)


def _is_floating(image: str) -> bool:
    name = image.rsplit("/", 1)[-1]
    return "@" not in image and (":" not in name or name.endswith(":latest"))


def names_are_not_empty(subject: HubSubject) -> Iterator[Diagnostic]:
    """An empty name or address on the home page leaves a hole there."""
    place = ("jupyterhub", "custom", "homepage", "templateVars")
    for part, value in subject.mapping(*place).items():
        for key in ("name", "url", "logo_url"):
            if isinstance(value, dict) and isinstance(value.get(key), str) and not str(value[key]).strip():
                yield from subject.report(
                    f"`{part}.{key}` is empty", *place, part, key, hint="fill it in, or take the whole part away"
                )


RULES: Final = (
    Rule(Code.PLAIN_SECRET, "hygiene", Harm.ACCESS, hub=no_plain_secrets),
    Rule(Code.FLOATING_TAG, "hygiene", Harm.STYLE, None, hub=images_have_tags),
    Rule(Code.EMPTY_NAME, "hygiene", Harm.STYLE, None, hub=names_are_not_empty),
)
"""The rules of this family."""
