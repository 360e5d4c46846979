"""A text that was made from an article, in pieces that know where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from insights.document import Span


class Format(StrEnum):
    THREAD = "thread"
    LINKEDIN = "linkedin"
    BLOG = "blog"


class PieceKind(StrEnum):
    SENTENCE = "sentence"
    HEADING = "heading"
    QUESTION = "question"
    ITEM = "item"
    CODE = "code"
    IMAGE = "image"
    LINK = "link"
    TAGS = "tags"
    VOICE = "voice"  # the author's own standing words: an opener, a closer, a signature


@dataclass(frozen=True, slots=True)
class Piece:
    text: str  # as it stands in the result, Markdown in a blog post, plain text elsewhere
    kind: PieceKind = PieceKind.SENTENCE
    spans: tuple[Span, ...] = ()  # of the article
    flags: tuple[str, ...] = ()  # why a person should look, in their words: “The article has no 42.”
    before: str = " "  # what stands between it and the piece before it in the same part

    @property
    def is_grounded(self) -> bool:
        return bool(self.spans) or self.kind in {PieceKind.VOICE, PieceKind.TAGS, PieceKind.LINK}


@dataclass(frozen=True, slots=True)
class Part:
    """One post of a thread; a paragraph of a LinkedIn article; the head, or one question with its answer."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(
            piece.text if number == 0 else piece.before + piece.text
            for number, piece in enumerate(self.pieces)
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Code or an image of the article that the text does not show."""

    kind: PieceKind
    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Composition:
    format: Format
    title: str
    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...] = field(default=())

    @property
    def text(self) -> str:
        """The whole of it; a thread's posts are separate texts, so this is only for reading them."""
        return "\n\n".join(part.text for part in self.parts)


# ── As JSON, for the database ─────────────────────────────────────────────────────────────────────
def to_json(composition: Composition) -> dict[str, Any]:
    return {
        "format": composition.format.value,
        "title": composition.title,
        "parts": [[_piece_to_json(piece) for piece in part.pieces] for part in composition.parts],
        "left_out": [[each.kind.value, each.label, *each.span] for each in composition.left_out],
    }


def from_json(data: Mapping[str, Any]) -> Composition:
    return Composition(
        format=Format(data["format"]),
        title=data["title"],
        parts=tuple(Part(tuple(map(_piece_from_json, pieces))) for pieces in data["parts"]),
        left_out=tuple(
            LeftOut(PieceKind(kind), label, Span(start, end))
            for kind, label, start, end in data.get("left_out", [])
        ),
    )


def _piece_to_json(piece: Piece) -> dict[str, Any]:
    return {
        "text": piece.text,
        "kind": piece.kind.value,
        "spans": [list(span) for span in piece.spans],
        "flags": list(piece.flags),
        "before": piece.before,
    }


def _piece_from_json(data: Mapping[str, Any]) -> Piece:
    return Piece(
        text=data["text"],
        kind=PieceKind(data["kind"]),
        spans=tuple(Span(start, end) for start, end in data["spans"]),
        flags=tuple(data["flags"]),
        before=data["before"],
    )
