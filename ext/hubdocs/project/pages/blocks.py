"""What an author says about a snippet: which schema, which part, whether it must fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.model import Code, Diagnostic, Severity, Span, parse_pointer
from hubdocs.project.globs import matches
from hubdocs.project.modeline import find_modeline

if TYPE_CHECKING:
    from hubdocs.model import Pointer
    from hubdocs.project.options import Options
    from hubdocs.sources import Kind, Text
    from hubdocs.sources.snippets import Option, Snippet

CONFIG_OPTIONS: Final = frozenset(
    {
        "at",
        "caption",
        "class",
        "editor",
        "expect",
        "expect-at",
        "expect-words",
        "language",
        "name",
        "overlay",
        "placeholders",
    }
)
"""Options of the directive ``config``."""

CONFIG_FILE_OPTIONS: Final = frozenset({"at", "caption", "class", "name", "overlay", "schema"})
"""Options of the directive ``config-file``."""

CONFIG_EFFECTIVE_OPTIONS: Final = frozenset({"at", "caption", "class", "name"})
"""Options of the directive ``config-effective``."""

_LANGUAGES: Final[dict[str, Kind]] = {"yaml": "yaml", "yml": "yaml", "json": "json", "toml": "toml"}
_CODES: Final = {code.value: code for code in Code}


class Expectation(NamedTuple):
    """What must be found in an example that is wrong on purpose.

    :param words: a part of the message or hint, or empty.
    :param line: the line of the snippet (from 1), or 0 for any.
    :param span: where the author says so.
    """

    code: Code
    words: str
    line: int
    span: Span


class Block(NamedTuple):
    """A snippet that is to be checked, with all that its author and the configuration say about it.

    :param schema: name, path or ``$id``; where it stands is ``schema_span``.
    :param overlay: keys may be missing; ``None`` leaves it to the schema.
    """

    snippet: Snippet
    kind: Kind
    schema: str
    schema_span: Span
    at: Pointer = ()
    at_span: Span | None = None
    overlay: bool | None = None
    placeholders: bool = False
    expectation: Expectation | None = None


class BlockReader:
    """Reads what is said about the snippets of one page.

    :param path: the page, as findings name it.
    :param relative: the page, as the globs of the configuration see it.
    """

    def __init__(self, page: Text, path: str, relative: str, options: Options) -> None:
        self.page = page
        self.path = path
        self.relative = relative
        self.options = options
        self.diagnostics: list[Diagnostic] = []

    def read(self, snippet: Snippet) -> Block | None:
        """Give the block that a snippet makes, or ``None`` if nothing says that it is to be checked."""
        if snippet.kind == "directive":
            return self._read_directive(snippet) if snippet.directive == "config" else None
        kind = _LANGUAGES.get(snippet.language)
        if kind is None:
            return None
        settings = {option.name: option for option in (*snippet.attributes, *snippet.options)}
        named = settings.get("schema")
        if named is not None:
            return self._block(snippet, kind, named.value, named.span, settings)
        modeline = find_modeline(snippet.body) if kind == "yaml" else None
        if modeline is not None:
            name, line, column = modeline
            span = snippet.line_map.span(Span.at(line, column, len(name)))
            return self._block(snippet, kind, name, span, settings)
        return self._read_by_rule(snippet, kind, settings)

    def _read_by_rule(self, snippet: Snippet, kind: Kind, settings: dict[str, Option]) -> Block | None:
        for rule in self.options.snippets:
            if _LANGUAGES.get(rule.language) == kind and matches(self.relative, rule.include):
                block = self._block(snippet, kind, rule.schema, snippet.span, settings)
                if block is None:
                    return None
                overlay = block.overlay if block.overlay is not None else rule.overlay
                wide = block.placeholders or rule.placeholders
                return block._replace(overlay=overlay, placeholders=wide)
        return None

    def _read_directive(self, snippet: Snippet) -> Block | None:
        settings = {option.name: option for option in snippet.options}
        self.check_names(snippet, CONFIG_OPTIONS)
        if not snippet.argument:
            hint = "write the schema's name behind `config`"
            self.report(Code.UNKNOWN_SCHEMA, "this example does not say which schema it follows", snippet.span, hint)
            return None
        language = settings["language"].value if "language" in settings else "yaml"
        kind = _LANGUAGES.get(language.lower())
        if kind is None:
            message = f"`{language}` is no language that examples are checked in"
            self.report(Code.INVALID_OPTION, message, settings["language"].span, "use `yaml`, `json` or `toml`")
            return None
        return self._block(snippet, kind, snippet.argument, snippet.argument_span or snippet.span, settings)

    def check_names(self, snippet: Snippet, known: frozenset[str]) -> None:
        """Report options that a directive does not have."""
        for option in snippet.options:
            if option.name not in known:
                alike = closest(option.name, known)
                hint = f"did you mean `{alike}`?" if alike else f"known are {', '.join(sorted(known))}"
                message = f"the directive `{snippet.directive}` has no option `{option.name}`"
                self.report(Code.UNKNOWN_OPTION, message, option.span, hint)

    def _block(
        self, snippet: Snippet, kind: Kind, schema: str, span: Span, settings: dict[str, Option]
    ) -> Block | None:
        """Make a block; one whose options are wrong is not checked, because what is found might come from them."""
        before = len(self.diagnostics)
        at = settings.get("at")
        block = Block(
            snippet,
            kind,
            schema,
            span,
            at=self.pointer(at),
            at_span=at.span if at else None,
            overlay=_flag(settings.get("overlay")),
            placeholders=_flag(settings.get("placeholders")) is True,
            expectation=self._expectation(settings),
        )
        return block if len(self.diagnostics) == before else None

    def pointer(self, option: Option | None) -> Pointer:
        """Read a JSON pointer; a wrong one is a finding."""
        if option is None:
            return ()
        try:
            return parse_pointer(option.value)
        except ValueError:
            message = f"`{option.value}` is not a JSON pointer"
            self.report(Code.INVALID_OPTION, message, option.span, "write it like `/hubs/0`")
            return ()

    def _expectation(self, settings: dict[str, Option]) -> Expectation | None:
        option = settings.get("expect")
        if option is None:
            return None
        if option.value not in _CODES:
            alike = closest(option.value, _CODES)
            hint = f"did you mean `{alike}`?" if alike else "the reference lists all codes"
            self.report(Code.INVALID_OPTION, f"there is no code `{option.value}`", option.span, hint)
            return None
        place = settings["expect-at"].value if "expect-at" in settings else "0"
        if not place.isdecimal():
            message = f"`{place}` is not the number of a line"
            self.report(Code.INVALID_OPTION, message, settings["expect-at"].span, "count the example's lines from 1")
            place = "0"
        words = settings["expect-words"].value if "expect-words" in settings else ""
        return Expectation(_CODES[option.value], words, int(place), option.span)

    def report(self, code: Code, message: str, span: Span, hint: str) -> None:
        """Keep a finding about a stretch of the page."""
        self.diagnostics.append(self.finding(code, message, span, hint))

    def finding(
        self, code: Code, message: str, span: Span, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Diagnostic:
        """Make a finding about a stretch of the page."""
        line = self.page.line(span.start.line)
        return Diagnostic(code, message, self.path, span, severity, hint=hint, line_text=line)


def _flag(option: Option | None) -> bool | None:
    return None if option is None else option.value.lower() not in ("false", "no", "off")
