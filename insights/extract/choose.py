"""Which part of the page is the article: trafilatura says which text, this finds the node that holds it."""

from bisect import bisect_left
from copy import deepcopy
from dataclasses import dataclass, field

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from .words import words

SHINGLE = 3  # words that must follow each other to count as the same text
HOLDS = 0.93  # of the article: the smallest node with that much is the article
REPEATED = 0.7  # a teaser elsewhere may say the same again; a whole article does not stand there twice
UNSEEN = ("script", "style", "template")


@dataclass
class Reading:
    """The page's words in order, where each element begins and ends in them, and which are the article's."""

    words: list[str] = field(default_factory=list)
    ranges: dict[HtmlElement, tuple[int, int]] = field(default_factory=dict)
    hits: dict[int, tuple[str, ...]] = field(default_factory=dict)  # where a shingle of the article begins
    kept: list[int] = field(default_factory=list)  # positions of the article's words, ascending

    def kept_in(self, element: HtmlElement) -> int:
        start, end = self.ranges[element]
        return bisect_left(self.kept, end) - bisect_left(self.kept, start)

    def size(self, element: HtmlElement) -> int:
        start, end = self.ranges[element]
        return end - start

    def share(self, element: HtmlElement) -> float:
        """How much of this element's text belongs to the article, 0 to 1."""
        return self.kept_in(element) / max(self.size(element), 1)

    def shingles_in(self, element: HtmlElement) -> int:
        start, end = self.ranges[element]
        return len({shingle for at, shingle in self.hits.items() if start <= at < end})


def article_text(page: HtmlElement, url: str) -> str:
    """What trafilatura takes for the article, with a preference for too much."""
    found = trafilatura.bare_extraction(
        deepcopy(page), url=url or None, favor_recall=True, include_comments=False, include_tables=True
    )
    text = "" if found is None else found.text if not isinstance(found, dict) else found["text"]
    return str(text or "")


def read(body: HtmlElement, article: str) -> Reading:
    reading = _read_words(body)
    wanted = words(article)
    size = min(SHINGLE, max(len(wanted), 1))
    known = {tuple(wanted[at : at + size]) for at in range(len(wanted) - size + 1)}
    kept: set[int] = set()
    for at in range(len(reading.words) - size + 1):
        shingle = tuple(reading.words[at : at + size])
        if shingle in known:
            reading.hits[at] = shingle
            kept.update(range(at, at + size))
    reading.kept = sorted(kept) or list(range(len(reading.words)))  # nothing recognised: the whole page
    return reading


def smallest_holding(body: HtmlElement, reading: Reading) -> HtmlElement:
    """Down from the body, as long as one child holds nearly all of it."""
    distinct, total = HOLDS * reading.shingles_in(body), HOLDS * len(reading.kept)
    node = body
    while total:
        child = max(node, key=reading.kept_in, default=None)
        if (
            child is None
            or reading.shingles_in(child) < distinct
            or reading.kept_in(child) < REPEATED * total
        ):
            break
        node = child
    return node


def _read_words(body: HtmlElement) -> Reading:
    reading = Reading()
    starts: dict[HtmlElement, int] = {}
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            starts[element] = len(reading.words)
            if element.tag not in UNSEEN:
                reading.words += words(element.text or "")
        else:
            reading.ranges[element] = (starts[element], len(reading.words))
            reading.words += words(element.tail or "")
    return reading
