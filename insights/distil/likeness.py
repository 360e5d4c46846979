"""How much two insights say the same: the cosine of their counted words that carry meaning."""

from collections import Counter
from collections.abc import Iterable
from math import sqrt

from insights.distil.analysis import Analysis

MOST_ALIKE = 0.35


def bag(indices: Iterable[int], analysis: Analysis) -> Counter[str]:
    return Counter(word.stem for index in indices for word in analysis.words[index] if word.is_content)


def cosine(one: Counter[str], two: Counter[str]) -> float:
    shared = sum(count * two[stem] for stem, count in one.items())
    return shared / (_length(one) * _length(two)) if shared else 0.0


def _length(counts: Counter[str]) -> float:
    return sqrt(sum(count * count for count in counts.values()))
