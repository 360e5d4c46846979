"""HTML as a tree, and the few questions every step asks of it."""

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from .imported import UnreadableError
from .words import listed

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_ELEMENTS = 30_000  # the longest entries of encyclopedias have about ten thousand
BLOCKS = frozenset(
    listed(
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody "
        "td tfoot th thead tr ul"
    )
)


def parse(source: str) -> HtmlElement:
    """Without comments. lxml refuses a str with an XML declaration and characters XML does not know."""
    source = NOT_TEXT.sub("", XML_DECLARATION.sub("", source))
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(source, parser=parser)
    except etree.ParserError:
        raise UnreadableError(
            "There is no text in this page. Check it in your browser, or paste the article."
        ) from None
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise UnreadableError(
            "This page has too many parts to be an article. Paste the part you want to write about."
        )
    return root


def fragment(source: str) -> HtmlElement:
    """A <div> around any piece of HTML."""
    return html.fragment_fromstring(NOT_TEXT.sub("", source), create_parent="div")


def make(tag: str, text: str = "", **attributes: str) -> HtmlElement:
    element = html.Element(tag, **attributes)
    element.text = text
    return element


def replace(old: HtmlElement, new: HtmlElement) -> None:
    new.tail, old.tail = old.tail, None
    old.getparent().replace(old, new)


def drop(element: HtmlElement) -> None:
    """With all that is in it; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def unwrap(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tag()


def all_of(root: HtmlElement, *tags: str) -> list[HtmlElement]:
    """A list, so that the tree may be changed on the way; not `root` itself."""
    return [element for element in root.iter(*tags) if element is not root]


def names_of(element: HtmlElement) -> str:
    """Class and id, the two places where pages say what a part is for."""
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def text_of(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def up_from(element: HtmlElement, levels: int) -> Iterator[HtmlElement]:
    """The element itself, then its ancestors."""
    for _ in range(levels + 1):
        if element is None:
            return
        yield element
        element = element.getparent()
