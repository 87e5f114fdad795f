"""The words of the Sphinx face in other languages: take new ones up, compile what is translated.

``python tests/tools/catalogues.py`` brings ``ext/hubdocs/locale`` up to date; what is new is then to be translated
in the ``.po`` files, and the script to be run again.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from hubdocs.schema import SchemaStore, shipped_schemas
from hubdocs.schema.words import Template
from hubdocs.service.community.judge import RequestWords
from hubdocs.service.community.options import SHIPPED, setup_properties
from hubdocs.service.community.request_check import REQUEST_SCHEMA
from hubdocs.service.training.event_words import EventWords

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parents[2] / "ext" / "hubdocs"
LOCALE = PACKAGE / "locale"
READ = ("label", "help", "text", "title", "description")
"""Keys of catalogues and schemas whose values people read."""
LANGUAGES = ("es", "fr", "pt")


def messages() -> Iterator[str]:
    """List what the Sphinx face says: the words in its modules, the templates for what schemas ask, and the form."""
    yield from (template.value for template in (*Template, *RequestWords, *EventWords))
    yield from form_messages()
    found = extract_from_dir(PACKAGE / "sphinx_ext", keywords={"_": None})
    yield from (str(message) for _file, _line, message, _comments, _context in found)


def form_messages() -> Iterator[str]:
    """List the texts of the form for requests: those of the catalogue of options, and of the schema of requests."""
    options = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    asked = setup_properties(SchemaStore((shipped_schemas(),)).find(REQUEST_SCHEMA).contents)
    questions = [{key: asked[one["field"]].get(key) for key in READ} for one in options["setup"]]
    for text in texts_of([options, *questions]):
        # As Sphinx takes them up: a paragraph is a message, and has one line.
        yield from (" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if re.search(r"[^\W\d]", part))


def texts_of(value: object) -> Iterator[str]:
    """List what stands under keys for readers."""
    if isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in READ and isinstance(inner, str):
                yield inner
            else:
                yield from texts_of(inner)


def path_of(language: str) -> Path:
    """Give the file with the translations into a language."""
    return LOCALE / language / "LC_MESSAGES" / "hubdocs.po"


def read(language: str) -> Catalog:
    """Read the translations into a language."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Compile translations; without the time of day, so that the same words give the same file."""
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    output = io.BytesIO()
    write_mo(output, catalogue)
    return output.getvalue()


def update(language: str) -> Catalog:
    """Take new words up, and drop those that are no longer said."""
    path = path_of(language)
    old = read(language) if path.exists() else Catalog(locale=language)
    new = Catalog(locale=language, header_comment=f"# {language}: words of the Sphinx face of hubdocs.")
    for message in sorted(set(messages())):
        known = old.get(message)
        new.add(message, known.string if known is not None else "")
    path.parent.mkdir(parents=True, exist_ok=True)
    output = io.BytesIO()
    write_po(output, new, width=120, omit_header=True)
    header = f'# {language}: words of the Sphinx face of hubdocs.\nmsgid ""\nmsgstr ""\n'
    content = "".join(f'"{name}: {value}\\n"\n' for name, value in headers(language).items())
    path.write_bytes(f"{header}{content}\n".encode() + output.getvalue())
    path.with_suffix(".mo").write_bytes(compiled(read(language)))
    return new


def headers(language: str) -> dict[str, str]:
    """Give the head of a file: no dates and no names, so that it changes only when a word does."""
    return {
        "Project-Id-Version": "hubdocs",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def main() -> int:
    """Update all languages; say what is left to translate."""
    left = 0
    for language in LANGUAGES:
        for message in update(language):
            if message.id and not message.string:
                left += 1
                sys.stdout.write(f"{language}: {message.id}\n")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
