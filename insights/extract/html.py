"""HTML in: the article's part of the page, cut out of the original and turned into Markdown."""

import re

from lxml.html import HtmlElement

from . import choose, code, images, links, metadata, prune, quotes
from .blocks import into_paragraphs
from .dom import parse, text_of
from .imported import Imported, UnreadableError
from .language import detect
from .lead import add_lead
from .render import render

HEADINGS = ("h1", "h2")
EMPTY = "There is no text in this page. Check it in your browser, or paste the article."
NESTED = "This page is nested too deeply to be read. Open it in your browser and paste the article."
SCRIPTS = (
    "This page shows its text only after running scripts, and we do not run them. "
    "Open it in your browser, copy the article and paste it."
)


def from_html(html: str, url: str = "") -> Imported:
    """The article in a page; `url` is where it was found. Raises UnreadableError."""
    try:
        facts, markdown = cut(html, url)
    except RecursionError:
        raise UnreadableError(NESTED) from None
    if not re.search(r"\w", markdown):
        raise UnreadableError(SCRIPTS if "<script" in html.lower() else EMPTY)
    return facts.imported(markdown, detect(markdown, facts.language))


def cut(html: str, url: str = "") -> tuple[metadata.Facts, str]:
    """What is known about the page's article, and its Markdown, of whatever size."""
    page = parse(html)
    facts = metadata.read(page, html, url)
    body = page.find(".//body")
    node = article_in(page if body is None else body, choose.article_text(page, url))
    links.normalise(node, links.base_of(page, url))
    drop_title(node, facts.title)
    into_paragraphs(node)
    return facts, render(node)


def article_in(body: HtmlElement, text: str) -> HtmlElement:
    """The node of the page that is the article, without what only stands around it."""
    code.normalise(body)
    images.normalise(body)
    prune.without_tags(body)
    reading = choose.read(body, text)
    node = choose.smallest_holding(body, reading)
    prune.furniture(node, reading)
    quotes.normalise(node)
    add_lead(node)
    return node


def drop_title(node: HtmlElement, title: str) -> None:
    """The title stands in a field of its own; once more as the first heading it would be said twice."""
    wanted = _plain(title)
    for heading in list(node.iter(*HEADINGS))[:2]:
        said = _plain(text_of(heading))
        if wanted and said and (said == wanted or (len(said) > 10 and said in wanted)):
            heading.drop_tree()
            return


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
