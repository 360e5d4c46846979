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


def wider(window: tuple[int, ...], analysis: Analysis) -> Iterator[tuple[int, ...]]:
    """The window with more of what stands around it, as far as that is about the same; the longest first."""
    first, last = window[0], window[-1]
    firsts = {first, _earlier(first, analysis)}
    lasts = {last}
    while (
        max(lasts) + 1 < first + MOST
        and _goes_on(max(lasts), analysis)
        and _same_matter(max(lasts), analysis)
    ):
        lasts.add(max(lasts) + 1)
    found = [(one, other) for one in firsts for other in lasts if other == last or can_end(other, analysis)]
    for one, other in sorted(found, key=lambda ends: (ends[0] - ends[1], -ends[0])):
        fits = other - one < MOST and _length(one, other, analysis) <= _MOST_WORDS
        if fits and other - one >= len(window):
            yield tuple(range(one, other + 1))


def _same_matter(index: int, analysis: Analysis) -> bool:
    """Whether the next sentence is of the same paragraph or speaks of the same things."""
    here, then = analysis.document.sentences[index : index + 2]
    return here.block == then.block or bool(analysis.stems[index] & analysis.stems[index + 1])


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
    if index + 1 >= len(analysis.document.sentences):
        return False
    return is_usable(index + 1, analysis) and follows_in_text(index, analysis)


def follows_in_text(index: int, analysis: Analysis) -> bool:
    """Whether nothing is lost between this sentence and the next where only text is shown."""
    sentences, blocks = analysis.document.sentences, analysis.document.blocks
    here, then = sentences[index], sentences[index + 1]
    if here.section != then.section:
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
