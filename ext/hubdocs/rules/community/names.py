"""Family ``records``: names in records, and what records point at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from hubdocs.checks.suggest import closest
from hubdocs.model import Code, Severity
from hubdocs.rules.rule import Harm, Rule
from hubdocs.service.query.values import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hubdocs.model import Diagnostic
    from hubdocs.rules.record_subject import RecordsSubject, RecordSubject
    from hubdocs.service.community import Community
    from hubdocs.service.community.community import Contact

_WEB: Final = ("http", "https")
_CONTACTS: Final[tuple[tuple[str, Callable[[Community], tuple[Contact, ...]]], ...]] = (
    ("community_representatives", lambda community: community.representatives),
    ("technical_contacts", lambda community: community.technical_contacts),
)


def hubs_exist(subject: RecordSubject) -> Iterator[Diagnostic]:
    """Every hub that a record names is one of the fleet."""
    around = subject.around
    for index, name in subject.record.items("hubs"):
        cluster, separator, _hub = name.partition("/")
        if not separator or not around.hubs or name in around.hubs or cluster in around.unread:
            continue  # what is no name of a hub at all is a matter of the schema
        of_cluster = sorted(hub for hub in around.hubs if hub.startswith(f"{cluster}/"))
        what = f"there is no hub `{name}`" if of_cluster else f"there is no cluster `{cluster}`"
        near = closest(name, of_cluster or sorted(around.hubs))
        known = of_cluster or sorted({hub.partition("/")[0] for hub in around.hubs})
        kind = f"the hubs of `{cluster}` are" if of_cluster else "the clusters are"
        hint = f"did you mean `{near}`?" if near else f"{kind} {', '.join(f'`{hub}`' for hub in known[:8])}"
        yield from subject.report(what, ("hubs", index), hint=hint)


def roles_exist(subject: RecordSubject) -> Iterator[Diagnostic]:
    """Every role that a contact fills is one of the organisation."""
    known = sorted(subject.around.roles)
    for key, contacts in _CONTACTS:
        for number, contact in enumerate(contacts(subject.community)):
            for index, name in enumerate(contact.fills if known else ()):
                if name not in known:
                    near = closest(name, known)
                    hint = f"did you mean `{near}`?" if near else f"there are: {', '.join(known[:8])}"
                    yield from subject.report(f"there is no role `{name}`", (key, number, "fills", index), hint=hint)


def name_is_folder(subject: RecordSubject) -> Iterator[Diagnostic]:
    """A community has the name of the folder in which its record stands."""
    folder = subject.record.path.parent
    name = subject.record.value.get("name")
    if isinstance(name, str) and name != folder.name and folder != subject.around.root:
        message = f"the community is called `{name}`, but its folder `{folder.name}`"
        yield from subject.report(message, ("name",), hint=f"write `name: {folder.name}`, or rename the folder")


def names_are_unique(subject: RecordsSubject) -> Iterator[Diagnostic]:
    """Two communities cannot have the same name for machines."""
    yield from _repeated(subject, "name", lambda community: community.name)


def full_names_are_unique(subject: RecordsSubject) -> Iterator[Diagnostic]:
    """Two communities should not have the same full name; capitals and accents make no difference to a reader."""
    yield from _repeated(subject, "long_name", lambda community: fold(community.long_name))


def _repeated(subject: RecordsSubject, key: str, read: Callable[[Community], str]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for record in sorted(subject.records, key=lambda record: record.path):
        name = read(record.community)
        if key not in record.value or not name:
            continue
        if name in seen:
            said = record.value[key]
            message = f"`{said}` is the name of the community in `{seen[name]}`, too"
            yield from subject.of(record).report(message, (key,), hint="give each community a name of its own")
        else:
            seen[name] = record.shown


def logo_exists(subject: RecordSubject) -> Iterator[Diagnostic]:
    """A logo is an address on the web, or a file inside the project."""
    logo = subject.community.logo
    if not logo:
        return
    try:
        parts = urlsplit(logo)
    except ValueError:
        return  # the schema says that this is no address
    if parts.scheme in _WEB and parts.netloc:
        return
    hint = "the path starts at the folder of this record; or write an address that begins with `https://`"
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        yield from subject.report(f"`{logo}` is no file beside this record", ("logo",), hint=hint)
        return
    folder = subject.record.path.parent
    path = Path(os.path.normpath(folder / unquote(parts.path)))
    # not Path.is_file, which fails for names that are too long
    if not path.is_relative_to(subject.around.root) or not _is_inside(path, subject.around.root):
        yield from subject.report(f"`{logo}` leads out of the project", ("logo",), hint=hint)
    elif not os.path.isfile(path):  # noqa: PTH113 (see above)
        names = [other.name for other in folder.iterdir()]
        near = closest(logo, names)
        yield from subject.report(
            f"there is no file `{logo}`", ("logo",), hint=f"did you mean `{near}`?" if near else hint
        )


def _is_inside(path: Path, root: Path) -> bool:
    """Say whether a file stays inside also when links are followed."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
    except (OSError, ValueError):
        return False


def logo_has_words(subject: RecordSubject) -> Iterator[Diagnostic]:
    """A logo is also there in words, for those who cannot see it."""
    if subject.community.logo and not subject.community.logo_alt:
        message = "the logo is not described in words"
        hint = "write in `logo_alt` what the logo shows"
        yield from subject.report(message, ("logo",), hint=hint, on_key=True)


RULES: Final = (
    Rule(Code.UNKNOWN_RECORD_HUB, "records", Harm.INERT, record=hubs_exist),
    Rule(Code.UNKNOWN_ROLE, "records", Harm.INERT, record=roles_exist),
    Rule(Code.RECORD_NAME, "records", Harm.STYLE, Severity.WARNING, record=name_is_folder),
    Rule(Code.REPEATED_COMMUNITY, "records", Harm.STYLE, records=names_are_unique),
    Rule(Code.REPEATED_FULL_NAME, "records", Harm.STYLE, Severity.WARNING, records=full_names_are_unique),
    Rule(Code.MISSING_LOGO, "records", Harm.INERT, record=logo_exists),
    Rule(Code.LOGO_WITHOUT_WORDS, "records", Harm.ACCESS, Severity.WARNING, record=logo_has_words),
)
"""The rules of this family about names."""
