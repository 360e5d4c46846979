"""Text as JavaScript sees it: one character per UTF-16 code unit."""

from bisect import bisect_right

from xauth.counting.patterns import re

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def _pair(astral: re.Match[str]) -> str:
    high, low = divmod(ord(astral[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def to_utf16(text: str) -> str:
    return _ASTRAL.sub(_pair, text)


def from_utf16(units: str) -> str:
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


class Positions:
    """Turns an index in `to_utf16(text)` into the index in `text`."""

    def __init__(self, text: str) -> None:
        astral = (match.start() for match in _ASTRAL.finditer(text))
        self._seconds = [index + before + 1 for before, index in enumerate(astral)]

    def __getitem__(self, unit: int) -> int:
        return unit - bisect_right(self._seconds, unit)
