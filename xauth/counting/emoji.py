"""Emoji of several code points (keycaps, flags, skin tones, families), each of which X counts as one.

An emoji of one code point weighs what its code point weighs, so it needs no list.
"""

from collections.abc import Iterator

from xauth.counting.data import lines
from xauth.counting.patterns import re

SEQUENCES = frozenset(lines("emoji.txt"))
LONGEST = max(map(len, SEQUENCES))


def _one_of(characters: set[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(characters)))}]"


_HEADS = _one_of({sequence[0] for sequence in SEQUENCES})
_TAILS = _one_of({character for sequence in SEQUENCES for character in sequence[1:]})
_CANDIDATE = re.compile(f"{_HEADS}{_TAILS}+")


def sequences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sequences stand, as (start, end), leftmost and longest first."""
    for candidate in _CANDIDATE.finditer(text):
        start, stop = candidate.span()
        while start < stop:
            size = _size(text, start, stop)
            if size:
                yield start, start + size
            start += size or 1


def _size(text: str, start: int, stop: int) -> int:
    sizes = range(min(LONGEST, stop - start), 1, -1)
    return next((size for size in sizes if text[start : start + size] in SEQUENCES), 0)
