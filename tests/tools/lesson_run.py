"""Run the code of lessons as a learner would: ``python tests/tools/lesson_run.py [PAGE ...]``; without pages, all.

Each page is run in a process and a home directory of its own, from the first block to the last. Python blocks share
their variables, as the cells of a notebook do, and shell commands their folder. A page ends at its first failure.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import contextlib
import io
import os
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lesson_blocks import Block, Problem, find_blocks
from lesson_output import difference, matches
from lesson_place import HOME, ROOT, place

from hubdocs.project import load_project
from hubdocs.project.training.lessons import read_lesson
from hubdocs.service.training.packages import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LESSONS: Final = ROOT / "docs" / "instructors" / "lessons"
MOST_SECONDS: Final = 300
"""A page that takes longer hangs."""


class Session:
    """What a learner has open: a notebook and a terminal.

    :param page: how messages call the page.
    :param home: the home directory.
    """

    def __init__(self, page: str, home: Path) -> None:
        self._page = page
        self._home = home
        self._folder = home
        self._variables: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}

    def run(self, block: Block) -> Problem | None:
        """Do what a block says, and say what is wrong with it."""
        return {"python": self._cell, "shell": self._command, "file": self._save}[block.kind](block)

    def _save(self, block: Block) -> None:
        path = self._home / block.expected
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.code, encoding="utf-8")

    def _cell(self, block: Block) -> Problem | None:
        output, raised, line = io.StringIO(), "", block.line
        with contextlib.redirect_stdout(output):
            try:
                self._execute(block)
            except (Exception, SystemExit) as error:  # noqa: BLE001 # whatever a learner would see
                raised = type(error).__name__
                line = self._line_of(error, block)
                last = "".join(traceback.format_exception_only(error))
                output.write(f"Traceback (most recent call last):\n{last}")
        printed = output.getvalue().replace(str(self._home), HOME)
        if raised != block.expected:
            wanted = f"should end with {block.expected}" if block.expected else "should run"
            return Problem(line, f"the cell {wanted}, and ended with {raised or 'no error'}\n{printed.rstrip()}")
        return _compare(block, printed)

    def _line_of(self, error: BaseException, block: Block) -> int:
        """Find the line of the page at which a cell stopped."""
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == self._page]
        if frames:
            return frames[-1].lineno or block.line
        if isinstance(error, SyntaxError) and error.filename == self._page:
            return block.line + (error.lineno or 1) - 1
        return block.line

    def _execute(self, block: Block) -> None:
        """Run a cell; like a notebook, show the value of its last expression."""
        tree = ast.parse(block.code, self._page)
        ast.increment_lineno(tree, block.line - 1)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, self._page, "exec"), self._variables)  # noqa: S102 # running it is what this is for
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), self._page, "eval"), self._variables)  # noqa: S307 # likewise
            if value is not None and not block.code.rstrip().endswith(";"):
                sys.stdout.write(f"{value!r}\n")

    def _command(self, block: Block) -> Problem | None:
        with tempfile.TemporaryDirectory() as state:
            folder = Path(state, "folder")
            script = f"trap 'pwd > \"{folder}\"' EXIT\n{block.code}\n"
            result = subprocess.run(
                ["bash", "-c", script],
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            self._folder = Path(folder.read_text(encoding="utf-8").strip())
        printed = result.stdout.replace(str(self._home), HOME)
        if str(result.returncode) != block.expected:
            message = f"the command ended with status {result.returncode}, not {block.expected}"
            return Problem(block.line, f"{message}\n{printed.rstrip()}")
        return _compare(block, printed)


def _compare(block: Block, printed: str) -> Problem | None:
    if matches(printed, block.shown):
        return None
    return Problem(block.shown_line or block.line, difference(printed, block.shown))


def run_page(path: Path) -> Iterator[Problem]:
    """Run a page in this process, which is not good for anything else afterwards.

    :return: what is wrong, the last of it being where the page ended.
    """
    blocks = find_blocks(path.read_text(encoding="utf-8"))
    yield from blocks.problems
    if not blocks.runs:
        return
    lesson = read_lesson(path, load_project(ROOT))
    packages = {name for package in lesson.lesson.hub.packages for name in alternatives(package)} if lesson else ()
    shown = shown_path(path)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with place(Path(folder).resolve(), buckets="s3fs" in packages) as home:
            session = Session(shown, home)
            for block in blocks.runs:
                problem = session.run(block)
                if problem:
                    yield problem
                    break
        os.chdir("/")  # the folder goes away


def shown_path(path: Path) -> str:
    """Name a page as messages do."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def run_alone(path: Path) -> int:
    """Run one page in this process, and print what is wrong."""
    problems = list(run_page(path))
    for line, message in sorted(problems):
        sys.stdout.write(f"{shown_path(path)}:{line}: {message}\n")
    return 1 if problems else 0


def run_all(pages: Iterable[Path]) -> int:
    """Run pages, each in a process of its own, and as many at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = False
        for outcome in pool.map(run_one, pages):
            sys.stdout.write(outcome.text)
            sys.stdout.flush()
            failed |= outcome.failed
    return int(failed)


class Outcome(NamedTuple):
    """What there is to say of a page."""

    text: str
    failed: bool


def run_one(path: Path) -> Outcome:
    """Run a page in a process of its own."""
    blocks = find_blocks(path.read_text(encoding="utf-8"))
    if not blocks.runs and not blocks.problems:
        return Outcome("", failed=False)
    began = time.monotonic()
    command = [sys.executable, "-W", "ignore", __file__, "--alone", str(path)]
    try:
        result = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=MOST_SECONDS,
        )
        output, failed = result.stdout, result.returncode != 0
    except subprocess.TimeoutExpired:
        output, failed = f"{shown_path(path)}:1: took more than {MOST_SECONDS} seconds\n", True
    skipped = f", {len(blocks.skipped)} skipped" if blocks.skipped else ""
    word, seconds = "FAILED" if failed else "ran", time.monotonic() - began
    summary = f"{word} {shown_path(path)}: {len(blocks.runs)} blocks{skipped}, {seconds:.1f} s\n"
    return Outcome((output if failed else "") + summary, failed)


def main() -> int:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, default=sorted(LESSONS.rglob("*.md")))
    parser.add_argument("--alone", action="store_true", help="run one page in this process")
    options = parser.parse_args()
    pages = [page.resolve() for page in options.pages]
    return run_alone(pages[0]) if options.alone else run_all(pages)


if __name__ == "__main__":
    sys.exit(main())
