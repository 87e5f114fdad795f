"""What a hub can be configured with under ``hub.config``, and a profile under ``kubespawner_override``.

The classes of JupyterHub and its companions have traits, which a section named after the class sets. All of them
were read off the real packages (see ``data/README.md``), which are not needed here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hubdocs.service.fleet.traits_model import Outdated, Trait, TraitClass

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DATA", "SPAWNER", "Outdated", "Trait", "TraitClass", "Traits", "is_section", "load_traits"]

SPAWNER: Final = "KubeSpawner"
"""The class that starts servers on every hub of the chart."""

DATA: Final = Path(__file__).with_name("data") / "traits.json"
"""The file that everything is read from."""


@dataclass(frozen=True, slots=True)
class Traits:
    """All classes and traits; make it with :func:`load_traits`.

    :param version: the major version of JupyterHub that they are limited to; empty for all.
    """

    version: str

    @property
    def made_from(self) -> Mapping[str, Mapping[str, str]]:
        """The versions of all packages, for each major version of JupyterHub."""
        return MappingProxyType(_read()["made_from"])

    @property
    def homes(self) -> Mapping[str, str]:
        """The addresses of the packages."""
        return MappingProxyType(_read()["homes"])

    @property
    def authenticator_names(self) -> Mapping[str, str]:
        """The short names of authenticators, and their classes."""
        return MappingProxyType(_read()["authenticators"])

    def classes(self) -> tuple[TraitClass, ...]:
        """List all classes by name."""
        return tuple(filter(None, map(self.find_class, _read()["classes"])))

    def find_class(self, name: str) -> TraitClass | None:
        """Find a class by the name of its section."""
        return _find_class(name, self.version)

    def authenticator(self, name: str) -> TraitClass | None:
        """Find the class that ``authenticator_class`` names: by a short name such as ``github``, or by its path.

        Nothing follows from a path that is not known: a hub's image may have other packages.
        """
        return self._named("authenticators", name)

    def spawner(self, name: str) -> TraitClass | None:
        """Find the class that ``spawner_class`` names."""
        return self._named("spawners", name)

    def proxy(self, name: str) -> TraitClass | None:
        """Find the class that ``proxy_class`` names."""
        return self._named("proxies", name)

    def traits_of(self, cls: TraitClass | str) -> Mapping[str, Trait]:
        """Return the traits of a class by name, inherited ones as well; none for a class that is not known."""
        return _traits_of(cls if isinstance(cls, str) else cls.name, self.version)

    def spawner_traits(self) -> Mapping[str, Trait]:
        """Return the traits that a profile's ``kubespawner_override`` can set."""
        return self.traits_of(SPAWNER)

    def may_set(self, section: str, concrete: TraitClass | str) -> bool:
        """Say whether a class reads a section: its own, or that of a class it comes from.

        Such a section can set any trait of the class, also one that the class of the section does not have.
        """
        cls = self.find_class(concrete) if isinstance(concrete, str) else concrete
        return cls is not None and section in cls.sections

    def readers(self, section: str) -> tuple[TraitClass, ...]:
        """List the classes that read a section: the class of that name, and all that come from it."""
        return tuple(cls for cls in self.classes() if section in cls.sections)

    def _named(self, kind: str, name: str) -> TraitClass | None:
        content = _read()
        if found := content[kind].get(name.lower()) or content["paths"].get(name):
            return self.find_class(found)
        module, _, last = name.rpartition(".")
        cls = self.find_class(last)
        return cls if cls and cls.module and cls.module == module else None


@cache
def load_traits(version: str = "") -> Traits:
    """Return all classes and traits, or those of one major version of JupyterHub.

    Where versions differ in a trait, it is described as in the newest that is asked for.

    :param version: such as ``5``.
    :raises ValueError: nothing is known of that version.
    """
    traits = Traits(version)
    if version and version not in traits.made_from:
        raise ValueError(f"nothing is known of JupyterHub {version}, only of {', '.join(traits.made_from)}")
    return traits


def is_section(key: str) -> bool:
    """Say whether a key is the name of a section, not of a trait, as traitlets tells them apart."""
    return key[:1] == key[:1].upper() and not key.startswith("_")


@cache
def _read() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(DATA.read_bytes())
    return content


@cache
def _find_class(name: str, version: str) -> TraitClass | None:
    found = _read()["classes"].get(name, {})
    versions = tuple(found.get("only", _read()["made_from"]))
    if not found or (version and version not in versions):
        return None
    return TraitClass(
        name,
        found["module"],
        found["package"],
        found["role"],
        tuple(found["bases"]),
        found["help"],
        versions,
        tuple(name for name, own in found["traits"].items() if own is not None),
        frozenset(found.get("attributes", ())),
    )


@cache
def _traits_of(name: str, version: str) -> Mapping[str, Trait]:
    """Put together what a class and the classes it comes from say of each trait."""
    cls = _find_class(name, version)
    if cls is None:
        return MappingProxyType({})
    described: dict[str, dict[str, Any]] = {}
    for section in reversed(cls.sections):
        for trait, own in _read()["classes"][section]["traits"].items():
            # Null stands for a trait that the class hides behind an attribute of the same name.
            before = described.pop(trait, {})
            if own is not None:
                described[trait] = {"section": section, **before, **own}
    traits = (_make_trait(trait, described[trait], cls, version) for trait in sorted(described))
    return MappingProxyType({trait.name: trait for trait in traits if not version or version in trait.versions})


def _make_trait(name: str, described: dict[str, Any], cls: TraitClass, version: str) -> Trait:
    """Make a trait of what is written of it."""
    described = described | (described.get(version) or {})
    outdated = described.get("outdated")
    return Trait(
        name,
        described["section"],
        described["kind"],
        described["type"],
        described["schema"],
        described.get("default"),
        described.get("computed", ""),
        described["help"],
        Outdated(**outdated) if outdated else None,
        tuple(described.get("only") or cls.versions),
    )
