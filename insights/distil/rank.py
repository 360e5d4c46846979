"""How central each sentence is: PageRank over the likeness of their words."""

from collections import defaultdict
from collections.abc import Sequence
from math import log, sqrt

_DAMPING = 0.85
_ROUNDS = 20


def centrality(stems: Sequence[frozenset[str]]) -> list[float]:
    """0 to 1, the most central sentence has 1.

    The likeness of two sentences is the cosine of their weighted words, so a step of the walk is two passes
    over the words, and no pair of sentences is ever looked at.
    """
    rows = _unit_rows(stems)
    degree = _walk(rows, [1.0] * len(rows))
    score = [1.0] * len(rows)
    for _ in range(_ROUNDS):
        share = [value / d if d else 0.0 for value, d in zip(score, degree, strict=True)]
        score = [1 - _DAMPING + _DAMPING * value for value in _walk(rows, share)]
    top = max(score, default=1.0)
    return [value / top for value in score]


def _unit_rows(stems: Sequence[frozenset[str]]) -> list[dict[str, float]]:
    found: dict[str, int] = defaultdict(int)
    for each in stems:
        for stem in each:
            found[stem] += 1
    weight = {stem: log(1 + len(stems) / count) for stem, count in found.items() if count > 1}
    rows = []
    for each in stems:
        row = {stem: weight[stem] for stem in each if stem in weight}
        length = sqrt(sum(value * value for value in row.values())) or 1.0
        rows.append({stem: value / length for stem, value in row.items()})
    return rows


def _walk(rows: Sequence[dict[str, float]], values: Sequence[float]) -> list[float]:
    mass: dict[str, float] = defaultdict(float)
    for row, value in zip(rows, values, strict=True):
        for stem, weight in row.items():
            mass[stem] += weight * value
    return [sum(weight * mass[stem] for stem, weight in row.items()) for row in rows]
