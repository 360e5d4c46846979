"""Links: found as twitter-text finds them, and wrapped as t.co wraps them."""

import hashlib
import re
import string
from dataclasses import dataclass
from urllib.parse import urlsplit

from xsandbox.twittertext import twitter_text

BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
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


def without_urls(text: str) -> str:
    """Blanked out, so that positions stay."""
    for url in find_urls(text):
        text = text[: url.start] + " " * (url.end - url.start) + text[url.end :]
    return text
