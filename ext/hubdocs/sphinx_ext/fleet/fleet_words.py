"""The words of the table of hubs, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from hubdocs.service.query import Answer

_UNITS = (("TiB", 1024**4), ("GiB", 1024**3), ("MiB", 1024**2), ("KiB", 1024))


class FleetWords:
    """Gives words for fields and for what they hold; what has no word stays as it is.

    :param language: of the site, as in ``conf.py``.
    """

    def __init__(self, language: str) -> None:
        self._locale = site_locale(language)
        self._headings = headings()
        self._values = {
            "authenticator": logins(),
            "features": features(),
            "provider": providers(),
            "tenancy": tenancies(),
        }

    def heading(self, field: str) -> str:
        """Name a field at the head of its column."""
        return self._headings.get(field, field)

    def value(self, field: str, code: str) -> str:
        """Give the words for a value that is a code."""
        return self._values.get(field, {}).get(code, code)

    def number(self, number: float) -> str:
        """Write a number as readers of the site do."""
        return str(format_decimal(number, locale=self._locale))

    def size(self, count: float) -> str:
        """Write an amount of memory."""
        unit, factor = next(((name, size) for name, size in _UNITS if count >= size), ("B", 1))
        return f"{self.number(round(count / factor, 1))}\N{NO-BREAK SPACE}{unit}"

    def truth(self, value: bool) -> str:  # noqa: FBT001 (it is the value itself)
        """Write a truth."""
        return str(_("yes")) if value else str(_("no"))

    def count(self, answer: Answer) -> str:
        """Write how many things fit."""
        number = self.number(len(answer.rows))
        return number if answer.exact else str(_("at least %s")) % number


def doubts(answer: Answer) -> list[str]:
    """Say why an answer is not certain, in sentences."""
    found = []
    if answer.undecided:
        found.append(
            str(_("Cannot be judged, because a file is encrypted or cannot be read: %d.")) % len(answer.undecided)
        )
    if answer.unread:
        found.append(str(_("There may be more, because the file of a cluster cannot be read.")))
    return found


def unknown_value() -> str:
    """Say what the mark of an unknown value means."""
    return str(_("A file that is encrypted or cannot be read may set something else."))


def headings() -> dict[str, str]:
    """Name all fields of hubs and clusters, in the language that is set."""
    return {
        "account": str(_("Account")),
        "authenticator": str(_("Log in with")),
        "chart": str(_("Chart")),
        "cluster": str(_("Cluster")),
        "communities": str(_("Communities")),
        "console": str(_("Console")),
        "default_interface": str(_("Opens with")),
        "display_name": str(_("Hub")),
        "domain": str(_("Domain")),
        "encrypted": str(_("Encrypted files")),
        "features": str(_("Features")),
        "hub_ids": str(_("Names of the hubs")),
        "hubs": str(_("Hubs")),
        "id": str(_("Name in the fleet")),
        "image": str(_("Image")),
        "max_memory": str(_("Largest server")),
        "memory_limit": str(_("Memory")),
        "name": str(_("Name")),
        "paid_by_us": str(_("Paid by the provider of the hubs")),
        "profiles": str(_("Profiles")),
        "provider": str(_("Cloud")),
        "region": str(_("Region")),
        "tenancy": str(_("Tenancy")),
        "url": str(_("Address")),
    }


def features() -> dict[str, str]:
    """Name all features of hubs, in the language that is set."""
    return {
        "allowed-groups": str(_("choices for some groups only")),
        "anonymous-names": str(_("anonymous names")),
        "any-image": str(_("any image")),
        "binderhub": "BinderHub",
        "dask": "Dask",
        "gpu": str(_("graphics processors")),
        "image-building": str(_("image building")),
        "named-servers": str(_("several servers for one person")),
        "persistent-bucket": str(_("storage that stays")),
        "profiles": str(_("choice of environments")),
        "scratch-bucket": str(_("storage for some days")),
    }


def logins() -> dict[str, str]:
    """Name the usual ways to log in, in the language that is set."""
    return {
        "cilogon": str(_("account of a university or research organisation")),
        "dummy": str(_("any name")),
        "generic-oauth": str(_("account of the community")),
        "github": "GitHub",
        "google": "Google",
        "null": str(_("no login")),
        "shared-password": str(_("one password for all")),
        "tmp": str(_("no login; nothing is kept")),
    }


def providers() -> dict[str, str]:
    """Name the clouds, in the language that is set."""
    return {
        "aws": "Amazon Web Services",
        "azure": "Microsoft Azure",
        "gcp": "Google Cloud",
        "kubeconfig": str(_("elsewhere")),
    }


def tenancies() -> dict[str, str]:
    """Name who shares a cluster, in the language that is set."""
    return {"dedicated": str(_("one community")), "shared": str(_("several communities"))}
