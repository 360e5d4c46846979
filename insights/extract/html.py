"""HTML in: the article's part of the page, cut out of the original and turned into Markdown."""

import copy
import re

from lxml.html import HtmlElement

from . import choose, code, images, links, metadata, prune
from .blocks import into_paragraphs
from .dom import parse, text_of
from .imported import Imported, UnreadableError
from .language import Guess, detect
from .render import render

FEW_WORDS = 40
HEADINGS = ("h1", "h2")


def from_html(html: str, url: str = "") -> Imported:
    """The article in a page; `url` is where it was found. Raises UnreadableError."""
    page = parse(html)
    facts = metadata.read(page, html, url)
    markdown = article(page, html, links.base_of(page, url), facts.title)
    if not re.search(r"\w", markdown):
        raise UnreadableError(_empty(html))
    guess = detect(markdown, facts.language)
    return facts.imported(markdown, guess)


def article(page: HtmlElement, source: str, base: str, title: str) -> str:
    body = page.find(".//body")
    body = page if body is None else body
    text = choose.article_text(source, base)
    body = copy.deepcopy(body)
    code.normalise(body)
    images.normalise(body)
    prune.without_tags(body)
    reading = choose.read(body, text)
    node = choose.smallest_holding(body, reading)
    prune.furniture(node, reading)
    links.normalise(node, base)
    drop_title(node, title)
    into_paragraphs(node)
    return render(node)


def drop_title(node: HtmlElement, title: str) -> None:
    """The title stands in a field of its own; once more as the first heading it would be said twice."""
    wanted = _plain(title)
    for heading in [element for element in node.iter(*HEADINGS)][:2]:
        said = _plain(text_of(heading))
        if wanted and said and (said == wanted or (len(said) > 10 and said in wanted)):
            heading.drop_tree()
            return


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _empty(source: str) -> str:
    if "<script" in source.lower():
        return (
            "This page shows its text only after running scripts, and we do not run them. "
            "Open it in your browser, copy the article and paste it."
        )
    return "There is no text in this page. Check it in your browser, or paste the article."


__all__ = ["Guess", "article", "from_html"]
