"""Reports as text: for people, for programs, for workflows. Nothing is printed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hubdocs.project.report import Report

FORMATS: Final = ("text", "json", "github")
"""What a report can be written as."""


def render(report: Report, form: str = "text", *, colour: bool = False) -> str:
    """Write a report in one of :data:`FORMATS`.

    :param colour: add colours as terminals understand them; only text has any.
    :raises ValueError: there is no such format.
    """
    # Each writer is imported when it is asked for: a run needs only one.
    if form == "text":
        from hubdocs.project.reporters.text import report_text  # noqa: PLC0415 (see above)

        return report_text(report, colour=colour)
    if form == "json":
        from hubdocs.project.reporters.json_ import report_json  # noqa: PLC0415 (see above)

        return report_json(report)
    if form == "github":
        from hubdocs.project.reporters.github import report_github  # noqa: PLC0415 (see above)

        return report_github(report)
    raise ValueError(form)
