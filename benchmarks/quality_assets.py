"""Code and images: byte for byte, and every one of the article's shown or listed as left out."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from textwrap import dedent

import regex as re  # type: ignore[import-untyped]

from benchmarks.quality_articles import Article
from benchmarks.quality_row import Offence, Row, none_of
from benchmarks.quality_texts import Text
from benchmarks.quality_words import FENCE, IMAGE
from insights.composition import Format, PieceKind
from insights.document import Span

_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_VARIABLE = re.compile(r"\{\{[^/}]*\}\}")
_HTML_IMAGE = re.compile(r"<img\b[^>]*\bsrc=[\"']?(\{\{.*?\}\}[^\"'\s>]*|[^\"'\s>]+)", re.I)


def lines(code: str) -> list[str]:
    return dedent(code.expandtabs(4)).strip("\n").split("\n")


@lru_cache(maxsize=8)
def source_lines(article: Article) -> list[str]:
    """As they are, and once more without HTML, for what stands in `<pre>`."""
    raw = article.document.markdown
    bare = unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", raw))
    return [line.expandtabs(4).strip(" >") for line in f"{raw}\n{bare}".split("\n")]


def stands_in(article: Article, code: str) -> bool:
    """The lines of the code stand in the article one after the other, whatever it is indented by there."""
    wanted, held = [line.strip(" >") for line in lines(code)], source_lines(article)
    starts = (n for n, line in enumerate(held) if line == wanted[0])
    return any(held[n : n + len(wanted)] == wanted for n in starts)


def is_identical(article: Article, code: str) -> bool:
    """Byte for byte, but for the newline before the fence."""
    return any(code.removesuffix("\n") == block.text.removesuffix("\n") for block in article.document.codes)


def altered_code(texts: Sequence[Text]) -> Row:
    found, total = [], 0
    for text in texts:
        for code in (match[4] for match in FENCE.finditer(text.composition.text + "\n")):
            total += 1
            if not (stands_in(text.article, code) and is_identical(text.article, code)):
                found.append(Offence(text.article.name, text.where, code))
    return none_of("code altered or foreign", found, total, "code blocks", optional=True)


def altered_inline_code(texts: Sequence[Text]) -> Row:
    found, total = [], 0
    for text in texts:
        source = " ".join(text.article.document.markdown.split())
        for _, code in _INLINE_CODE.findall(FENCE.sub("", text.composition.text + "\n")):
            total += 1
            if " ".join(code.split()) not in source:
                found.append(Offence(text.article.name, text.where, code))
    return none_of("inline code altered or foreign", found, total, "pieces of inline code", optional=True)


def foreign_images(texts: Sequence[Text]) -> Row:
    found, total = [], 0
    for text in texts:
        for alt, url in IMAGE.findall(FENCE.sub("", text.composition.text + "\n")):
            total += 1
            known = {" ".join(block.text.split()) for block in text.article.document.images}
            if url not in text.article.document.markdown or (alt and " ".join(alt.split()) not in known):
                found.append(Offence(text.article.name, text.where, f"![{alt}]({url})"))
    return none_of("images foreign, or with foreign alt text", found, total, "images", optional=True)


def assets(article: Article) -> Iterator[tuple[PieceKind, Span, str]]:
    """Code and images of the article: what is found here, and what only the product's parser finds."""
    found = list(seen(article.document.markdown))
    yield from found
    for kind, blocks in (
        (PieceKind.CODE, article.document.codes),
        (PieceKind.IMAGE, article.document.images),
    ):
        for block in blocks:
            if not any(overlap(span, block.span) for its_kind, span, _ in found if its_kind is kind):
                yield kind, block.span, block.url or block.text


def seen(source: str) -> Iterator[tuple[PieceKind, Span, str]]:
    bare = FENCE.sub(lambda match: " " * len(match[0]), source)
    for match in FENCE.finditer(source + "\n"):
        if match[4].strip():
            code = re.sub(r"(?m)^[ \t]*>[ \t]?", "", match[4]) if ">" in match[1] else match[4]
            yield PieceKind.CODE, Span(match.start(), min(match.end(), len(source))), code
    quotes = [match.span() for match in _INLINE_CODE.finditer(bare)]
    for pattern, group in ((IMAGE, 2), (_HTML_IMAGE, 1)):
        for match in pattern.finditer(bare):
            if not any(start < match.start() < end for start, end in quotes):
                yield PieceKind.IMAGE, Span(*match.span()), match[group]


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def unaccounted(texts: Sequence[Text]) -> list[Row]:
    rows = []
    blogs = [text for text in texts if text.request.format is Format.BLOG]
    for kind in (PieceKind.CODE, PieceKind.IMAGE):
        found, total, shown = [], 0, 0
        for text in blogs:
            for its_kind, span, what in assets(text.article):
                if its_kind is not kind:
                    continue
                total += 1
                kept = is_shown(text, kind, what)
                shown += kept
                if not kept and not any(overlap(span, each.span) for each in text.composition.left_out):
                    found.append(Offence(text.article.name, text.where, what))
        label = "code" if kind is PieceKind.CODE else "images"
        unit = f"of the articles' ({shown} shown)"
        rows.append(none_of(f"{label} neither in the Q&A post nor listed", found, total, unit, optional=True))
    return rows


def is_shown(text: Text, kind: PieceKind, what: str) -> bool:
    whole = text.composition.text
    if kind is PieceKind.IMAGE:
        return what in whole
    shown = (lines(match[4]) for match in FENCE.finditer(whole + "\n"))
    return any(lines(what) == each for each in shown)


def lost(articles: Sequence[Article]) -> Row:
    """What the file has and the imported article has not."""
    found, total = [], 0
    for article in articles:
        for kind, _, what in seen(article.raw):
            if _VARIABLE.fullmatch(what):
                continue  # only the site's own templates know which image it is
            total += 1
            name = [what, *re.findall(r"[\w%.~-]+\.\w{2,4}\b", what)][-1]
            if kind is PieceKind.CODE and not stands_in(article, what):
                found.append(Offence(article.name, "code", what))
            if kind is PieceKind.IMAGE and name not in article.document.markdown:
                found.append(Offence(article.name, "image", what))
    return none_of("code and images lost on import", found, total, "of the files'", optional=True)


def rows(texts: Sequence[Text]) -> list[Row]:
    return [
        altered_code(texts),
        altered_inline_code(texts),
        foreign_images(texts),
        *unaccounted(texts),
    ]
