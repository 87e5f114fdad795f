"""The directive ``hub:resource-choices``: the sizes that machines can be shared into, as a menu and as YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from sphinx.util.nodes import make_id

from hubdocs.model import Code
from hubdocs.service.fleet.profile_view import Choice, Option
from hubdocs.service.fleet.resource_choices import read_request, resource_choices
from hubdocs.service.fleet.server_view import ServerView
from hubdocs.sources.yaml_writer import write_yaml
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import code_block, visible
from hubdocs.sphinx_ext.fleet.hub_tables import ChoiceTable
from hubdocs.sphinx_ext.fleet.hub_words import HubWords
from hubdocs.sphinx_ext.fleet.nodes import hub_page
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.translation import _

if TYPE_CHECKING:
    from sphinx.util.typing import OptionSpec

OPTIONS: Final = frozenset({"caption", "class", "default"})
"""The options of the directive."""


class ResourceChoicesDirective(ReportingDirective):
    """Show sizes of servers: what a reader chooses from, and what stands in the hub's values."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption(OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Make the nodes."""
        self.check_options(OPTIONS)
        specs = " ".join(self.arguments).split()
        if not specs:
            hint = "write for example `r5.xlarge:4`"
            self.report(Code.INVALID_OPTION, f"`{self.name}` needs types of machines", self.name, hint)
        requests = []
        for spec in specs:
            try:
                requests.append(read_request(spec))
            except ValueError as error:
                self.report(Code.INVALID_OPTION, str(error), spec)
        if not requests:
            return []
        found: dict[str, Any] = resource_choices(requests, default="default" in self.options)
        container = hub_page(classes=["hubdocs-sizes", *map(nodes.make_id, self.options.get("class", "").split())])
        self.set_source_info(container)
        title = str(self.options.get("caption", "")) or str(_("Sizes of servers on {machines}")).format(
            machines=", ".join(dict.fromkeys(machine.name for machine, _count in requests))
        )
        anchor = make_id(self.env, self.state.document, "sizes", " ".join(specs))
        container += ChoiceTable(HubWords(self.config.language), _menu(visible(title), found), anchor).show()
        container += code_block(write_yaml(found), "yaml")
        return [container]


def _menu(title: str, found: dict[str, Any]) -> Option:
    """Give choices as a reader sees them."""
    marked = any("default" in choice for choice in found.values())
    choices = tuple(
        Choice(key, choice["display_name"], choice["description"], marked and bool(choice.get("default")), None, server)
        for key, choice in found.items()
        for override in [choice["kubespawner_override"]]
        for server in [
            ServerView(
                override["mem_guarantee"], override["mem_limit"], override["cpu_guarantee"], override["cpu_limit"]
            )
        ]
    )
    return Option("resources", title, choices, None, builds_images=False)
