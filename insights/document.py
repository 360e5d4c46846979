"""An article as data: its Markdown, the blocks in it, and the sentences in those.

A `Span` counts characters (code points) of `Document.markdown`: `markdown[start:end]` is the source.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    start: int
    end: int


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one entry of a list
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    IMAGE = "image"


class Link(NamedTuple):
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    span: Span
    section: int
    text: str = ""  # without inline markup; the code itself, line for line; an image's alternative text
    level: int = 0  # of a heading 1-6, of a list entry its depth from 1
    language: str = ""  # of code
    url: str = ""  # of an image
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph, list entry or quote; `text` is without inline markup."""

    index: int
    text: str
    span: Span
    block: int
    section: int


@dataclass(frozen=True, slots=True)
class Section:
    """From one heading to the next; the first may have none. `blocks` are indices, the heading's included."""

    index: int
    title: str
    level: int
    blocks: range


@dataclass(frozen=True)
class Document:
    markdown: str
    title: str
    language: str  # ISO 639-1, "en" where unknown
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    @property
    def codes(self) -> list[Block]:
        return [block for block in self.blocks if block.kind is BlockKind.CODE]

    @property
    def images(self) -> list[Block]:
        return [block for block in self.blocks if block.kind is BlockKind.IMAGE]

    def source(self, span: Span) -> str:
        return self.markdown[span.start : span.end]
