"""The one to four consecutive sentences that carry a claim."""

from collections.abc import Iterator

from insights.distil import phrases
from insights.distil.analysis import Analysis
from insights.distil.claims import Claim
from insights.distil.flaws import is_broken, is_question
from insights.document import BlockKind

MOST = 4
_MOST_WORDS = 100
_SHARED = 2  # stems by which a paragraph goes on from the one before it
_SHORTEST_END = 30  # characters


def windows(claim: Claim, analysis: Analysis) -> Iterator[tuple[int, ...]]:
    """The windows that hold the claim and can be read on their own, the longest first."""
    last = claim.index
    while last + 1 < claim.index + MOST and _goes_on(last, analysis):
        last += 1
    first = _earlier(claim.index, analysis) if last == claim.index else claim.index
    for end in range(last, claim.index - 1, -1):
        fits = _length(first, end, analysis) <= _MOST_WORDS and can_end(end, analysis)
        if fits or end == claim.index:
            yield tuple(range(first, end + 1))
    if first < claim.index:
        yield (claim.index,)


def _earlier(index: int, analysis: Analysis) -> int:
    """The farthest sentence before it, in the same paragraph, with which a reader can begin."""
    sentences = analysis.document.sentences
    found = index
    for first in range(index - 1, max(-1, index - MOST), -1):
        if sentences[first].block != sentences[index].block or not is_usable(first, analysis):
            break
        if can_begin(sentences[first].text, analysis.language):
            found = first
    return found


def _goes_on(index: int, analysis: Analysis) -> bool:
    """Whether the next sentence may follow this one where the article's layout is gone."""
    sentences, blocks = analysis.document.sentences, analysis.document.blocks
    if index + 1 >= len(sentences):
        return False
    here, then = sentences[index], sentences[index + 1]
    if here.section != then.section or not is_usable(index + 1, analysis):
        return False
    if here.block == then.block:
        return True
    shared = analysis.stems[index] & analysis.stems[index + 1]
    follows = can_begin(then.text, analysis.language) or len(shared) >= _SHARED
    between = blocks[here.block : then.block + 1]
    return follows and all(block.kind is BlockKind.PARAGRAPH for block in between)


def is_usable(index: int, analysis: Analysis) -> bool:
    """Whether a sentence can stand in a short text at all, beside others."""
    text = analysis.document.sentences[index].text
    if is_broken(text) or is_question(text) or analysis.block(index).kind is BlockKind.QUOTE:
        return False
    if analysis.language != "en":
        return True
    empty = (phrases.LAYOUT, phrases.ANNOUNCEMENT, phrases.CONTACT)
    return not any(pattern.search(text) for pattern in empty)


def can_begin(text: str, language: str) -> bool:
    return language != "en" or not (phrases.LEANING.search(text) or phrases.LEAD_IN.match(text))


def can_end(index: int, analysis: Analysis) -> bool:
    """Not with a teaser, a story, or what will be one day."""
    text = analysis.document.sentences[index].text
    if analysis.language == "en" and (phrases.PLANS.search(text) or phrases.NARRATION.search(text)):
        return False
    return len(text) >= _SHORTEST_END


def _length(first: int, last: int, analysis: Analysis) -> int:
    return sum(len(analysis.words[index]) for index in range(first, last + 1))
