"""One post being filled, piece by piece, never past its limit."""

from dataclasses import dataclass, field, replace

from insights.composition import Part, Piece, PieceKind
from insights.providers.base import WriteRequest
from insights.voice.emoji import count, without
from xauth.counting import normalise, weigh


@dataclass(slots=True)
class Post:
    request: WriteRequest
    limit: int
    pieces: list[Piece] = field(default_factory=list)
    reserve: int = 0  # weighted characters kept free for what must come last

    @property
    def part(self) -> Part:
        return Part(tuple(self.pieces))

    @property
    def text(self) -> str:
        return self.part.text

    @property
    def weight(self) -> int:
        return weigh(normalise(self.text)).length if self.pieces else 0

    @property
    def sentences(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind is PieceKind.SENTENCE]

    def copy(self) -> "Post":
        return replace(self, pieces=list(self.pieces))

    def add(self, *pieces: Piece) -> bool:
        """All of them or none."""
        before = list(self.pieces)
        for piece in pieces:
            self.pieces.append(self._within_emoji(piece))
        if all(piece.text for piece in self.pieces) and self.fits:
            return True
        self.pieces = before
        return False

    def _within_emoji(self, piece: Piece) -> Piece:
        left = self.request.voice.max_emoji - count(self.text)
        if count(piece.text) <= left:
            return piece
        return replace(piece, text=without(piece.text, max(left, 0)).strip())

    @property
    def fits(self) -> bool:
        text = normalise(self.text)
        weight = weigh(text, limit=self.limit - self.reserve)
        cap = self.request.voice.max_characters
        return weight.valid and (not cap or len(text) <= cap - self.reserve)
