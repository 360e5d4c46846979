"""Plain sentences as Markdown again: code in backticks, links on their words, signs escaped."""

import re
from collections.abc import Sequence

from insights.parsing import Mark

_SIGNS = re.compile(r"[\\`*\[\]]|<(?=[A-Za-z/!?])|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|~(?=~)")
_BLOCK_START = re.compile(r"(?=[-+>](?:\s|$)|#{1,6}(?:\s|$))")
_NUMBER_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def dress(text: str, original: str, marks: Sequence[Mark]) -> str:
    """`text` is `original`, of which `marks` tell code and links, as it is or as the voice has changed it."""
    return _start(inline(text, original, marks))


def inline(text: str, original: str, marks: Sequence[Mark]) -> str:
    """The same for text that does not begin a line."""
    placed = list(marks) if text == original else _found_again(text, original, marks)
    return _written(text, 0, len(text), _nested(placed))


def fenced(code: str, language: str) -> str:
    """The code itself, byte for byte, between fences that do not occur in it."""
    fence = "`" * (max((len(run) for run in re.findall(r"`{3,}", code)), default=2) + 1)
    end = "" if code.endswith("\n") else "\n"
    return f"{fence}{language}\n{code}{end}{fence}"


def pictured(alt: str, url: str) -> str:
    label = re.sub(r"([\[\]\\])", r"\\\1", re.sub(r"\s+", " ", alt))
    return f"![{label}]({_address(url)})"


def _found_again(text: str, original: str, marks: Sequence[Mark]) -> list[Mark]:
    """Where the marked words stand now, in order; those the voice has changed lose their mark."""
    found: list[Mark] = []
    start = 0
    for mark in marks:
        words = re.escape(original[mark.start : mark.end])
        match = re.compile(rf"(?<!\w){words}(?!\w)").search(text, start)
        if match:
            found.append(Mark(match.start(), match.end(), mark.url))
            start = match.start() if mark.url else match.end()
    return found


def _nested(marks: Sequence[Mark]) -> list[Mark]:
    """Outer before inner; without those that lead nowhere outside the article, and none that cross."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, not mark.url))
    return [
        mark for mark in ordered if not mark.url or mark.url.startswith(("http://", "https://", "mailto:"))
    ]


def _written(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    pieces: list[str] = []
    at = start
    for number, mark in enumerate(marks):
        if mark.start < at or mark.end > end:
            continue
        pieces.append(_escaped(text[at : mark.start]))
        inner = [each for each in marks[number + 1 :] if each.start >= mark.start and each.end <= mark.end]
        if mark.url:
            label = _written(text, mark.start, mark.end, [each for each in inner if not each.url])
            pieces.append(f"[{label}]({_address(mark.url)})")
        else:
            pieces.append(_ticked(text[mark.start : mark.end]))
        at = mark.end
    return "".join([*pieces, _escaped(text[at:end])])


def _ticked(code: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall(r"`+", code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{pad}{code}{pad}{fence}"


def _address(url: str) -> str:
    return f"<{url}>" if re.search(r"[\s()]", url) else url


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda match: "\\" + match[0], text)


def _start(text: str) -> str:
    text = _NUMBER_START.sub(r"\1\\\2", text)
    return _BLOCK_START.sub(r"\\", text, count=1) if _BLOCK_START.match(text) else text
