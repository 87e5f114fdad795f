"""Where the command begins and ends: exit codes, and what is said when something goes wrong that must not."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

WRONG_USAGE: Final = 2
"""Exit code for a command line that makes no sense."""

BUG: Final = 70
"""Exit code for a mistake in hubdocs itself (``EX_SOFTWARE`` of Unix)."""

PIPE_CLOSED: Final = 141
"""Exit code when nobody reads the output any more, as shells have it."""

INTERRUPTED: Final = 130
"""Exit code after Ctrl+C, as shells have it."""

_ALLOCATIONS: Final = 50_000  # between two looks for garbage
_DEBUG: Final = "HUBDOCS_DEBUG"


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command, and exit."""
    # The process ends soon: looking for garbage as often as usual takes a tenth of its time.
    gc.set_threshold(_ALLOCATIONS)
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command.

    :param args: what stands behind ``hubdocs``; without it, what the user typed.
    :return: the exit code.
    """
    _accept_all_characters()
    try:
        code = _run(sys.argv[1:] if args is None else args)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output (`head`) has seen enough. What is left must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        if os.environ.get(_DEBUG):
            raise
        what = f"`{error.filename}`: " if error.filename else ""
        sys.stderr.write(f"Error: {_shown(what)}{error.strerror or error}\n")
        return WRONG_USAGE
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        _apologise(error)
        return BUG
    return code


def _run(args: Sequence[str]) -> int:
    from hubdocs.cli.plain import read_plainly  # noqa: PLC0415 (errors in it belong to `run`)
    from hubdocs.cli.usage import COMMANDS, WrongUsageError  # noqa: PLC0415 (likewise)

    try:
        wanted = read_plainly(args)
        if wanted is None:
            return _run_click(args)
        from hubdocs.cli.run_check import run_check  # noqa: PLC0415 (only where no click is needed)

        return run_check(wanted)
    except WrongUsageError as error:
        return _refuse(str(error), f"hubdocs {args[0]}" if args and args[0] in COMMANDS else "hubdocs")
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED


def _run_click(args: Sequence[str]) -> int:
    from click import ClickException, Context, NoSuchOption, UsageError  # noqa: PLC0415 (see `plain`)
    from click.exceptions import Exit  # noqa: PLC0415 (likewise)

    from hubdocs.cli.group import command  # noqa: PLC0415 (likewise)
    from hubdocs.cli.plain import COMPLETING  # noqa: PLC0415 (likewise)
    from hubdocs.cli.usage import no_such  # noqa: PLC0415 (likewise)

    if COMPLETING in os.environ:
        command.main(list(args), prog_name="hubdocs", complete_var=COMPLETING)
    if not args:
        sys.stderr.write(command.get_help(Context(command, info_name="hubdocs", **command.context_settings)) + "\n")
        return WRONG_USAGE
    try:
        # Not `command.main`: what it makes of a closed pipe differs from version to version.
        with command.make_context("hubdocs", list(args)) as context:
            command.invoke(context)
    except Exit as end:
        return end.exit_code
    except NoSuchOption as error:
        known = error.ctx.command.get_params(error.ctx) if error.ctx else []
        no_such("option", error.option_name, [name for option in known for name in option.opts if name[:2] == "--"])
    except UsageError as error:
        return _refuse(error.format_message(), error.ctx.command_path if error.ctx else "hubdocs")
    except ClickException as error:
        sys.stderr.write(f"Error: {_shown(error.format_message())}\n")
        return error.exit_code
    return 0


def _refuse(message: str, command: str) -> int:
    sys.stderr.write(f"Error: {_shown(message)}\nTry '{command} --help' for help.\n")
    return WRONG_USAGE


def _accept_all_characters() -> None:
    """Write what the encoding of the terminal lacks as an escape, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _apologise(error: Exception) -> None:
    words = " ".join(str(error).split())[:200]
    what = f"{type(error).__name__}: {words}" if words else type(error).__name__
    sys.stderr.write(
        f"hubdocs: this is a mistake in hubdocs, not in your files: {_shown(what)}; "
        f"please report it with the output of the same command under {_DEBUG}=1\n"
    )


def _shown(text: str) -> str:
    """Take out what could fool a terminal; who typed it need not be who reads it."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
