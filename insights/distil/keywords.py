"""The terms an article is about, by how much more often they stand in it than in everyday English."""

from collections import Counter
from collections.abc import Iterable
from math import log10

from insights.distil.analysis import Analysis
from insights.distil.candidates import Candidate, candidates
from insights.distil.occurrences import Source
from insights.distil.words import frequencies, is_common
from insights.distilled import Keyword

_FEWEST, _MOST = 5, 20
_WORDS_EACH = 60
_LOOKED_AT = 300
_LEAST = 0.1  # of the best one's score
_VERBAL = 0.5
_FREQUENCY = 0.75
_COMMONEST, _RAREST = 6.5, 2.5  # Zipf values: everyday words, and words no table knows
_COMMON_WORD = 0.3
_BY_LENGTH = {1: 0.8, 2: 1.3, 3: 1.15}
_STANDS_ALONE = 2.5  # times as often as the longer term that holds it
_REPLACES = 0.6  # share of its occurrences in which a term is part of one longer term

Scored = tuple[float, Candidate]


def keywords(analysis: Analysis) -> tuple[Keyword, ...]:
    scored = [(_score(each, analysis), each) for each in candidates(analysis).values() if _is_term(each)]
    scored.sort(key=lambda pair: (-pair[0], pair[1].stems))
    # Twice, as a longer term that took the place of one may overlap others.
    chosen = _distinct(_distinct(scored[:_LOOKED_AT]))[: _wanted(analysis)]
    top = chosen[0][0] if chosen else 1.0
    source = Source(analysis.document)
    best = [(_usual(each.forms), score / top) for score, each in chosen if score >= _LEAST * top]
    found = [Keyword(term, round(weight, 4), source.occurrences(term)) for term, weight in best]
    return tuple(keyword for keyword in found if keyword.spans)


def _wanted(analysis: Analysis) -> int:
    count = sum(len(words) for words in analysis.words)
    return max(_FEWEST, min(_MOST, count // _WORDS_EACH))


def _is_term(each: Candidate) -> bool:
    return each.in_text and (each.count > 1 or each.in_title)


def _score(each: Candidate, analysis: Analysis) -> float:
    keyness = sum(_keyness(word, analysis.language) for word in _usual(each.forms).split()) / len(each.stems)
    spread = len(each.sections - {-1}) / max(1, len(analysis.document.sections))
    size = _BY_LENGTH[len(each.stems)] * (_VERBAL if _is_verbal(each) else 1.0)
    return float(each.mass**_FREQUENCY) * keyness * (1 + spread) * size


def _is_verbal(each: Candidate) -> bool:
    """“enabling”, “installed”: more often what is done than what the article is about."""
    form = _usual(each.forms)
    return len(each.stems) == 1 and form.islower() and form.endswith(("ing", "ed"))


def _keyness(word: str, language: str) -> float:
    lower = word.lower()
    frequency = frequencies(language).get(lower, 0.0)
    zipf = log10(frequency) + 9 if frequency else _RAREST
    worth = (_COMMONEST - max(_RAREST, min(_COMMONEST, zipf))) / (_COMMONEST - _RAREST)
    return worth * (_COMMON_WORD if is_common(lower, language) else 1.0)


def _usual(forms: Counter[str]) -> str:
    """The most frequent way to write it; in a tie the one that is not just the start of a sentence."""
    return max(forms, key=lambda form: (forms[form], sum(map(str.islower, form)), form))


def _distinct(scored: Iterable[Scored]) -> list[Scored]:
    """Without terms that are part of, or hold, a better one."""
    chosen: list[Scored] = []
    for score, each in scored:
        place = next((n for n, (_, other) in enumerate(chosen) if _overlap(each, other)), None)
        if place is None:
            chosen.append((score, each))
            continue
        other = chosen[place][1]
        if _holds(each, other) and each.count >= _REPLACES * other.count:
            chosen[place] = (chosen[place][0], each)
        elif _holds(other, each) and each.count >= _STANDS_ALONE * other.count:
            chosen.append((score, each))
    return chosen


def _overlap(one: Candidate, two: Candidate) -> bool:
    shared = set(one.stems) & set(two.stems)
    return len(shared) >= min(len(set(one.stems)), len(set(two.stems)))


def _holds(longer: Candidate, shorter: Candidate) -> bool:
    return set(shorter.stems) < set(longer.stems)
