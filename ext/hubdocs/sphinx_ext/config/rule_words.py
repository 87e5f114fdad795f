"""What the reference says of rules, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Severity
from hubdocs.rules import Harm
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from hubdocs.rules import Rule


def severity_in_words(rule: Rule) -> str:
    """Say what a finding of a rule is, unless the configuration says otherwise."""
    words = {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.INFORMATION: _("information"),
        None: _("off"),
    }
    return str(words[rule.severity])


def harm_in_words(rule: Rule) -> str:
    """Say what goes wrong where a rule is broken."""
    words = {
        Harm.ACCESS: _("somebody can do what they must not, or cannot do what they may"),
        Harm.RESOURCES: _("servers do not start, or cost more or less than was meant"),
        Harm.INERT: _("a setting has no effect"),
        Harm.STYLE: _("it works, and will surprise somebody later"),
    }
    return str(words[rule.harm])


def harm_in_a_word(rule: Rule) -> str:
    """Say the same in a word or two, for a table."""
    words = {
        Harm.ACCESS: _("access"),
        Harm.RESOURCES: _("resources"),
        Harm.INERT: _("no effect"),
        Harm.STYLE: _("surprise"),
    }
    return str(words[rule.harm])
