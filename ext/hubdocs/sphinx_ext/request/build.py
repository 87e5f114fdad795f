"""The form as nodes: one for each tier, made of the catalogue and of the schema of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from docutils import nodes

from hubdocs.schema.describe import Location, Prose
from hubdocs.service.community.options import TIERS
from hubdocs.sphinx_ext.config.text import visible
from hubdocs.sphinx_ext.request.fields import control_of
from hubdocs.sphinx_ext.request.form_words import page_words
from hubdocs.sphinx_ext.request.nodes import (
    request_choice,
    request_choices,
    request_control,
    request_part,
    request_text,
    request_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hubdocs.model import Pointer
    from hubdocs.service.community.options import Offer, Option, OptionsCatalogue, Question
    from hubdocs.sources import Document
    from hubdocs.sphinx_ext.schema.prose import ProseReader

_SETUP: Final = ("properties", "setup", "properties")


class Texts:
    """Gives the texts of a file with their places, for translators and for messages.

    :param path: the file.
    """

    def __init__(self, document: Document, path: Path, reader: ProseReader) -> None:
        self.document = document
        self._path = path
        self._reader = reader

    def help(self, pointer: Pointer, anchor: str) -> list[nodes.Node]:
        """Give an explanation, or nothing where there is none."""
        prose = self._prose(pointer)
        if prose is None:
            return []
        return [request_part("", self._reader.block(prose), tag="div", ids=[anchor], classes=["hubdocs-request-help"])]

    def text(self, pointer: Pointer, *model: str | int, default: str = "") -> request_text:
        """Give a text of one line, as it is written.

        :param model: where the form's script looks for it.
        """
        prose = self._prose(pointer)
        text = visible(prose.text.strip()) if prose is not None else default
        node = request_text(text, "", nodes.Text(text), model=list(model))
        if prose is not None:
            node.source, node.line = str(prose.location.file), prose.location.line
        return node

    def _prose(self, pointer: Pointer) -> Prose | None:
        value = self.document.inside(pointer).value
        if not isinstance(value, str) or not value.strip():
            return None
        start, end = self.document.definition_of(pointer) or self.document.offsets_of(pointer)
        position = self.document.locator.span(start, end).start
        is_block = self.document.locator.text.content[start : start + 1] in ("|", ">")
        return Prose(value, Location(self.document.path, position.line + is_block, position.column, self._path))


class FormBuilder:
    """Builds the form.

    :param own: the texts of the catalogue.
    :param schema: the texts of the schema of requests.
    :param action: where the form is sent without a script.
    """

    def __init__(self, catalogue: OptionsCatalogue, own: Texts, schema: Texts, action: str, anchor: str) -> None:
        self._catalogue = catalogue
        self._own = own
        self._schema = schema
        self._action = action
        self._anchor = anchor
        self._words = page_words()
        groups = [option.group for option in catalogue.options] + [question.group for question in catalogue.questions]
        self._groups = [group for group in dict.fromkeys(groups) if group]

    def tiers(self) -> Iterator[request_part]:
        """Make the forms, of which one is open at a time."""
        for number, tier in enumerate(TIERS):
            attributes: dict[str, Any] = {"name": self._anchor} | ({"open": "open"} if number == 0 else {})
            label = self._own.text(("tiers", tier, "label"), default=tier)
            summary = request_part("", label, tag="summary")
            part = request_part("", summary, tag="details", attrs=attributes, classes=["hubdocs-request-tier"])
            part += self._own.help(("tiers", tier, "help"), f"{self._anchor}-{tier.lower()}-help")
            part += self._form(tier)
            yield part

    def _form(self, tier: str) -> request_part:
        scheme, host, path, query, _fragment = urlsplit(self._action)
        attributes = {"method": "get", "action": urlunsplit((scheme, host, path, "", "")), "data-tier": tier}
        form = request_part("", tag="form", attrs=attributes)
        stated = {"tier": tier, "catalogue": self._catalogue.name, "version": self._catalogue.version}
        for name, value in (*parse_qsl(query, keep_blank_values=True), *stated.items()):
            form += request_control("", tag="input", attrs={"type": "hidden", "name": name, "value": value})
        form += self._who(tier)
        for group in self._groups:
            form += self._group(tier, group)
        files = request_part("", request_word("", self._words["files"]), tag="div", classes=["hubdocs-request-files"])
        button = request_part("", request_word("", self._words["submit"]), tag="button", attrs={"type": "submit"})
        form += request_part("", button, tag="div", classes=["hubdocs-request-submit"])
        form += files
        return form

    def _who(self, tier: str) -> request_part:
        anchor = self._id(tier, "community")
        asked = self._schema.document.inside(("properties", "community")).value
        attributes = control_of(asked if isinstance(asked, dict) else {}).attributes
        attributes |= {"id": anchor, "name": "community", "required": "required", "aria-describedby": f"{anchor}-help"}
        attributes |= {"data-described": f"{anchor}-help"}
        label = request_part("", request_word("", self._words["community"]), tag="label", attrs={"for": anchor})
        control = request_control("", tag="input", attrs=attributes, classes=["hubdocs-request-text"])
        hint = request_part(
            "", request_word("", self._words["community_help"]), tag="div", ids=[f"{anchor}-help"],
            classes=["hubdocs-request-help"],
        )  # fmt: skip
        field = request_part("", label, control, hint, tag="div", classes=["hubdocs-request-field"])
        legend = request_part("", request_word("", self._words["who"]), tag="legend")
        return request_part("", legend, field, tag="fieldset", classes=["hubdocs-request-group"])

    def _group(self, tier: str, group: str) -> request_part:
        heading = self._own.text(("groups", group, "label"), default=group)
        part = request_part("", request_part("", heading, tag="legend"), tag="fieldset")
        part["classes"].append("hubdocs-request-group")
        part += self._own.help(("groups", group, "help"), f"{self._id(tier, group)}-about")
        for number, option in enumerate(self._catalogue.options):
            offer = option.offers.get(tier)
            if option.group == group and offer is not None:
                part += self._option(number, option, tier, offer)
        for number, question in enumerate(self._catalogue.questions):
            if question.group == group:
                part += self._question(number, question, tier)
        return part

    def _option(self, number: int, option: Option, tier: str, offer: Offer) -> request_part:
        anchor = self._id(tier, option.id)
        label = self._own.text((*option.pointer, "label"), "items", number, "label", default=option.id)
        explained = self._own.help((*offer.pointer, "help"), f"{anchor}-tier-help")
        explained += self._own.help((*option.pointer, "help"), f"{anchor}-help")
        if offer.kind != "select":
            return self._fact(option, offer, label, explained)
        described = " ".join(str(node["ids"][0]) for node in explained if isinstance(node, request_part))
        attributes = {"aria-describedby": described} if described else {}
        legend = request_part("", label, tag="legend")
        choices = (self._choice(number, option, tier, position) for position in range(len(offer.choices)))
        return request_part(
            "", legend, *explained, request_choices("", *choices, classes=["hubdocs-request-choices"]),
            tag="fieldset", attrs=attributes, classes=["hubdocs-request-field"],
        )  # fmt: skip

    def _choice(self, number: int, option: Option, tier: str, position: int) -> request_choice:
        offer = option.offers[tier]
        choice = offer.choices[position]
        anchor = f"{self._id(tier, option.id)}-{position}"
        explained = self._own.help((*choice.pointer, "help"), f"{anchor}-help")
        attributes: dict[str, Any] = {
            "type": "radio",
            "id": anchor,
            "name": option.id.replace(":", "-"),
            "value": str(choice.value),
            "data-option": option.id,
            "data-choice": str(position),
        }
        if explained:
            attributes |= {"aria-describedby": f"{anchor}-help", "data-described": f"{anchor}-help"}
        if offer.fixed is not None and offer.choice(offer.fixed) is choice:
            attributes["checked"] = "checked"
        words = self._own.text(
            (*choice.pointer, "label"), "items", number, "tiers", tier, "options", position, "label",
            default=choice.label,
        )  # fmt: skip
        label = request_part("", words, tag="label", attrs={"for": anchor})
        control = request_control("", tag="input", attrs=attributes)
        return request_choice("", control, label, *explained, classes=["hubdocs-request-choice"])

    def _fact(self, option: Option, offer: Offer, label: request_text, explained: list[nodes.Node]) -> request_part:
        """Show what is the same for everybody."""
        if offer.kind == "single":
            value: nodes.Element = self._own.text((*offer.pointer, "text"))
        else:
            value = request_word("", self._words["included" if offer.fixed else "not_included"])
        return request_part(
            "", request_part("", label, tag="b"), request_part("", value, tag="span"), *explained,
            tag="div", attrs={"data-fact": option.id}, classes=["hubdocs-request-field", "hubdocs-request-fact"],
        )  # fmt: skip

    def _question(self, number: int, question: Question, tier: str) -> request_part:
        anchor = self._id(tier, f"setup-{question.field}")
        at = (*_SETUP, question.field)
        schema = self._schema.document.inside(at).value
        control = control_of(schema if isinstance(schema, dict) else {}, self._schema.document.value)
        explained = self._schema.help((*at, "description"), f"{anchor}-help")
        if control.kind in self._words:
            word = request_word("", self._words[control.kind])
            explained.append(
                request_part("", word, tag="div", ids=[f"{anchor}-form"], classes=["hubdocs-request-help"])
            )
        described = " ".join(str(node["ids"][0]) for node in explained if isinstance(node, request_part))
        attributes = control.attributes | {
            "id": anchor,
            "name": question.field,
            "data-field": question.field,
            "data-kind": control.kind,
        }
        if described:
            attributes |= {"aria-describedby": described, "data-described": described}
        words = {"true": self._words["yes"], "false": self._words["no"]}
        choices = [(value, words.get(value, value)) for value in control.choices]
        field = request_control("", tag=control.tag, attrs=attributes, classes=["hubdocs-request-text"])
        field["choices"] = [("", self._words["default"]), *choices] if choices else []
        title = self._schema.text((*at, "title"), "setup", number, "label", default=question.field)
        label = request_part("", title, tag="label", attrs={"for": anchor})
        return request_part("", label, field, *explained, tag="div", classes=["hubdocs-request-field"])

    def _id(self, tier: str, name: str) -> str:
        return f"{self._anchor}-{tier.lower()}-{nodes.make_id(name)}"
