"""The reference of the command line names every command and every option that there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from hubdocs.cli.group import command as hubdocs

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "command-line.md"


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """List the commands that do something, by their full names."""
    context = click.Context(group)
    for part in group.list_commands(context):
        found = group.get_command(context, part)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, f"{name} {part}")
        else:
            yield f"{name} {part}", found


def sections() -> dict[str, str]:
    """Split the page at the headings of its commands."""
    parts = re.split(r"^## `?(.*?)`?$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("name", "command"), list(commands(hubdocs, "hubdocs")), ids=lambda value: str(value)[:30])
def test_command_has_a_section_with_its_options(name: str, command: click.Command) -> None:
    """Each command has a heading, and below it the page names each of its options and each choice of them."""
    text = sections()[name]
    options = [option for option in command.params if isinstance(option, click.Option)]

    assert [option.opts[0] for option in options if option.opts[0] not in text] == []


def test_no_section_is_about_a_command_that_is_gone() -> None:
    """A heading that looks like a command is one."""
    known = {name for name, _command in commands(hubdocs, "hubdocs")}

    assert {heading for heading in sections() if heading.startswith("hubdocs ")} == known
