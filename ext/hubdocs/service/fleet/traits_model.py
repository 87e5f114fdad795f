"""One class that can be configured, one of its traits, and that a trait is outdated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from hubdocs.service.fleet.traits_values import fits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.model import JSON

Role: TypeAlias = Literal["application", "authenticator", "part", "proxy", "spawner"]
"""What a class is to a hub; a ``part`` is what another class is made of, or only a base of others."""

Computed: TypeAlias = Literal["", "known", "unknown"]
"""How a default comes about: stated, computed from other traits, or not to be known without the machine."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """That a trait should not be set any more.

    :param since: the version of its package; empty if the package does not say it.
    :param successor: a trait of the same class, ``Class.trait`` or ``Class``; empty if there is none.
    :param removed: setting it does nothing any more, or the hub does not start.
    """

    since: str
    successor: str
    removed: bool


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that can be set on a class.

    :param section: the class that the trait comes from.
    :param kind: one word for the type, such as ``text``, ``set``, ``bytesize``, ``function``.
    :param type: the type in words.
    :param schema: JSON Schema of the values that it takes, as far as its type tells.
    :param default: the default value on this class; null also where it is unknown.
    :param help: what the package says about it, in reStructuredText.
    :param versions: the major versions of JupyterHub that have it.
    """

    name: str
    section: str
    kind: str
    type: str
    schema: Mapping[str, Any] = field(hash=False)
    default: JSON = field(hash=False)
    computed: Computed
    help: str
    outdated: Outdated | None
    versions: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The first paragraph of the help, on one line; empty where it begins with markup."""
        first = " ".join(self.help.partition("\n\n")[0].split())
        return "" if first.startswith("..") else first

    def takes(self, value: JSON) -> bool:
        """Say whether a value has a type that the trait takes; if not, the hub or the server does not start."""
        return fits(self.schema, value)


@dataclass(frozen=True, slots=True)
class TraitClass:
    """A class whose traits can be set.

    :param module: where Python finds it; empty for a class that a chart's own code makes.
    :param package: as on PyPI, or the chart.
    :param bases: the classes it comes from and whose sections it reads as well, the nearest first.
    :param own: names of the traits that are new in this class or differ in it from its bases.
    :param attributes: of a spawner, what a profile can set beside traits that configuration can set.
    """

    name: str
    module: str
    package: str
    role: Role
    bases: tuple[str, ...]
    help: str
    versions: tuple[str, ...]
    own: tuple[str, ...]
    attributes: frozenset[str] = frozenset()

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that this class reads; where several set one trait, the first of these wins."""
        return (self.name, *self.bases)

    @property
    def complete(self) -> bool:
        """Whether all its traits are known for certain. The code of a chart is not: it changes without a version."""
        return bool(self.module)
