"""Floor 6: a project's configuration, what is checked, and the report."""

from __future__ import annotations

from hubdocs.project.check import check
from hubdocs.project.options import Options
from hubdocs.project.project import Project, load_project
from hubdocs.project.report import Report

__all__ = ["Options", "Project", "Report", "check", "load_project"]
