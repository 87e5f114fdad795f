"""Numbers that a sentence states of all things of a kind, such as "We run 12 hubs".

Only what is certain is found: a number in digits, right before the noun, at the end of its clause, in a sentence of
today. "About 12 hubs", "12 hubs in Africa" and "In 2023 we ran 12 hubs" may all be true, whatever there is now.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIGITS: Final = r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+|\d+"
_HIDDEN: Final = re.compile(
    r"(`+)(?!`).+?(?<!`)\1(?!`)"  # code, roles
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"  # where a link leads
    r"|<!--.*?-->|<[^<>\s][^<>]*>"  # comments, tags, addresses
    r"|https?://[^\s<>]+|\$[^$\n]+\$",
    re.DOTALL,
)
_NO_TOTAL: Final = """
about above additional almost another any approx approximately around at below between beyond circa each every extra
fewer figure first last least less level maximum minimum more most nearly next nor of option or other over page part per
roughly section some step than these those to top under up version
al alrededor aproximadamente casi cada cerca de entre hasta máximo menos mínimo más o otras otros primeras primeros
quizá u unas unos últimas últimos
ao aos até mais mínimo ou outras outros quase uma umas uns
à au autres chaque environ jusqu moins plus premières premiers presque quelque quelques
january february march april may june july august september october november december
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
"""
"""What may stand before a number that is no total, in the languages of the pages: about, part of, one of a row."""
_BEFORE: Final = frozenset(_NO_TOTAL.split())
_ANOTHER_TIME: Final = re.compile(
    # of the past, of the future, or of what is not so
    r"\b(?:(?:19|20)\d\d|ago|already|became|before|by|could|each|earlier|e\.g|every|example|expect\w*|former\w*|goal|grew"
    r"|had|if|imagine|in the past|instance|instead|last|limit\w*|might|may|need\w*|new|once|per|plan\w*|previous\w*|ran"
    r"|should|since|so far|suppose\w*|target|until|used to|was|were|will|when|whenever|would|year\w*"
    r"|antes|cada|cuando|ejemplo|era|eran|fue|fueron|había|hace|meta|necesit\w*|si|será\w*|tenía\w*|tuv\w+"
    r"|eram|exemplo|foi|foram|havia|precis\w*|quando|se|serão|tínhamos|tinha\w*"
    r"|avai\w+|chaque|étai\w+|exemple|fut|furent|par|quand|sera|seront|s'il)\b",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\d[\s*_]*\b(?:and|a|to|y|e|et|à)\s+[*_]*$", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?…](?=[\s)*_\"”»]|$)")
_CLAUSE_END: Final = r"[*_]{0,3}(?:[,;:!?)\]…\u2014\u2013]|\.(?=[\s)*_\"”»]|$)|\s*$|\s+[\u2014\u2013]\s)"
_JOINED: Final = (
    r"[*_]{0,3}\s+(?:and|at|by|across|for|from|in|on|over|serving|with|y|e|et|para|en|em|con|com|pour|dans|sur|avec)\s+"
)


class Stated(NamedTuple):
    """A number in a text.

    :param noun: what is counted, as the author wrote it.
    :param start: where the number begins in the text.
    :param end: where the noun ends.
    """

    number: int
    noun: str
    start: int
    end: int


def find_stated(text: str, nouns: Iterable[str], others: Iterable[str] = ()) -> Iterator[Stated]:
    """Find numbers of things in a paragraph.

    :param nouns: what the things are called, in the plural.
    :param others: nouns that may stand, with a number, right behind: "12 hubs for 7 communities".
    """
    shown = _HIDDEN.sub(lambda match: re.sub(r"[^\n]", "\ufffc", match[0]), text)
    known = _either(nouns)
    joined = rf"{_JOINED}[*_]{{0,3}}(?:{_DIGITS})[*_]{{0,3}}\s+[*_]{{0,3}}(?:{_either((*nouns, *others))})(?!\w)"
    pattern = re.compile(
        rf"(?<![\w.,:;/#$€£%+~<>=≈≥≤\u2013\u2014\-\ufffc])(?P<number>{_DIGITS})[*_]{{0,3}}\s+[*_]{{0,3}}(?P<noun>{known})(?!\w)"
        rf"(?={_CLAUSE_END}|{joined})",
        re.IGNORECASE,
    )
    for match in pattern.finditer(shown):
        if _is_certain(shown, match):
            number = int(re.sub(r"\D", "", match["number"]))
            yield Stated(number, match["noun"], match.start(), match.end())


def _either(nouns: Iterable[str]) -> str:
    longest_first = sorted(nouns, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, noun.split())) for noun in longest_first)


def _is_certain(text: str, match: re.Match[str]) -> bool:
    """Say whether a number is stated of all things, of today, and exactly."""
    before = text[: match.start()]
    word = re.search(r"([\w'\u2019]+|[^\w\s])[\s*_(]*$", before)
    if word and (
        word[1].casefold().rpartition("'")[2] in _BEFORE or word[1].isdigit() or word[1] in "&/\u2013\u2014-~≈<>\ufffc"
    ):
        return False
    if _RANGE.search(before):
        return False
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    after = _SENTENCE_END.search(text, match.end())
    sentence = text[ends[-1] if ends else 0 : match.start()] + text[match.end() : after.end() if after else len(text)]
    return not _ANOTHER_TIME.search(sentence) and "?" not in sentence
