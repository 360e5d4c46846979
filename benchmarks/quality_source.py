# ruff: noqa: RUF001 — the marks of real texts are looked for
"""Does every piece come from the article: sentences, numbers, names, links?"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

import regex as re  # type: ignore[import-untyped]

from benchmarks.quality_articles import Article
from benchmarks.quality_row import Offence, Row, none_of
from benchmarks.quality_texts import Text
from benchmarks.quality_words import FUNCTION_WORDS, IMAGE, LINK, NUMBER, URL, content, prose, words
from insights.composition import Piece, PieceKind
from insights.document import Document

GROUNDED = 0.6  # share of a piece's content stems that its quoted spans have to hold
STATEMENTS = {PieceKind.SENTENCE, PieceKind.ITEM, PieceKind.HEADING}
OWN_WORDS = {PieceKind.VOICE, PieceKind.TAGS, PieceKind.LINK}
ASKING = set(
    content(
        "work know change difference example look matter mean meant benefit motivation number detail good"
        " wrong limitation background takeaway result"
    )
)
_NAME = re.compile(r"(?<=[\p{Ll}\p{N},;:)'’”\"] )[\"“‘(]?(\p{Lu}[\p{L}\p{N}.+#-]*)")
_LIST_MARK = re.compile(r"^\s*(?:\d+[.)]|\d+/\d+)\s+|\s\(?\d+/\d+\)?$", re.M)
_BARE_MARKS = re.compile(r"[\s#>*_`\-–—•→·|:]+|\d+[.)/]\d*")


def quoted(document: Document, piece: Piece) -> str:
    return " ".join(document.source(span) for span in piece.spans)


def is_title(document: Document, piece: Piece) -> bool:
    return piece.kind is PieceKind.HEADING and content(prose(piece.text)) == content(prose(document.title))


def has_valid_spans(document: Document, piece: Piece) -> bool:
    size = len(document.markdown)
    return all(0 <= span.start < span.end <= size for span in piece.spans)


def support(document: Document, piece: Piece) -> float:
    """Which share of a piece's words stand in the spans it names."""
    said = set(content(prose(piece.text)))
    if not said:
        return 1.0
    if not piece.spans or not has_valid_spans(document, piece):
        return 0.0
    # Links and code are shown, too: a sentence may spell out either.
    source = quoted(document, piece)
    return len(said & set(content(prose(source) + " " + source))) / len(said)


def pieces(texts: Sequence[Text], kinds: set[PieceKind]) -> Iterator[tuple[Text, Piece]]:
    for text in texts:
        for part in text.composition.parts:
            yield from ((text, piece) for piece in part.pieces if piece.kind in kinds)


Complaint = Callable[[Text, Piece], str]


def judged(
    measure: str, texts: Sequence[Text], kinds: set[PieceKind], complaint: Complaint, unit: str
) -> Row:
    found, total = [], 0
    for text, piece in pieces(texts, kinds):
        total += 1
        if said := complaint(text, piece):
            found.append(Offence(text.article.name, text.where, f"{said}: {piece.text}"))
    return none_of(measure, found, total, unit)


def ungrounded(text: Text, piece: Piece) -> str:
    if is_title(text.article.document, piece):
        return ""  # which may stand in the front matter only, where no span leads
    if not has_valid_spans(text.article.document, piece):
        return f"invalid span {piece.spans}"
    share = support(text.article.document, piece)
    return "" if share >= GROUNDED else f"{share:.0%} supported by «{quoted(text.article.document, piece)}»"


def strange_question(text: Text, piece: Piece) -> str:
    """What a question asks about has to be in the article; how it asks is the questioner's own."""
    document = text.article.document
    if not piece.spans or not has_valid_spans(document, piece):
        return f"invalid span {piece.spans}"
    known = set(content(f"{document.title} {document.markdown} {prose(document.markdown)}")) | ASKING
    return ", ".join(word for word in content(prose(piece.text)) if word not in known)


@lru_cache(maxsize=8)
def numbers_of(article: Article) -> frozenset[str]:
    return frozenset(NUMBER.findall(article.document.markdown + " " + article.document.title))


def foreign_number(text: Text, piece: Piece) -> str:
    """The numbers of a piece stand in its own spans; without spans, somewhere in the article."""
    document = text.article.document
    known = set(NUMBER.findall(quoted(document, piece) + " " + document.title))
    known |= set() if piece.spans else numbers_of(text.article)
    said = NUMBER.findall(_LIST_MARK.sub(" ", URL.sub(" ", LINK.sub(r"\1", piece.text))))
    return ", ".join(number for number in said if number not in known)


@lru_cache(maxsize=8)
def words_of(article: Article) -> frozenset[str]:
    source = f"{article.document.markdown} {article.document.title}".lower()
    found = set(words(source)) | set(words(prose(source)))
    return frozenset(found | {part for word in found for part in re.split(r"[-.'+]", word)})


def foreign_name(text: Text, piece: Piece) -> str:
    """A capital inside a sentence makes a name; the article has to know it."""
    known = words_of(text.article)
    names = [name.rstrip(".") for name in _NAME.findall(prose(piece.text))]
    return ", ".join(
        name
        for name in names
        if not {name.lower(), name.lower().removesuffix("s")} & (known | FUNCTION_WORDS)
        and not set(filter(None, re.split(r"[-.+]", name.lower()))) <= known
    )


def foreign_word(text: Text, piece: Piece) -> str:
    known = set(content(text.article.document.markdown)) | set(content(text.article.document.title))
    known |= set(content(prose(text.article.document.markdown)))
    return ", ".join(word for word in content(prose(piece.text)) if word not in known)


def foreign_link(text: Text, piece: Piece) -> str:
    """An address is the article's own or stands in it, whichever characters either escapes."""
    source = unquote(text.article.document.markdown)
    said = set(URL.findall(piece.text)) | {url for _, url in LINK.findall(IMAGE.sub(" ", piece.text))}
    asked = text.request.link
    return ", ".join(
        url for url in said if unquote(url) not in source and (not asked or url.rstrip("/") != asked)
    )


def smuggled(text: Text, piece: Piece) -> str:
    """Words that stand between pieces, or that pass for the author's own and are not."""
    voice = text.request.voice
    if _BARE_MARKS.sub("", piece.before):
        return f"words between pieces {piece.before!r}"
    if piece.kind is PieceKind.VOICE and piece.text.strip() not in {*voice.openers, *voice.closers}:
        return "not a standing line of this voice"
    if piece.kind is PieceKind.LINK and content(URL.sub("", piece.text)):
        own = set(content(" ".join(voice.closers))) | set(content(text.article.document.title))
        foreign = set(content(URL.sub("", LINK.sub(r"\1", piece.text)))) - own
        return "words beside the link" if foreign - {"read", "full", "articl", "sourc", "origin"} else ""
    return ""


def rows(texts: Sequence[Text]) -> list[Row]:
    everything = set(PieceKind)
    told = STATEMENTS | {PieceKind.QUESTION}
    return [
        judged("sentences, entries, headings not grounded", texts, STATEMENTS, ungrounded, "pieces"),
        judged(
            "questions about what is not there", texts, {PieceKind.QUESTION}, strange_question, "questions"
        ),
        judged("numbers not in the source", texts, told, foreign_number, "pieces"),
        judged("names not in the source", texts, told, foreign_name, "pieces"),
        judged("foreign links", texts, everything, foreign_link, "pieces"),
        judged("words without a source passed by", texts, everything, smuggled, "pieces"),
    ]
