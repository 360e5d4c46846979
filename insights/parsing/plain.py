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
_TAGS = "a|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u"
_OPENING = re.compile(rf"(?:[*_~\[<]|`+ ?|<(?:{_TAGS})\b[^<>]*>)*\Z")
_CLOSING = re.compile(rf"(?:[*_~>]| ?`+|</(?:{_TAGS})>|\]{DESTINATION}?)*", re.DOTALL)


class Image(NamedTuple):
    alt: str
    url: str
    span: Span


class Mark(NamedTuple):
    """Inline code, or, with an address, a link."""

    start: int
    end: int
    url: str = ""


@dataclass(slots=True)
class Plain:
    """`starts[i]` and `ends[i]` bound the source of character i."""

    first: int = 0  # the bounds of all of it
    last: int = 0
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
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
        kept = Plain(self.first, self.last, images=self.images)
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
        kept.marks = [Mark(moved[mark.start], moved[mark.end], mark.url) for mark in self.marks]
        return kept

    def cut(self, length: int) -> None:
        """Take the first characters away."""
        self.text = self.text[length:]
        del self.starts[:length], self.ends[:length]
        self.marks = list(self.marks_in(length, length + len(self.text)))

    def links(self) -> list[Link]:
        found = [Link(self.text[mark.start : mark.end].strip(), mark.url) for mark in self.marks if mark.url]
        return [link for link in found if link.text]

    def codes(self) -> list[tuple[int, int]]:
        return [(mark.start, mark.end) for mark in self.marks if not mark.url]

    def marks_in(self, start: int, end: int) -> tuple[Mark, ...]:
        """Those between, counted from `start`."""
        kept = [Mark(max(mark.start - start, 0), min(mark.end, end) - start, mark.url) for mark in self.marks]
        return tuple(mark for mark in kept if mark.start < mark.end)

    def span(self, start: int, end: int, source: str) -> Span:
        """The source of characters `start` to `end`, with the markup that opens before and closes behind."""
        before = source[self.ends[start - 1] if start else self.first : self.starts[start]]
        behind = source[self.ends[end - 1] : self.starts[end] if end < len(self.starts) else self.last]
        opening, closing = _OPENING.search(before), _CLOSING.match(behind)
        return Span(
            self.starts[start] - (len(opening[0]) if opening else 0),
            self.ends[end - 1] + (closing.end() if closing else 0),
        )
