"""How much two insights say the same: the cosine of their counted words that carry meaning."""

import re
from collections import Counter
from collections.abc import Iterable
from math import sqrt

from insights.distil.analysis import Analysis
from insights.distil.english import LIGHT
from insights.distil.words import APOSTROPHE, Word, stem, stop_words

MOST_ALIKE = 0.35
_JOINT = re.compile(r"[-._]")


def bag(indices: Iterable[int], analysis: Analysis) -> Counter[str]:
    """Numbers count, and so do the parts of “run-make” and of “docs.rs”."""
    stops = stop_words(analysis.language) | (LIGHT if analysis.language == "en" else set())
    return Counter(
        part
        for index in indices
        for word in analysis.words[index]
        if word.text.lower().replace(APOSTROPHE, "'") not in stops
        for part in _parts(word, analysis.language)
        if part == word.stem or part not in stops
    )


def _parts(word: Word, language: str) -> list[str]:
    if word.text.isalpha():
        return [word.stem]
    return [stem(part, language) for part in _JOINT.split(word.stem.lower()) if part]


def cosine(one: Counter[str], two: Counter[str]) -> float:
    shared = sum(count * two[stem] for stem, count in one.items())
    return shared / (_length(one) * _length(two)) if shared else 0.0


def _length(counts: Counter[str]) -> float:
    return sqrt(sum(count * count for count in counts.values()))
