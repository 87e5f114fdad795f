"""Texts for elsewhere: what others wrote does nothing where it is pasted."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hubdocs.project.reporters.issues import (
    LONGEST_TITLE,
    LONGEST_URL,
    code,
    form_name,
    form_text,
    form_url,
    issue_form,
    issue_text,
    issue_title,
    messages,
    record_csv,
)
from hubdocs.service.community.answers import Case
from hubdocs.service.community.handbook import find_handbook, load_handbook
from hubdocs.service.community.readiness import readiness

HANDBOOK = load_handbook(find_handbook())
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
HOSTILE = st.text(max_size=40) | st.sampled_from(
    [
        "@everyone",
        "a | b",
        "`x`",
        "``",
        "\\|",
        "x\n# Title",
        "<script>alert(1)</script>",
        "![x](https://evil.example.org)",
        "=1+1",
        "\r\nBcc: all@example.org",
        "\u202egnp.exe",
        "#1",
        "a\\",
        " - [x] done",
    ]
)


def hostile_case(text: str) -> Case:
    """Make a case in which everything is the same text."""
    record: dict[str, Any] = {
        "name": "x",
        "long_name": text,
        "logo": text,
        "community_context": {"goals": {"answer": text}},
        "technical_contacts": [{"role": text, "email": text}],
    }
    request = {"setup": {"notes": text, "admins": [text], "deal_url": text, "cilogon_idp": text}}
    return Case("x", HANDBOOK, {"community": record, "request": request})


@given(HOSTILE)
def test_a_cell_is_code_and_nothing_else(text: str) -> None:
    """Whatever stands in a record, the table has its two cells, and the text is code."""
    tokens = MARKDOWN.parse(f"| A | B |\n|---|---|\n| x | {code(text)} |\n")

    cells = [token for token in tokens if token.type == "inline"]
    assert [token.content for token in cells[:3]] == ["A", "B", "x"]
    assert len(cells) == 4
    assert {child.type for child in cells[3].children or []} <= {"code_inline"}
    assert [token.type for token in tokens].count("tr_open") == 2


@given(HOSTILE)
def test_an_issue_has_only_our_own_markdown(text: str) -> None:
    """No link, image, mention or heading comes out of a record."""
    case = hostile_case(text)
    process = HANDBOOK.process("turn-up")
    assert process is not None
    clean = _headings(issue_of(hostile_case("plain"), 2))

    written = issue_of(case, 2)

    assert [heading for heading in _headings(written)[1:] if heading != "To be asked"] == clean[1:]
    types = {child.type for token in MARKDOWN.parse(written) for child in token.children or []}
    assert types <= {"text", "code_inline", "strong_open", "strong_close", "softbreak"}


@given(HOSTILE)
def test_messages_have_only_our_own_headers(text: str) -> None:
    """A name cannot begin a new header."""
    for message in messages(hostile_case(text), [(text, text)]).split("\n---\n\n"):
        head = message.partition("\n\n")[0].split("\n")
        assert [line.partition(":")[0] for line in head] == ["From", "To", "Subject"]


@given(HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    """A spreadsheet shows what the record says, and computes nothing."""
    head, row = csv.reader(io.StringIO(record_csv(hostile_case(text))))

    assert len(head) == len(row) == 8
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_a_form_has_a_field_for_each_fact_and_its_address_fills_them() -> None:
    """Form, address and issue are made from the same facts."""
    process = HANDBOOK.process("turn-up")
    assert process is not None
    case = hostile_case("plain")
    for ready in readiness(process, case).steps:
        form = yaml.safe_load(issue_form(ready.step, process, HANDBOOK))
        fields = [field["id"] for field in form["body"]]
        assert len(fields) == len(set(fields))
        assert fields[0] == "status"
        assert {field["type"] for field in form["body"]} == {"input"}  # an address fills no other kind
        labels = [field["attributes"]["label"].casefold() for field in form["body"]]
        assert len(labels) == len(set(labels))  # GitHub refuses others
        assert {"name", "description", "title", "body"} <= form.keys()

        address = urlsplit(form_url(ready, case, "https://github.com/example/x/").address)
        query = parse_qs(address.query, strict_parsing=True)

        assert address.path == "/example/x/issues/new"
        assert query["template"] == [form_name(ready.step)]
        assert query["title"] == [issue_title(ready.step, case)]
        assert set(query) - {"template", "title"} <= set(fields)


def test_an_address_is_never_too_long() -> None:
    """What is too long is left out of the address; the issue's text has it."""
    case = hostile_case("long " * 1000)
    process = HANDBOOK.process("turn-up")
    assert process is not None
    short = Case("x", HANDBOOK, {"community": {"name": "x"}, "request": case.files["request"]})

    for known in (short, case):
        for ready in readiness(process, known).steps:
            url = form_url(ready, known, "https://github.com/example/x")
            assert len(url.address) <= LONGEST_URL
            assert len(issue_title(ready.step, known)) <= LONGEST_TITLE
            query = parse_qs(urlsplit(url.address).query)
            facts = {answer.fact.title: answer.fact.name for answer in (*ready.needs, *ready.uses)}
            assert not {facts[title] for title in url.left_out} & set(query)
            assert all(title in form_text(url) for title in url.left_out)
    hub = readiness(process, case).steps[2]
    assert "Notes" in form_url(hub, case, "https://github.com/example/x").left_out


def test_no_fact_is_taken_for_another_part_of_an_address() -> None:
    """A fact that is called as a parameter of GitHub's gets another name, in the form and in its address."""
    process = HANDBOOK.process("turn-up")
    assert process is not None
    facts = {**HANDBOOK.facts, "logo": replace(HANDBOOK.facts["logo"], name="labels")}
    handbook = replace(HANDBOOK, facts=facts)

    form = yaml.safe_load(issue_form(process.steps[2], process, handbook))

    assert "fact_labels" in [field["id"] for field in form["body"]]


def issue_of(case: Case, number: int) -> str:
    """Write one of the issues."""
    process = HANDBOOK.process("turn-up")
    assert process is not None
    return issue_text(readiness(process, case).steps[number], case)


def _headings(text: str) -> list[str]:
    tokens = MARKDOWN.parse(text)
    return [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
