"""Choosing distinct concepts: the best claims that share neither sentences nor much of their words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from insights.distil.analysis import Analysis
from insights.distil.claims import Claim
from insights.distil.gist import Gist
from insights.distil.kinds import Recipe
from insights.distil.likeness import MOST_ALIKE, bag, cosine
from insights.distil.support import wider, windows

_MARGIN = 0.03  # others count words a little differently
_FEWEST, _MOST = 3, 10
_EXTRA = 3
_WORDS_EACH = 160
_CANDIDATES = 120
_REPEATED_SECTION = 0.35
_LIKENESS = 1.0
_NEW_KEYWORD = 0.5
_SUPPORTED = 0.5
_LEAD, _LEAD_SENTENCES = 1.0, 8


@dataclass(frozen=True, slots=True)
class Option:
    """A claim with one of the windows that could carry it."""

    claim: Claim
    support: tuple[int, ...]
    section: int
    words: Counter[str]
    keywords: frozenset[str]  # those of the most important that it holds


class Selection:
    def __init__(self, analysis: Analysis, recipe: Recipe, keywords: Mapping[str, frozenset[str]]) -> None:
        """`keywords`: the most important ones with their stems."""
        self._analysis = analysis
        self._keywords = keywords
        self._chosen: list[Option] = []
        self._wanted = _wanted(analysis)
        even_share = ceil(self._wanted / max(1, len(analysis.document.sections))) + 1
        self._per_section = max(recipe.per_section, even_share)

    def choose(self, claims: Sequence[Claim], gist: Gist | None) -> list[Option]:
        """The gist, then of the good claims, then of the others, as many as an article of this length gives.

        A few more are taken while good ones speak of important keywords that no other does.
        """
        if gist:
            self._chosen.append(self._option(*gist))
        good = self._good(claims)
        self._take(claims[:good], self._wanted)
        self._take(claims[:good], min(_MOST, self._wanted + _EXTRA), only_new=True)
        self._take(claims[good:_CANDIDATES], self._wanted)
        for place in range(len(self._chosen)):
            self._widen(place)
        return self._chosen

    def _widen(self, place: int) -> None:
        """As much support as fits beside the other concepts."""
        narrow = self._chosen.pop(place)
        options = (self._option(narrow.claim, each) for each in wider(narrow.support, self._analysis))
        self._chosen.insert(place, next((each for each in options if self._is_distinct(each)), narrow))

    def _take(self, claims: Sequence[Claim], limit: int, *, only_new: bool = False) -> None:
        left = [self._option(claim, window) for claim in claims for window in windows(claim, self._analysis)]
        while len(self._chosen) < limit:
            left = [each for each in left if self._fits(each) and (self._new(each) or not only_new)]
            if not left:
                return
            self._chosen.append(max(left, key=self._gain))

    def _new(self, option: Option) -> int:
        """How many of the important keywords no other concept has."""
        return len(option.keywords - frozenset().union(*(other.keywords for other in self._chosen)))

    def _good(self, claims: Sequence[Claim]) -> int:
        return max(self._wanted, sum(claim.worth >= 0 for claim in claims))

    def _option(self, claim: Claim, window: tuple[int, ...]) -> Option:
        words = bag({*window, claim.index}, self._analysis)
        sentence = self._analysis.document.sentences[claim.index]
        if claim.text != sentence.text:  # a text may show the claim and its sentence
            words += bag({claim.index}, self._analysis)
        stems = frozenset[str]().union(*(self._analysis.stems[index] for index in {*window, claim.index}))
        held = frozenset(term for term, wanted in self._keywords.items() if wanted <= stems)
        return Option(claim, window, self._analysis.document.sentences[window[0]].section, words, held)

    def _fits(self, option: Option) -> bool:
        again = sum(other.section == option.section for other in self._chosen)
        return again < self._per_section and self._is_distinct(option)

    def _is_distinct(self, option: Option) -> bool:
        taken = {index for other in self._chosen for index in (*other.support, other.claim.index)}
        apart = taken.isdisjoint((*option.support, option.claim.index))
        return apart and self._likest(option) <= MOST_ALIKE - _MARGIN

    def _gain(self, option: Option) -> float:
        again = sum(other.section == option.section for other in self._chosen)
        return (
            option.claim.worth
            + _NEW_KEYWORD * self._new(option)
            + _LEAD * (option.claim.index < _LEAD_SENTENCES)
            + _SUPPORTED * (len(option.support) > 1)
            - _REPEATED_SECTION * again
            - _LIKENESS * self._likest(option)
        )

    def _likest(self, option: Option) -> float:
        return max((cosine(option.words, other.words) for other in self._chosen), default=0.0)


def _wanted(analysis: Analysis) -> int:
    count = sum(len(words) for words in analysis.words)
    return max(_FEWEST, min(_MOST, 2 + count // _WORDS_EACH))
