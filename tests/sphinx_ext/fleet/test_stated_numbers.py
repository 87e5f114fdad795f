"""Numbers in sentences, against what the files have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from record_cases import write_catalogue
from rule_cases import write_cluster
from sphinx_site import Site

from hubdocs.project import check, load_project

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = """\
[[counts]]
nouns = ["hubs"]
query = "hubs"

[[counts]]
nouns = ["communities", "comunidades"]
query = "communities"

[[counts]]
nouns = ["countries"]
query = "communities"
different = "countries"
"""
PAGE = """\
# We run 99 hubs

Two lines:
we run 12 hubs for 3 communities
in 4 countries.

- 2 comunidades.

> We run 99 hubs.
"""
EXPECTED = [
    "index.md:4:8 outdated-number",
    "index.md:4:20 outdated-number",
    "index.md:5:4 outdated-number",
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a project with two hubs, and two communities in one country."""
    monkeypatch.chdir(tmp_path)
    write_catalogue(tmp_path / "communities", {"agua": "", "sol": ""})
    write_cluster(tmp_path / "clusters" / "sa", {"values": ["{}"], "hubs": 2})
    return Site(tmp_path).write({"hubdocs.toml": COUNTS, "index.md": PAGE})


def checked(site: Site) -> list[str]:
    """Check the project as the command does."""
    found = check(load_project(site.folder)).diagnostics
    return [f"{item.path}:{item.span.start.line}:{item.span.start.column} {item.code.value}" for item in found]


def test_both_faces_find_the_same(site: Site) -> None:
    """On every build, at the same places, in the same words."""
    first, second = site.build(), site.build(jobs=2)

    assert first.findings == second.findings == EXPECTED
    assert second.read == frozenset()
    assert checked(site) == EXPECTED
    texts = [f"{item.message}; {item.hint}" for item in check(load_project(site.folder)).diagnostics]
    assert [line.partition("WARNING: ")[2].partition(" [hubdocs")[0] for line in first.warnings] == texts
    assert "counted by `hubs`, there are 2" in texts[0]
    assert "counted by `countries` of `communities`, there are 1" in texts[2]


def test_restructuredtext(site: Site) -> None:
    """The hint is in the language of the page."""
    (site.folder / "index.md").unlink()
    site.write({"index.rst": "Title 99 hubs\n=============\n\nWe run 12 hubs.\n\n  We run 99 hubs.\n"})

    build = site.build()

    assert build.findings == checked(site) == ["index.rst:4:8 outdated-number"]
    assert "write :hub:count:`hubs` instead" in build.warnings[0]


def test_the_page_is_read_again_when_the_number_changes(site: Site) -> None:
    """A number that was right need not be so tomorrow."""
    site.write({"index.md": "# T\n\nFor 2 communities.\n", "plain.md": "---\norphan: true\n---\n# P\n\nWords.\n"})
    assert site.build().findings == []
    write_catalogue(site.folder / "communities", {"nova": ""})

    build = site.build()

    assert build.findings == ["index.md:3:5 outdated-number"]
    assert build.read == {"index"}


def test_what_nobody_knows_for_certain_is_no_mistake(site: Site) -> None:
    """A file that cannot be read may hold another hub."""
    site.write({"index.md": "# T\n\nWe run 12 hubs.\n", "clusters/sb/cluster.yaml": "hubs: [\n"})

    assert not any("outdated-number" in finding for finding in (*site.build().findings, *checked(site)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        COUNTS.replace("nouns", 'include = ["other/*.md"]\nnouns'),
        COUNTS + '[severity]\noutdated-number = "off"\n',
        COUNTS + '[[ignore]]\ncode = "outdated-number"\ninclude = ["index.md"]\nreason = "Told as it was."\n',
    ],
    ids=["nothing is counted", "other pages", "off", "an exception"],
)
def test_nothing_is_said_unless_asked(site: Site, text: str) -> None:
    """Neither by default, nor of other pages, nor where the configuration says why."""
    site.write({"hubdocs.toml": text})

    assert site.build().findings == checked(site) == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('[[counts]]\nnouns = ["hubs"]\nquery = "hubz"\n', "hubdocs.toml:3:10 invalid-option"),
        ('[[counts]]\nnouns = ["hubs"]\nquery = "hubs where provder=aws"\n', "hubdocs.toml:3:21 invalid-option"),
        (
            '[[counts]]\nnouns = ["hubs"]\nquery = "hubs"\ndifferent = "provder"\n',
            "hubdocs.toml:4:14 invalid-option",
        ),
        ('[[counts]]\nnouns = []\nquery = "hubs"\n', "hubdocs.toml:2:9 invalid-option"),
    ],
)
def test_a_query_that_cannot_be_answered(site: Site, text: str, finding: str) -> None:
    """It is a finding in the configuration, and nothing is counted by it."""
    site.write({"hubdocs.toml": text})

    assert site.build().findings == [finding]
    assert checked(site) == [finding]


QUESTIONS = """\
# Q

Of {hub:count}`hubs where provder=aws` and ``{hub:count}`hubz` ``.

```{hub:fleet} featurs has gpu
```

```{hub:fleet}
:columns: name, domian
:sort: -nmae
```

````markdown
```{hub:fleet} shown has gpu
```
````
"""


def test_questions_are_understood_or_reported_by_both_faces(site: Site) -> None:
    """At the same places; what is only shown as an example is not asked."""
    site.write({"hubdocs.toml": "", "index.md": QUESTIONS})

    found = checked(site)

    assert found == [f"index.md:{place} invalid-option" for place in ("3:27", "5:16", "9:17", "10:9")]
    assert site.build().findings == found
