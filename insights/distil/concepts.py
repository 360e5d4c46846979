"""The concepts of an article, best first."""

from collections.abc import Sequence

from insights.distil.analysis import Analysis
from insights.distil.claims import Worth, keyword_stems, terms
from insights.distil.flaws import HEAVY
from insights.distil.kinds import RECIPES
from insights.distil.select import Choice, Selection
from insights.distilled import WEAK, ArticleKind, Concept, Keyword

_GOOD, _POOR = 3.0, 0.8  # worth of a claim that is surely good, and of one that is surely not
_MOST_IN_CONCEPT = 6


def concepts(analysis: Analysis, kind: ArticleKind, keywords: Sequence[Keyword]) -> tuple[Concept, ...]:
    recipe = RECIPES[kind]
    weights = terms(keywords, analysis)
    claims = Worth(analysis, recipe, weights).claims()
    chosen = Selection(analysis, recipe, weights).choose(claims)
    found = [_concept(each, analysis, keywords) for each in chosen]
    return tuple(sorted(found, key=lambda concept: -concept.confidence))


def _concept(choice: Choice, analysis: Analysis, keywords: Sequence[Keyword]) -> Concept:
    claim = choice.claim
    return Concept(
        claim=claim.text,
        claim_span=claim.span,
        support=choice.support,
        section=analysis.document.sentences[claim.index].section,
        confidence=_confidence(choice),
        keywords=keywords_in(choice.support, analysis, keywords),
    )


def _confidence(choice: Choice) -> float:
    value = (choice.worth - _POOR) / (_GOOD - _POOR)
    most = WEAK - 0.05 if choice.claim.flaw >= HEAVY else 0.98
    return round(max(0.05, min(most, value)), 3)


def keywords_in(support: Sequence[int], analysis: Analysis, keywords: Sequence[Keyword]) -> tuple[str, ...]:
    stems = frozenset[str]().union(*(analysis.stems[index] for index in support))
    pairs = zip(keywords, keyword_stems(keywords, analysis), strict=True)
    return tuple(keyword.term for keyword, each in pairs if each and each <= stems)[:_MOST_IN_CONCEPT]
