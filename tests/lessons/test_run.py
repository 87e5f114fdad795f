"""Lessons are run as a learner would type them, and what is wrong is reported at its line of the page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tests" / "tools" / "lesson_run.py"
RIGHT = """\
# A lesson

'''python file=rivers/level.py
print("2 m")
'''

'''shell-session
$ pwd
/home/jovyan
$ cd rivers
$ python level.py
2 m
$ git clone -q https://git.example.org/river-course/notebooks.git
$ ls
level.py
notebooks
'''

Shown as a notebook shows it:

'''python
from pathlib import Path
names = sorted(path.name for path in Path("rivers").iterdir())
names
'''

'''text
['level.py', 'notebooks']
'''

'''python
print(Path.home()); names;
'''

'''text
/home/jovyan
'''
"""


def run(folder: Path, text: str) -> tuple[int, str]:
    """Run a page, and give the status and the output, in which the page is called ``page.md``."""
    page = folder / "page.md"
    page.write_text(text.replace("'''", "```"), encoding="utf-8")
    paths = os.pathsep.join((str(ROOT / "ext"), os.environ.get("PYTHONPATH", "")))
    result = subprocess.run(
        [sys.executable, str(TOOL), str(page)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": paths},
    )
    return result.returncode, (result.stdout + result.stderr).replace(str(page), "page.md")


def test_right_page(tmp_path: Path) -> None:
    """Cells share their variables, commands their folder, and all share the files."""
    status, output = run(tmp_path, RIGHT)

    assert (status, output.split(",")[0]) == (0, "ran page.md: 8 blocks")


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("['level.py', 'notebooks']", "['level.py']", "page.md:27: the page shows\n    | ['level.py']\n"),
        ("\n2 m\n", "\n3 m\n", "page.md:11: the page shows\n    | 3 m\n"),
        (
            "names = sorted(",
            "names = 1 / 0 + sorted(",
            "page.md:23: the cell should run, and ended with ZeroDivisionError",
        ),
        ("import Path", "import", "page.md:22: the cell should run, and ended with SyntaxError"),
        ("python level.py", "python lake.py", "page.md:11: the command ended with status 2, not 0"),
        ("'''python\nprint(", "'''python raises=OSError\nprint(", "page.md:32: the cell should end with OSError"),
        ("'''text\n/home/jovyan\n'''", "", "page.md:32: the page shows nothing\n  and printed was\n    | /home/jovyan"),
    ],
)
def test_wrong_page(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    """A page with one mistake fails at the line of the mistake."""
    assert right in RIGHT

    status, output = run(tmp_path, RIGHT.replace(right, wrong, 1))

    assert status == 1
    assert output.startswith(message)
    assert "FAILED page.md" in output


def test_nothing_of_this_machine_is_seen(tmp_path: Path) -> None:
    """Code of a lesson sees the variables of the hub, and none of those that are set here."""
    text = "'''python\nimport os\nprint(os.environ['SCRATCH_BUCKET'], 'PYTHONPATH' in os.environ)\n'''\n"
    status, output = run(tmp_path, f"{text}\n'''text\ns3://af-scratch-hub-a/learner False\n'''\n")

    assert status == 0, output


def test_git_is_as_it_comes(tmp_path: Path) -> None:
    """A lesson says itself what a branch is called, since git on a hub may have no setting for it."""
    status, output = run(tmp_path, "'''shell-session status=1\n$ git config --get init.defaultBranch\n'''\n")

    assert status == 0, output
