"""Values stand on pages as people are to write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hubdocs.sphinx_ext.schema.values import as_yaml

if TYPE_CHECKING:
    from hubdocs.model import JSON


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"start": "09:00", "end": "12:00"}, 'start: "09:00"\nend: "12:00"'),
        ({"end": "9:30:00"}, 'end: "9:30:00"'),
        ({"parts": ["16:30", "at 9:00"]}, 'parts:\n- "16:30"\n- at 9:00'),
        ({"image": "rivers:2026", "port": "8080", "minutes": 15}, "image: rivers:2026\nport: '8080'\nminutes: 15"),
    ],
)
def test_times_are_quoted(data: JSON, expected: str) -> None:
    """All times of a value have quotes, and other texts have them where YAML needs them."""
    assert as_yaml(data) == expected
