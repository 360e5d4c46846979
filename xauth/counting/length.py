import unicodedata
from typing import NamedTuple

from xauth.counting.characters import FORBIDDEN
from xauth.counting.config import V3, Config, weights
from xauth.counting.emoji import sequences
from xauth.counting.links import Link
from xauth.counting.patterns import re
from xauth.counting.urls import code_point_links

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")


class Weight(NamedTuple):
    """`remaining` is negative when the text is too long; `valid` is whether X takes it."""

    length: int
    remaining: int
    valid: bool


def weigh(text: str, *, limit: int = 280) -> Weight:
    r"""X's length of a text: twitter-text config v3, as npm twitter-text 3.1.0 counts it after NFC.

    Counts too much rather than too little where X may have moved on: emoji newer than 2018 that are made of
    several code points count each of them, and \r\n counts two (so pass what `normalise` gives).
    """
    length = weighted_length(text, V3)
    valid = 0 < length <= limit and not _FORBIDDEN.search(text)
    return Weight(length, limit - length, valid)


def weighted_length(text: str, config: Config) -> int:
    text = unicodedata.normalize("NFC", text)
    found = code_point_links(text)
    plain = sum(_plain_weight(gap, config) for gap in _gaps(text, found))
    return plain // config.scale + len(found) * config.url_length


def _gaps(text: str, found: list[Link]) -> list[str]:
    starts = [0, *(link.counted for link in found)]
    ends = [*(link.start for link in found), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _plain_weight(text: str, config: Config) -> int:
    weight = sum(map(weights(config).__getitem__, text))
    if config.emoji and not text.isascii():
        weight += sum(_discount(text[start:end], config) for start, end in sequences(text))
    return weight


def _discount(emoji: str, config: Config) -> int:
    return config.default_weight - sum(map(weights(config).__getitem__, emoji))


def normalise(text: str) -> str:
    """The form that is stored and sent: newlines are \\n, NFC, no outer white space."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
