"""Names a text uses: people, products and identifiers, by how they are written."""

import re
from collections.abc import Iterator

from insights.grounding.numbers import numbers

_WORD = re.compile(r"(?:https?://\S+)|[#@]?\w[\w/]*(?:(?:[.+'’&-]|::)\w+)*(?:\(\)|\+\+|#)?")
_IDENTIFIER = re.compile(r"\w+_\w+|\w+::\w+|\w+\(\)|[a-z]+[A-Z]\w*|[A-Z]+[a-z]+[A-Z]\w*|\w+\.[a-z]{2,4}")
_CAPITAL = re.compile(r"[A-Z][\w.+’'&-]*")
_MODEL = re.compile(r"@?[\w+./-]*(?:[A-Za-z][\w.+/-]*\d|\d[\w.+/-]*[A-Za-z])[\w+./-]*")  # x86_64, H100, UTF-8
_ACRONYM = re.compile(r"[A-Z]{2,}s?")
_STARTS = re.compile(r"(?:^|[.!?:;…][\"'”’)\]]*\s+|[\"“\u2018(\[]|\n\s*(?:[-*•]\s*)?|[—\u2013]\s)\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_PLAIN = re.compile(r"I(?:['’]\w+)?|[A-Z]['’]?|OK")
_CAPITALISED_NOUNS = frozenset({"de"})


def vocabulary(text: str) -> frozenset[str]:
    """All words of an article, and the parts of those that are joined."""
    words = [match[0] for match in _WORD.finditer(text)]
    return frozenset(part for word in words for part in _parts(word) | _whole(word))


def foreign(text: str, known: frozenset[str], language: str = "en") -> list[str]:
    """The names that the vocabulary does not hold, neighbours together."""
    runs: list[str] = []
    end = -1
    for match in _names(text, language):
        word = _POSSESSIVE.sub("", match[0])
        parts = _whole if _MODEL.fullmatch(word) else _parts
        if parts(word) <= known or parts(word.removesuffix("s")) <= known:
            continue
        if runs and text[end : match.start()] == " ":
            runs[-1] += " " + word
        else:
            runs.append(word)
        end = match.end()
    return list(dict.fromkeys(runs))


def _names(text: str, language: str) -> Iterator[re.Match[str]]:
    matches = [match for match in _WORD.finditer(text) if not match[0].startswith(("http", "#"))]
    capitals = sum(bool(_CAPITAL.match(match[0])) for match in matches)
    all_capitalised = language in _CAPITALISED_NOUNS or (len(matches) > 2 and capitals > 0.6 * len(matches))
    for match in matches:
        if _PLAIN.fullmatch(match[0]) or _is_number(match[0]):
            continue
        capital = _CAPITAL.fullmatch(match[0]) and not all_capitalised and not _starts(text, match)
        if capital or any(shape.fullmatch(match[0]) for shape in (_IDENTIFIER, _MODEL, _ACRONYM)):
            yield match


def _is_number(word: str) -> bool:
    found = numbers(word)
    return bool(found) and found[0].start == 0


def _starts(text: str, match: re.Match[str]) -> bool:
    """Whether a capital may be there only because a sentence starts."""
    following = text[match.end() :]
    return bool(_STARTS.search(text[: match.start()])) and not re.match(r" [A-Z][a-z]+", following)


def _whole(word: str) -> frozenset[str]:
    return frozenset({_POSSESSIVE.sub("", word).removesuffix("()").lstrip("@#").casefold()})


def _parts(word: str) -> frozenset[str]:
    (word,) = _whole(word)
    return frozenset(part for part in re.split(r"[/.’'&:-]+", word) if part) or frozenset({word})
