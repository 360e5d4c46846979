"""Lines of the source, and where the text the reader has taken out of them stands."""

import re
from itertools import accumulate

from insights.document import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class Source:
    """Lines are cut where the Markdown reader cuts them: at CR LF, CR or LF."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = [line for line in _LINE.findall(text) if line]
        self.starts: list[int] = [0, *accumulate(map(len, self.lines))]

    def span(self, first: int, last: int) -> Span:
        """Lines `first` up to, not with, `last`, without their blank end."""
        start, end = self._start(first), self._start(last)
        return Span(start, start + len(self.text[start:end].rstrip()))

    def places(self, content: str, first: int, floor: int | None = None) -> list[int]:
        """For each character of `content`, which was read from line `first` on, its offset; and for its end.

        `floor` is an offset before which it cannot stand (a cell behind a cell of its row).
        """
        bounds = []
        for number, piece in enumerate(content.split("\n"), first):
            start = self._find(piece, number, floor)
            bounds.append((start, start + len(piece)))
        places: list[int] = []
        for start, end in bounds:
            places += range(start, end + 1)
        return places

    def _find(self, piece: str, number: int, floor: int | None) -> int:
        if number >= len(self.lines):
            return len(self.text)
        line, base = self.lines[number].rstrip("\r\n"), self.starts[number]
        if floor is None and line.endswith(piece):
            return base + len(line) - len(piece)
        found = line.find(piece.strip(), max((floor or 0) - base, 0))
        if found < 0:
            return base
        return base + found - (len(piece) - len(piece.lstrip()))

    def whole_lines(self, start: int, end: int) -> Span:
        """The lines in which the offsets are."""
        first = max(self.text.rfind("\n", 0, start), self.text.rfind("\r", 0, start)) + 1
        rest = re.search(r"[\r\n]|\Z", self.text[end:])
        return Span(first, end + (rest.start() if rest else 0))

    def _start(self, number: int) -> int:
        return self.starts[min(number, len(self.starts) - 1)]
