"""A small site with two lessons that have all parts, for tests of what is made from lessons."""

from __future__ import annotations

FRONT = """\
---
lesson:
  id: {id}
  minutes: {{teaching: {teaching}, exercises: {exercises}, break: 5}}
  level: beginner
  audience: [hub-user]
  teaches: [{teaches}]
  requires: [{requires}]
  hub: {{memory: 2.5G, cpu: 1, packages: [xarray], interface: lab}}
  language: en
  licence: CC-BY-4.0
---

# {title}

"""
ROLES = """\
teams: {}
roles:
  hub-user: {title: Hub User, side: community, text: Works on the hub.}
"""
FIRST = (
    FRONT.format(
        id="first",
        teaching=25,
        exercises=7,
        teaches="Log in to a `hub`, Say </script><b>no</b>",
        requires="",
        title="First steps",
    )
    + """\
```{lesson:objectives}
```

```{lesson:prerequisites}
A laptop.
```

## Part

See {lesson:ref}`choose`, {lesson:ref}`second`, {lesson:ref}`other words <second/choose>` and {lesson:term}`guarantee`.

```{lesson:exercise} Choose a *server*
:minutes: 5
:name: choose

Choose one, see [the other page](second.md), {doc}`second` and {ref}`labelled`.
```

```{lesson:hint} Where?
Look for the list.
```

````{lesson:solution}
The right answer is forty-two.

```{lesson:instructor}
Inner aardvark remark.
```
````

```{lesson:instructor} Zebra timing
The secret remark about zebras. See [the picture](../picture.svg).

![Okapi seen from behind](../okapi.svg)
```

```{lesson:exercise}
:minutes: 2

Go on.
```

```{lesson:solution}
You went on.
```

(labelled)=
## Labelled

```{lesson:term} Guarantee
What a server always has.
```

```{lesson:checklist}
- One thing
```

```{lesson:discussion} Why?
:minutes: 3

Talk. [^note]
```

[^note]: A footnote.

```{lesson:keypoints}
- Key one, see {lesson:ref}`choose`
```
"""
)
SECOND = (
    FRONT.format(
        id="second", teaching=20, exercises=5, teaches="Go on with a server", requires="first", title="Second steps"
    )
    + """\
```{lesson:objectives}
- A list of its own
```

```{lesson:prerequisites}
```

```{lesson:exercise} The second one
:minutes: 5
:name: choose

Do {lesson:ref}`choose`.
```

```{lesson:solution}
The other answer is seven.
```

```{lesson:term} Ámbar
A stone.
```

```{lesson:keypoints}
- Key two
```
"""
)
PAGES = {
    "index.md": "# Start\n\n```{toctree}\ncourse/first\ncourse/second\ncollected/all\ncollected/print\n```\n\n"
    "```{lesson:list} course\n```\n\n{lesson:ref}`first` {lesson:ref}`second/choose`\n",
    "collected/all.md": "# All\n\n## Exercises\n\n```{lesson:exercises} course\n```\n\n## Keys\n\n"
    "```{lesson:keypoints} course\n```\n\n## Words\n\n```{lesson:glossary}\n```\n",
    "collected/print.md": "# Print\n\n```{lesson:all-in-one} course\n```\n",
    "course/first.md": FIRST,
    "course/second.md": SECOND,
    "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "okapi.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "organisation/roles.yaml": ROLES,
    "hubdocs.toml": "",
}
"""All files of the site."""
