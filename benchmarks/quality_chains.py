"""Sentences that hang on the one before: is the one before still there?"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from benchmarks.quality_row import Offence, Row, share_at_most
from benchmarks.quality_style import dangling, unresolved
from benchmarks.quality_texts import Text
from insights.composition import Piece, PieceKind
from insights.document import Document


def source_sentence(document: Document, piece: Piece) -> int | None:
    """Index of the sentence in which the piece's first span begins."""
    starts = [sentence.span.start for sentence in document.sentences]
    place = bisect_right(starts, piece.spans[0].start) - 1 if piece.spans else -1
    return place if place >= 0 else None


def followers(text: Text) -> Iterator[tuple[Piece | None, Piece]]:
    """Each sentence with the one before it; a heading or a question starts anew."""
    before: Piece | None = None
    for part in text.composition.parts:
        for piece in part.pieces:
            if piece.kind in {PieceKind.SENTENCE, PieceKind.ITEM}:
                yield before, piece
                before = piece
            elif piece.kind in {PieceKind.HEADING, PieceKind.QUESTION}:
                before = None


def is_broken(document: Document, before: Piece | None, piece: Piece) -> bool:
    if not (dangling(piece.text) or unresolved(piece.text)):
        return False
    if before is None:
        return True
    here, there = source_sentence(document, piece), source_sentence(document, before)
    return here is None or there is None or here - there not in {0, 1}


def row(texts: Sequence[Text]) -> Row:
    found, total = [], 0
    for text in texts:
        for before, piece in followers(text):
            total += 1
            if is_broken(text.article.document, before, piece):
                said = f"{before.text if before else '(first)'} ‖ {piece.text}"
                found.append(Offence(text.article.name, text.where, said))
    row = share_at_most("“This”, “So”, “However” without the sentence before", found, total, 0)
    return Row(row.measure, row.ours, worst=row.worst)
