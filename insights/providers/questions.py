"""A model's questions and answers as a Q&A post: around and between them stands what the article has.

Head, front matter, code and images are those of the embedded post, byte for byte; the model only says where
code and images belong.
"""

from dataclasses import replace

from insights.composition import Composition, Format, Part, Piece, PieceKind
from insights.document import Document, Span
from insights.formats import write
from insights.formats.blog.dress import dress
from insights.formats.leftout import left_out
from insights.formats.material import Material
from insights.parsing import marks
from insights.providers.base import WriteRequest
from insights.providers.schema import BlogAnswer, QuestionAnswer
from insights.providers.sourced import Sources

SHOWN = {PieceKind.CODE, PieceKind.IMAGE}
FURNITURE = {PieceKind.VOICE, PieceKind.TAGS, PieceKind.LINK}


def blog(answer: BlogAnswer, request: WriteRequest, sources: Sources) -> Composition:
    frame = write(request)
    tail = [part for part in frame.parts[1:] if {piece.kind for piece in part.pieces} <= FURNITURE]
    model = _Answers(request, sources, frame)
    parts = model.with_rest([model.part(each) for each in answer.answers])
    head = _head(frame.parts[0], parts, sources)
    shown = {piece.spans[0] for part in parts for piece in part.pieces if piece.kind in SHOWN}
    rest = tuple(each for each in left_out(request.document) if each.span not in shown)
    return Composition(Format.BLOG, frame.title, (head, *parts, *tail), rest)


def _head(part: Part, answers: list[Part], sources: Sources) -> Part:
    """Without the sentences of its introduction that an answer says."""
    said = {span for answer in answers for piece in answer.pieces for span in piece.spans}
    return Part(
        tuple(
            piece
            for piece in part.pieces
            if not sources.is_withheld(piece)
            and not (piece.kind is PieceKind.SENTENCE and said.intersection(piece.spans))
        )
    )


class _Answers:
    def __init__(self, request: WriteRequest, sources: Sources, frame: Composition) -> None:
        self.document: Document = request.document
        self.sources = sources
        self._material = Material(request)
        self._marks = marks(request.document).sentences
        self._shown = {
            piece.spans[0]: piece
            for part in frame.parts
            for piece in part.pieces
            if piece.kind in SHOWN and piece.spans and not sources.is_withheld(piece)
        }

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
        if not text.endswith(("?", "\uff1f", "\u061f")):
            self.sources.refuse(text, "this is no question")
        elif not self._material.words(text) & self._material.words(told):
            self.sources.refuse(text, "the answer says nothing about this")
        flags = self.sources.flags(text)
        if flags:
            self.sources.refuse(text, " ".join(flags))
        spans = said[0].spans if said else ()
        return Piece(f"## {dress(text, text, ())}", PieceKind.QUESTION, spans, before="")

    def _markdown(self, piece: Piece) -> str:
        """With the code and links that its words have in the article; other signs of markup are escaped."""
        for sentence in self.document.sentences:
            if sentence.span in piece.spans:
                return dress(piece.text, sentence.text, self._marks[sentence.index])
        return dress(piece.text, piece.text, ())

    # ── Code and images ───────────────────────────────────────────────────────────────────────────
    def _take(self, name: str) -> Piece | None:
        """Each once; a name that nothing has is passed over."""
        blocks = {"C": self.document.codes, "I": self.document.images}.get(name[:1].upper(), [])
        number = int(name[1:]) - 1 if name[1:].isdecimal() else -1
        span = blocks[number].span if 0 <= number < len(blocks) else None
        piece = self._shown.pop(span, None) if span else None
        self.sources.was_fixed |= piece is None
        return replace(piece, before="\n\n") if piece else None

    def with_rest(self, parts: list[Part]) -> list[Part]:
        """What the model has forgotten stands in the answer with the sentence nearest before it."""
        for span, piece in sorted(self._shown.items()):
            nearest = max(range(len(parts)), key=lambda place: _nearness(parts[place], span))
            parts[nearest] = Part((*parts[nearest].pieces, replace(piece, before="\n\n")))
        return parts


def _nearness(part: Part, span: Span) -> int:
    """Where the part's last source before the span begins."""
    return max(
        (each.start for piece in part.pieces for each in piece.spans if each.start < span.start), default=-1
    )
