"""Build the packages from npm that the editor on pages ships: ``python tests/tools/vendored.py [--write]``.

The files are committed, so neither building the documentation nor using it needs Node.
Without ``--write`` this only compares what would be built with what is there. To update a package, change its version
and integrity here, run it with ``--write``, and run the tests of the editor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

EXTENSION = Path(__file__).resolve().parents[2] / "ext/hubdocs/sphinx_ext"
FOLDER = EXTENSION / "static/hubdocs-editor/vendor"
LIST = EXTENSION / "VENDORED.md"
"""What was taken from where; not in the static folder, because all of that is published."""


class Package(NamedTuple):
    """A package of npm: what is taken of it, and under which name in the browser."""

    name: str
    version: str
    integrity: str
    file: str
    takes: str
    variable: str


PACKAGES = (
    Package(
        "js-yaml",
        "5.5.0",
        "sha512-paNr4LFIFPjeeSmwNYdrb8FafLLG/Cr2Af3GjbsHJ5CxIjH4r0c2emlmRdAtpPAieP1gRVzk6buBbVP5gBMGAg==",
        "js-yaml",
        "getScalarValue, parseEvents",
        "hubdocsJsYaml",
    ),
    Package(
        "@cfworker/json-schema",
        "4.1.6",
        "sha512-YzVGTHXf4bzlyAL5KAvHYCdNbbt6zM5cYkAgxqxQPDQM6aZ4ShIIN5yJ+6q7YeonnevxT8k/LmD2tJi/jOiKkg==",
        "json-schema",
        "dereference, validate",
        "hubdocsJsonSchema",
    ),
)
BUNDLER = ("esbuild", "0.28.2")
README = """\
# Packages from npm

The editor on pages reads and checks YAML with these packages.
They are built into one file each by `tests/tools/vendored.py`, which also compares them with npm:

    nox -s vendored

Only the functions named here are taken. Nothing is changed.
Each file begins with its licence.
A package that has no file with its licence gets the usual text of the licence that it states, with its author's name.

"""
MIT = """\
MIT License

Copyright (c) {author}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def build(folder: Path) -> dict[Path, bytes]:
    """Build all files in a folder for the work; give their contents."""
    wanted = [f"{package.name}@{package.version}" for package in PACKAGES] + ["@".join(BUNDLER)]
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    run("npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", *wanted, cwd=folder)
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    made: dict[Path, bytes] = {}
    lines = ["| file | package | version | licence | takes | SHA-256 |", "|---|---|---|---|---|---|"]
    for package in PACKAGES:
        source = folder / "node_modules" / package.name
        found = lock[f"node_modules/{package.name}"]["integrity"]
        if found != package.integrity:
            raise SystemExit(f"{package.name} {package.version} has the integrity {found}, not {package.integrity}")
        about = json.loads((source / "package.json").read_text(encoding="utf-8"))
        name = f"{package.file}.min.js"
        made[FOLDER / name] = bundle(package, licence_text(source, about), folder)
        link = f"[{package.name}](https://www.npmjs.com/package/{package.name}/v/{package.version})"
        digest = sha256(made[FOLDER / name]).hexdigest()
        lines.append(f"| {name} | {link} | {package.version} | {about['license']} | {package.takes} | {digest} |")
    made[LIST] = (README + "\n".join(lines) + "\n").encode()
    return made


def licence_text(source: Path, about: dict[str, str]) -> str:
    """Give the text of a package's licence; one that only names it gets the usual text, with its author."""
    own = next((path for path in source.iterdir() if path.name.lower().startswith("license")), None)
    if own is not None:
        return own.read_text(encoding="utf-8")
    if about["license"] != "MIT":
        raise SystemExit(f"{source.name} has no text of its licence {about['license']}")
    return MIT.format(author=about["author"].partition(" <")[0])


def bundle(package: Package, licence: str, folder: Path) -> bytes:
    """Write what is taken of a package as one script that runs in a page."""
    entry = folder / f"{package.file}.mjs"
    entry.write_text(f'export {{ {package.takes} }} from "{package.name}";\n', encoding="utf-8")
    options = ["--bundle", "--minify", "--format=iife", f"--global-name={package.variable}", "--platform=browser"]
    banner = f"/*! {package.name} {package.version}\n\n{licence.strip()}\n*/"
    made = folder / f"{package.file}.min.js"
    run(
        "node_modules/.bin/esbuild", entry.name, *options, "--target=es2022", "--log-level=error",
        f"--banner:js={banner}", f"--outfile={made.name}", cwd=folder,
    )  # fmt: skip
    return made.read_bytes()


def run(*command: str, cwd: Path) -> None:
    """Run a program that must succeed."""
    subprocess.run(command, cwd=cwd, check=True)


def main(arguments: list[str]) -> int:
    """Compare, or write."""
    with tempfile.TemporaryDirectory(prefix="hubdocs-") as name:
        made = build(Path(name))
    if "--write" in arguments:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for file, content in made.items():
            file.write_bytes(content)
        return 0
    wrong = sorted(file for file, content in made.items() if not file.is_file() or file.read_bytes() != content)
    for file in wrong:
        print(f"{file.name} is not what its package gives", file=sys.stderr)  # noqa: T201 (a script: this is its output)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
