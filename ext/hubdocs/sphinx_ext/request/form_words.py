"""The form's own words, in the language of the site."""

from __future__ import annotations

from hubdocs.sphinx_ext.translation import _


def button_words() -> dict[str, str]:
    """Say what the script says besides the words of the catalogue."""
    return {
        "address": str(_("The address of this page now holds all answers.")),
        "community": str(_("Community")),
        "copied": str(_("The link is copied; it holds all answers.")),
        "download": str(_("Download as YAML")),
        "files": str(_("The files that this becomes")),
        "files_later": str(_("They are shown as soon as it says which community asks, and nothing in it is wrong.")),
        "files_more": str(
            _("What the record of the community says comes on top. Comments behind “#” say where a value comes from.")
        ),
        "form": str(_("“{label}” does not have the right form")),
        "left": str(_("Still to be settled: {number}")),
        "lost": str(_("These answers do not exist any more: {answers}.")),
        "needed": str(_("“{label}” is not answered yet")),
        "nothing": str(_("Nothing is missing.")),
        "old": str(_("This link was made with version {then} of the catalogue; today it is {today}. Look through it.")),
        "only": str(_("Only where {words}")),
        "print": str(_("Print")),
        "share": str(_("Copy a link to this state")),
        "wrong": str(_("This cannot be had: {message}")),
    }


def page_words() -> dict[str, str]:
    """Say what stands on the page from the start."""
    return {
        "community": str(_("Community")),
        "community_help": str(_("The name for machines that its record has, such as red-andina.")),
        "default": str(_("as usual")),
        "files": str(_("An engineer makes the files of the hub from this with the command “hubdocs scaffold”.")),
        "list": str(_("Several are separated by commas.")),
        "map": str(_("Written as “profile = team team”; several are separated by semicolons.")),
        "no": str(_("No")),
        "not_included": str(_("not included")),
        "included": str(_("included")),
        "submit": str(_("Open the request as an issue")),
        "who": str(_("Who asks")),
        "yes": str(_("Yes")),
    }
