"""``hubdocs onboarding``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS

if TYPE_CHECKING:
    from hubdocs.project import Project
    from hubdocs.project.community.onboarding import Found
    from hubdocs.service.community.readiness import Readiness

_HELP = """Say what a community still needs before it has a hub.

COMMUNITY is the name in its record. Its record and its request are looked for in the project.
For each step: READY or NOT READY, what is missing, the question to ask, and what is taken if nobody answers.
Nothing is sent anywhere: issues and messages are written to the terminal.

\b
Examples:
  hubdocs onboarding red-andina
  hubdocs onboarding red-andina --format json
  hubdocs onboarding red-andina --issues
  hubdocs onboarding red-andina --notify
  hubdocs onboarding red-andina --record > red-andina.csv
  hubdocs onboarding --forms .github/ISSUE_TEMPLATE

\b
Exit codes:
  0   the answer is shown, whether the community is ready or not
  1   the record or the request has errors, or a message cannot be written yet
  2   the command line is wrong
"""


def _onboarding(community: str, **options: Any) -> None:
    from hubdocs.cli.usage import no_such  # noqa: PLC0415 (not for help)
    from hubdocs.project import load_project  # noqa: PLC0415 (likewise)
    from hubdocs.project.community.onboarding import UnknownCommunityError, find_case  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)

    context = click.get_current_context()
    wanted = [f"--{name}" for name in ("forms", "issues", "notify", "record") if options[name]]
    if len(wanted) > 1:
        raise click.UsageError(f"{' and '.join(wanted)} do not go together; write one of them.", context)
    project = load_project(Path.cwd())
    if options["forms"]:
        _write_forms(Path(options["forms"]), project)
        return
    if not community:
        raise click.UsageError("name a community, or write --forms FOLDER.", context)
    try:
        found = find_case(community, project)
    except UnknownCommunityError as error:
        no_such("community", community, error.known)
    sys.stdout.write(_written(found, project, options))
    unread = (*project.diagnostics, *found.errors)
    sys.stderr.write(findings_text(unread))
    context.exit(1 if unread else 0)


def _written(found: Found, project: Project, options: dict[str, Any]) -> str:
    from hubdocs.project.reporters.issues import record_csv  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.onboarding import onboarding_json, onboarding_text  # noqa: PLC0415 (likewise)

    case = found.case
    if options["record"]:
        return record_csv(case)
    if options["notify"]:
        return _messages(found, project)
    if options["issues"]:
        return _issues(found)
    judged = _judged(found, options["process"])
    return onboarding_json(case, judged) if options["format_"] == "json" else onboarding_text(case, judged)


def _judged(found: Found, wanted: str) -> list[Readiness]:
    from hubdocs.cli.usage import no_such  # noqa: PLC0415 (not for help)
    from hubdocs.project.community.onboarding import USUAL  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.readiness import readiness  # noqa: PLC0415 (likewise)

    handbook = found.case.handbook
    if wanted and handbook.process(wanted) is None:
        no_such("process", wanted, (process.name for process in handbook.processes))
    names = (wanted,) if wanted else USUAL
    occasion = found.case.occasion
    processes = [process for process in map(handbook.process, names) if process is not None]
    return [readiness(process, found.case, occasion if occasion in process.occasions else "") for process in processes]


def _issues(found: Found) -> str:
    from hubdocs.project.reporters.issues import form_text, form_url, issue_text  # noqa: PLC0415 (not for help)

    repository = found.case.handbook.systems.get("github")
    parts = []
    for judged in _judged(found, "turn-up"):
        for step in judged.steps:
            if step.step.issue:
                form = f"\n{form_text(form_url(step, found.case, repository.url))}" if repository else ""
                parts.append(issue_text(step, found.case) + form)
    return "\n---\n\n".join(parts)


def _messages(found: Found, project: Project) -> str:
    from hubdocs.cli.usage import WrongUsageError  # noqa: PLC0415 (not for help)
    from hubdocs.project.community.onboarding import hubs_of_case  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.issues import messages  # noqa: PLC0415 (likewise)

    hubs = hubs_of_case(found.case, project)
    if not hubs:
        name = found.case.name
        message = f"no cluster has a hub of `{name}` yet, so there is no address to tell"
        raise WrongUsageError(f"{message}; `hubdocs scaffold {name}` writes one")
    return messages(found.case, [(hub.text("display_name") or hub.name, hub.text("domain")) for hub in hubs])


def _write_forms(folder: Path, project: Project) -> None:
    from hubdocs.cli.new_file import beginning, write_again  # noqa: PLC0415 (not for help)
    from hubdocs.project.community.handbooks import handbook_files  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.issues import FORM_HEAD, form_name, issue_form  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.handbook import load_handbook  # noqa: PLC0415 (likewise)

    handbook = load_handbook(handbook_files(project))
    folder.mkdir(parents=True, exist_ok=True)
    for process in handbook.processes:
        for step in process.steps:
            if step.issue:
                path = folder / form_name(step)
                write_again(path, issue_form(step, process, handbook), beginning("form of ours", FORM_HEAD))
                sys.stdout.write(f"wrote {path.as_posix()}\n")


command = click.Command(
    "onboarding",
    callback=_onboarding,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["community"], default=""),
        click.Option(
            ["--format", "format_"],
            type=Word("format", ("text", "json")),
            default="text",
            show_default=True,
            help="For people, or for programs.",
        ),
        click.Option(["--process"], default="", metavar="NAME", help="Only this process, such as `rollout`."),
        click.Option(
            ["--issues"], is_flag=True, help="Write the issues in Markdown, and links that fill in their forms."
        ),
        click.Option(["--notify"], is_flag=True, help="Write the messages that the hub is ready."),
        click.Option(["--record"], is_flag=True, help="Write the properties for the customer records as CSV."),
        click.Option(["--forms"], default="", metavar="FOLDER", help="Write the forms of the issues into a folder."),
    ],
)
"""The command ``hubdocs onboarding``."""
