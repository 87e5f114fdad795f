"""Records of communities: every one is read, checked and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdocs.model import Code, Position, Severity
from hubdocs.schema import SchemaStore, shipped_schemas
from hubdocs.service.community import Contact, find_records, load_communities
from hubdocs.sources import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from hubdocs.model import Diagnostic
    from hubdocs.service.community import Catalogue

FULL = """\
name: red-andina
long_name: " Red Andina de Datos Abiertos "
summary: Universidades que comparten datos.
website: https://redandina.example.org
github_organization: https://github.com/example-red-andina
logo: logo.svg
logo_alt: Tres montañas
community_representatives:
- {role: Oficina, email: oficina@redandina.example.org, languages: [es, en]}
technical_contacts:
- {role: Equipo de datos, github_team: "example-red-andina:data"}
region: latin-america
countries: [PE, BO]
fields: [water]
languages: [es, qu]
hubs: [sa/hub-a]
status: active
member_since: 2025-03-01
verified_on: 2026-10-12
"""


@pytest.fixture
def store() -> SchemaStore:
    """Return the schemas that come with hubdocs."""
    return SchemaStore((shipped_schemas(),))


def record(folder: Path, name: str, text: str | bytes) -> Path:
    """Write the record of a community."""
    path = folder / "communities" / name / "community.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_everything_that_a_record_says_is_there(tmp_path: Path, store: SchemaStore) -> None:
    """A right record is a community, without a finding."""
    path = record(tmp_path, "red-andina", FULL)

    catalogue = load_communities([path], store)

    assert catalogue.diagnostics == ()
    (community,) = catalogue.communities
    assert community.path == path
    assert community.name == "red-andina"
    assert community.title == community.long_name == "Red Andina de Datos Abiertos"
    assert community.representatives == (
        Contact("Oficina", email="oficina@redandina.example.org", languages=("es", "en")),
    )
    assert community.technical_contacts == (Contact("Equipo de datos", github_team="example-red-andina:data"),)
    assert (community.region, community.countries, community.language) == ("latin-america", ("PE", "BO"), "es")
    assert (community.member_since, community.verified_on) == ("2025-03-01", "2026-10-12")
    assert community.readable


def test_a_mistake_is_reported_at_its_place_and_the_entry_stays(tmp_path: Path, store: SchemaStore) -> None:
    """A record with a mistake is still a community; so are all others."""
    wrong = record(tmp_path, "a", FULL.replace("website:", "webiste:"))
    right = record(tmp_path, "b", FULL)

    catalogue = load_communities([wrong, right], store, shown=lambda path: path.parent.name + ".yaml")

    assert [community.website for community in catalogue.communities] == ["", "https://redandina.example.org"]
    assert [(found.path, found.code, found.span.start) for found in catalogue.diagnostics] == [
        ("a.yaml", Code.UNKNOWN_KEY, Position(4, 1))
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name: [a\nlong_name: b", Code.YAML_SYNTAX),
        (b"name: caf\xe9", Code.INVALID_ENCODING),
        ("- name: a", Code.WRONG_TYPE),
        ("", Code.WRONG_TYPE),
        ("&a [*a]", Code.RECURSIVE_ALIAS),
    ],
    ids=["syntax", "encoding", "a list", "empty", "recursive"],
)
def test_a_record_that_cannot_be_read_is_listed_by_its_folder(
    tmp_path: Path, store: SchemaStore, text: str | bytes, code: Code
) -> None:
    """No entry is dropped: its folder says at least which one it is."""
    catalogue = load_communities([record(tmp_path, "selva-viva", text)], store)

    assert [(community.title, community.readable) for community in catalogue.communities] == [("selva-viva", False)]
    assert [found.code for found in catalogue.diagnostics] == [code]


def test_values_of_a_wrong_type_are_left_out(tmp_path: Path, store: SchemaStore) -> None:
    """What cannot be shown is empty, and is reported."""
    text = FULL.replace("[PE, BO]", "[PE, 7, {}]").replace("hubs: [sa/hub-a]", "hubs: sa/hub-a")

    catalogue = load_communities([record(tmp_path, "a", text)], store)

    (community,) = catalogue.communities
    assert (community.countries, community.hubs) == (("PE",), ())
    assert {found.code for found in catalogue.diagnostics} == {Code.WRONG_TYPE}


def test_a_missing_file_and_a_large_one_are_findings(tmp_path: Path, store: SchemaStore) -> None:
    """Nothing is raised for a file that vanishes or is too large."""
    large = record(tmp_path, "large", FULL)

    catalogue = load_communities([tmp_path / "gone" / "community.yaml", large], store, limits=Limits(file_bytes=100))

    assert [found.code for found in catalogue.diagnostics] == [Code.FILE_TOO_LARGE, Code.FILE_NOT_FOUND]
    assert [community.name for community in catalogue.communities] == ["gone", "large"]


def test_the_order_is_that_of_names_as_people_sort_them(tmp_path: Path, store: SchemaStore) -> None:
    """Capitals and accents do not change the order."""
    names = ["Água", "zona", "Árvore", "beta", "Aurora"]
    paths = [record(tmp_path, str(number), f"long_name: {name}") for number, name in enumerate(names)]

    catalogue = load_communities(paths, store)

    assert [community.title for community in catalogue.communities] == ["Água", "Árvore", "Aurora", "beta", "zona"]


def test_without_the_schema_the_records_are_listed_and_one_finding_says_so(tmp_path: Path) -> None:
    """A project without the schema still gets its catalogue."""
    paths = [record(tmp_path, "a", FULL), record(tmp_path, "b", FULL)]

    catalogue = load_communities(paths, SchemaStore(()))

    assert len(catalogue.communities) == 2
    assert [found.message for found in catalogue.diagnostics] == [
        "no record can be checked: there is no schema `community`"
    ]


def test_the_schema_and_the_catalogue_agree(repository: Path, store: SchemaStore) -> None:
    """Each good example of the schema is a community without findings, each bad one a community with findings."""
    cases = repository / "tests" / "schemas" / "community"
    good, bad = sorted((cases / "good").glob("*.yaml")), sorted((cases / "bad").glob("*.yaml"))

    assert len(good) > 1
    assert len(bad) > 10
    assert errors(load_communities(good, store)) == []
    for path in bad:
        catalogue = load_communities([path], store)
        assert (len(catalogue.communities), bool(errors(catalogue))) == (1, True), path.name


def errors(catalogue: Catalogue) -> list[Diagnostic]:
    """Leave out what is only worth a warning."""
    return [found for found in catalogue.diagnostics if found.severity is Severity.ERROR]


def test_records_are_found_below_the_folder_only(tmp_path: Path) -> None:
    """A link that leads out is not followed; the order does not depend on the file system."""
    outside = record(tmp_path / "elsewhere", "spy", FULL)
    site = tmp_path / "site"
    records = [record(site, name, FULL) for name in ("b", "a")]
    (site / "communities" / "c").mkdir()
    (site / "communities" / "c" / "community.yaml").symlink_to(outside)

    assert find_records(site, "communities/*/community.yaml") == tuple(sorted(records))


@pytest.mark.parametrize("glob", ["", "/etc/*", "../*/community.yaml", "a/../../b", "."])
def test_a_glob_that_leads_out_is_refused(tmp_path: Path, glob: str) -> None:
    """Nothing outside the folder can be asked for."""
    with pytest.raises(ValueError) as raised:  # noqa: PT011 (its whole text is compared)
        find_records(tmp_path, glob)

    assert str(raised.value) == glob
