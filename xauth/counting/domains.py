"""Domains in a stretch of text: the longest chain of labels before a top-level domain.

Every stretch is read once, from its right end, so that hostile text takes linear time.
"""

from collections.abc import Iterator
from typing import NamedTuple

from xauth.counting.characters import ALPHANUMERIC, LATIN_IN_LINKS, NOT_BEFORE_LINK, NOT_IN_LABEL
from xauth.counting.data import lines
from xauth.counting.patterns import re

TLDS = frozenset(lines("tlds.txt"))
LONGEST_TLD = max(map(len, TLDS))

_GLUED = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@+-")
_DOT = re.compile(r"\.")
_PUNYCODE_TLD = re.compile("[Xx][Nn]--[-0-9A-Za-z]+")
_START = re.compile(f"(?<![{NOT_BEFORE_LINK}])[^{NOT_IN_LABEL}]")
_ASCII_CHAIN = re.compile(rf"(?:[-{ALPHANUMERIC}{LATIN_IN_LINKS}]++\.)++")


class Label(NamedTuple):
    """A domain that starts in this label, at `floor` or later, runs to `end` (0: none does)."""

    floor: int
    dot: int
    end: int


def domains(text: str, start: int, stop: int, earliest: int) -> Iterator[tuple[int, int]]:
    """Domains as (start, end) in text[start:stop], a stretch of label characters, dots, hyphens, underscores.

    None starts before `earliest`; the next one starts at least one character after the last one's end.
    """
    for label in _labels(text, start, stop):
        found = _START.search(text, max(label.floor, earliest), label.dot) if label.end else None
        if found:
            yield _first_start(text, found.start(), label.dot), label.end
            earliest = label.end + 1


def _first_start(text: str, start: int, dot: int) -> int:
    """At the very start of a text, twitter-text prefers the second character if a link may start there."""
    return 1 if start == 0 and _START.match(text, 1, dot) else start


def _labels(text: str, start: int, stop: int) -> list[Label]:
    labels: list[Label] = []
    onward = 0
    for first, dot in reversed(_between_dots(text, start, stop)):
        label = _label(text, first, dot, stop, onward)
        labels.append(label)
        onward = label.end if label.floor == first and text[first] not in "-_" else 0
    return labels[::-1]


def _between_dots(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """(first, dot) of every label that a dot ends."""
    dots = [match.start() for match in _DOT.finditer(text, start, stop)]
    return list(zip([start, *(dot + 1 for dot in dots)], dots, strict=False))


def _label(text: str, first: int, dot: int, stop: int, onward: int) -> Label:
    if dot == first or text[dot - 1] in "-_":
        return Label(first, dot, 0)
    if onward:
        return Label(first, dot, onward)
    # Underscores are for subdomains: not in the label right before the top-level domain.
    floor = max(first, text.rfind("_", first, dot) + 1)
    return Label(floor, dot, tld_end(text, dot + 1, stop))


def tld_end(text: str, start: int, stop: int) -> int:
    """Where the top-level domain at `start` ends, or 0."""
    for end in range(min(start + LONGEST_TLD, stop), start + 1, -1):
        if text[start:end].lower() in TLDS and text[end : end + 1] not in _GLUED:
            return end
    punycode = _PUNYCODE_TLD.match(text, start, stop)
    return punycode.end() if punycode else 0


def ascii_domains(domain: str) -> Iterator[tuple[int, int]]:
    """The parts of a domain that X links without a protocol: Latin labels before a top-level domain."""
    chain = _ASCII_CHAIN.search(domain)
    while chain:
        end = _last_tld_end(domain, chain.start(), chain.end())
        if end:
            yield chain.start(), end
        chain = _ASCII_CHAIN.search(domain, end or chain.end())


def _last_tld_end(domain: str, start: int, stop: int) -> int:
    dot = stop - 1
    while dot > start:
        if end := tld_end(domain, dot + 1, len(domain)):
            return end
        dot = domain.rfind(".", start, dot)
    return 0
