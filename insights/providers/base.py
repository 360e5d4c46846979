"""What every generator offers: the embedded one and the models."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from insights.composition import Composition, Format
from insights.distilled import Concept, Distilled, Keyword
from insights.document import Document
from insights.voice import Voice

# Told what is being done and how far it is, 0 to 1; raises CancelledError once the person has cancelled.
Progress = Callable[[str, float], None]


class CancelledError(Exception):
    """The person has cancelled what was being made."""


class LinkPlace(StrEnum):
    NOWHERE = "nowhere"
    FIRST = "first"  # the first post; the head of an article
    LAST = "last"


@dataclass(frozen=True, slots=True)
class WriteRequest:
    document: Document
    format: Format
    concepts: tuple[Concept, ...]  # one: about an insight; several: about the whole article
    voice: Voice
    keywords: tuple[Keyword, ...] = ()
    link: str = ""  # the article's address
    link_place: LinkPlace = LinkPlace.LAST
    post_limit: int = 280  # weighted characters of one post
    max_posts: int = 3
    avoid: tuple[str, ...] = ()  # texts of pieces that must not come again: a part is being written anew


@dataclass(slots=True)
class Usage:
    """What a generation took; the embedded generator leaves it at nothing."""

    calls: int = 0
    repairs: int = 0  # answers that had to be mended or asked for again
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Decimal = Decimal(0)  # USD
    fell_back: str = ""  # why the embedded generator wrote it in the end; empty: it did not

    def add(self, other: "Usage") -> None:
        """Two texts were asked for, and one came of it."""
        for name in ("calls", "repairs", "input_tokens", "output_tokens", "cost"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.fell_back = other.fell_back


class Generator(Protocol):
    name: str

    def distil(self, document: Document, progress: Progress) -> tuple[Distilled, Usage]: ...

    def write(self, request: WriteRequest, progress: Progress) -> tuple[Composition, Usage]: ...
