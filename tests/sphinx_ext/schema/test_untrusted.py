"""Texts of schemas are not trusted: whatever they hold, the page stays whole, quiet and harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sphinx_site import Site

pytestmark = pytest.mark.build

HOSTILE = """\
<script>alert(1)</script> and <b>bold</b> and <file name>

<div onclick="alert(2)">

<!-- comment -->

![picture](https://tracker.example.org/pixel.png) ![local](../secret.png)

[data](data:text/html,x) [vb](vbscript:x) [case](JaVaScRiPt:alert(3))

{download}`/etc/passwd` {raw-html}`<b>` {unknown}`word` {eval}`x` {foo:bar}`y`

```{include} /etc/passwd
```

```{literalinclude} conf.py
```

```{raw} html
<script>alert(4)</script>
```

```{eval-rst}
.. raw:: html

   <script>alert(5)</script>
```

```{unknown-directive}
inside
```

:::{figure} x.png
:::

# A heading

Another
=======

---

(target)=
% comment

+++

[^1]: A footnote. [^1]

```nosuchlanguage
code <with placeholders
```

```yaml
{{ broken: [yaml
```

```{note}
:name: reference

A note with {unknown}`role` and <i>.
```

{{ substitution }} $math$ {#id .class}
"""


def test_hostile_text(site: Site) -> None:
    """Nothing of a text is run, loaded, read or linked to, and nothing of it is a warning."""
    indented = "".join(f"  {line}\n" for line in HOSTILE.splitlines())
    site.write({"schemas/parts/gcp.schema.yaml": f"description: |\n{indented}"})
    (site.folder / "secret.png").write_bytes(b"")
    build = site.build("html")
    html = build.text("index.html")

    assert build.warnings == ()
    for number in range(1, 6):
        assert f"<script>alert({number})" not in html
    for text in ("<b>bold", "<div onclick", "<i>.", "tracker.example.org", "<img", "root:", 'href="data', "<h1>A h"):
        assert text not in html
    for text in ("&lt;b&gt;bold", "&lt;file name&gt;", "picture", "word", "inside", "A heading", "A note with"):
        assert text in html
    assert "<!-- comment" not in html
    assert not (build.output / "_downloads").exists()
    assert html.count('id="reference"') == 1


def test_names_cannot_break_out(site: Site) -> None:
    """Names, values and keywords of a schema are shown as they are."""
    site.write(
        {
            "schemas/parts/gcp.schema.yaml": (
                "title: <b>x</b>\nx-<i>: <u>\nenum: ['</dl><script>', '<script>']\ndefault: '<script>'\n"
                "properties: {'<img src=x>': {x-type: '<mark>'}, '`{raw}`': {}, \"a\\nb\": {}}\n"
                "patternProperties: {'<(?<n>x)>': {pattern: '</span>'}}\nrequired: ['\"><script>']\n"
            )
        }
    )
    build = site.build("html")
    html = build.text("index.html")

    assert build.warnings == ()
    for text in ("<b>x", "<i>", "<u>", "</dl><script>", "<img src=x", "<mark>", "<script>&"):
        assert text not in html


@pytest.mark.parametrize("builder", ["latex", "text", "man", "epub", "gettext"])
def test_hostile_text_elsewhere(site: Site, builder: str) -> None:
    """Other formats can write it, too."""
    indented = "".join(f"  {line}\n" for line in HOSTILE.splitlines())
    site.write({"schemas/parts/gcp.schema.yaml": f"description: |\n{indented}"})
    site.settings |= {"version": "1", "epub_copyright": "none", "man_pages": [("index", "site", "", [""], 1)]}

    assert site.build(builder).warnings == ()
