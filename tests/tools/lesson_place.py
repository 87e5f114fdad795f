"""A place in which lessons are run: it looks to a learner's code like a server on a hub, and needs no network.

==========================  ==========================================================================================
on the hub                  here
==========================  ==========================================================================================
the home directory          an empty folder; outputs call it ``/home/jovyan``, as on the hub
``shared``                  a folder with one file that is shown, and a large one that is not
``.cache``                  a folder of programs, with a large file
variables of the hub        those of the hub ``af/hub-a`` in ``community-docs/clusters``, read from its configuration
buckets                     moto, a server that speaks S3, in the same process; code uses s3fs as it does on the hub
``https://git.example.org`` a folder of repositories, which git is told to use instead
Dask Gateway                ``lesson_stand_ins/dask_gateway.py``: the same calls, and workers in the same process
==========================  ==========================================================================================
"""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[2]
STAND_INS: Final = Path(__file__).parent / "lesson_stand_ins"
VALUES: Final = ROOT / "community-docs" / "clusters" / "af" / "hub-a.values.yaml"
HOME: Final = "/home/jovyan"
USER: Final = "learner"
GIT_HOST: Final = "https://git.example.org/"
REGION: Final = "af-south-1"
KEPT: Final = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "SSL_CERT_FILE", "COVERAGE_PROCESS_START")
"""What code sees of the variables of this machine."""


def variables_of_hub() -> dict[str, str]:
    """Read the variables that the hub of the lessons sets on each server."""
    values = yaml.safe_load(VALUES.read_text(encoding="utf-8"))
    extra: dict[str, str] = values["jupyterhub"]["singleuser"]["extraEnv"]
    return {name: value.replace("$(JUPYTERHUB_USER)", USER) for name, value in extra.items()}


@contextlib.contextmanager
def place(folder: Path, *, buckets: bool) -> Iterator[Path]:
    """Make the place, and be in it: its variables and its home directory are those of this process from now on.

    :param folder: an empty folder.
    :param buckets: whether there is an object store.
    """
    home = folder / "home"
    (home / "shared").mkdir(parents=True)
    (home / "shared" / "stations.csv").write_text(STATIONS, encoding="utf-8")
    for large in (home / "shared" / ".archive" / "rain.bin", home / ".cache" / "fonts.bin"):
        large.parent.mkdir()
        large.write_bytes(bytes(2_000_000))
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    kept["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    os.environ.clear()
    os.environ.update(kept | variables_of_hub() | _git(folder))
    os.environ.update(HOME=str(home), JUPYTERHUB_USER=USER, LANG="C.UTF-8", TZ="UTC", COLUMNS="80", NO_COLOR="1")
    os.environ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    os.chdir(home)
    sys.path[:0] = [str(home), str(STAND_INS)]
    _repositories(folder)
    with _buckets() if buckets else contextlib.nullcontext():
        yield home


STATIONS: Final = """\
station,river,height_m
north,Blue River,412
middle,Blue River,265
south,Blue River,38
"""


def _git(folder: Path) -> dict[str, str]:
    """Tell git who the learner is not yet, what day it is, and where the repositories of the lessons are."""
    configuration = folder / "gitconfig"
    remote = (folder / "git").as_uri() + "/"
    configuration.write_text(
        f'[advice]\n\tdetachedHead = false\n[url "{remote}"]\n\tinsteadOf = {GIT_HOST}\n',
        encoding="utf-8",
    )
    day = "2026-11-20T09:00:00Z"
    return {
        "GIT_CONFIG_SYSTEM": str(configuration),
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "GIT_AUTHOR_DATE": day,
        "GIT_COMMITTER_DATE": day,
    }


def _repositories(folder: Path) -> None:
    """Make what stands on the git host: a course with one notebook, and empty repositories of the learner."""
    course = folder / "git" / "river-course" / "notebooks.git"
    own = (folder / "git" / USER / f"{name}.git" for name in ("river-levels", "rivers"))
    for bare in (course, *own):
        _run("git", "init", "-q", "--bare", "-b", "main", str(bare))
    work = folder / "work"
    _run("git", "init", "-q", "-b", "main", str(work))
    (work / "rainfall.py").write_text('rain = [12, 0, 7]\nprint("Days:", len(rain))\n', encoding="utf-8")
    (work / "README.md").write_text("# Notebooks of the river course\n", encoding="utf-8")
    identity = ("-c", "user.name=River course", "-c", "user.email=course@example.org")
    _run("git", "-C", str(work), "add", ".")
    _run("git", "-C", str(work), *identity, "commit", "-q", "-m", "Notebooks for the first day")
    _run("git", "-C", str(work), "push", "-q", course.as_uri(), "main")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


@contextlib.contextmanager
def _buckets() -> Iterator[None]:
    """Start an object store with the hub's buckets, which s3fs finds by the same variables as on a hub."""
    import boto3  # noqa: PLC0415 # slow, and most pages need no buckets
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 # likewise

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # otherwise each request is a line of output
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ.update(
        AWS_ENDPOINT_URL=f"http://{host}:{port}",
        AWS_ACCESS_KEY_ID="local",
        AWS_SECRET_ACCESS_KEY="local",  # noqa: S106 # the local server asks for one, and takes any
        AWS_DEFAULT_REGION=REGION,
    )
    client = boto3.client("s3")
    for name, value in variables_of_hub().items():
        if name.endswith("_BUCKET"):
            client.create_bucket(
                Bucket=urlsplit(value).netloc, CreateBucketConfiguration={"LocationConstraint": REGION}
            )
    try:
        yield
    finally:
        server.stop()
