"""Text without markup, of which every character knows its place in the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from insights.document import Link, Span

_RUN = re.compile(r"\s+|\S+")
# What follows `]` in a link: (address "title") or [label].
DESTINATION = (
    r"""(?:\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*\))*)"""
    r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)|\[[^\]]*\])"""
)
_OPENING = re.compile(r"(?:[*_~\[<]|`+ ?|<\w[^<>]*>)*\Z")
_CLOSING = re.compile(rf"(?:[*_~>]| ?`+|</\w+>|\]{DESTINATION}?)*", re.DOTALL)


class Image(NamedTuple):
    alt: str
    url: str
    span: Span


@dataclass(slots=True)
class Plain:
    """`starts[i]` and `ends[i]` bound the source of character i; no sentence ends inside a `fixed` range."""

    first: int = 0  # the bounds of all of it
    last: int = 0
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    fixed: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)

    def add(self, text: str, places: Sequence[int]) -> None:
        """`places` bound the characters where there is one more of them than of those, else the whole."""
        if len(places) == len(text) + 1:
            self.starts += places[:-1]
            self.ends += places[1:]
        else:
            self.starts += [places[0]] * len(text)
            self.ends += [places[-1]] * len(text)
        self.text += text

    def collapsed(self) -> "Plain":
        """The same with every run of white space as one space, and none at the ends."""
        kept = Plain(self.first, self.last, links=self.links, images=self.images)
        moved: list[int] = []
        for match in _RUN.finditer(self.text):
            start, end = match.span()
            here = len(kept.text)
            if not match[0].isspace():
                kept.text += match[0]
                kept.starts += self.starts[start:end]
                kept.ends += self.ends[start:end]
                moved += range(here, here + end - start)
                continue
            moved += [here] * (end - start)
            if start > 0 and end < len(self.text):
                kept.text += " "
                kept.starts.append(self.starts[start])
                kept.ends.append(self.ends[end - 1])
        moved.append(len(kept.text))
        kept.fixed = [(moved[start], moved[end]) for start, end in self.fixed]
        return kept

    def cut(self, length: int) -> None:
        """Take the first characters away."""
        self.text = self.text[length:]
        del self.starts[:length], self.ends[:length]
        self.fixed = [(start - length, end - length) for start, end in self.fixed if start >= length]

    def span(self, start: int, end: int, source: str) -> Span:
        """The source of characters `start` to `end`, with the markup that opens before and closes behind."""
        before = source[self.ends[start - 1] if start else self.first : self.starts[start]]
        behind = source[self.ends[end - 1] : self.starts[end] if end < len(self.starts) else self.last]
        opening, closing = _OPENING.search(before), _CLOSING.match(behind)
        return Span(
            self.starts[start] - (len(opening[0]) if opening else 0),
            self.ends[end - 1] + (closing.end() if closing else 0),
        )
