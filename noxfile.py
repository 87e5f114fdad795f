"""Everything that is run on this project, by people and by CI alike. ``nox --list`` shows it.

What is needed, and from which version on, stands in ``pyproject.toml`` and is read from there.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import nox
from nox.command import CommandFailed
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["style", "typing", "check", "docs", "lessons", "tests", "tests_lowest", "tests_newest"]

ROOT = Path(__file__).parent
PYPROJECT = nox.project.load_toml("pyproject.toml")
NEWEST_PYTHON = "3.14"
PYTHON_OF_HUBS = "3.13"  # some packages of a hub's image need 3.12
LOWEST_PYTHON, *NEWER_PYTHONS = nox.project.python_versions(PYPROJECT, max_version=NEWEST_PYTHON)

if sys.version_info[:2] < tuple(int(part) for part in LOWEST_PYTHON.split(".")):
    found = f"{sys.version.split()[0]} ({sys.executable})"
    sys.exit(f"hubdocs needs Python {LOWEST_PYTHON} or newer, and nox runs on {found}. With uv: uvx -p 3.13 nox ...")


class Site(NamedTuple):
    """One of the two sites.

    :param source: its folder.
    :param output: where its HTML goes.
    :param sister: what the templates of this site call the other one, and the way there from this one's front page.
    """

    source: str
    output: str
    sister: str


# The communities' site links into the inventory of the provider's guide, which therefore comes first.
SITES = {
    "docs": Site("docs", "_site", "community_site=community/index.html"),
    "community": Site("community-docs", "_site/community", "provider_site=../index.html"),
}


def group(name: str) -> tuple[str, ...]:
    """List the requirements of one dependency group."""
    return nox.project.dependency_groups(PYPROJECT, name)


def sphinx_build(session: nox.Session, name: str, builder: str, output: str, *options: str) -> None:
    """Build one site.

    Sphinx reports most warnings only when it reads a page, and would find nothing to say about the same wrong page
    next time. So what it remembers of a failed build is thrown away.

    :param name: key of the site.
    :param builder: Sphinx's name of the output format.
    :param output: the folder to write to.
    :param options: further options of sphinx-build.
    """
    site = SITES[name]
    doctrees = ROOT / "_build" / "doctrees" / name / builder
    command = ["sphinx-build", "-n", "-b", builder, "-d", str(doctrees), "-j", "auto", "-A", site.sister]
    guide = ROOT / SITES["docs"].output / "objects.inv"
    env = {"GUIDE_INVENTORY": str(guide)} if name != "docs" and builder == "html" and guide.is_file() else {}
    try:
        session.run(*command, *options, site.source, output, env=env)
    except (CommandFailed, KeyboardInterrupt):
        shutil.rmtree(doctrees, ignore_errors=True)
        raise


def split_builder(arguments: Iterable[str]) -> tuple[str, list[str]]:
    """Take the builder (``-b NAME``, ``--builder=NAME``) out of the arguments of sphinx-build."""
    builder, rest = "html", []
    remaining = iter(arguments)
    for argument in remaining:
        if argument in {"-b", "--builder"}:
            builder = next(remaining, builder)
        elif argument.startswith("--builder="):
            builder = argument.removeprefix("--builder=")
        elif argument.startswith("-b") and not argument.startswith("--"):
            builder = argument.removeprefix("-b").removeprefix("=")
        else:
            rest.append(argument)
    return builder, rest


@nox.session
def docs(session: nox.Session) -> None:
    """Build both sites into _site; for another format: nox -s docs -- -b latex."""
    session.install("-e", ".[site]")
    builder, options = split_builder(session.posargs)
    outputs = {name: site.output if builder == "html" else f"_build/{builder}/{name}" for name, site in SITES.items()}
    failed = []
    for name, output in outputs.items():
        try:
            sphinx_build(session, name, builder, output, "-W", "--keep-going", *options)
        except CommandFailed:
            failed.append(f"{SITES[name].source}/")
    if failed:
        session.error(f"{' and '.join(failed)} did not build without a warning: see above.")
    session.log("Both sites are built. Open in a browser:" if builder == "html" else "Both sites are built:")
    for output in outputs.values():
        page = ROOT / output / "index.html"
        session.log(f"  {(page if page.is_file() else page.parent).resolve().as_uri()}")


@nox.session
def live(session: nox.Session) -> None:
    """Show a site in the browser and build it again on every change: nox -s live -- community."""
    session.install("-e", ".[site]", *group("live"))
    chosen, options = "docs", list(session.posargs)
    if options and options[0] in SITES:
        chosen = options.pop(0)
    site = SITES[chosen]
    watched = [f"--watch={folder}" for folder in ("docs", "community-docs", "schemas", "ext") if folder != site.source]
    session.run(
        "sphinx-autobuild",
        *("-n", "-d", f"_build/doctrees/{chosen}/live", "-A", site.sister),
        *watched,
        "--re-ignore=(__pycache__|[.]mypy_cache|[.]ruff_cache|~$|[.]sw.$)",
        "--open-browser",
        *options,
        site.source,
        f"_build/live/{chosen}",
    )


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Try the links that lead out of both sites (asks other hosts)."""
    session.install("-e", ".[site]")
    for name in SITES:
        sphinx_build(session, name, "linkcheck", f"_build/linkcheck/{name}", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests, in a browser too; arguments go to pytest."""
    session.install("-e", ".[site]", *group("test"))
    session.run("python", "tests/tools/chromium.py", "--install")
    run_pytest(session)


@nox.session(python=LOWEST_PYTHON)
def tests_lowest(session: nox.Session) -> None:
    """Run the tests with the lowest version of everything that pyproject.toml allows."""
    constraints = Path(session.virtualenv.location) / "lowest.txt"
    constraints.write_text("\n".join(lowest_versions()) + "\n", encoding="utf-8")
    session.install("-e", ".[site]", *group("test"), "-c", str(constraints))
    run_pytest(session, "-m", "not browser")


@nox.session(python=NEWER_PYTHONS)
def tests_newest(session: nox.Session) -> None:
    """Run the tests with the newest version of everything."""
    session.install("--upgrade", "-e", ".[site]", *group("test"))
    run_pytest(session, "-m", "not browser")


def run_pytest(session: nox.Session, *options: str) -> None:
    """Run pytest: everything on all processors, or what the arguments ask for.

    The tests of a file stay in one process, which starts a browser or builds a site once for all of them.
    The files that take longest come first (see ``tests/conftest.py``), so that no process is left with one at the end.
    A process that dies ends the run, since what it still had to do would be waited for.
    """
    everything = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart", "0")
    session.run("pytest", *options, *(session.posargs or everything))


def lowest_versions() -> Iterator[str]:
    """Turn every ``name>=version`` of pyproject.toml into ``name==version``."""
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"].values()
    for text in [*project["dependencies"], *(text for extra in extras for text in extra), *group("test")]:
        requirement = Requirement(text)
        for bound in requirement.specifier:
            if bound.operator == ">=":
                yield f"{requirement.name}=={bound.version}"


@nox.session
def check(session: nox.Session) -> None:
    """Run hubdocs on everything here: schemas, configuration, and the examples in the pages."""
    session.install("-e", ".")
    session.run("hubdocs", "check", *session.posargs)


@nox.session
def lessons(session: nox.Session) -> None:
    """Run the code of the lessons as learners would; arguments are pages: nox -s lessons -- docs/.../files.md."""
    session.install("-e", ".", *group("lessons"))
    session.run("python", "tests/tools/lesson_run.py", *session.posargs)


@nox.session
def style(session: nox.Session) -> None:
    """Check the style of the code; to mend what can be: nox -s style -- --fix."""
    session.install(*group("style"))
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", *([] if "--fix" in session.posargs else ["--check", "--diff"]))


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types of the code."""
    session.install("-e", ".[site]", *group("typing"))
    session.run("mypy", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure how long checking takes, against other tools on the same files."""
    session.install("-e", ".[site]", *group("bench"), *group("test"))
    session.run("pytest", "tests/benchmarks", "-s", *session.posargs)


@nox.session
def vendored(session: nox.Session) -> None:
    """Compare the packages that the editor on pages ships with npm; to build them anew: nox -s vendored -- --write."""
    session.run("python", "tests/tools/vendored.py", *session.posargs)


@nox.session(python=PYTHON_OF_HUBS)
def traits(session: nox.Session) -> None:
    """Write anew what hubs can be configured with, as the real packages say; with -- --check only compare."""
    snapshots = []
    for name in ("traits-jupyterhub5", "traits"):
        session.install("--upgrade", *group(name))
        snapshots.append(str(Path(session.create_tmp()) / f"{name}.json"))
        with Path(snapshots[-1]).open("w", encoding="utf-8") as output:
            session.run("python", "tests/tools/introspect_traits.py", stdout=output)
    session.run("python", "tests/tools/make_traits.py", *session.posargs, *snapshots)
    session.install("-e", ".", *group("pytest"))
    session.run("pytest", "--noconftest", "tests/service/fleet/test_traits_packages.py")
