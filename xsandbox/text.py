"""Text as X keeps, counts and escapes it; the counting is twitter-text's (configuration v3)."""

import html
import re
import unicodedata

from xsandbox.twittertext import twitter_text
from xsandbox.urls import without_urls

CASHTAG = re.compile(r"(?<![\w$])\$([A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)(?![\w$])")
HASHTAG = re.compile(r"(?<![\w&])[#\uff03](\w*[^\W\d_]\w*)")
MENTION = re.compile(r"(?<![\w@!#$%&*])[@\uff20](\w{1,15})(?![\w@])", re.ASCII)


def normalise(text: str) -> str:
    """What X keeps of a text: one kind of newline, NFC, no space around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def weighted_length(text: str) -> int:
    return int(twitter_text().parse_tweet(text.replace("\r\n", "\n")).weightedLength)


def has_invalid_characters(text: str) -> bool:
    """Those twitter-text names, and halves of surrogate pairs, which no UTF-8 can carry."""
    halves = any("\ud800" <= character <= "\udfff" for character in text)
    return halves or bool(twitter_text().has_invalid_characters.has_invalid_characters(text))


def escape(text: str) -> str:
    return html.escape(text, quote=False)


def cashtags(text: str) -> list[str]:
    return [match[1] for match in CASHTAG.finditer(without_urls(text))]


def mentions(text: str) -> set[str]:
    """Handles in lower case."""
    return {match[1].lower() for match in MENTION.finditer(without_urls(text))}
