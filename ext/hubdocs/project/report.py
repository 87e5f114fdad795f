"""What a run found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hubdocs.model import Diagnostic, Severity
from hubdocs.project.globs import matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hubdocs.project.options import Ignore
    from hubdocs.project.project import Project


class Report(NamedTuple):
    """The findings of a run, and how much was looked at.

    :param diagnostics: sorted by file and place, without repetitions.
    :param files: files that were read and checked.
    :param snippets: snippets in pages that were checked.
    :param encrypted: files that were not opened, because their names say that they are encrypted.
    :param without_schema: files that were read, but that no schema is known for.
    :param ignored: findings that the configuration takes away.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int = 0
    snippets: int = 0
    encrypted: int = 0
    without_schema: int = 0
    ignored: int = 0

    def join(self, other: Report) -> Report:
        """Put two reports together, such as those of two projects."""
        found = dict.fromkeys((*self.diagnostics, *other.diagnostics))
        numbers = (mine + theirs for mine, theirs in zip(self[1:], other[1:], strict=True))
        return Report(tuple(sorted(found, key=lambda item: item.sort_key)), *numbers)

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def failed(self, *, strict: bool = False) -> bool:
        """Say whether the run fails: with an error, or, when strict, with an error or a warning."""
        failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(diagnostic.severity in failing for diagnostic in self.diagnostics)


def settle(found: Iterable[Diagnostic], project: Project) -> tuple[tuple[Diagnostic, ...], int]:
    """Apply the configuration's severities and exclusions, sort, and drop repetitions.

    :return: the findings, and how many the configuration took away.
    """
    options = project.options
    kept: dict[Diagnostic, None] = {}
    ignored = 0
    for item in found:
        diagnostic = item
        if diagnostic.code in options.severity:
            severity = options.severity[diagnostic.code]
            if severity is None:
                ignored += 1
                continue
            diagnostic = diagnostic._replace(severity=severity)
        if any(rule.code is diagnostic.code and _excepts(rule, diagnostic, project) for rule in options.ignore):
            ignored += 1
            continue
        kept[diagnostic] = None
    return tuple(sorted(kept, key=lambda diagnostic: diagnostic.sort_key)), ignored


def _excepts(rule: Ignore, diagnostic: Diagnostic, project: Project) -> bool:
    """Say whether an exception is for a finding: for its file, and for every hub that it concerns."""
    if rule.include and not matches(project.relative(project.base / diagnostic.path), rule.include):
        return False
    return not rule.hubs or (bool(diagnostic.hubs) and all(matches(hub, rule.hubs) for hub in diagnostic.hubs))
