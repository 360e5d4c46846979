"""Two versions of a text, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORD = re.compile(r"\S+\s*|\s+")
MOST_PAIRS = 4_000_000  # of words; past it a passage is shown as gone and new, which takes no time


class Change(NamedTuple):
    kind: Literal["same", "gone", "new"]
    text: str


def compare(old: str, new: str) -> list[Change]:
    """First by line, then by word within lines that changed; the same neighbours are one."""
    merged: list[Change] = []
    for change in _by_line(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        if merged and merged[-1].kind == change.kind:
            merged[-1] = Change(change.kind, merged[-1].text + change.text)
        elif change.text:
            merged.append(change)
    return merged


def _by_line(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(new[c:d]))
        else:
            yield from _by_word("".join(old[a:b]), "".join(new[c:d]))


def _by_word(old: str, new: str) -> Iterator[Change]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(after) > MOST_PAIRS:
        yield from (Change("gone", old), Change("new", new))
        return
    matcher = SequenceMatcher(None, [*map(str.rstrip, before)], [*map(str.rstrip, after)], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":  # the last word of a text has no space, and may stand in the middle of the other
            same = zip(before[a:b], after[c:d], strict=True)
            yield Change("same", "".join(word if word[-1].isspace() else old_word for old_word, word in same))
        else:
            yield from (Change("gone", "".join(before[a:b])), Change("new", "".join(after[c:d])))
