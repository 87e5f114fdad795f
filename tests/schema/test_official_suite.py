"""The verdicts agree with the official test suite of JSON Schema, and with a second validator.

The suite comes inside the source package of ``jsonschema``, which is downloaded once and kept in pytest's cache.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource
from referencing.jsonschema import specification_with

from hubdocs.schema import BrokenSchemaError, Draft, Schema, SchemaStore, UnknownSchemaError, Validator, make_schema
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from collections.abc import Iterator

REMOTE = "http://localhost:1234/"
DRAFTS = {
    "draft4": (Draft.DRAFT_4, jsonschema.Draft4Validator),
    "draft6": (Draft.DRAFT_6, jsonschema.Draft6Validator),
    "draft7": (Draft.DRAFT_7, jsonschema.Draft7Validator),
    "draft2019-09": (Draft.DRAFT_2019_09, jsonschema.Draft201909Validator),
    "draft2020-12": (Draft.DRAFT_2020_12, jsonschema.Draft202012Validator),
}
ENOUGH = 600
"""Each draft has more tests than this; fewer would mean that the suite was not read."""

OUR_DIFFERENCES = {
    "draft2020-12/format": "2020-12 lets formats say nothing; a checker of configuration holds people to them",
}
"""Groups in which our verdict differs from the suite's, and why."""

SECOND_DIFFERENCES = {
    "draft2019-09/vocabulary": "jsonschema does not switch vocabularies off",
    "draft2020-12/vocabulary": "jsonschema does not switch vocabularies off",
}
"""Groups in which the second opinion differs from the suite's, and why."""


@dataclass(frozen=True)
class Case:
    """One test of the suite."""

    group: str
    words: str
    schema: Any
    instance: Any
    valid: bool


class SuiteStore(SchemaStore):
    """Knows the schemas that the suite expects on a web server."""

    def __init__(self, remotes: Path, draft: Draft) -> None:
        super().__init__(())
        self._remotes = remotes
        self._draft = draft

    def by_uri(self, uri: str) -> Schema:
        """Give a schema of the suite's folder of remote schemas."""
        path = self._remotes / uri.partition("#")[0].removeprefix(REMOTE)
        if not uri.startswith(REMOTE) or not path.is_file():
            raise UnknownSchemaError(uri)
        return _schema(json.loads(path.read_text(encoding="utf-8")), path)


def _schema(contents: Any, path: Path) -> Schema:
    document = load(Source(path.name, json.dumps(contents)), "json")[0]
    return make_schema(path.stem, path, document)


@pytest.fixture(scope="session")
def suite(pytestconfig: pytest.Config) -> Path:
    """Give the folder of the suite."""
    wanted = version("jsonschema")
    folder = Path(pytestconfig.cache.mkdir(f"jsonschema-suite-{wanted}"))
    found = folder / "json"
    if not found.is_dir():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "jsonschema"]
        subprocess.run([*command, "--dest", str(folder), f"jsonschema=={wanted}"], check=True, timeout=300)
        with tarfile.open(next(folder.glob("jsonschema-*.tar.gz"))) as archive:
            for member in archive.getmembers():
                content = archive.extractfile(member) if "/json/" in member.name and member.isfile() else None
                if content is not None and ".." not in member.name:
                    target = folder / member.name.split("/", 1)[1]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content.read())
    return found


def _cases(suite: Path, draft: str) -> Iterator[Case]:
    for path in sorted((suite / "tests" / draft).glob("*.json")):
        for group in json.loads(path.read_text(encoding="utf-8")):
            for test in group["tests"]:
                words = f"{group['description']}: {test['description']}"
                yield Case(f"{draft}/{path.stem}", words, group["schema"], test["data"], test["valid"])


@pytest.mark.parametrize("draft", DRAFTS)
def test_our_verdicts(suite: Path, draft: str) -> None:
    """Each required test gives the verdict that the suite asks for; differences are listed with their reason."""
    specification, _ = DRAFTS[draft]
    store = SuiteStore(suite / "remotes", specification)
    differ = set()
    count = 0
    for case in _cases(suite, draft):
        count += 1
        contents = case.schema
        if isinstance(contents, dict) and "$schema" not in contents:
            contents = {"$schema": specification.uri, **contents}
        try:
            verdict: object = Validator(_schema(contents, Path("/suite/schema.json")), store).is_valid(case.instance)
        except BrokenSchemaError as error:
            verdict = str(error)
        if verdict is not case.valid:
            differ.add(case.group)

    assert differ == {group for group in OUR_DIFFERENCES if group.startswith(f"{draft}/")}
    assert count > ENOUGH


@pytest.mark.parametrize("draft", DRAFTS)
def test_the_second_opinion_agrees(suite: Path, draft: str) -> None:
    """``jsonschema`` gives the same verdicts; where it does not, it is known why."""
    specification, validator_class = DRAFTS[draft]
    registry = Registry(retrieve=_retrieve(suite / "remotes", specification))  # type: ignore[call-arg] # attrs
    differ = set()
    for case in _cases(suite, draft):
        try:
            verdict: object = validator_class(case.schema, registry=registry).is_valid(case.instance)
        except Exception as error:  # noqa: BLE001 (a crash is a verdict here: the wrong one)
            verdict = type(error).__name__
        if verdict is not case.valid:
            differ.add(case.group)

    assert differ == {group for group in SECOND_DIFFERENCES if group.startswith(f"{draft}/")}


def _retrieve(remotes: Path, draft: Draft) -> Any:
    def retrieve(uri: str) -> Resource[Any]:
        path = remotes / uri.removeprefix(REMOTE)
        if not uri.startswith(REMOTE) or not path.is_file():
            raise NoSuchResource(ref=uri)  # type: ignore[call-arg] # attrs
        contents = json.loads(path.read_text(encoding="utf-8"))
        default = specification_with(draft.uri)
        return Resource.from_contents(contents, default_specification=default)

    return retrieve
