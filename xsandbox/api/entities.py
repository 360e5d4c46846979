"""Links, mentions, hashtags and cashtags of a text, by their places in the wrapped text."""

import re
from typing import Any

from xsandbox import text as texts
from xsandbox import urls


def entities(text: str) -> dict[str, Any]:
    wrapped, places = urls.wrap(text)
    bare = urls.without_urls(wrapped)
    found = {
        "urls": [
            {
                "start": start,
                "end": end,
                "url": url.short,
                "expanded_url": url.expanded,
                "display_url": url.display,
            }
            for url, start, end in places
        ],
        "mentions": marks(texts.MENTION, bare, "username"),
        "hashtags": marks(texts.HASHTAG, bare, "tag"),
        "cashtags": marks(texts.CASHTAG, bare, "tag"),
    }
    return {name: values for name, values in found.items() if values}


def marks(pattern: re.Pattern[str], text: str, name: str) -> list[dict[str, Any]]:
    return [{"start": match.start(), "end": match.end(), name: match[1]} for match in pattern.finditer(text)]
