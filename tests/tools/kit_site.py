"""A site with lessons and a workshop, and the kits of it, for tests of what a kit has."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lesson_site import PAGES

from hubdocs.project import load_project
from hubdocs.project.field_kit.make import make_kit
from hubdocs.project.field_kit.order import order_for
from hubdocs.project.training.workshops import find_workshop

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from hubdocs.project.field_kit.make import Kit

CONF = """\
extensions = ["hubdocs", "sphinx.ext.mathjax"]
project = "site"
exclude_patterns = ["_*"]
html_js_files = ["https://cdn.example.org/x.js", "own.js"]
html_css_files = ["//cdn.example.org/x.css"]
html_logo = "https://cdn.example.org/logo.svg"
html_static_path = ["_assets"]
html_baseurl = "{base}"
nitpicky = True
myst_enable_extensions = ["dollarmath", "substitution"]
myst_substitutions = {{"place": "the delta"}}


def setup(app):
    app.add_js_file("https://cdn.example.org/y.js")
"""
WORKSHOP = """\
title: "Two *days* `now` {{place}} <b>"
place: Room 12
time_zone: Africa/Nairobi
materials: {repository: "https://git.example.org/delta/two-days"}
days:
  - date: 2027-03-01
    start: "09:00"
    end: "12:00"
    parts: [{lesson: first}, {break: 15}, {lesson: second}]
"""
LINKS = """
## More

In {{ place }}: [the words](../collected/all.md#words), [](../collected/print.md), {doc}`/collected/print`,
{ref}`nowhere`, {any}`nothing`, {lesson:ref}`third`, {lesson:ref}`third/choose`,
{hub:role}`hub-user`, $a^2$ and $\\oddly{x}$.

![A far picture](https://pictures.example.org/a.png)

```{toctree}
../collected/print
```
"""
FILES = {
    **PAGES,
    "course/first.md": PAGES["course/first.md"] + LINKS,
    "course/third.md": PAGES["course/second.md"].replace("id: second", "id: third").replace("Second", "Third"),
    "two-days.workshop.yaml": WORKSHOP,
    "_assets/own.js": "console.log('own')\n",
}
"""All files of the site but ``conf.py``."""


def write_site(folder: Path, files: dict[str, str] | None = None, *, base: str = "") -> Path:
    """Write the site.

    :param files: further files, or others of the same names.
    :param base: the address of the public site.
    """
    for name, text in {"conf.py": CONF.format(base=base), **FILES, **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def kit_of(site: Path, target: Path, **asked: Any) -> Kit:
    """Make the kit of the site's workshop."""
    project = load_project(site, base=site)
    path = site / "two-days.workshop.yaml"
    return make_kit(order_for(path, find_workshop(path, project), project)._replace(**asked), target)


def unpacked(target: Path) -> Path:
    """Unpack a kit beside it, and give the folder that is in it."""
    with zipfile.ZipFile(target) as packed:
        packed.extractall(target.parent)
    return target.with_suffix("")
