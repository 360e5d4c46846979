"""Addresses in: the page is fetched, and judged by what is left of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from .decoding import decode
from .fetch import Page
from .fetch import fetch as fetch_page
from .html import SCRIPTS, from_html
from .imported import Imported, UnreadableError
from .markdown import from_markdown
from .pasted import is_html, is_markdown
from .text import from_text
from .words import words

FEW_WORDS = 25
TEASER_WORDS = 150
WITHOUT_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]|$)", re.IGNORECASE)
LOCKED = re.compile(
    r"\"isAccessibleForFree\"\s*:\s*\"?false|[\"'\s-](?:paywall|metered|regwall|subscriber-only|premium-content)[\"'\s_-]|"
    r"(?:subscribe|sign in|log in|register|become a member) to (?:continue|keep) reading|"
    r"this (?:article|story|post) is (?:only )?for (?:paying )?(?:subscribers|members)|member-only story",
    re.IGNORECASE,
)
PAYWALL = (
    "Only a few lines of this article are free to read. "
    "Open it in your browser, copy the article and paste it."
)
PART = (
    "The site says that this article is not free to read, so this may be only its beginning. "
    "Compare it with the original."
)
LITTLE = "There is almost no text on this page. Check the address, or paste the article."


def from_url(url: str, *, fetch: Callable[[str], Page] = fetch_page) -> Imported:
    """The article at a public web address. Raises UnreadableError with what the person can do."""
    url = url.strip()
    page = fetch(f"https://{url}" if WITHOUT_SCHEME.match(url) else url)
    text = decode(page.body, page.charset)
    if "html" in page.content_type or is_html(text):
        return _judged(from_html(text, page.url), text)
    looks = page.content_type.endswith("markdown") or urlsplit(page.url).path.endswith((".md", ".markdown"))
    return from_markdown(text, page.url) if looks or is_markdown(text) else from_text(text, page.url)


def _judged(article: Imported, source: str) -> Imported:
    count = len(words(article.markdown))
    locked = LOCKED.search(source)
    if locked and count < TEASER_WORDS:
        raise UnreadableError(PAYWALL)
    if count < FEW_WORDS:
        raise UnreadableError(SCRIPTS if "<script" in source.lower() else LITTLE)
    return (
        replace(article, notes=(PART, *article.notes)) if locked and locked[0].startswith('"isA') else article
    )
