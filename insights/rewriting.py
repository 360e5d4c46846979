"""Which part of a newly written text takes the place of one that the person wants anew."""

from collections.abc import Iterator

from insights.composition import Composition, Format, Part, PieceKind
from insights.document import Document, Span
from insights.editing import with_parts

# What stays as it is when the sentences around it change.
FIXED = {PieceKind.CODE, PieceKind.IMAGE, PieceKind.LINK, PieceKind.TAGS, PieceKind.VOICE, PieceKind.QUESTION}


class NoPartError(Exception):
    """There is nothing for the part that is to be written anew; the text says what to do."""


def sentences(part: Part) -> set[str]:
    return {piece.text for piece in part.pieces if piece.kind not in FIXED}


def to_avoid(now: Composition, number: int) -> tuple[tuple[str, ...], ...]:
    """What must not come again: first all that the text says; where that is too much, this part alone."""
    everything = set().union(*map(sentences, now.parts))
    return tuple(sorted(everything)), tuple(sorted(sentences(now.parts[number])))


def replaced(now: Composition, number: int, written: Composition, document: Document) -> Composition:
    """`now` with another part instead of this one; what the other parts say does not come again."""
    old = now.parts[number]
    others = [part for place, part in enumerate(now.parts) if place != number]
    said = set().union(*map(sentences, others), sentences(old))
    for part in _candidates(now, number, written, document):
        if part.text != old.text and not sentences(part) & said:
            return with_parts(now, (*now.parts[:number], part, *now.parts[number + 1 :]), document)
    raise NoPartError("The article has nothing else for this part. Edit it by hand, or leave it out.")


def _candidates(now: Composition, number: int, written: Composition, document: Document) -> Iterator[Part]:
    """The part in the same place first; of a Q&A post only answers about the same section."""
    if now.format is Format.BLOG:
        about = _sections(now.parts[number], document)
        yield from (part for part in written.parts if about & _sections(part, document))
        return
    if number < len(written.parts):
        yield written.parts[number]
    yield from (part for place, part in enumerate(written.parts) if place != number)


def _sections(part: Part, document: Document) -> set[int]:
    places = [span.start for piece in part.pieces for span in piece.spans]
    return {block.section for block in document.blocks if any(_holds(block.span, at) for at in places)}


def _holds(span: Span, at: int) -> bool:
    return span.start <= at < span.end
