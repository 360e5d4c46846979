"""What the article says as a whole: the run of its first sentences nearest to its title and keywords."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import sqrt

from insights.distil import phrases
from insights.distil.analysis import Analysis
from insights.distil.claims import Claim, span_of, statement
from insights.distil.flaws import is_broken, is_claim, is_question
from insights.distil.signs import likeness, signs_of, worth
from insights.distil.support import MOST, can_begin, follows_in_text
from insights.document import BlockKind

_LEAD_SENTENCES = 10
_MOST_WORDS = 150
_EARLY, _TOLD = 0.15, 1.2  # how much a later start and an announcement count
_BEING, _NEARNESS = 0.5, 1.0  # how much more an insight is worth for being the gist
_LEAST = 0.05  # worth: where the claim is weak, the support still says what the article is about
_PARDONED = frozenset({"announcement"})
_FEWEST_WORDS_OF_NEWS = 14  # fewer say only that something is new

Gist = tuple[Claim, tuple[int, ...]]


def gist(analysis: Analysis, weights: Mapping[str, float], terms: Mapping[str, float]) -> Gist | None:
    """A claim and its support; None where neither beginning nor end can be read alone."""
    near = [_nearness(index, analysis, terms) for index in range(len(analysis.stems))]
    for place in _places(analysis):
        claims = _claims(place, analysis, weights, terms, near)
        windows = [each for each in _windows(place, analysis) if _claims_for(each, claims, analysis)]
        if windows:
            value = {each: sum(near[i] for i in each) - _EARLY * (each[0] - place[0]) for each in windows}
            best = max(windows, key=value.__getitem__)
            claim = max(_claims_for(best, claims, analysis), key=lambda claim: claim.worth)
            return replace(claim, worth=max(claim.worth, _LEAST)), best
    return None


def _claims_for(window: Sequence[int], claims: Sequence[Claim], analysis: Analysis) -> list[Claim]:
    """Those in the window, else in its section."""
    sentences = analysis.document.sentences
    beside = [claim for claim in claims if sentences[claim.index].section == sentences[window[0]].section]
    return [claim for claim in beside if claim.index in window] or beside


def _nearness(index: int, analysis: Analysis, terms: Mapping[str, float]) -> float:
    stems = analysis.stems[index]
    said = sum(terms.get(stem, 0.0) for stem in stems) / sqrt(len(stems) + 4)
    text = analysis.document.sentences[index].text
    told = analysis.language == "en" and (phrases.NEWS.search(text) or phrases.ABOUT_ITSELF.search(text))
    return likeness(stems, analysis.content(analysis.title)) + min(1.0, said) + _TOLD * bool(told)


def _places(analysis: Analysis) -> list[list[int]]:
    """Where a gist is looked for: before the first heading, before the second, at the end."""
    sentences = analysis.document.sentences
    sections = sorted({sentence.section for sentence in sentences})
    lead = [[s.index for s in sentences[:_LEAD_SENTENCES] if s.section == each] for each in sections[:2]]
    close = [s.index for s in sentences if s.section in sections[-1:]][:_LEAD_SENTENCES]
    return [place for place in (*lead, close) if place]


def _windows(place: Sequence[int], analysis: Analysis) -> Iterator[tuple[int, ...]]:
    for first in place:
        if not _begins(first, analysis):
            continue
        last, count = first, 0
        while last <= place[-1] and last < first + MOST and is_passable(last, analysis):
            count += len(analysis.words[last])
            if last > first and (count > _MOST_WORDS or not follows_in_text(last - 1, analysis)):
                break
            yield tuple(range(first, last + 1))
            last += 1


def _begins(index: int, analysis: Analysis) -> bool:
    text = analysis.document.sentences[index].text
    return can_begin(text, analysis.language) or bool(
        phrases.ABOUT_ITSELF.match(text) or phrases.NEWS_OPENING.match(text)
    )


def is_passable(index: int, analysis: Analysis) -> bool:
    """Whether a reader of the gist may meet the sentence: what it announces is what the article is about."""
    text = analysis.document.sentences[index].text
    if is_broken(text) or is_question(text) or analysis.block(index).kind is not BlockKind.PARAGRAPH:
        return False
    return analysis.language != "en" or not any(
        pattern.search(text) for pattern in (phrases.LAYOUT, phrases.CONTACT, phrases.GREETING)
    )


def _claims(
    window: Sequence[int],
    analysis: Analysis,
    weights: Mapping[str, float],
    terms: Mapping[str, float],
    near: Sequence[float],
) -> list[Claim]:
    pardoning = {name: value for name, value in weights.items() if name not in _PARDONED}
    found = []
    for index in window:
        text = statement(analysis.document.sentences[index].text, analysis.language)
        if is_claim(index, text, analysis, may_announce=len(text.split()) >= _FEWEST_WORDS_OF_NEWS):
            value = worth(signs_of(index, text, analysis, terms), pardoning)
            value += _BEING + _NEARNESS * (near[index] - 0.5)
            found.append(Claim(index, text, span_of(text, index, analysis), value))
    return found
