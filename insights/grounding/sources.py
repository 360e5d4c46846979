"""What an article says, ready to be searched: its sentences, headings, rows and captions."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from insights.distil.words import words
from insights.document import Block, BlockKind, Document, Span
from insights.grounding.names import vocabulary
from insights.grounding.numbers import Numbers, gather, numbers

_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without)\b|\w+n['’]t\b", re.IGNORECASE
)
_FOLD = str.maketrans({"’": "'", "\u2018": "'", "“": '"', "”": '"', "\u2013": "-", "—": "-"})
_WORD = re.compile(r"\w+(?:['.]\w+)*|[%$€£]")


@dataclass(frozen=True)
class Source:
    text: str
    span: Span
    stems: frozenset[str]
    form: str  # its words in small letters, a space around each

    @cached_property
    def numbers(self) -> Numbers:
        return gather(numbers(self.text))


def form(text: str) -> str:
    return " " + " ".join(_WORD.findall(text.translate(_FOLD).casefold())) + " "


def stems(text: str, language: str) -> frozenset[str]:
    found = {word.stem for word in words(text, language) if word.is_content}
    return frozenset(found | {number.value for number in numbers(text)})


def negations(text: str) -> int:
    return len(_NEGATION.findall(text))


class Sources:
    """The sources of one article in its order, and which of them use a stem."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.all = [
            Source(text, span, stems(text, document.language), form(text)) for text, span in _texts(document)
        ]
        self.places = {id(source): number for number, source in enumerate(self.all)}
        self.using: dict[str, list[int]] = {}
        for number, source in enumerate(self.all):
            for stem in source.stems:
                self.using.setdefault(stem, []).append(number)

    def weight(self, stem: str) -> float:
        return math.log(1 + len(self.all) / (1 + len(self.using.get(stem, ()))))

    def near(self, source: Source, reach: int) -> list[Source]:
        """The source itself and so many before and behind it."""
        place = self.places[id(source)]
        return self.all[max(place - reach, 0) : place + reach + 1]

    @cached_property
    def forms(self) -> frozenset[str]:
        return frozenset(source.form for source in self.all)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        said = (block.text for block in self.document.blocks)
        return vocabulary("\n".join((self.document.title, self.document.markdown, *said)))

    @cached_property
    def numbers(self) -> Numbers:
        return gather(numbers(self.document.title + "\n" + self.document.markdown))

    @cached_property
    def urls(self) -> frozenset[str]:
        links = {link.url for block in self.document.blocks for link in block.links}
        return frozenset(map(bare_url, links | {image.url for image in self.document.images}))


@lru_cache(maxsize=4)
def sources_of(document: Document) -> Sources:
    return Sources(document)


def bare_url(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url.strip()).rstrip("/.,;:)!?").casefold()


def _texts(document: Document) -> Iterator[tuple[str, Span]]:
    """In source order."""
    said: dict[int, list[tuple[str, Span]]] = {}
    for sentence in document.sentences:
        said.setdefault(sentence.block, []).append((sentence.text, sentence.span))
    if document.title:
        yield document.title, title_span(document)
    for number, block in enumerate(document.blocks):
        yield from said.get(number, _of_block(block))


def _of_block(block: Block) -> Iterator[tuple[str, Span]]:
    if block.kind is BlockKind.TABLE:
        for row in block.text.split("\n"):
            yield row, block.span
    elif block.kind in {BlockKind.HEADING, BlockKind.IMAGE} and block.text:
        yield block.text, block.span


def title_span(document: Document) -> Span:
    """Where the title stands; a title kept beside the text has the empty span at its start."""
    start = max(document.markdown.find(document.title), 0)
    return Span(start, start + len(document.title)) if document.title in document.markdown else Span(0, 0)
