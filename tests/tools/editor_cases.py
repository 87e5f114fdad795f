"""Texts for the checker in Python and the one in the browser: made from right and wrong files, always the same."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hubdocs.model import parse_pointer
from hubdocs.project import Options, Project
from hubdocs.project.check_documents import check_documents
from hubdocs.schema.bundle import make_bundle
from hubdocs.sources import Source, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdocs.schema import Schema

TESTS = Path(__file__).resolve().parents[1]
OWN = TESTS / "sphinx_ext/config/editor"
"""A schema with the keywords that the shipped ones have seldom, and texts for it."""
SCHEMAS = (
    "profile-list", "cluster", "hub-values", "support-values", "lesson", "workshop", "delivery", "responsibilities",
    "process", "collaboration", "update", "strategy", "numbers",
)  # fmt: skip
SIGNS = (
    *"\t:-#'\"[]{},&*!|>%@`?<. x0~=\\/", "- ", ": ", "''", "\n", "\n\n", "  ", " #", "---\n", "{{ x }}", "yes", "1e3",
    "0755", "1_000", "null", "*a", "&a ", "<<: ", "!!str ", "\u00e9", "\U0001f600", " : ", "|\n", ">-\n", "\u00a0",
)  # fmt: skip
VALUES = (
    "5", "true", "yes", "no", "'5'", "null", "", "[]", "{}", "[a, b]", "{a: b}", "1e3", "0755", "1_000", "1.0", "-3",
    "2GB", "2G", "aws", "~", "012345678901", "2026-02-30", "off", "0o17", "0x1F", ".5", "1.", "12345678901", "'yes'",
    '"x"', "|", "!!str 5", "*x", "&x 5", "x: y", "{{ x }}", "#", "123456789012", "it's", '"a" b', "[a", "{a: b", "@x",
)  # fmt: skip
LINE = re.compile(r"(?P<lead>\s*(?:- )*)(?P<key>[^\s:#][^:]*):(?P<rest>\s.*|)")


class Case(NamedTuple):
    """A text, how it is checked, and what the command finds: code, line, severity, message, hint."""

    schema: str
    text: str
    at: str
    overlay: bool
    found: list[list[Any]]

    @property
    def is_wrong(self) -> bool:
        """Say whether the check fails."""
        return any(severity == "error" for _code, _line, severity, *_words in self.found)


class Checker:
    """Checks texts as the command does."""

    def __init__(self) -> None:
        self.project = Project(TESTS, Options(), base=TESTS)

    def schema(self, name: str) -> Schema:
        """Find a schema."""
        return self.project.store.find(str(OWN / "pantry.schema.yaml") if name == "pantry" else name, base=TESTS)

    def bundle(self, name: str) -> dict[str, Any]:
        """Give a schema as a page has it."""
        schema = self.schema(name)
        made = make_bundle(schema, self.project.store)
        return {"name": schema.name, "draft": made.draft, "dialect": schema.dialect.value, "schema": made.contents}

    def check(self, name: str, text: str, at: str = "", *, overlay: bool | None = None) -> Case:
        """Check a text."""
        schema = self.schema(name)
        documents = load(Source("text.yaml", text, dialect=schema.dialect), "yaml")
        found = check_documents(documents, schema, self.project, at=parse_pointer(at), overlay=overlay)
        told = [
            [item.code.value, item.span.start.line, item.severity.value, item.message, item.hint]
            for item in sorted(found, key=lambda item: item.sort_key)
        ]
        return Case(name, text, at, schema.is_overlay if overlay is None else overlay, told)


def originals(name: str) -> list[str]:
    """List right and wrong texts for a schema."""
    if name == "pantry":
        return [file.read_text(encoding="utf-8") for file in sorted(OWN.glob("*.yaml")) if ".schema" not in file.name]
    files = sorted((TESTS / "schemas" / name).glob("*/*.yaml"))
    further = TESTS / "checks/mutations" / f"{name}.yaml"
    return [file.read_text(encoding="utf-8") for file in (*files, *([further] if further.is_file() else []))]


class _Slips:
    """Makes mistakes as people do."""

    def __init__(self, source: random.Random) -> None:
        self.source = source

    def slip(self, text: str) -> str:
        """Make a mistake: mostly in what is written, sometimes in how."""
        return self._in_meaning(text) if self.source.random() < 0.7 else self._in_writing(text)

    def _in_meaning(self, text: str) -> str:
        lines = text.split("\n")
        at = self.source.randrange(len(lines))
        match = LINE.fullmatch(lines[at])
        chance = self.source.random()
        if match and chance < 0.45:
            lines[at] = f"{match['lead']}{match['key']}: {self.source.choice(VALUES)}"
        elif match and chance < 0.65:
            lines[at] = f"{match['lead']}{self._misspelled(match['key'])}:{match['rest']}"
        elif chance < 0.8:
            del lines[at]
        elif chance < 0.9:
            lines.insert(at, self.source.choice(lines))
        else:
            lines[at] = f"  {lines[at]}" if self.source.random() < 0.5 else lines[at].removeprefix("  ")
        return "\n".join(lines)

    def _misspelled(self, key: str) -> str:
        at = self.source.randrange(len(key))
        ways = (key[:at] + key[at + 1 :], f"{key[:at]}x{key[at:]}", key.upper(), key.replace("_", "-"), key[::-1])
        return self.source.choice((*ways, f"{key}s"))

    def _in_writing(self, text: str) -> str:
        chance = self.source.random()
        at = self.source.randrange(len(text) + 1)
        if chance < 0.45:
            return text[:at] + self.source.choice(SIGNS) + text[at:]
        if chance < 0.65:
            return text[:at] + text[at + 1 :]
        lines = text.split("\n")
        row = self.source.randrange(len(lines))
        if chance < 0.85:
            lines[row] = " " * self.source.choice((1, 2, 4)) + lines[row]
        else:
            lines[row] = lines[row].replace(":", self.source.choice(("", "=", ":", " :", " ")), 1)
        return "\n".join(lines)


def cases(count: int, checker: Checker, seed: int = 6) -> list[Case]:
    """Make cases: each a file with up to three mistakes."""
    source = random.Random(seed)  # noqa: S311 (the same cases every time)
    slips = _Slips(source)
    names = (*SCHEMAS[:3] * 3, *["pantry"] * 3, *SCHEMAS[3:])
    texts = {name: originals(name) for name in names}
    made = []
    for _ in range(count):
        name = source.choice(names)
        text = source.choice(texts[name])
        for _ in range(source.choice((0, 1, 1, 1, 2, 3))):
            text = slips.slip(text)
        at = source.choice(("/0", "/1/profile_options")) if name == "profile-list" and source.random() < 0.15 else ""
        overlay = source.random() < 0.5 if source.random() < 0.1 else None
        made.append(checker.check(name, text, at, overlay=overlay))
    return made


def yaml_cases(checker: Checker) -> list[Case]:
    """Give the texts that the reader of YAML is tested with, for schemas of both dialects."""
    texts = [path.read_bytes().decode() for path in sorted((TESTS / "sources/yaml/cases").glob("*.yaml"))]
    return [checker.check(name, text) for text in texts for name in ("hub-values", "cluster")]


COMMAS = (
    "{display_name: Python, and more, slug: a}",
    "{display_name: Python, R, and more, slug: a}",
    "{display_name: Python , and more }",
    '{display_name: "Python", and more, slug: a}',
    "{display_name: Python, and more: a}",
    "{display_name: 3, and more}",
)
"""Texts with commas, of which YAML makes keys."""
DAYS = ("2027-06-31", "2028-02-30", "2027-02-29", "2100-02-29", "0000-02-31", "12/04/2027", "2027-13-01", "2027-00-01")
"""Texts that are no dates."""


WORKSHOP = """\
title: Rivers
time_zone: Africa/Nairobi
days:
  - date: 2027-04-12
    start: "09:00"
    end: "12:00"
    parts:
      - {lesson: first-steps}
"""
PARTS = (
    "{break: Coffee, minutes: 20}",
    "{lunch: 60}",
    "{title: Welcome, minutes: 20}",
    "{exercise: Ex 1, minutes: 20}",
    "{lesson: files, break: 20}",
    "{break: 20, minutes: 20}",
    "{lesson:files}",
    "{lesson: files, minuts: 3}",
    "{activity: Room #12, minutes: 20}",
    "{activity: Room # 12, minutes: 20}",
    "{activity: Room, #12, minutes: 20}",
)
"""Parts of a day of which nothing but the way they are put together is wrong."""

WORKSHOP_LINES = (
    "attendees: 0",
    "attendees: 2.5",
    "data: []",
    "data: [3]",
    "hub: 3",
    "hub: a",
    "languages: []",
    "languages: [pt_BR]",
    "languages: [3]",
    "login_minutes: 0",
    "machine: 5",
    "place: ''",
    "storage: 10GB",
    "storage: 0",
    "choices: {}",
)
"""Values of which some break a pattern, a bound, or become right by quotation marks."""


def special_cases(checker: Checker) -> list[Case]:
    """Give what slips do not lead to."""
    pantry = originals("pantry")[0]
    return [
        checker.check("pantry", pantry + "price: 50\n"),
        checker.check("pantry", pantry + "amount: 2.5\n"),
        checker.check("cluster", _nested(101, "[", "]")),
        checker.check("cluster", HOSTILE["aliases"]()),
        checker.check("cluster", "- name: a\n-\tname: b\n"),
        checker.check("profile-list", "- display_name: A\n\tslug: a\n"),
        *(checker.check("profile-list", f"- {text}\n") for text in COMMAS),
        *(checker.check("workshop", WORKSHOP + f"      - {part}\n") for part in PARTS),
        *(checker.check("workshop", WORKSHOP + f"{line}\n") for line in WORKSHOP_LINES),
        *(checker.check("delivery", f"workshop: a\ndate: {day}\nlessons: {{a: {{teaching: 5}}}}\n") for day in DAYS),
    ]


def _nested(depth: int, opening: str, closing: str) -> str:
    return f"name: {opening * depth}{closing * depth}\n"


def _bomb(rounds: int, times: int) -> str:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * times)}]" for n in range(1, rounds)]
    return "\n".join(lines)


HOSTILE: dict[str, Callable[[], str]] = {
    "aliases": lambda: _bomb(9, 10),
    "merges": lambda: (
        "a0: &a0 {x: 1}\n" + "\n".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 25))
    ),
    "megabyte": lambda: "name: " + "x" * 1_000_000,
    "lines": lambda: "name: x\n" * 20_000,
    "brackets": lambda: _nested(5_000, "[", "]"),
    "open brackets": lambda: "[" * 5_000,
    "mappings": lambda: "".join(f"{' ' * depth}a:\n" for depth in range(300)),
    "dashes": lambda: "- " * 3_000,
    "quote": lambda: 'name: "' + "a: b\n" * 3_000,
    "unclosed": lambda: "hubs: [\n" + "a: b\n" * 2_000,
    "keys": lambda: "\n".join(f"k{n}: {n}" for n in range(5_000)),
    "script": lambda: "<script>alert(1)</script>: <img src=x onerror=alert(1)>\n__proto__: {a: 1}\nconstructor: 2\n",
    "self": lambda: "a: &a [*a]\n",
    "surrogate": lambda: 'name: "\\ud83d"\n',
    "pattern": lambda: "name: " + "a-" * 20_000 + "!\n",
}
"""Texts that ask for too much, or are no text."""
