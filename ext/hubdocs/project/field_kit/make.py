"""Make a field kit: Sphinx builds its pages in a process of its own, and they are packed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.project.field_kit.complaints import complaints, reason
from hubdocs.project.field_kit.not_installed import not_installed
from hubdocs.project.field_kit.order import RESULT, SETTING, SITE, KitError, KitOrder
from hubdocs.project.field_kit.pack import pack
from hubdocs.project.field_kit.remote import remote_loads

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEARNER: Final = "learner"
_INSTALL: Final = "hubdocs[sphinx]"


class Kit(NamedTuple):
    """A kit that was made.

    :param size: of the zip, in bytes.
    :param complaints: what Sphinx had to say of the pages, line by line.
    :param missing: what the pages would load from other hosts: it will not be there.
    :param inputs: the files that it was made from.
    """

    size: int
    complaints: tuple[str, ...]
    missing: tuple[str, ...]
    inputs: tuple[str, ...]


def make_kit(order: KitOrder, target: Path) -> Kit:
    """Make a kit.

    :param target: the file of the zip, which is replaced only when all went well.
    :raises KitError: Sphinx is missing, or could not build the pages.
    :raises OSError: the zip cannot be written.
    """
    if find_spec("sphinx") is None:
        raise KitError(f"the pages of a kit are made by Sphinx, which is not installed; run `pip install '{_INSTALL}'`")
    with tempfile.TemporaryDirectory(prefix="hubdocs-kit-") as name:
        room = Path(name).resolve()
        order.write(room / "kit.json")
        told = _build(order, room)
        result = json.loads((room / RESULT).read_text(encoding="utf-8"))["inputs"]
        pages = room / SITE
        missing = tuple(remote_loads(pages))
        size = pack(pages, target)
    return Kit(size, tuple(complaints(told, room)), missing, tuple(result))


def _build(order: KitOrder, room: Path) -> str:
    """Run Sphinx.

    :return: what it said.
    :raises KitError: it gave up.
    """
    command = [sys.executable, "-m", "sphinx", "-q", "--no-color", "--keep-going", *_options(order, room)]
    command += ["-d", str(room / "doctrees"), "-c", order.conf, order.source, str(room / SITE)]
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "TMPDIR": str(room)}
    # Without an input, a question in `conf.py` is a mistake that is told, and nothing waits for an answer.
    done = subprocess.run(  # noqa: S603 (our own arguments)
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment
    )
    told = done.stderr.decode("utf-8", errors="replace")
    if f"'{SETTING}'" in told:  # Sphinx does not know it
        conf = next(complaints(str(Path(order.conf, "conf.py")), room))
        raise KitError(f"`extensions` in `{conf}` does not name `hubdocs`, which shows lessons")
    if done.returncode or not (room / RESULT).is_file():  # settings may end the program as if all were well
        missing = ", ".join(not_installed(Path(order.conf, "conf.py")))
        hint = f"; `conf.py` names what is not installed here: {missing}" if missing else ""
        raise KitError(f"Sphinx could not build the pages: {reason(told, room)}{hint}")
    return told


def _options(order: KitOrder, room: Path) -> Iterator[str]:
    tags = set(order.tags) - {_LEARNER} if order.instructors else {*order.tags, _LEARNER}
    for tag in sorted(tags):
        yield from ("-t", tag)
    settings = dict(order.settings)
    settings["hubdocs_lesson_audience"] = "" if order.instructors else _LEARNER
    settings[SETTING] = str(room / "kit.json")
    if order.config:
        settings["hubdocs_config"] = order.config
    if order.language:
        settings["language"] = order.language
    for name, value in sorted(settings.items()):
        yield from ("-D", f"{name}={value}")
