"""Text as X counts, wraps and escapes it; the counting is twitter-text's (configuration v3)."""

import hashlib
import html
import re
import string
import threading
import unicodedata
import warnings
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from urllib.parse import urlsplit

BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
CASHTAG = re.compile(r"(?<![\w$])\$([A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)(?![\w$])")
HASHTAG = re.compile(r"(?<![\w&])[#\uff03](\w*[^\W\d_]\w*)")
MENTION = re.compile(r"(?<![\w@!#$%&*])[@\uff20](\w{1,15})(?![\w@])", re.ASCII)
IMPORTING = threading.Lock()
BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Url:
    """One link of a text; `start` and `end` are code points of the text it was found in."""

    written: str
    start: int
    end: int

    @property
    def expanded(self) -> str:
        return self.written if "://" in self.written else f"http://{self.written}"

    @property
    def short(self) -> str:
        """The same link always gets the same t.co address."""
        number = int.from_bytes(hashlib.sha256(self.expanded.encode()).digest()[:8])
        slug = "".join(BASE62[number // 62**place % 62] for place in range(10))
        return f"https://t.co/{slug}"

    @property
    def display(self) -> str:
        bare = re.sub(r"^https?://(www\.)?", "", self.expanded, flags=re.IGNORECASE)
        return bare if len(bare) <= 27 else f"{bare[:26]}…"


@cache
def twitter_text() -> ModuleType:
    """Imported when first needed: it takes a third of a second, and warns about pkg_resources."""
    with IMPORTING, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("twitter_text")


def normalise(text: str) -> str:
    """What X keeps of a text: one kind of newline, NFC, no space around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def weighted_length(text: str) -> int:
    return int(twitter_text().parse_tweet(text.replace("\r\n", "\n")).weightedLength)


def has_invalid_characters(text: str) -> bool:
    """Those twitter-text names, and halves of surrogate pairs, which no UTF-8 can carry."""
    halves = any("\ud800" <= character <= "\udfff" for character in text)
    return halves or bool(twitter_text().has_invalid_characters.has_invalid_characters(text))


def find_urls(text: str) -> list[Url]:
    found = twitter_text().extract_urls_with_indices(text)
    return [Url(each["url"], *each["indices"]) for each in found]


def is_invalid(url: Url, refused_hosts: list[str]) -> bool:
    try:
        parts = urlsplit(url.expanded)
        _ = parts.port
    except ValueError:
        return True
    return bool(BROKEN_ESCAPE.search(url.expanded)) or (parts.hostname or "") in refused_hosts


def wrap(text: str) -> tuple[str, list[tuple[Url, int, int]]]:
    """The text with t.co links, and where in it each link stands."""
    pieces, places, end, length = [], [], 0, 0
    for url in find_urls(text):
        before = text[end : url.start]
        start = length + len(before)
        length = start + len(url.short)
        pieces += [before, url.short]
        places.append((url, start, length))
        end = url.end
    return "".join([*pieces, text[end:]]), places


def escape(text: str) -> str:
    return html.escape(text, quote=False)


def without_urls(text: str) -> str:
    """Blanked out, so that positions stay."""
    for url in find_urls(text):
        text = text[: url.start] + " " * (url.end - url.start) + text[url.end :]
    return text


def cashtags(text: str) -> list[str]:
    return [match[1] for match in CASHTAG.finditer(without_urls(text))]


def mentions(text: str) -> set[str]:
    """Handles in lower case."""
    return {match[1].lower() for match in MENTION.finditer(without_urls(text))}
