"""A model's questions and answers as a Q&A post: around and between them stands what the article has.

Head, front matter, code and images are those of the embedded post, byte for byte; the model only says where
code and images belong.
"""

import re
from dataclasses import replace

from insights.composition import Composition, Format, Part, Piece, PieceKind
from insights.document import Document, Span
from insights.formats import write
from insights.formats.material import Material
from insights.providers.base import WriteRequest
from insights.providers.schema import BlogAnswer, QuestionAnswer
from insights.providers.sourced import Sources

SHOWN = {PieceKind.CODE, PieceKind.IMAGE}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_LINE_START = re.compile(r"^([-+]|\d+[.)])(?=\s)")


def blog(answer: BlogAnswer, request: WriteRequest, sources: Sources) -> Composition:
    frame = write(request)
    numbers = [place for place, part in enumerate(frame.parts) if _kinds(part) & {PieceKind.QUESTION}]
    head = frame.parts[: numbers[0]] if numbers else frame.parts[:1]
    tail = frame.parts[numbers[-1] + 1 :] if numbers else ()
    model = _Answers(request, sources, frame)
    parts = [model.part(each) for each in answer.answers]
    outside = {span for part in (*head, *tail) for piece in part.pieces for span in piece.spans}
    parts = model.with_rest(parts, outside)
    return Composition(Format.BLOG, frame.title, (*head, *parts, *tail), frame.left_out)


def _kinds(part: Part) -> set[PieceKind]:
    return {piece.kind for piece in part.pieces}


class _Answers:
    def __init__(self, request: WriteRequest, sources: Sources, frame: Composition) -> None:
        self.document: Document = request.document
        self.sources = sources
        self._material = Material(request)
        pieces = [piece for part in frame.parts for piece in part.pieces]
        self._shown = {piece.spans[0]: piece for piece in pieces if piece.kind in SHOWN and piece.spans}
        asked = next((piece.text for piece in pieces if piece.kind is PieceKind.QUESTION), "")
        self._mark = asked[: len(asked) - len(asked.lstrip("# "))]

    def part(self, answer: QuestionAnswer) -> Part:
        said = [
            replace(piece, text=self._markdown(piece)) for piece in self.sources.part(answer.sentences).pieces
        ]
        if said:
            said[0] = replace(said[0], before="\n\n")
        shown = [piece for name in answer.shows if (piece := self._take(name))]
        return Part((self._question(answer, said), *said, *shown))

    def _question(self, answer: QuestionAnswer, said: list[Piece]) -> Piece:
        text = self.sources.clean(answer.question)
        told = " ".join(sentence.text for sentence in answer.sentences)
        if not text.endswith(("?", "\uff1f")):
            self.sources.refuse(text, "this is no question")
        elif not self._material.words(text) & self._material.words(told):
            self.sources.refuse(text, "the answer says nothing about this")
        flags = self.sources.flags(text)
        if flags:
            self.sources.refuse(text, " ".join(flags))
        spans = said[0].spans if said else ()
        return Piece(self._mark + _escaped(text), PieceKind.QUESTION, spans, before="")

    def _markdown(self, piece: Piece) -> str:
        """The article's own Markdown where the sentence is the article's own, else with its marks escaped."""
        for sentence in self.document.sentences:
            source = self.document.source(sentence.span)
            if sentence.text == piece.text and sentence.span in piece.spans and "\n" not in source:
                return source
        return _escaped(piece.text)

    # ── Code and images ───────────────────────────────────────────────────────────────────────────
    def _take(self, name: str) -> Piece | None:
        """Each once; a name that nothing has is passed over."""
        blocks = {"C": self.document.codes, "I": self.document.images}.get(name[:1].upper(), [])
        number = int(name[1:]) - 1 if name[1:].isdecimal() else -1
        span = blocks[number].span if 0 <= number < len(blocks) else None
        piece = self._shown.pop(span, None) if span else None
        self.sources.was_fixed |= piece is None
        return replace(piece, before="\n\n") if piece else None

    def with_rest(self, parts: list[Part], outside: set[Span]) -> list[Part]:
        """What the model has forgotten stands in the answer with the sentence nearest before it."""
        for span, piece in sorted(self._shown.items()):
            if span not in outside and parts:
                nearest = max(range(len(parts)), key=lambda place: self._nearness(parts[place], span))
                parts[nearest] = Part((*parts[nearest].pieces, replace(piece, before="\n\n")))
        return parts

    @staticmethod
    def _nearness(part: Part, span: Span) -> int:
        starts = [each.start for piece in part.pieces for each in piece.spans if each.start < span.start]
        return max(starts, default=-1)


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\\\1", _MARKUP.sub(r"\\\1", text))
