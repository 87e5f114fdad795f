"""What is run of a lesson is found in the order of the page, with what the page shows below it."""

from __future__ import annotations

import textwrap

import pytest
from lesson_blocks import Block, Problem, find_blocks


def page(text: str) -> str:
    """Write a page whose blocks have three apostrophes, which are easier to read in a test."""
    return textwrap.dedent(text).lstrip("\n").replace("'''", "```")


def test_cell_with_output() -> None:
    """A block of text right below a cell is what it prints, also inside of a solution and of a list."""
    found = find_blocks(
        page("""
        # Lesson

        ````{lesson:solution}
        - One:

          '''python
          print(1)
          '''

          '''text
          1
          '''
        ````

        '''python raises=ValueError
        int("x")
        '''

        Words between.

        '''text
        not an output
        '''
        """)
    )

    assert found.runs == (
        Block("python", 7, "print(1)\n", "1\n", 10),
        Block("python", 16, 'int("x")\n', expected="ValueError"),
    )
    assert found.skipped == found.problems == ()


def test_commands() -> None:
    """A session is taken apart at its prompts, a command may go on, and the status is that of the last one."""
    found = find_blocks(
        page("""
        '''shell-session status=2
        $ cd rivers
        $ cat \\
        >   one.txt
        > is a line of the file
        $ false
        '''
        """)
    )

    assert found.runs == (
        Block("shell", 2, "cd rivers", "", 2, "0"),
        Block("shell", 3, "cat \\\n  one.txt\nis a line of the file", "", 3, "0"),
        Block("shell", 6, "false", "", 6, "2"),
    )


def test_files() -> None:
    """A file that learners save is none of the cells, whatever its language is."""
    (block,) = find_blocks(page("'''python file=rivers/level.py\nlevel = 2\n'''\n")).runs

    assert block == Block("file", 1, "level = 2\n", expected="rivers/level.py")


def test_hidden_output() -> None:
    """What people are to find out is not on the page, and is compared all the same."""
    (block,) = find_blocks(page("'''python prints='2 m'\nprint('2 m')\n'''\n")).runs

    assert block == Block("python", 2, "print('2 m')\n", "2 m\n", 1)


def test_skipped() -> None:
    """A block that is not run says why."""
    found = find_blocks(page("'''python skip=\"needs a hub\"\n1 / 0\n'''\n\n'''python skip=\"\"\n1 / 0\n'''\n"))

    assert found.runs == ()
    assert found.skipped == (Problem(1, "needs a hub"),)
    assert [problem.line for problem in found.problems] == [5]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("# A\n\n'''bash\nls\n'''\n", 3, "`shell-session`"),
        ("'''py\n1\n'''\n", 1, "`python`"),
        ("'''shell-session\nls\n'''\n", 1, "begins with"),
        ("'''{lesson:hint} Where is `x`?\nThere.\n'''\n", 1, "backtick"),
    ],
)
def test_blocks_that_nobody_would_run(text: str, line: int, word: str) -> None:
    """What looks like code to run and would not be run is reported at its line."""
    found = find_blocks(page(text))

    assert [problem.line for problem in found.problems] == [line]
    assert word in found.problems[0].message
