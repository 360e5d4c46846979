"""The one to four consecutive sentences that carry a claim."""

from collections.abc import Iterator

from insights.distil import phrases
from insights.distil.analysis import Analysis
from insights.distil.claims import Claim
from insights.distil.flaws import is_broken
from insights.document import BlockKind

MOST = 4
_MOST_WORDS = 90


def windows(claim: Claim, analysis: Analysis) -> Iterator[tuple[int, ...]]:
    """The windows that hold the claim and can be read on their own, the longest first."""
    last = claim.index
    while last + 1 < claim.index + MOST and _goes_on(last, analysis):
        last += 1
    first = claim.index
    if last == claim.index:
        first = _earlier(claim.index, analysis)
    for end in range(last, claim.index - 1, -1):
        if _length(first, end, analysis) <= _MOST_WORDS or end == claim.index:
            yield tuple(range(first, end + 1))
    if first < claim.index:
        yield (claim.index,)


def _earlier(index: int, analysis: Analysis) -> int:
    """The nearest sentence before it, in the same paragraph, with which a reader can begin."""
    sentences = analysis.document.sentences
    for first in range(index - 1, max(-1, index - MOST), -1):
        if sentences[first].block != sentences[index].block or not _is_usable(first, analysis):
            break
        if can_begin(sentences[first].text, analysis.language):
            return first
    return index


def _goes_on(index: int, analysis: Analysis) -> bool:
    """Whether the next sentence may follow this one where the article's layout is gone."""
    sentences, blocks = analysis.document.sentences, analysis.document.blocks
    if index + 1 >= len(sentences):
        return False
    here, then = sentences[index], sentences[index + 1]
    if here.section != then.section or not _is_usable(index + 1, analysis):
        return False
    if here.block == then.block:
        return True
    between = blocks[here.block : then.block + 1]
    return all(block.kind is BlockKind.PARAGRAPH for block in between)


def _is_usable(index: int, analysis: Analysis) -> bool:
    text = analysis.document.sentences[index].text
    if is_broken(text) or analysis.block(index).kind is BlockKind.QUOTE or text.rstrip().endswith("?"):
        return False
    if analysis.language != "en":
        return True
    return not any(
        pattern.search(text) for pattern in (phrases.LAYOUT, phrases.ANNOUNCEMENT, phrases.CONTACT)
    )


def can_begin(text: str, language: str) -> bool:
    return language != "en" or not (phrases.LEANING.search(text) or phrases.LEAD_IN.match(text))


def _length(first: int, last: int, analysis: Analysis) -> int:
    return sum(len(analysis.words[index]) for index in range(first, last + 1))
