"""The picture a page shows above its article: it often stands in a header, outside the text."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from .dom import names_of, text_of
from .words import words

LEVELS = 3  # how far above the article to look
CAPTION_WORDS = 60
SMALL = re.compile(
    r"avatar|logo|icon|author|profile|headshot|byline|share|social|badge|banner|gravatar|sprite|\bads?\b",
    re.IGNORECASE,
)
ABOVE_ALL = ("body", "html")


def add_lead(article: HtmlElement) -> None:
    """Puts the nearest picture above the article at its beginning; an article's own first picture wins."""
    if _begins_with_picture(article):
        return
    for figure in _above(article):
        pictures = list(figure.iter("img"))
        if len(pictures) == 1 and _is_large(pictures[0]) and len(words(text_of(figure))) <= CAPTION_WORDS:
            figure.drop_tree()
            figure.tail = article.text
            article.text = None
            article.insert(0, figure)
            return


def _above(article: HtmlElement) -> Iterator[HtmlElement]:
    """Figures in what stands before the article, the nearest first."""
    node = article
    for _ in range(LEVELS):
        if node.getparent() is None or node.getparent().tag in ABOVE_ALL:
            return
        for before in node.itersiblings(preceding=True):
            yield from reversed(list(before.iter("figure")))
            if before.find(".//figure") is None and not text_of(before):
                yield before
        node = node.getparent()


def _is_large(img: HtmlElement) -> bool:
    side = re.match(r"\d+", img.get("width") or "")
    said = " ".join((names_of(img), img.get("src") or "", img.get("alt") or ""))
    return (side is None or int(side[0]) >= 200) and not SMALL.search(said)


def _begins_with_picture(article: HtmlElement) -> bool:
    seen = 0
    for element in article.iter():
        if element.tag == "img":
            return True
        seen += len(words(element.text or ""))
        if seen > CAPTION_WORDS:
            return False
    return False
