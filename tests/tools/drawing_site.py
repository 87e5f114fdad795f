"""A small project whose page shows every kind of drawing, each beside the list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_site import Site

if TYPE_CHECKING:
    from pathlib import Path

# The directive stands in ``conf.py``, as a project's own would.
CONFIGURATION = """\
from docutils import nodes
from docutils.parsers.rst import Directive

from hubdocs.figures.chart import make_chart
from hubdocs.figures.cycle import Cycle
from hubdocs.figures.exchanges import Exchange, Exchanges, Party
from hubdocs.figures.lanes import Lanes, LaneStep
from hubdocs.figures.overlap import Overlap, Part
from hubdocs.figures.share import Share, Shares
from hubdocs.figures.timeline import Action, Timeline
from hubdocs.figures.tree import Branch, Tree
from hubdocs.sphinx_ext.figures import make_figure

extensions = ["hubdocs"]
project = "site"
version = "1"
exclude_patterns = ["_*"]
epub_copyright = "none"
man_pages = [("index", "site", "", [""], 1)]

STEPS = (
    LaneStep("ask", "Ask for a hub", "Community"),
    LaneStep("agree", "Agree on what is needed", "Partnerships", ("ask",)),
    LaneStep("build", "Build the hub", "Engineering", ("agree",)),
    LaneStep("invite", "Invite the first people", "Community", ("build", "agree")),
)
TEAMS = tuple(Party(name, tone) for name, tone in (
    ("Community", 1), ("Guidance", 2), ("Engineering", 3), ("Services", 3), ("Strategy", 4), ("Upstream", 0),
))
FIGURES = {
    "lanes": Lanes(STEPS),
    "overlap": Overlap(
        ("Community", "Together", "Service"),
        (
            (Part("Invite people"), Part("Teach")),
            (Part("Choose the software", doubtful=True),),
            (Part("Watch the machines"), Part("Repair what breaks at night")),
        ),
    ),
    "cycle": Cycle(("Meet", "Listen", "Plan together", "Try it out", "Look back"), "Year"),
    "timeline": Timeline(
        ("Y0", "Y1", "Y2"),
        (
            Action("First hubs", 0, 9, "Service"),
            Action("A service that pays for itself", 12, 36, "Service"),
            Action("Find and train leaders", 6, 30, "People"),
            Action("First meeting of all communities", 18, 18, "People"),
        ),
    ),
    "tree": Tree(
        ("Repository", "Cluster", "Hub"),
        (
            Branch("configuration", (
                Branch("east", (Branch("staging"), Branch("chemistry"), Branch("\\u2026 and 12 more"))),
                Branch("a cluster with a long name", (Branch("workshop"),)),
            )),
            Branch("images", (Branch("north", (Branch("oceans"),)),)),
        ),
    ),
    "exchanges": Exchanges(
        TEAMS,
        (
            Exchange("Community", "Guidance", "Questions and answers", both=True),
            Exchange("Engineering", "Services", "Tell about incidents"),
            Exchange("Community", "Engineering", "Tell what does not work"),
            Exchange("Services", "Upstream", "Write free software together", both=True),
            Exchange("Strategy", "Strategy", "Set goals"),
        ),
    ),
    "chart": make_chart(
        "People in a month",
        [(1, 120), (2, 180), (3, 240), (5, 210), (6, 320), (7, 410)], "{:,}".format, "Month {}".format,
    ),
    "bars": make_chart(
        "Hubs", [(n, 4 + n * n % 7) for n in range(1, 13)], str, "Month {}".format, bars=True,
    ),
    "share": Shares((Share("All settings", 4, 5, "80 %"), Share("Settings of machines", 11, 20, "55 %"))),
}


class Drawings(Directive):
    def run(self):
        made = []
        for name, figure in FIGURES.items():
            place = self.state_machine.get_source_and_line(self.lineno)
            listed = nodes.bullet_list()
            for text in figure.texts:
                paragraph = nodes.paragraph("", text)
                paragraph.source, paragraph.line = place
                listed += nodes.list_item("", paragraph)
            made += [make_figure(figure, name, f"Drawing of {name}", "The list below says the same.", place), listed]
        return made


def setup(app):
    app.add_directive("drawings", Drawings)
"""


KINDS = ("lanes", "overlap", "cycle", "timeline", "tree", "exchanges", "chart", "bars", "share")
"""The names of the drawings, in the order of the page."""


def write_site(folder: Path) -> Site:
    """Write the project."""
    return Site(folder).write(
        {
            "conf.py": CONFIGURATION,
            "hubdocs.toml": "",
            "index.md": "# Drawings\n\n```{drawings}\n```\n\n```{toctree}\nother\n```\n",
            "other.md": "# Other\n\n```{drawings}\n```\n",
        }
    )
