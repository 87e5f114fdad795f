"""Real configuration that its own consumers accept is accepted by our schemas, and refused where they refuse it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schema_cases import at, faults, follow, read, schema_path, validator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def clusters(corpus: Path) -> list[Path]:
    """Find all cluster files."""
    return sorted((corpus / "config" / "clusters").glob("*/cluster.yaml"))


def plain(cluster: Path, part: dict[str, Any]) -> Iterator[Path]:
    """List the values files of a hub or of the support services that are not encrypted."""
    for name in part.get("helm_chart_values_files", []):
        if "secret" not in name:
            yield cluster.parent / name


def test_every_cluster_is_right(corpus: Path) -> None:
    """No fault in any real cluster file."""
    judge = validator(schema_path("cluster"))
    found = {path: faults(judge, read(path), part=False) for path in clusters(corpus)}

    assert len(found) > 1
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_every_values_file_is_right(corpus: Path) -> None:
    """No fault in any layer of a real hub or of real support services."""
    hub, support = validator(schema_path("hub-values")), validator(schema_path("support-values"))
    found = {}
    for path in clusters(corpus):
        cluster = read(path)
        for layer in plain(path, cluster.get("support", {})):
            found[layer] = faults(support, read(layer), part=True)
        for part in cluster["hubs"]:
            found.update({layer: faults(hub, read(layer), part=True) for layer in plain(path, part)})

    assert len(found) > len(clusters(corpus))
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def resolved(root: Any, schema: dict[str, Any]) -> dict[str, Any]:
    """Follow the references of a schema, keeping the properties of both sides."""
    while "$ref" in schema:
        root, target = follow(root, schema["$ref"])
        both = {**target.get("properties", {}), **schema.get("properties", {})}
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}, "properties": both}
    return schema


def is_closed(schema: dict[str, Any]) -> bool:
    """Say whether only the listed keys are allowed."""
    return schema.get("additionalProperties") is False and "patternProperties" not in schema


def types(schema: dict[str, Any]) -> set[Any]:
    """Give what a value may be: its types or its choices; nothing where anything goes."""
    kinds = schema.get("enum", schema.get("type", []))
    return {kinds} if isinstance(kinds, str) else set(kinds)


def differences(root: Any, ours: dict[str, Any], real: dict[str, Any], where: str) -> Iterator[str]:
    """List what a consumer's schema has and ours lacks, and closed places where ours has more."""
    ours = resolved(root, ours)
    known, asked = ours.get("properties", {}), real.get("properties", {})
    if types(ours) and not types(real) <= types(ours):
        yield f"{where}: {sorted(map(str, types(real) - types(ours)))} is refused"
    if is_closed(real):
        if not is_closed(ours):
            yield f"{where}: open, but closed for its consumer"
        yield from (f"{where}.{key}: unknown to its consumer" for key in known.keys() - asked.keys() - {"basehub"})
    for key, part in asked.items():
        if key not in known:
            yield f"{where}.{key}: unknown to us"
        elif isinstance(part, dict):
            yield from differences(root, known[key], part, f"{where}.{key}")


def compared(corpus: Path, name: str, real: str, *way: str) -> list[str]:
    """Compare one of our schemas, or a part of it, with the consumer's."""
    root = read(schema_path(name))
    return sorted(differences(root, at(root, way), read(corpus / "schemas" / f"{real}.schema.yaml"), ""))


def test_no_key_of_the_consumers_is_missing(corpus: Path) -> None:
    """Each key that a consumer's schema lists is listed in ours, with at least the same types."""
    # The chart lists the keys of one service beside the services themselves; ours lists them where they belong.
    keys = ("name", "admin", "command", "url", "api_token", "apiToken")
    quirk = {f".hub.services.{key}: unknown to us" for key in keys}

    assert compared(corpus, "cluster", "cluster") == []
    assert compared(corpus, "support-values", "support.values") == []
    assert compared(corpus, "hub-values", "basehub.values") == []
    assert set(compared(corpus, "hub-values", "jupyterhub.values", "$defs", "jupyterhub")) == quirk
