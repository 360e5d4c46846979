"""What a text owes to an article: for each sentence its sources, and what is not from there."""

import re
from collections.abc import Iterator, Sequence

from insights.composition import Piece, PieceKind
from insights.document import Document, Span
from insights.grounding.flags import flags
from insights.grounding.matching import ALONE, match
from insights.grounding.relocating import relocate
from insights.grounding.sources import Sources, bare_url, form, sources_of
from insights.parsing.sentences import split

__all__ = ["ground", "relocate"]

_SHAPED = frozenset({PieceKind.HEADING, PieceKind.QUESTION})
_ENOUGH_FOR_SHAPED = 0.5  # a question adds words of its own to what it asks for
_LINE = re.compile(r"[^\n]+")
_TAGS = re.compile(r"(?:#\w+\s*)+")
_URL = re.compile(r"https?://\S+")


def ground(
    text: str, document: Document, *, own: Sequence[str] = (), kind: PieceKind = PieceKind.SENTENCE
) -> tuple[Piece, ...]:
    """Split plain text into sentences, each with its sources in the article and flags for what is foreign.

    `own` are the person's standing phrases and links: they need no source. The pieces put together again are
    the text, without white space at its ends.
    """
    sources = sources_of(document)
    if kind is PieceKind.CODE:
        return (_code(text, document),)
    own_urls = frozenset(bare_url(phrase) for phrase in own if _URL.fullmatch(phrase))
    pieces: list[Piece] = []
    end = 0
    for start, stop, is_own in _cut(text, own, sources):
        said = text[start:stop]
        piece = _piece(said, kind, sources, own_urls, is_own=is_own)
        pieces.append(
            Piece(piece.text, piece.kind, piece.spans, piece.flags, text[end:start] if pieces else "")
        )
        end = stop
    return tuple(pieces)


def _piece(text: str, kind: PieceKind, sources: Sources, own_urls: frozenset[str], *, is_own: bool) -> Piece:
    if is_own:
        return Piece(text, PieceKind.LINK if _URL.fullmatch(text) else PieceKind.VOICE)
    if _TAGS.fullmatch(text):
        return Piece(text, PieceKind.TAGS)
    if _URL.fullmatch(text):
        start = sources.document.markdown.find(text)
        place = (Span(start, start + len(text)),) if start >= 0 else ()
        return Piece(text, PieceKind.LINK, place, flags(text, sources.all[:1], sources, own_urls))
    matched = match(_URL.sub(" ", text), sources, _ENOUGH_FOR_SHAPED if kind in _SHAPED else ALONE)
    spans = tuple(source.span for source in matched)
    return Piece(text, kind, spans, flags(text, matched, sources, own_urls))


def _code(text: str, document: Document) -> Piece:
    spans = tuple(block.span for block in document.codes if block.text.strip("\n") == text.strip("\n"))[:1]
    return Piece(text, PieceKind.CODE, spans, () if spans else ("The article has no such code.",))


def _cut(text: str, own: Sequence[str], sources: Sources) -> Iterator[tuple[int, int, bool]]:
    """Bounds of the person's own phrases, and of the sentences between them."""
    start = 0
    for match_ in _own_phrases(own).finditer(text) if any(own) else ():
        yield from _sentences(text, start, match_.start(), sources)
        yield (*match_.span(), True)
        start = match_.end()
    yield from _sentences(text, start, len(text), sources)


def _own_phrases(own: Sequence[str]) -> re.Pattern[str]:
    phrases = sorted((phrase.split() for phrase in own if phrase.strip()), key=len, reverse=True)
    forms = (r"\s+".join(map(re.escape, words)) for words in phrases)
    return re.compile("|".join(rf"(?<!\w){form}(?!\w)" for form in forms))


def _sentences(text: str, start: int, end: int, sources: Sources) -> Iterator[tuple[int, int, bool]]:
    """Line by line, as a line break ends a sentence in a post; a line that is in the article stays whole."""
    for line in _LINE.finditer(text, start, end):
        if form(line[0]) in sources.forms:
            lead = len(line[0]) - len(line[0].lstrip())
            yield line.start() + lead, line.start() + len(line[0].rstrip()), False
            continue
        for first, last in split(line[0], sources.document.language):
            yield line.start() + first, line.start() + last, False
