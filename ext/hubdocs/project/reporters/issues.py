"""The texts that onboarding needs elsewhere: issues, forms, messages, a row for the customer records.

What stands in a record was written by others, so nothing in it may act where it is pasted. In Markdown it stands in
code, where neither mentions nor links nor tables work. In a message it cannot begin a new header, in a table it is no
formula.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlencode

from hubdocs.project.reporters.answer import harmless
from hubdocs.project.reporters.onboarding import CHANGE, written
from hubdocs.project.reporters.plain import plain
from hubdocs.service.community.answers import State
from hubdocs.sources.yaml_writer import write_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import JSON
    from hubdocs.service.community.answers import Answer, Case
    from hubdocs.service.community.process import Fact, Handbook, Process, Step
    from hubdocs.service.community.readiness import StepReadiness

LONGEST_URL: Final = 8000
"""Longer addresses are refused by servers."""

LONGEST_TITLE: Final = 256
"""Longer titles are refused by GitHub."""

FORM_HEAD: Final = "# Made by `hubdocs onboarding --forms`"
"""How the file of a form begins."""

_TAKEN: Final = frozenset(
    {"assignees", "body", "labels", "milestone", "projects", "status", "template", "title", "type"}
)
"""Names that mean something else in the address of a form."""

_MENTION: Final = re.compile(r"(?<!\w)@(?=\w)")
_PLAIN: Final = re.compile(r"[\w .,/+-]*")
_GENERAL: Final = "General"


def code(text: str) -> str:
    """Write a text into a Markdown table so that nothing in it works: as code on one line."""
    line = plain(" ".join(text.split()))
    if not line:
        return ""
    ticks = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    # In a table, a bar ends the cell even in code, and a backslash before it would end the protection.
    line = line.replace("\\|", "\\ |").replace("|", "\\|")
    return f"{ticks}{space}{line}{space}{ticks}"


def one_line(text: str) -> str:
    """Write a text so that it stays on one line, for titles and headers."""
    return plain(" ".join(text.split()))


def issue_title(step: Step, case: Case) -> str:
    """Give the title of a step's issue. A name that looks like a mention is parted from its sign."""
    title = step.issue.replace("{community}", case.title).replace("{name}", case.name)
    title = _MENTION.sub("(at)", one_line(title))
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def issue_text(ready: StepReadiness, case: Case) -> str:
    """Write the issue of a step: its status, a table for each group of facts, what is missing, when it is done."""
    lines = [f"# {code(issue_title(ready.step, case))}", "", f"Status: **{'READY' if ready.ready else 'NOT READY'}**"]
    for group, answers in _grouped(ready):
        lines += ["", f"## {group}", "", "| Question | Answer |", "|---|---|"]
        lines += [f"| {answer.fact.title} | {_cell(answer)} |" for answer in answers]
    if ready.missing:
        lines += ["", "## To be asked", ""]
        lines += [f"- {answer.fact.title}" for answer in ready.missing]
        lines += [f"  - {question.text}" for question in ready.questions]
    lines += ["", "## Done when", "", ready.step.done]
    return "".join(f"{line}\n" for line in lines)


def _grouped(ready: StepReadiness) -> list[tuple[str, list[Answer]]]:
    groups: dict[str, list[Answer]] = {}
    for answer in (*ready.needs, *ready.uses):
        if answer.state is not State.NEEDLESS:
            groups.setdefault(answer.fact.group or _GENERAL, []).append(answer)
    return list(groups.items())


def _cell(answer: Answer) -> str:
    if answer.state is State.MISSING:
        return "not known yet"
    text = code(written(answer.value))
    if answer.state is State.DEFAULT:
        return f"{text} (usual; {CHANGE.get(answer.fact.change, '')})"
    return text


class FormUrl(NamedTuple):
    """The address of a form.

    :param left_out: the titles of the facts that would make it too long.
    """

    address: str
    left_out: tuple[str, ...] = ()


def form_url(ready: StepReadiness, case: Case, repository: str) -> FormUrl:
    """Give the address of the step's form with everything filled in; what would make it too long is left out.

    :param repository: the address of the repository, such as ``https://github.com/organisation/name``.
    """
    query = {"template": form_name(ready.step), "title": issue_title(ready.step, case)}
    query["status"] = "READY" if ready.ready else "NOT READY"
    base = f"{repository.rstrip('/')}/issues/new?"
    left_out = []
    for answer in (*ready.needs, *ready.uses):
        if answer.state in (State.SAID, State.DEFAULT):
            more = {**query, _field_id(answer.fact): _field(written(answer.value))}
            if len(base + urlencode(more)) <= LONGEST_URL:
                query = more
            else:
                left_out.append(answer.fact.title)
    return FormUrl(base + urlencode(query), tuple(left_out))


def form_text(url: FormUrl) -> str:
    """Write where the form is, and what must be filled in there by hand."""
    by_hand = (
        f"Too long for the address, so to be filled in by hand: {', '.join(url.left_out)}\n" if url.left_out else ""
    )
    return f"As a form: <{url.address}>\n{by_hand}"


def _field_id(fact: Fact) -> str:
    """Name the field of a fact in a form, as nothing else in its address is named."""
    return f"fact_{fact.name}" if fact.name in _TAKEN else fact.name


def _field(text: str) -> str:
    """Write a value for a form: the form makes Markdown of it, so all but plain words stand in code."""
    line = one_line(text)
    return line if _PLAIN.fullmatch(line) else code(line)


def form_name(step: Step) -> str:
    """Give the name of the file of a step's form."""
    return f"new-hub-{step.id}.yml"


def issue_form(step: Step, process: Process, handbook: Handbook) -> str:
    """Write the form of a step as GitHub reads it, from the same facts."""
    facts = _facts(step, handbook)
    body: list[Any] = [
        {
            "type": "input",  # an address cannot choose from a list
            "id": "status",
            "attributes": {"label": "Status", "description": "READY or NOT READY", "value": "NOT READY"},
            "validations": {"required": True},
        }
    ]
    body += [_input(fact, needed=fact.name in needed, handbook=handbook) for fact, needed in facts]
    title = step.issue.replace("{community}", "").replace("{name}", "").strip().removesuffix(" for")
    form: dict[str, JSON] = {"name": one_line(title), "description": step.done, "title": f"{title}: ", "body": body}
    return f"{FORM_HEAD} from the process `{process.name}`.\n{write_yaml(form)}"


def _facts(step: Step, handbook: Handbook) -> Iterator[tuple[Fact, set[str]]]:
    needed = {fact.name for field in step.needs if (fact := handbook.fact_of(field)) is not None}
    found = (handbook.fact_of(field) for field in (*step.needs, *step.uses))
    for fact in dict.fromkeys(fact for fact in found if fact is not None):
        yield fact, needed


def _input(fact: Fact, *, needed: bool, handbook: Handbook) -> dict[str, Any]:
    question = handbook.questions.get(fact.question)
    notes = [question.text] if question else []
    if fact.default is not None:
        notes.append(f"Usual: {written(fact.default)}; it {CHANGE[fact.change]}.")
    has_default = fact.default is not None or bool(fact.default_fact) or bool(fact.only_where)
    attributes: dict[str, Any] = {"label": fact.title}
    if notes:
        attributes["description"] = " ".join(notes)
    return {
        "type": "input",
        "id": _field_id(fact),
        "attributes": attributes,
        "validations": {"required": needed and not has_default},
    }


def messages(case: Case, hubs: Iterable[tuple[str, str]]) -> str:
    """Write the messages that a hub is ready: to the technical contacts, and to the account manager.

    :param hubs: the name and the address of each hub.
    """
    listed = "\n".join(f"- {one_line(name)}: https://{one_line(domain)}" for name, domain in hubs)
    title = one_line(case.title)
    desk = case.handbook.actors.get("support-desk")
    manager = case.handbook.actors.get("account-manager")
    sender = desk.email if desk else ""
    contacts = [written(contact) for contact in _contacts(case.value("technical_contacts"))]
    ready = (
        f"The hub of {title} is ready:\n\n{listed}\n\n"
        "Please log in once, and tell us if anything is not as it was agreed.\n"
        f"You get help from the support desk: {sender}\n"
        "A Community Representative may ask for changes; Technical Contacts are told of them.\n"
    )
    told = (
        f"The hub of {title} has been delivered, and its technical contacts have been told:\n\n{listed}\n\n"
        "First value is reached when five people of the community have worked on it.\n"
    )
    subject = f"The hub of {title} is ready"
    parts = [_message(sender, contact, subject, ready) for contact in contacts]
    if manager:
        parts.append(_message(sender, f"{manager.title} <{manager.email}>", f"Delivered: hub of {title}", told))
    return "\n---\n\n".join(parts)


def _message(sender: str, to: str, subject: str, body: str) -> str:
    return f"From: {one_line(sender)}\nTo: {one_line(to)}\nSubject: {one_line(subject)}\n\n{body}"


def _contacts(value: JSON) -> list[JSON]:
    return [contact for contact in value if isinstance(contact, dict)] if isinstance(value, list) else []


def record_csv(case: Case) -> str:
    """Write the properties of the customer records as a table with one row; no cell can become a formula."""
    facts = [fact for fact in case.handbook.facts.values() if fact.crm]
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow([harmless(fact.crm) for fact in facts])
    writer.writerow([harmless(plain(written(case.value(fact.name)))) for fact in facts])
    return output.getvalue()
