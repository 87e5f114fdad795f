"""Ask the real packages what a hub can be configured with: classes, traits, types, defaults and help.

As a script, it prints one snapshot as JSON: ``make_traits.py`` makes the project's own file of such snapshots.
It is run where JupyterHub and its companions are installed, and in a process of its own: it changes the environment.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import re
import sys
import warnings
from contextlib import suppress
from importlib.metadata import entry_points, metadata, packages_distributions, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import trait_kinds
from jupyterhub.auth import Authenticator
from jupyterhub.proxy import Proxy
from jupyterhub.spawner import Spawner
from traitlets.config import Application, Configurable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MODULES: Final = (
    "jupyterhub",
    "kubespawner",
    "oauthenticator",
    "firstuseauthenticator",
    "hashauthenticator",
    "hmacauthenticator",
    "ldapauthenticator",
    "ltiauthenticator",
    "nativeauthenticator",
    "tmpauthenticator",
    "jupyterhub_usage_quotas",
    "jupyter_events.logger",
)
"""What to import, with all that is inside; JupyterHub first, because others write its help anew."""

PACKAGES: Final = frozenset(module.partition(".")[0] for module in MODULES)

UNREAD: Final = re.compile(r"\.(tests|alembic|singleuser|__main__)\b")
"""Modules that no hub imports: tests, migrations, what runs inside a user's server."""

UNCONFIGURED: Final = frozenset({"NewToken", "UpgradeDB", "Service"})
"""Classes that never read the hub's configuration: other commands, and what JupyterHub makes from its lists."""

GROUPS: Final = ("authenticators", "proxies", "spawners")
"""The kinds of short names, as in the entry points ``jupyterhub.authenticators``."""

ROLES: Final = {"authenticator": Authenticator, "spawner": Spawner, "proxy": Proxy, "application": Application}
"""What a class can be, by the class that it comes from."""

MACHINE: Final = (sys.prefix, sys.base_prefix, str(Path.cwd()))
"""Texts that say where things are on this machine."""

PROCESSORS: Final = 977
"""How many processors the packages are told that this machine has: a default that is this number depends on it."""


def snapshot() -> dict[str, Any]:
    """Describe everything that the installed packages can be configured with."""
    helps = import_packages()
    classes = {cls.__name__: cls for cls in sorted(helps, key=lambda cls: cls.__name__)}
    if len(classes) != len(helps):
        raise ValueError(f"several classes have one name: {sorted(cls.__name__ for cls in helps)}")
    traits = {name: describe_traits(cls, helps[cls]) for name, cls in classes.items()}
    find_successors(traits)
    return {
        "packages": dict(sorted(packages(classes.values()))),
        **{group: dict(short_names(group)) for group in GROUPS},
        "paths": dict(sorted(other_paths(classes.values()))),
        "classes": {name: describe_class(cls, traits[name]) for name, cls in classes.items()},
    }


def import_packages() -> dict[type[Configurable], dict[str, str]]:
    """Import everything, and note the help of all traits of each class as the class's own package has it.

    A package may write the help of another package's trait anew, which is then one for all classes.
    """
    helps: dict[type[Configurable], dict[str, str]] = {}
    for module in MODULES:
        before = {trait: help_text(trait) for cls in helps for trait in cls.class_traits(config=True).values()}
        import_all(module)
        for cls in configurable_classes():
            if cls not in helps:
                helps[cls] = {}
                for name, trait in cls.class_traits(config=True).items():
                    text = help_text(trait)
                    if text == before.get(trait):
                        text = next(helps[base][name] for base in sections(cls)[1:] if name in helps[base])
                    helps[cls][name] = text
    return helps


def import_all(root: str) -> None:
    """Import every module of a package that a hub may import."""
    package = importlib.import_module(root)
    for found in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{root}."):
        if not UNREAD.search(found.name):
            importlib.import_module(found.name)


def configurable_classes() -> Iterator[type[Configurable]]:
    """List the classes of the imported packages that may have a section, after the classes they come from."""
    waiting: list[type[Configurable]] = [Configurable]
    found = set()
    while waiting:
        for cls in waiting.pop().__subclasses__():
            if cls not in found:
                found.add(cls)
                waiting.append(cls)
    own = [
        cls
        for cls in found
        if cls.__module__.partition(".")[0] in PACKAGES
        and not UNREAD.search(cls.__module__)
        and not cls.__name__.startswith("_")
        and cls.__name__ not in UNCONFIGURED
    ]
    bases = {base for cls in own for base in sections(cls)}
    yield from sorted(bases, key=lambda cls: len(sections(cls)))


def sections(cls: type[Configurable]) -> list[type[Configurable]]:
    """List the classes whose sections a class reads, the class itself first."""
    return [base for base in cls.__mro__ if issubclass(base, Configurable)]


def describe_class(cls: type[Configurable], traits: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Describe a class, with all its traits, inherited ones as well."""
    described: dict[str, Any] = {
        "module": cls.__module__,
        "package": distribution(cls),
        "role": role(cls),
        "bases": [base.__name__ for base in sections(cls)[1:]],
        "help": inspect.cleandoc(cls.__dict__.get("__doc__") or "").partition("\n\n")[0].replace("\n", " "),
    }
    if described["role"] == "spawner":
        # What a profile can set beside traits that configuration can set.
        described["attributes"] = sorted({name for name in cls.class_traits() if name[0] != "_"} - traits.keys())
    return {**described, "traits": traits}


def role(cls: type) -> str:
    """Say what a class is to a hub."""
    return next((name for name, base in ROLES.items() if issubclass(cls, base)), "part")


def describe_traits(cls: type[Configurable], helps: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Describe every trait that configuration can set on a class, inherited ones as well."""
    instance = None
    if role(cls) == "authenticator":
        # Only these can be made without a hub, and have defaults that are worth knowing.
        with suppress(Exception):
            instance = cls()
    return {
        name: {
            **trait_kinds.describe(trait),
            **default(cls, trait, instance),
            "help": helps[name],
            **outdated(cls, name, helps[name]),
        }
        for name, trait in sorted(cls.class_traits(config=True).items())
    }


def help_text(trait: Any) -> str:
    """Return a trait's help without its indentation, and without the list of what happens to be installed."""
    text = getattr(trait, "_original_help", None) or trait.help or ""
    return "\n".join(line.rstrip() for line in inspect.cleandoc(text).splitlines()).strip()


def default(cls: type[Configurable], trait: Any, instance: Configurable | None) -> dict[str, Any]:
    """Describe a trait's default value.

    ``computed`` is empty for a value that the class states; ``known`` where its code computes the value from other
    traits, and these have their defaults; ``unknown`` where the value depends on the machine or is no YAML.
    """
    unknown = {"default": None, "computed": "unknown"}
    generator = cls._all_trait_default_generators[trait.name]
    computed = generator != trait.default
    if computed and instance is None:
        return unknown
    try:
        value = trait_kinds.plain(getattr(instance, trait.name) if computed else trait.default())
    except Exception:  # noqa: BLE001 (it is other people's code that runs here)
        return unknown
    if value == PROCESSORS or (isinstance(value, str) and any(place in value for place in MACHINE)):
        return unknown
    return {"default": value, "computed": "known" if computed else ""}


def outdated(cls: type, name: str, text: str) -> dict[str, Any]:
    """Say whether a trait is deprecated or removed, since when, and what its help names as successor."""
    aliases = {**getattr(cls, "_deprecated_aliases", {}), **getattr(cls, "_deprecated_oauth_aliases", {})}
    own = re.search(rf"(?i)\A(?:.*\n\n)?\W*{name}\W+is (?P<gone>deprecated)\b", text, re.DOTALL)
    match = own or re.search(r"(?i)(?:\A|\n\n)\W*(?P<gone>deprecated|versionremoved|removed in|does nothing)\b", text)
    if name not in aliases and not match:
        return {"outdated": None}
    rest = text[match.end() :] if match else ""
    since = re.match(r"[^\n]{0,40}?\b(\d+(?:\.\d+)+)", rest)
    used = re.search(r"(?i)\buse\s+(?::\w+:)?`?(?:c\.)?([A-Za-z_]\w*(?:\.\w+)?)", rest)
    successor, version_, *same = aliases.get(name, (used[1] if used else "", since[1] if since else ""))
    gone = same == [False] or bool(match and match["gone"].lower() in {"versionremoved", "removed in"})
    return {"outdated": {"since": version_, "successor": successor, "removed": gone}}


def find_successors(traits: dict[str, dict[str, dict[str, Any]]]) -> None:
    """Keep of the successors those that are traits or classes, and follow them where they are outdated as well."""
    for section, own in traits.items():
        for trait in own.values():
            if outdated := trait["outdated"]:
                outdated["successor"] = successor(traits, section, outdated["successor"])


def successor(traits: dict[str, dict[str, dict[str, Any]]], section: str, name: str) -> str:
    """Find what to use instead: a trait of the same class, a trait of another, or a class; nothing if there is none."""
    other, dot, trait = name.rpartition(".")
    found = traits.get(other or section, {}).get(trait)
    if not found:
        return name if name in traits and not dot else ""
    further = successor(traits, other or section, found["outdated"]["successor"]) if found["outdated"] else ""
    return further or name


def distribution(cls: type) -> str:
    """Name the package on PyPI that a class comes from."""
    return packages_distributions()[cls.__module__.partition(".")[0]][0]


def packages(classes: Iterable[type]) -> Iterator[tuple[str, dict[str, str]]]:
    """List the packages with version and home.

    :raises ValueError: a package is under another licence than the one under which its words are passed on.
    """
    for name in {distribution(cls) for cls in classes}:
        about = metadata(name)
        licence = [about.get("License-Expression"), about.get("License"), *(about.get_all("Classifier") or ())]
        if not any("BSD" in (text or "") for text in licence):
            raise ValueError(f"{name} is not under a BSD licence: {licence}")
        addresses = dict(text.split(", ", 1) for text in about.get_all("Project-URL") or ())
        homes = [*(addresses.get(key) for key in ("Source", "Source Code", "Homepage")), about.get("Home-page")]
        yield name, {"version": version(name), "home": next(filter(None, homes), "")}


def short_names(group: str) -> Iterator[tuple[str, str]]:
    """List the names that stand for a class, such as ``github``."""
    for point in sorted(entry_points(group=f"jupyterhub.{group}"), key=lambda point: point.name):
        with suppress(ImportError):
            yield point.name.lower(), point.load().__name__


def other_paths(classes: Iterable[type]) -> Iterator[tuple[str, str]]:
    """List the other places that classes can be imported from, such as ``oauthenticator.GitHubOAuthenticator``."""
    known = set(classes)
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in PACKAGES and hasattr(module, "__path__"):
            for attribute, value in vars(module).items():
                same = isinstance(value, type) and value.__module__.partition(".")[0] == name.partition(".")[0]
                if same and value in known and value.__module__ != name:
                    yield f"{name}.{attribute}", value.__name__


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    # Some defaults are taken from the environment, which is nobody's business here.
    for variable in os.environ.keys() - {"PATH"}:
        del os.environ[variable]
    os.cpu_count = lambda: PROCESSORS
    json.dump(snapshot(), sys.stdout, indent=1)
