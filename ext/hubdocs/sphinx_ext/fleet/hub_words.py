"""The words for what is known of a hub, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.numbers import format_decimal

from hubdocs.service.fleet.hub_view import first_step
from hubdocs.sphinx_ext.translation import _, site_locale

if TYPE_CHECKING:
    from hubdocs.service.fleet.hub_view import Login

_GIBI: Final = 1024**3
_MEBI: Final = 1024**2

_INTERFACES: Final = {
    "code-server": "VS Code",
    "codeserver": "VS Code",
    "desktop": "Linux desktop",
    "doc": "JupyterLab",
    "lab": "JupyterLab",
    "nbclassic": "Jupyter Notebook",
    "notebooks": "Jupyter Notebook",
    "openvscode": "VS Code",
    "retro": "RetroLab",
    "rstudio": "RStudio",
    "tree": "Jupyter Notebook",
    "voila": "Voilà",
    "vscode": "VS Code",
}
"""Names of programs, by the first part of their addresses."""

_PROVIDERS: Final = {"aws": "Amazon Web Services", "azure": "Microsoft Azure", "gcp": "Google Cloud"}


class HubWords:
    """Gives words for facts.

    :param language: of the site, as in ``conf.py``.
    """

    def __init__(self, language: str) -> None:
        self._locale = site_locale(language)
        self._logins = logins()

    def number(self, value: float) -> str:
        """Write a number as the language does, with two digits behind the point at most."""
        return str(format_decimal(value, format="#,##0.##", locale=self._locale))

    def memory(self, guarantee: int | None, limit: int | None) -> str:
        """Say how much memory there is; empty where nothing is known."""
        return _range(self._bytes(guarantee), self._bytes(limit))

    def processors(self, guarantee: float | None, limit: float | None) -> str:
        """Say how many processors there are; empty where nothing is known."""
        return _range(*("" if count is None else self.number(count) for count in (guarantee, limit)))

    def provider(self, code: str) -> str:
        """Name who runs the cloud of a cluster."""
        return str(_("Kubernetes cluster of its own")) if code == "kubeconfig" else _PROVIDERS.get(code, code)

    def interface(self, address: str) -> str:
        """Name the program that a server opens with; empty for one that is not known."""
        return _INTERFACES.get(first_step(address), "")

    def login(self, login: Login, *, secretive: bool) -> str:
        """Say how one logs in; empty where it is not known.

        :param secretive: settings that cannot be seen may decide it.
        """
        if login.section in self._logins:
            return self._logins[login.section]
        if login.name:
            return ""
        if login.by_code:
            return str(_("as the hub's own code decides"))
        return str(_("kept secret")) if secretive else ""

    def _bytes(self, count: int | None) -> str:
        if count is None:
            return ""
        if count >= _GIBI:
            return str(_("{number} GiB")).format(number=self.number(round(count / _GIBI, 1)))
        return str(_("{number} MiB")).format(number=self.number(round(count / _MEBI)))


def _range(guarantee: str, limit: str) -> str:
    if guarantee and limit and guarantee != limit:
        return str(_("{guarantee} (up to {limit})")).format(guarantee=guarantee, limit=limit)
    if guarantee and not limit:
        return str(_("at least {guarantee}")).format(guarantee=guarantee)
    return guarantee or (str(_("up to {limit}")).format(limit=limit) if limit else "")


def logins() -> dict[str, str]:
    """Say for each class of authenticators how one logs in, in the language that is set."""
    account = str(_("with an account at {service}"))
    services = {
        "Auth0OAuthenticator": "Auth0",
        "AzureAdOAuthenticator": "Microsoft",
        "BitbucketOAuthenticator": "Bitbucket",
        "GitHubOAuthenticator": "GitHub",
        "GitLabOAuthenticator": "GitLab",
        "GlobusOAuthenticator": "Globus",
        "GoogleOAuthenticator": "Google",
        "MWOAuthenticator": "Wikimedia",
        "OpenShiftOAuthenticator": "OpenShift",
    }
    platform = str(_("from a course on a learning platform (LTI)"))
    return {
        **{section: account.format(service=service) for section, service in services.items()},
        "CILogonOAuthenticator": str(_("with the account of a university or another institution (CILogon)")),
        "DummyAuthenticator": str(_("with any name, without an account")),
        "FirstUseAuthenticator": str(_("with a name, and the password that was typed the first time")),
        "GenericOAuthenticator": str(_("with an account of the community's own login service")),
        "LDAPAuthenticator": str(_("with an account in the institution's directory (LDAP)")),
        "LTI11Authenticator": platform,
        "LTI13Authenticator": platform,
        "NativeAuthenticator": str(_("with a name and a password that are only for this hub")),
        "NullAuthenticator": str(_("not at all: the hub has no login")),
        "PAMAuthenticator": str(_("with an account on the machine that the hub runs on")),
        "SharedPasswordAuthenticator": str(_("with any name, and a password that all share")),
        "TmpAuthenticator": str(_("without an account: everyone gets a server for a short time")),
    }
