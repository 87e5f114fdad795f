"""The project's configuration as frozen values. ``schemas/hubdocs.schema.yaml`` describes the same options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hubdocs.model import Code, Severity
from hubdocs.sources import DEFAULT_LIMITS, Dialect, Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hubdocs.model import JSON


class FileRule(NamedTuple):
    """Which files are checked against which schema.

    :param include: globs relative to the project.
    :param schema: name, path or ``$id``.
    :param overlay: the files are layers: keys may be missing. Without it the schema decides (``x-overlay``).
    :param beside: only files that stand beside one of this name; empty for all.
    """

    include: tuple[str, ...]
    schema: str
    overlay: bool | None = None
    beside: str = ""


class SnippetRule(NamedTuple):
    """Which plain code blocks of which pages are checked against which schema.

    :param language: of the block: ``yaml``, ``json`` or ``toml``.
    :param overlay: as for files.
    :param placeholders: ``...``, ``<name>`` and the like stand for any value.
    """

    include: tuple[str, ...]
    schema: str
    language: str = "yaml"
    overlay: bool | None = None
    placeholders: bool = True


class Ignore(NamedTuple):
    """Findings that are not reported, and why.

    :param include: globs of files; empty for all files.
    :param reason: why they are no trouble.
    :param hubs: globs of hubs, as ``cluster/hub``; empty for all hubs.
    """

    code: Code
    include: tuple[str, ...]
    reason: str
    hubs: tuple[str, ...] = ()


class CountRule(NamedTuple):
    """What some things are called in pages, and how to count them.

    :param nouns: in the plural.
    :param query: which things are counted.
    :param different: the field whose different values are counted; empty to count the things.
    :param include: globs of pages; empty for all pages.
    """

    nouns: tuple[str, ...]
    query: str
    different: str = ""
    include: tuple[str, ...] = ()


TRAINING_FILES: Final = (
    FileRule(("**/*.workshop.yaml",), "workshop"),
    FileRule(("**/*.delivery.yaml",), "delivery"),
    FileRule(("**/learner-profiles.yaml",), "learner-profiles"),
)
"""Names that say what a file is; also in a project with rules of its own, if no rule fits it and somebody names it."""

DEFAULT_FILES: Final = (
    FileRule(("**/cluster.yaml",), "cluster"),
    FileRule(("**/support*.values.yaml",), "support-values"),
    FileRule(("**/*.values.yaml",), "hub-values"),
    FileRule(("**/community.yaml",), "community"),
    FileRule(("**/communities/*/request.yaml", "**/communities/*/*.request.yaml"), "request"),
    FileRule(("**/request.yaml", "**/*.request.yaml"), "request", beside="community.yaml"),
    FileRule(("**/*.process.yaml",), "process"),
    FileRule(("**/process-tables.yaml",), "process-tables"),
    FileRule(("**/process-facts.yaml",), "process-facts"),
    FileRule(("**/hub-options.yaml",), "options"),
    *TRAINING_FILES,
    FileRule(("**/organisation/roles.yaml",), "roles"),
    FileRule(("**/organisation/responsibilities*.yaml",), "responsibilities"),
    FileRule(("**/organisation/collaboration.yaml",), "collaboration"),
    FileRule(("**/organisation/strategy.yaml",), "strategy"),
    FileRule(("**/organisation/numbers.yaml",), "numbers"),
    FileRule(("**/updates/????-??.md",), "update"),
)
"""What is checked where no configuration says otherwise; the first rule that fits a file counts."""

DEFAULT_ENCRYPTED: Final = ("**/enc-*", "**/*.secret.*")
"""Names of files that are never opened."""

DEFAULT_ENCRYPTED_SETS: Final = (
    *(f"jupyterhub.hub.config.*.{key}" for key in ("client_id", "client_secret", "password", "oauth_callback_url")),
    *(f"jupyterhub.hub.{key}" for key in ("services", "extraEnv", "extraFiles", "cookieSecret", "db")),
    *(f"jupyterhub.singleuser.{key}" for key in ("extraEnv", "extraFiles")),
    *(f"jupyterhub.{key}" for key in ("proxy", "imagePullSecret", "custom.homepage.gitRepoUrl")),
    "binderhub-service.buildPodsRegistryCredentials",
    "binderhub-service.config",
    "dask-gateway.gateway.auth",
    "jupyterhub-groups-exporter.config",
)
"""What encrypted values files are taken to set: secrets, and what stands beside them."""

DEFAULT_EXCLUDE: Final = ("**/_build/**", "**/_site/**", "**/node_modules/**", "**/.*/**")
"""Folders in which nothing is looked for."""

DEFAULT_CLUSTERS: Final = ("**/cluster.yaml",)
"""Files of clusters: the rules look at the fleet that such a file belongs to."""

DEFAULT_PAGES: Final = ("**/*.md", "**/*.rst")
"""Files in which snippets are looked for."""


class ChartOptions(NamedTuple):
    """What is to be known of a chart.

    :param under: for a wrapper chart, the key below which it hands values on.
    :param defaults: the chart's own values, relative to the project.
    """

    under: tuple[str, ...] = ()
    defaults: str = ""


class Options(NamedTuple):
    """All options; the defaults are those of a project without a configuration."""

    schemas: tuple[str, ...] = ("schemas",)
    files: tuple[FileRule, ...] = DEFAULT_FILES
    pages: tuple[str, ...] = DEFAULT_PAGES
    snippets: tuple[SnippetRule, ...] = ()
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    encrypted: tuple[str, ...] = DEFAULT_ENCRYPTED
    encrypted_sets: tuple[str, ...] = DEFAULT_ENCRYPTED_SETS
    clusters: tuple[str, ...] = DEFAULT_CLUSTERS
    charts: Mapping[str, ChartOptions] = {}
    dialects: Mapping[str, Dialect] = {}
    severity: Mapping[Code, Severity | None] = {}
    ignore: tuple[Ignore, ...] = ()
    counts: tuple[CountRule, ...] = ()
    reference: str = ""
    confirm_after: int = 365
    limits: Limits = DEFAULT_LIMITS


def make_options(value: JSON) -> Options:
    """Make options of a configuration table.

    Entries of a wrong type are left out: the finding about them is made by checking the table against its schema.
    """
    table = value if isinstance(value, dict) else {}
    default = Options()
    return Options(
        schemas=_texts(table.get("schemas")) or default.schemas,
        files=_file_rules(table["files"]) if isinstance(table.get("files"), list) else default.files,
        pages=_texts(table["pages"]) if isinstance(table.get("pages"), list) else default.pages,
        snippets=_snippet_rules(table.get("snippets")),
        exclude=_texts(table["exclude"]) if isinstance(table.get("exclude"), list) else default.exclude,
        encrypted=_texts(table["encrypted"]) if isinstance(table.get("encrypted"), list) else default.encrypted,
        encrypted_sets=_texts(table["encrypted_sets"])
        if isinstance(table.get("encrypted_sets"), list)
        else default.encrypted_sets,
        clusters=_texts(table["clusters"]) if isinstance(table.get("clusters"), list) else default.clusters,
        charts=_charts(table.get("charts")),
        dialects=_by_name(table.get("dialects"), {dialect.value: dialect for dialect in Dialect}),
        severity=_severities(table.get("severity")),
        ignore=_ignores(table.get("ignore")),
        counts=_count_rules(table.get("counts")),
        reference=reference if isinstance(reference := table.get("reference"), str) else "",
        confirm_after=_days(table.get("confirm_after"), default.confirm_after),
        limits=_limits(table.get("limits")),
    )


def _texts(value: JSON) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _tables(value: JSON) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _file_rules(value: JSON) -> tuple[FileRule, ...]:
    return tuple(
        FileRule(
            _texts(table.get("include")),
            str(table["schema"]),
            _flag(table.get("overlay")),
            beside if isinstance(beside := table.get("beside"), str) else "",
        )
        for table in _tables(value)
        if isinstance(table.get("schema"), str)
    )


def _snippet_rules(value: JSON) -> tuple[SnippetRule, ...]:
    return tuple(
        SnippetRule(
            _texts(table.get("include")),
            str(table["schema"]),
            str(table.get("language", "yaml")).lower(),
            _flag(table.get("overlay")),
            placeholders=table.get("placeholders") is not False,
        )
        for table in _tables(value)
        if isinstance(table.get("schema"), str)
    )


def _charts(value: JSON) -> dict[str, ChartOptions]:
    found: dict[str, ChartOptions] = {}
    for name, table in (value if isinstance(value, dict) else {}).items():
        if isinstance(table, dict):
            under, defaults = table.get("under"), table.get("defaults")
            found[name] = ChartOptions(
                (under,) if isinstance(under, str) and under else (), defaults if isinstance(defaults, str) else ""
            )
    return found


def _by_name(value: JSON, known: dict[str, Any]) -> dict[str, Any]:
    table = value if isinstance(value, dict) else {}
    return {name: known[word] for name, word in table.items() if isinstance(word, str) and word in known}


_CODES: Final = {code.value: code for code in Code}
_SEVERITIES: Final[dict[str, Severity | None]] = {severity.value: severity for severity in Severity} | {"off": None}


def _severities(value: JSON) -> dict[Code, Severity | None]:
    return {_CODES[name]: word for name, word in _by_name(value, _SEVERITIES).items() if name in _CODES}


def _ignores(value: JSON) -> tuple[Ignore, ...]:
    """Read exceptions; one without a reason, or for no file and no hub, is none."""
    return tuple(
        Ignore(_CODES[str(table["code"])], include, str(table["reason"]), hubs)
        for table in _tables(value)
        if table.get("code") in _CODES and isinstance(table.get("reason"), str) and table["reason"].strip()
        for include, hubs in [(_texts(table.get("include")), _texts(table.get("hubs")))]
        if include or (hubs and "include" not in table)
        if hubs or "hubs" not in table
    )


def _count_rules(value: JSON) -> tuple[CountRule, ...]:
    """Read what is counted; an entry without words, or with a wrong list of pages, is none."""
    return tuple(
        CountRule(nouns, str(table["query"]), different if isinstance(different, str) else "", include)
        for table in _tables(value)
        if isinstance(table.get("query"), str)
        for nouns, different, include in [
            (tuple(filter(str.strip, _texts(table.get("nouns")))), table.get("different"), _texts(table.get("include")))
        ]
        if nouns and (include or "include" not in table)
    )


def _days(value: JSON, default: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return value if is_number and isinstance(value, int) else default


def _limits(value: JSON) -> Limits:
    table = value if isinstance(value, dict) else {}
    given = {
        name: number
        for name, number in table.items()
        if name in Limits._fields and isinstance(number, int) and not isinstance(number, bool) and number > 0
    }
    return Limits(**given)
