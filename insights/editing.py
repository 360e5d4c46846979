"""What a person typed becomes pieces: what did not change keeps its place in the article and its flags."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from insights.blocks import Block, blocks
from insights.composition import Composition, Format, LeftOut, Part, Piece, PieceKind
from insights.document import Document, Span
from insights.formats.leftout import left_out
from insights.grounding import ground
from xauth.counting import normalise

NO_IMAGE = "The article has no such image."
_MARKER = re.compile(r"(?:[-*+•]|\d+[.)]|#{1,6}|>)\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """What a draft may say without being asked where it has that from."""

    document: Document
    link: str = ""
    own: tuple[str, ...] = ()  # the author's standing words


def tidy(text: str, into: Format) -> str:
    """As it is stored: a post as X gets it; elsewhere nothing inside changes, for it may be code."""
    if into is Format.THREAD:
        return normalise(text)
    return re.sub(r"\A(?:[ \t]*\n)+|\s+\Z", "", text.replace("\r\n", "\n").replace("\r", "\n"))


def edited(now: Composition, title: str, texts: Sequence[str], source: Source) -> Composition:
    """`now` with these texts as its parts; each part's text is exactly the one given, tidied."""
    known = {part.text: part for part in now.parts}
    reader = _Reader(now, source)
    parts = tuple(known.get(text) or reader.part(text) for text in (tidy(text, now.format) for text in texts))
    return with_parts(replace(now, title=title), parts, source.document)


def with_parts(now: Composition, parts: Iterable[Part], document: Document) -> Composition:
    """`now` with these parts instead of its own; what it leaves out of the article is counted anew."""
    parts = tuple(parts)
    return replace(now, parts=parts, left_out=_left_out(now, parts, document))


def _left_out(now: Composition, parts: Iterable[Part], document: Document) -> tuple[LeftOut, ...]:
    """Only a blog post can show code and images; elsewhere what was left out stays so."""
    if now.format is not Format.BLOG:
        return now.left_out
    shown = {span for part in parts for piece in part.pieces for span in piece.spans}
    labels = {each.span: each for each in now.left_out}
    return tuple(labels.get(each.span, each) for each in left_out(document) if each.span not in shown)


class _Reader:
    def __init__(self, now: Composition, source: Source) -> None:
        self.format, self.source = now.format, source
        self.known = {piece.text: piece for part in now.parts for piece in part.pieces if piece.text}
        if source.link:
            self.known.setdefault(source.link, Piece(source.link, PieceKind.LINK))
        texts = sorted(self.known, key=len, reverse=True)
        self.unchanged = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, texts))})(?!\S)") if texts else None

    def part(self, text: str) -> Part:
        pieces: list[Piece] = []
        end = 0
        for start, piece in self._pieces(text):
            before, end = text[end:start], start + len(piece.text)
            if pieces:
                pieces.append(replace(piece, before=before))
            else:  # code may be code by the spaces before it
                pieces.append(replace(piece, text=before + piece.text, before=" "))
        return Part(tuple(pieces))

    def _pieces(self, text: str) -> Iterator[tuple[int, Piece]]:
        """Every piece and where it begins; between two there is white space alone."""
        whole = [Block(None, 0, len(text))]
        for block in blocks(text) if self.format is Format.BLOG else whole:
            inner = text[block.start : block.end]
            if inner in self.known:
                yield block.start, self.known[inner]
            elif block.kind in {PieceKind.CODE, PieceKind.IMAGE}:
                yield block.start, self._shown(block, inner)
            elif block.kind is PieceKind.TAGS:
                yield block.start, Piece(inner, PieceKind.TAGS)
            elif block.kind and not self._begins_unchanged(text, block):
                said = _MARKER.sub("", inner, count=1)
                yield block.start, _marked(inner, block.kind, self._ground(said, block.kind))
            else:
                yield from self._prose(text, block.start, block.end)

    def _begins_unchanged(self, text: str, block: Block) -> bool:
        """An entry of a list may be several sentences, of which the first has its mark."""
        return self.unchanged is not None and self.unchanged.match(text, block.start, block.end) is not None

    def _shown(self, block: Block, inner: str) -> Piece:
        """Code and images are the article's to the byte, or they are flagged."""
        document = self.source.document
        if block.kind is PieceKind.CODE:
            return _marked(inner, PieceKind.CODE, ground(block.content, document, kind=PieceKind.CODE))
        same = tuple(image.span for image in document.images if image.url == block.content)[:1]
        return Piece(inner, PieceKind.IMAGE, same, () if same else (NO_IMAGE,))

    def _prose(self, text: str, start: int, end: int) -> Iterator[tuple[int, Piece]]:
        for match in self.unchanged.finditer(text, start, end) if self.unchanged else ():
            yield from self._changed(text, start, match.start())
            yield match.start(), self.known[match[0]]
            start = match.end()
        yield from self._changed(text, start, end)

    def _changed(self, text: str, start: int, end: int) -> Iterator[tuple[int, Piece]]:
        inner = text[start:end].strip()
        if not inner:
            return
        start = text.index(inner, start)
        for piece in self._ground(inner):
            start = text.index(piece.text, start)
            yield start, piece
            start += len(piece.text)

    def _ground(self, text: str, kind: PieceKind = PieceKind.SENTENCE) -> Sequence[Piece]:
        """Its sentences, grounded; together they are all of the text."""
        link = (self.source.link,) if self.source.link else ()
        pieces = ground(text, self.source.document, own=(*link, *self.source.own), kind=kind)
        return pieces if _covers(pieces, text) else [_marked(text, kind, pieces)]


def _covers(pieces: Sequence[Piece], text: str) -> bool:
    pattern = r"\s*".join(re.escape(piece.text) for piece in pieces)
    return all(piece.text for piece in pieces) and re.fullmatch(pattern, text) is not None


def _marked(text: str, kind: PieceKind, pieces: Sequence[Piece]) -> Piece:
    """One piece of this text that is grounded as those are."""
    spans: list[Span] = [span for piece in pieces for span in piece.spans]
    flags = [flag for piece in pieces for flag in piece.flags]
    return Piece(text, kind, tuple(dict.fromkeys(spans)), tuple(dict.fromkeys(flags)))
