"""The head of a Q&A post: front matter, title, a short introduction; and its last part."""

import json
from collections.abc import Sequence

from insights.composition import Format, Part, Piece, PieceKind
from insights.distilled import Concept
from insights.document import Span
from insights.formats import standing
from insights.formats.errors import NothingLeftError
from insights.formats.material import Line
from insights.grounding.sources import title_span
from insights.providers.base import LinkPlace, WriteRequest
from insights.voice import adapt, fits, violations
from insights.voice.adapt import SOFT_CAP

_KEYWORDS = 10
_TITLE_WORDS = 14
_UNTITLED = "No title can be made of this article without breaking a rule of this voice. Loosen the voice."


def title_of(request: WriteRequest, said: Sequence[Line]) -> Piece:
    """The article's title; of a post about one insight its claim, where that is short enough.

    Where the voice bans both, the shortest of what the post has `said`, then a keyword: each from its place.
    """
    document = request.document
    options = [_claimed(concept) for concept in request.concepts if _is_short(concept.claim)]
    own = [Piece(document.title, PieceKind.HEADING, (title_span(document),))] if document.title else []
    options = [*options, *own] if len(request.concepts) == 1 else [*own, *options]
    options += [_as_title(line.text, line.spans, line.flags) for line in said if _is_short(line.text)]
    options += [
        Piece(keyword.term, PieceKind.HEADING, keyword.spans[:1])
        for keyword in request.keywords
        if keyword.spans
    ]
    for option in options:
        text = adapt(option.text, request.voice, document.language)
        if text and not breaks(f"title: {_quoted(text)}", request):
            return Piece(text, option.kind, option.spans, option.flags)
    raise NothingLeftError(_UNTITLED)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _TITLE_WORDS and not text.rstrip().endswith(("?", ":"))


def _claimed(concept: Concept) -> Piece:
    spans = (concept.claim_span,) if concept.claim_span else ()
    return _as_title(
        concept.claim, spans, () if spans else ("Your own words: the article does not say this so.",)
    )


def _as_title(text: str, spans: tuple[Span, ...], flags: tuple[str, ...]) -> Piece:
    return Piece(text.strip().rstrip("."), PieceKind.HEADING, spans, flags)


def breaks(text: str, request: WriteRequest) -> bool:
    language = request.document.language
    return bool(violations(text, request.voice, Format.BLOG, language)) or not (
        fits(text, request.voice, language) or request.voice.max_sentence_words >= SOFT_CAP
    )


def keywords_of(request: WriteRequest) -> list[str]:
    terms = (keyword.term for keyword in request.keywords[:_KEYWORDS])
    return [term for term in terms if not breaks(term, request)]


def head(request: WriteRequest, title: Piece, intro: Sequence[Piece]) -> Part:
    matter = ["---", f"title: {_quoted(title.text)}"]
    if keywords := keywords_of(request):
        matter += ["keywords: [", *(f"  {_quoted(term)}," for term in keywords), "]"]
    if request.link and request.link_place is not LinkPlace.NOWHERE:
        matter.append(f"source: {_quoted(request.link)}")
    pieces = [
        Piece("\n".join([*matter, "---"]), PieceKind.TAGS, before=""),
        Piece(f"# {title.text}", title.kind, title.spans, title.flags, "\n\n"),
    ]
    if opener := standing.opener(request, title.text):
        pieces.append(Piece(opener.text, opener.kind, before="\n\n"))
    pieces += [
        Piece(each.text, each.kind, each.spans, each.flags, " " if number else "\n\n")
        for number, each in enumerate(intro)
    ]
    if request.link and request.link_place is LinkPlace.FIRST:
        pieces.append(Piece(request.link, PieceKind.LINK, before="\n\n"))
    return Part(tuple(pieces))


def tail(request: WriteRequest, title: str) -> Part | None:
    """The closer, the keywords and the link, as far as there are any."""
    pieces: list[Piece] = []
    if closer := standing.closer(request, title):
        pieces.append(closer)
    if keywords := _fitting(keywords_of(request), request):
        pieces.append(Piece(keywords, PieceKind.TAGS, before="\n\n"))
    if tags := standing.hashtags(request):
        pieces.append(Piece(" ".join(tags), PieceKind.TAGS, before="\n\n"))
    if request.link and request.link_place is LinkPlace.LAST:
        pieces.append(Piece(request.link, PieceKind.LINK, before="\n\n"))
    return Part(tuple(pieces)) if pieces else None


def _fitting(terms: list[str], request: WriteRequest) -> str:
    """As many keywords as the voice's longest sentence has room for."""
    while terms:
        line = "Keywords: " + ", ".join(terms)
        if not violations(line, request.voice, Format.BLOG, request.document.language):
            return line
        terms = terms[:-1]
    return ""


def introduction(lines: Sequence[Line]) -> list[Line]:
    """Two or three sentences, at most 60 words."""
    taken: list[Line] = []
    for line in lines:
        if len(taken) == 3 or sum(len(each.text.split()) for each in [*taken, line]) > 60:
            break
        taken.append(line)
    return taken or list(lines[:1])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
