"""What a piece of a draft rests on: the article's words, with the passage marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from insights.composition import Piece, PieceKind
from insights.document import Block, BlockKind, Document, Span

OWN = {
    PieceKind.VOICE: "Your standing words",
    PieceKind.TAGS: "Keywords and tags",
    PieceKind.LINK: "A link",
}
UNFOUND = "Not from the article"


class Run(NamedTuple):
    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the article, cut into what the piece rests on and what stands around it."""

    heading: str
    kind: BlockKind
    runs: tuple[Run, ...]


def notes(piece: Piece) -> tuple[str, ...]:
    """Why a person should look at it; empty where it simply says what the article says."""
    if piece.flags or piece.is_grounded or piece.kind in {PieceKind.HEADING, PieceKind.QUESTION}:
        return piece.flags
    return (f"{UNFOUND}.",)


def passages(document: Document, spans: Sequence[Span]) -> list[Passage]:
    """The blocks that `spans` touch, in the article's order."""
    return [
        Passage(_heading(document, block), block.kind, tuple(_runs(document, number, block, spans)))
        for number, block in enumerate(document.blocks)
        if _touches(block.span, spans)
    ]


def _touches(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.start < each.end and each.start < span.end for each in spans)


def _heading(document: Document, block: Block) -> str:
    return document.sections[block.section].title if block.section < len(document.sections) else ""


def _runs(document: Document, number: int, block: Block, spans: Sequence[Span]) -> Iterator[Run]:
    """By sentence, where the block has any; a heading, a picture or code is marked as a whole."""
    sentences = [sentence for sentence in document.sentences if sentence.block == number]
    if not sentences:
        yield Run(block.text or block.url, True)
    for sentence in sentences:
        yield Run(sentence.text, _touches(sentence.span, spans))
