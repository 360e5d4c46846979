"""Choosing distinct concepts: the best claims that share neither sentences nor much of their words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from insights.distil.analysis import Analysis
from insights.distil.claims import Claim
from insights.distil.kinds import Recipe
from insights.distil.likeness import MOST_ALIKE, bag, cosine
from insights.distil.support import windows

_MARGIN = 0.02  # others count words a little differently
_FEWEST, _MOST = 3, 10
_WORDS_EACH = 220
_REPEATED_SECTION = 0.35
_NEW_KEYWORDS = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    claim: Claim
    support: tuple[int, ...]


class Selection:
    def __init__(self, analysis: Analysis, recipe: Recipe, terms: Mapping[str, float]) -> None:
        self._analysis = analysis
        self._recipe = recipe
        self._terms = terms
        self._bags: list[Counter[str]] = []
        self._sections: Counter[int] = Counter()
        self._taken: set[int] = set()
        self._covered: set[str] = set()

    def choose(self, claims: Sequence[Claim]) -> list[Choice]:
        chosen: list[Choice] = []
        left = list(claims)
        wanted = _wanted(self._analysis)
        while left and len(chosen) < wanted:
            left.sort(key=self._worth, reverse=True)
            claim = left.pop(0)
            support = next(self._free_windows(claim), None)
            if support is not None:
                chosen.append(Choice(claim, support))
                self._take(claim, support)
                left = [each for each in left if self._is_open(each)]
        return chosen

    def _free_windows(self, claim: Claim) -> Iterator[tuple[int, ...]]:
        for window in windows(claim, self._analysis):
            words = bag(window, self._analysis)
            if self._taken.isdisjoint(window) and all(
                cosine(words, other) <= MOST_ALIKE - _MARGIN for other in self._bags
            ):
                yield window

    def _worth(self, claim: Claim) -> float:
        stems = self._analysis.stems[claim.index]
        new = sum(self._terms.get(stem, 0.0) for stem in stems - self._covered)
        again = self._sections[self._section(claim)]
        return claim.worth + _NEW_KEYWORDS * min(0.5, new / 4) - _REPEATED_SECTION * again

    def _is_open(self, claim: Claim) -> bool:
        return (
            claim.index not in self._taken and self._sections[self._section(claim)] < self._recipe.per_section
        )

    def _take(self, claim: Claim, support: tuple[int, ...]) -> None:
        self._bags.append(bag(support, self._analysis))
        self._sections[self._section(claim)] += 1
        self._taken.update(support)
        self._covered.update(*(self._analysis.stems[index] for index in support))

    def _section(self, claim: Claim) -> int:
        return self._analysis.document.sentences[claim.index].section


def _wanted(analysis: Analysis) -> int:
    count = sum(len(words) for words in analysis.words)
    return max(_FEWEST, min(_MOST, 2 + count // _WORDS_EACH))
