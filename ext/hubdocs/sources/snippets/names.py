"""Which directives have a body that is no markup, and which are ours."""

from __future__ import annotations

CODE_DIRECTIVES = frozenset({"code", "code-block", "code-cell", "code-tab", "sourcecode"})
"""Directives that show their body in the language that is their argument."""

OTHER_LITERAL_DIRECTIVES = frozenset(
    {
        "command-output",
        "csv-table",
        "digraph",
        "doctest",
        "eval-rst",
        "graph",
        "graphviz",
        "highlight",
        "include",
        "ipython",
        "jupyter-execute",
        "literalinclude",
        "math",
        "mermaid",
        "parsed-literal",
        "plantuml",
        "productionlist",
        "program-output",
        "prompt",
        "raw",
        "testcleanup",
        "testcode",
        "testoutput",
        "testsetup",
        "uml",
    }
)
"""Directives whose body is neither markup nor a snippet."""

OWN_DIRECTIVES = frozenset({"config", "config-effective", "config-file"})
"""Our directives outside the families of :data:`OWN_PREFIXES`."""

OWN_PREFIXES = ("config:", "schema:", "hub:", "lesson:")
"""How the names of the families of our directives begin."""

OWN_LITERAL_DIRECTIVES = frozenset({"config"})
"""Those of our directives whose body is no markup."""

_LITERAL = CODE_DIRECTIVES | OTHER_LITERAL_DIRECTIVES | OWN_LITERAL_DIRECTIVES


def is_own(name: str) -> bool:
    """Tell whether this is one of our directives."""
    name = name.lower()
    return name in OWN_DIRECTIVES or name.startswith(OWN_PREFIXES)


def is_literal(name: str) -> bool:
    """Tell whether the body of this directive is anything but markup."""
    return name.lower() in _LITERAL
