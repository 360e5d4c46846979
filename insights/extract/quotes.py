"""Quotes set beside the text: what only repeats the article goes, what somebody else says is a quotation."""

import re

from lxml.html import HtmlElement

from .dom import all_of, drop, names_of, text_of
from .words import plain, words

QUOTE = re.compile(r"quote|callout-text|kicker")
ASIDE = re.compile(
    r"^[ \t]*<aside\b(?P<more>[^>]*)>(?P<text>(?:(?!<aside\b).)*?)</aside\s*>",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
MARKUP = re.compile(r"<[^<>]*>")
FEWEST = 4  # words: anything shorter is repeated by chance


def normalise(article: HtmlElement) -> None:
    whole = _spaced(text_of(article))
    for element in all_of(article, "aside", "blockquote", "div", "p", "figure"):
        is_quote = element.tag == "aside" or bool(QUOTE.search(names_of(element)))
        if is_quote and element.find(".//img") is None and _is_repeated(text_of(element), whole):
            drop(element)
        elif element.tag == "aside" and QUOTE.search(names_of(element)):
            element.tag = "blockquote"


def in_markdown(text: str, article: str) -> str:
    """The same for <aside> in Markdown; `article` is all of it."""
    whole = _spaced(MARKUP.sub(" ", article))

    def settle(found: re.Match[str]) -> str:
        inside = re.sub(r"^[ \t]+", "", found["text"], flags=re.MULTILINE).strip()
        if _is_repeated(plain(MARKUP.sub(" ", inside)), whole):
            return ""
        mark = "> " if QUOTE.search(found["more"].lower()) else ""
        return "\n\n" + "\n".join(f"{mark}{line}".rstrip() for line in inside.split("\n")) + "\n\n"

    return ASIDE.sub(settle, text)


def _is_repeated(text: str, whole: str) -> bool:
    return len(words(text)) >= FEWEST and whole.count(_spaced(text)) > 1


def _spaced(text: str) -> str:
    """Each word between spaces of its own, so that whole words are found, neighbours too."""
    return "".join(f" {word} " for word in words(text))
