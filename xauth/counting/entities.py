"""Mentions, hashtags and cashtags, for a preview: twitter-text 3.1.0, extractEntitiesWithIndices.

One difference, in hashtags: letters are those of today's Unicode. twitter-text's own table is from about 2014
and takes 68 private-use characters for letters.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex  # type: ignore[import-untyped]

from xauth.counting.characters import LATIN, PUNCTUATION, SPACE
from xauth.counting.patterns import re
from xauth.counting.urls import urls

Kind = Literal["text", "url", "mention", "hashtag", "cashtag"]


class Segment(NamedTuple):
    kind: Kind
    text: str


class Entity(NamedTuple):
    start: int
    end: int
    kind: Kind


_AT, _HASH = "[@\uff20]", "[#\uff03]"
_MENTION = re.compile(
    rf"(?:^|[^a-zA-Z0-9_!#$%&*@\uff20]|(?:^|[^a-zA-Z0-9_+~.-])[Rr][Tt]:?)"
    rf"({_AT}[a-zA-Z0-9_]{{1,20}}+(?:/[a-zA-Z][a-zA-Z0-9_-]{{0,24}}+)?+)"
)
_NOT_AFTER_MENTION = re.compile(rf"{_AT}|[{LATIN}]|://")

_LETTER = r"\p{L}\p{M}"
# What joins words of some scripts: ZWNJ, ZWJ, geresh, tsheg, katakana's middle dot and sound marks, ...
_JOINER = r"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
_WORD = rf"{_LETTER}\p{{Nd}}{_JOINER}"
_HASHTAG = regex.compile(
    rf"(?:^|[\ufe0e\ufe0f]|[^&{_WORD}])({_HASH}(?![\ufe0f\u20e3])(?=[\p{{Nd}}{_JOINER}]*+[{_LETTER}])[{_WORD}]++)",
    regex.DOTALL,
)
_NOT_AFTER_HASHTAG = re.compile(rf"{_HASH}|://")

# JavaScript's \s: unlike SPACE without U+0085 and U+180E, with U+FEFF.
_SPACE_AFTER = "\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_CASHTAG = re.compile(
    rf"(?:^|[{SPACE}])(\$[A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?)(?=\Z|[{_SPACE_AFTER}{PUNCTUATION}])"
)


def _mentions(text: str) -> Iterator[Entity]:
    for match in _MENTION.finditer(text):
        if not _NOT_AFTER_MENTION.match(text, match.end()):
            yield Entity(*match.span(1), "mention")


def _hashtags(text: str) -> Iterator[Entity]:
    for match in _HASHTAG.finditer(text):
        if not _NOT_AFTER_HASHTAG.match(text, match.end()):
            yield Entity(match.start(1), match.end(1), "hashtag")


def _cashtags(text: str) -> Iterator[Entity]:
    for match in _CASHTAG.finditer(text):
        yield Entity(*match.span(1), "cashtag")


def _entities(text: str) -> Iterator[Entity]:
    """Left to right; of two that overlap the first stays, and of two that start together the link does."""
    links = [Entity(url.start, url.end, "url") for url in urls(text)]
    found = [*links, *_mentions(text), *_hashtags(text), *_cashtags(text)]
    end = 0
    for entity in sorted(found, key=lambda entity: entity.start):
        if entity.start >= end:
            yield entity
            end = entity.end


def entities(text: str) -> list[Segment]:
    """The text cut at what X draws as a link; joined, the segments give the text back."""
    segments = []
    end = 0
    for entity in _entities(text):
        segments += [
            Segment("text", text[end : entity.start]),
            Segment(entity.kind, text[entity.start : entity.end]),
        ]
        end = entity.end
    return [segment for segment in [*segments, Segment("text", text[end:])] if segment.text]


def cashtags(text: str) -> list[str]:
    """The symbols behind the dollar signs, in order and as often as they stand."""
    return [text[tag.start + 1 : tag.end] for tag in _cashtags(text)]
