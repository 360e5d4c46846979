"""What an import brings, and why it may bring nothing."""

from dataclasses import dataclass
from datetime import date

LIMIT_BYTES = 200_000  # of an article's Markdown in UTF-8
RAW_LIMIT_BYTES = 3 * LIMIT_BYTES  # of Markdown or text before templates, comments and HTML are out of it


class UnreadableError(Exception):
    """Its text is one or two sentences for the person, the last of which says what to do."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An article as clean Markdown, and what is known about it. Empty means unknown."""

    markdown: str
    title: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = "en"  # ISO 639-1
    canonical_url: str = ""  # http or https
    description: str = ""
    tags: tuple[str, ...] = ()
    site: str = ""
    notes: tuple[str, ...] = ()  # sentences for the person: what was left out, what is weaker

    def __post_init__(self) -> None:
        check_size(self.markdown, LIMIT_BYTES)


def check_size(text: str, limit: int = RAW_LIMIT_BYTES) -> None:
    """Raises UnreadableError, with the size, for more than `limit` bytes in UTF-8."""
    size = len(text.encode(errors="replace"))
    if size > limit:
        raise UnreadableError(
            f"This article has {size // 1000} kB of text and the limit is {LIMIT_BYTES // 1000} kB. "
            "Paste the part you want to write about."
        )
