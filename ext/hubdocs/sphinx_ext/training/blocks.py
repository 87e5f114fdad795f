"""The directives for the parts of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from hubdocs.service.training.lesson import line_of_objective
from hubdocs.sphinx_ext.config.options import AnyOption
from hubdocs.sphinx_ext.config.text import quiet_reference, words
from hubdocs.sphinx_ext.reporting import ReportingDirective
from hubdocs.sphinx_ext.training.audience import has_notes, has_solutions
from hubdocs.sphinx_ext.training.domain import Exercise, LessonDomain, Term
from hubdocs.sphinx_ext.training.nodes import lesson_block, lesson_details, lesson_number, lesson_summary
from hubdocs.sphinx_ext.training.page import page_lesson
from hubdocs.sphinx_ext.training.words import kind_words, minutes_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.util.typing import OptionSpec


class BlockDirective(ReportingDirective):
    """A part of a lesson with a title.

    :cvar known: the options that there are.
    :cvar titled: the argument is a part of the title.
    """

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption({"class", "name"})
    known: ClassVar[frozenset[str]] = frozenset()
    titled: ClassVar[bool] = True
    node: ClassVar[type[nodes.admonition]] = lesson_block
    title_node: ClassVar[type[nodes.title]] = nodes.title

    def run(self) -> list[nodes.Node]:
        """Make the part."""
        self.check_options({*self.known, "class", "name"})
        classes = ["hubdocs-lesson", f"hubdocs-{self.kind}"]
        classes += map(nodes.make_id, str(self.options.get("class", "")).split())
        made = self.node("", classes=classes, kind=self.kind, audience="")
        self.set_source_info(made)
        made += self.title()
        self.name_it(made)
        made += self.body()
        return [made]

    @property
    def kind(self) -> str:
        """The name of the directive, without its domain."""
        return self.name.rpartition(":")[2]

    @property
    def words(self) -> str:
        """The argument, as the author wrote it."""
        return " ".join(" ".join(self.arguments).split())

    @property
    def minutes(self) -> int:
        """How many minutes the part takes; 0 where nothing says so, or what is said is wrong."""
        written = str(self.options.get("minutes", ""))
        return int(written) if written.isascii() and written.isdigit() else 0

    def body(self) -> list[nodes.Node]:
        """Read what stands in the directive."""
        return self.parse_content_to_nodes(allow_section_headings=False)

    def title(self) -> nodes.title:
        """Make the title: our words, which are translated already, and the author's, which translators see."""
        made = self.title_node("", "", *self.label(), translatable=False)
        self.set_source_info(made)
        said = self.said()
        if said is not None:
            # The wrapper stays where it is: Sphinx puts what was translated at the end of its parent.
            made += [nodes.Text(": "), nodes.inline("", "", said, classes=["hubdocs-said"])]
        if self.minutes:
            shown = f" ({minutes_words(self.minutes)})"
            made += nodes.inline("", shown, classes=["hubdocs-minutes"])
        return made

    def label(self) -> Iterator[nodes.Node]:
        """Make our words of the title."""
        yield nodes.Text(kind_words(self.kind))

    def said(self) -> nodes.inline | None:
        """Make the author's words of the title."""
        if not (self.titled and self.words):
            return None
        parsed, messages = self.parse_inline(self.words)
        said = nodes.inline(self.words, "", *parsed, *messages, translatable=True)
        self.set_source_info(said)
        return said

    def name_it(self, made: nodes.Element) -> None:
        """Have links find the part, if its author named it."""
        if self.options.get("name"):
            self.add_name(made)


class TimedDirective(BlockDirective):
    """A part that may say how long it takes."""

    known = frozenset({"minutes"})
    option_spec: ClassVar[OptionSpec] = AnyOption({"class", "minutes", "name"})


class ObjectivesDirective(BlockDirective):
    """What people can do afterwards; without a list of its own, what the front matter says."""

    def body(self) -> list[nodes.Node]:
        """Make the list."""
        page = None if any(line.strip() for line in self.content) else page_lesson(self.env)
        if page is None:
            return super().body()
        items = nodes.bullet_list(bullet="-")
        for number, text in enumerate(page.lesson.teaches):
            line = line_of_objective(page.document, number)
            paragraph = nodes.paragraph(text, "", *words(text))
            paragraph.source, paragraph.line = str(self.env.doc2path(self.env.docname)), line
            items += nodes.list_item("", paragraph)
        return [items]


class PrerequisitesDirective(BlockDirective):
    """What people need beforehand: what the author says, and the lessons that the front matter requires."""

    def body(self) -> list[nodes.Node]:
        """Add the lessons to the text."""
        made = super().body()
        page = page_lesson(self.env)
        if page is not None and page.lesson.requires:
            items = nodes.bullet_list(bullet="-")
            for name in page.lesson.requires:
                link = quiet_reference("lesson", "ref", name, self.env.docname, nodes.inline("", name))
                link["refexplicit"] = False
                items += nodes.list_item("", nodes.paragraph("", "", link))
            made.append(items)
        return made


class ExerciseDirective(TimedDirective):
    """Something to do, with a number by which people talk about it."""

    def label(self) -> Iterator[nodes.Node]:
        """Leave room for the number, which may depend on other pages."""
        number = len(LessonDomain.of(self.env).exercises.get(self.env.docname, ())) + 1
        yield lesson_number("", f"{kind_words(self.kind)} {number}", number=number, docname=self.env.docname)

    def name_it(self, made: nodes.Element) -> None:
        """Give the exercise an id that stays, and keep it for links."""
        domain, docname = LessonDomain.of(self.env), self.env.docname
        number = len(domain.exercises.get(docname, ())) + 1
        name = str(self.options.get("name", ""))
        anchor = nodes.make_id(f"exercise-{name or number}")
        if anchor not in self.state.document.ids:
            made["ids"].append(anchor)
            self.state.document.note_explicit_target(made)
        super().name_it(made)
        shown = next((part.astext() for part in made.findall(nodes.inline) if "hubdocs-said" in part["classes"]), "")
        domain.note("exercises", docname, Exercise(number, name, anchor, shown))


class DetailsDirective(BlockDirective):
    """A part that is closed until somebody opens it."""

    node = lesson_details
    title_node = lesson_summary


class SolutionDirective(DetailsDirective):
    """The solution of the exercise before it, or of the one that it names."""

    titled = False

    def run(self) -> list[nodes.Node]:
        """Make the solution, unless learners shall not have it."""
        return super().run() if has_solutions(self.env) else []


class InstructorDirective(DetailsDirective):
    """A note for those who teach."""

    def run(self) -> list[nodes.Node]:
        """Make the note; for learners it is not even read."""
        if not has_notes(self.env):
            return []
        made = super().run()
        made[0]["audience"] = "instructor"  # type: ignore[index] # the part that was made
        return made


class TermDirective(ReportingDirective):
    """A word, and what it means."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = AnyOption({"class"})

    def run(self) -> list[nodes.Node]:
        """Make a list with one word."""
        self.check_options({"class"})
        word = " ".join(self.arguments[0].split())
        parsed, messages = self.parse_inline(word)
        term = nodes.term(word, "", *parsed)
        self.set_source_info(term)
        anchor = nodes.make_id(f"term-{word}")
        if anchor not in self.state.document.ids:
            term["ids"].append(anchor)
            self.state.document.note_explicit_target(term)
            LessonDomain.of(self.env).note("terms", self.env.docname, Term(term.astext(), anchor))
        body = nodes.definition("", *self.parse_content_to_nodes(allow_section_headings=False))
        made = nodes.definition_list("", nodes.definition_list_item("", term, body), classes=["hubdocs-term"])
        self.set_source_info(made)
        return [made, *messages]
