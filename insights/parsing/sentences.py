"""Where sentences end. Code, addresses, versions, file names and abbreviations are no ends."""

import re
from collections.abc import Iterable, Iterator

import sentencex

_STARTER = (
    r"(?:The|This|That|These|Those|There|Then|It|Its|We|Our|You|Your|He|She|They|In|On|At|As|For|If|When"
    r"|But|And|So|A|An|I)\b"
)
_FIXED = re.compile(
    r"https?://\S*[\w/=&#]|www\.\S*[\w/]|[\w.+-]+@[\w-]+\.\w+"
    r"|\b(?:[eE]\.g|[iI]\.e|a\.k\.a|cf|vs)\."
    r"|\b(?:etc|approx|incl|resp|No|Fig|Sec|Ch|Eq|Ver|v)\.(?=[,:;)]?\s*[a-z0-9(])"
    r"|\b(?:[A-Z]\.){2,}(?=[-,;:)'’])"
    rf"|\b(?:[A-Z]\.)+(?=\s+(?!{_STARTER})[A-Z])"
    r"|\bv?\d+(?:\.\d+)+(?:[-.+]?[A-Za-z]\w*)?"
    r"|(?<![\w.])\.?\w[\w/-]*(?:\.\w+)+(?:\(\))?"
    r"|(?<!\w)\.[A-Za-z]\w+|\bYahoo!",
)


def split(
    text: str, language: str = "en", fixed: Iterable[tuple[int, int]] = ()
) -> Iterator[tuple[int, int]]:
    """Bounds of each sentence, without the space around it."""
    start = 0
    pending: int | None = None
    masked = _masked(text, fixed)
    for segment in sentencex.segment(language, masked):
        end = start + len(segment)
        first = start if pending is None else pending
        pending = first if _goes_on(masked[first:end], masked[end:]) else None
        if pending is None and (bounds := _trimmed(text, first, end)):
            yield bounds
        start = end
    if pending is not None and (bounds := _trimmed(text, pending, len(text))):
        yield bounds


def _masked(text: str, fixed: Iterable[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in (*fixed, *(match.span() for match in _FIXED.finditer(text))):
        chars[start:end] = [char if char.isalnum() else "x" for char in text[start:end]]
    return "".join(chars)


def _goes_on(sentence: str, rest: str) -> bool:
    """Whether what comes next belongs to it: a stop inside a quotation or brackets, then small letters."""
    following = rest.lstrip()
    if not following:
        return False
    return following[0].islower() and bool(re.search(r"[.?!…][\"'”’)\]»]+\s*$|\.\.\.\s*$|…\s*$", sentence))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip()
    start += len(piece) - len(piece.lstrip())
    return (start, start + len(stripped)) if stripped else None
