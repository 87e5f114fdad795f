"""Catalogues of communities, written for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORD = """\
name: {name}
long_name: Comunidad {name}
website: https://{name}.example.org
region: latin-america
countries: [PE]
languages: [es]
status: active
community_representatives:
  - {{role: Oficina, email: oficina@{name}.example.org}}
technical_contacts:
  - {{role: Datos, email: datos@{name}.example.org}}
"""


def write_catalogue(folder: Path, communities: Mapping[str, str]) -> None:
    """Write a record for each community.

    :param folder: of the catalogue.
    :param communities: by name: further lines of the record.
    """
    for name, lines in communities.items():
        record = folder / name / "community.yaml"
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(RECORD.format(name=name) + (f"{lines.rstrip()}\n" if lines else ""), encoding="utf-8")
