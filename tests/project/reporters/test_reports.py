"""Reports as text, for programs and for workflows: of any findings, and of any numbers."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdocs.model import Code, Diagnostic, Position, Related, Severity, Span
from hubdocs.project import Report
from hubdocs.project.reporters import FORMATS, render

ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION


def finding(severity: Severity = ERROR, path: str = "a.yaml") -> Diagnostic:
    """Make a finding."""
    return Diagnostic(Code.UNKNOWN_KEY, "unknown key `x`", path, Span.at(1, 1), severity)


SUMMARIES = [
    (
        Report(()),
        "0 errors in 0 files\nnothing was found to check; the configuration says which files are looked for\n",
    ),
    (Report((), files=1), "0 errors in 1 file\n"),
    (Report((), files=1234, snippets=1), "0 errors in 1,234 files (1 snippet)\n"),
    (Report((finding(),), files=1), "1 error in 1 file\n"),
    (Report((finding(),), files=2, snippets=25), "1 error in 1 of 2 files (25 snippets)\n"),
    (Report((finding(), finding(WARNING, "b.yaml")), files=14), "1 error and 1 warning in 2 of 14 files\n"),
    (Report((finding(path="gone.yaml"),)), "1 error in 1 file\n"),
    (Report((finding(WARNING), finding(WARNING)), files=3), "0 errors and 2 warnings in 1 of 3 files\n"),
    (
        Report((finding(), finding(WARNING), finding(INFORMATION), finding(INFORMATION)), files=2),
        "1 error, 1 warning and 2 pieces of information in 1 of 2 files\n",
    ),
    (Report((), files=1, encrypted=1), "0 errors in 1 file\n1 file is encrypted and was not opened\n"),
    (Report((), files=1, encrypted=2), "0 errors in 1 file\n2 files are encrypted and were not opened\n"),
    (Report((), files=1, without_schema=1), "0 errors in 1 file\n1 file has no schema\n"),
    (Report((), files=2, without_schema=2), "0 errors in 2 files\n2 files have no schema\n"),
    (Report((), files=1, ignored=3), "0 errors in 1 file\n3 findings are ignored, as the configuration says\n"),
]


@pytest.mark.parametrize(("report", "expected"), SUMMARIES, ids=[text.splitlines()[-1] for _, text in SUMMARIES])
def test_summary(report: Report, expected: str) -> None:
    """The numbers are told in plain words, in text and for workflows."""
    assert render(report, "text").endswith(expected)
    assert render(report, "github").endswith(expected)


def test_unknown_format() -> None:
    """There are no other formats."""
    with pytest.raises(ValueError, match="xml"):
        render(Report(()), "xml")


def test_colours_change_nothing_else() -> None:
    """Without its colours, a coloured report is the plain one."""
    related = (Related("b.yaml", Span.at(1, 2), "the first one"),)
    one = finding()._replace(line_text="x: 1", hint="did you mean `y`?", related=related)
    report = Report((one, finding(WARNING), finding(INFORMATION)), files=1)
    coloured = render(report, "text", colour=True)

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(report, "text")
    assert {"\x1b[1;31merror\x1b[0m", "\x1b[1;33mwarning\x1b[0m"} <= set(coloured.split())
    assert render(report, "json", colour=True) == render(report, "json")


positions = st.builds(Position, st.integers(1, 10**6), st.integers(1, 10**6))
spans = st.tuples(positions, positions).map(lambda pair: Span(min(pair), max(pair)))
related_places = st.builds(Related, st.text(), spans, st.text())
diagnostics = st.builds(
    Diagnostic,
    st.sampled_from(Code),
    st.text(),
    st.text(),
    spans,
    st.sampled_from(Severity),
    hint=st.text(),
    pointer=st.lists(st.one_of(st.text(), st.integers(0, 99)), max_size=3).map(tuple),
    line_text=st.text(st.characters(exclude_characters="\r\n")),
    related=st.lists(related_places, max_size=2).map(tuple),
)
reports = st.builds(Report, st.lists(diagnostics, max_size=3).map(tuple), st.integers(0, 99))


@given(reports, st.sampled_from(FORMATS))
def test_any_report_is_safe(report: Report, form: str) -> None:
    """Nothing in a report steers a terminal, or ends a line that is not ours."""
    text = render(report, form)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)
    assert text.endswith("\n")


@given(reports)
def test_any_report_for_workflows(report: Report) -> None:
    """Each finding is one command, whose parts can be told apart and read back."""
    lines = [line for line in render(report, "github").split("\n") if line.startswith("::")]
    command = re.compile(
        r"::(error|warning|notice) file=[^,:]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[a-z-]+::.*"
    )
    matches = [command.fullmatch(line) for line in lines]

    assert len(lines) == len(report.diagnostics)
    assert all(matches)


@given(reports)
def test_any_report_for_programs(report: Report) -> None:
    """Each finding can be read back: its place exactly as it is."""
    contents = json.loads(render(report, "json"))

    assert list(contents) == ["version", "diagnostics", "summary"]
    assert contents["version"] == 1
    for item, diagnostic in zip(contents["diagnostics"], report.diagnostics, strict=True):
        assert item["path"] == diagnostic.path
        assert item["pointer"] == diagnostic.json_pointer
        assert item["code"] == diagnostic.code.value
        assert item["severity"] == diagnostic.severity.value
        start, end = item["range"]["start"], item["range"]["end"]
        assert Span(Position(**start), Position(**end)) == diagnostic.span
        assert len(item["related"]) == len(diagnostic.related)
    assert contents["summary"]["files"] == report.files
    assert sum(contents["summary"][name] for name in ("errors", "warnings", "information")) == len(report.diagnostics)
