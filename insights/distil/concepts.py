"""The concepts of an article, best first."""

from collections.abc import Sequence

from insights.distil.analysis import Analysis
from insights.distil.claims import claims, keyword_stems, terms_of
from insights.distil.kinds import RECIPES, Recipe
from insights.distil.select import Choice, Selection
from insights.distil.signs import WEIGHTS, confidence
from insights.distilled import ArticleKind, Concept, Keyword

_MOST_IN_CONCEPT = 6


def concepts(analysis: Analysis, kind: ArticleKind, keywords: Sequence[Keyword]) -> tuple[Concept, ...]:
    recipe = RECIPES[kind]
    terms = terms_of(keywords, analysis)
    found_claims = claims(analysis, weights_for(recipe), terms)
    chosen = Selection(analysis, recipe, terms).choose(found_claims)
    found = [_concept(each, analysis, keywords) for each in chosen]
    return tuple(sorted(found, key=lambda concept: -concept.confidence))


def _concept(choice: Choice, analysis: Analysis, keywords: Sequence[Keyword]) -> Concept:
    claim = choice.claim
    return Concept(
        claim=claim.text,
        claim_span=claim.span,
        support=choice.support,
        section=analysis.document.sentences[claim.index].section,
        confidence=round(confidence(claim.worth), 3),
        keywords=keywords_in(choice.support, analysis, keywords),
    )


def weights_for(recipe: Recipe) -> dict[str, float]:
    return {name: weight + recipe.signs.get(name, 0.0) for name, weight in WEIGHTS.items()}


def keywords_in(support: Sequence[int], analysis: Analysis, keywords: Sequence[Keyword]) -> tuple[str, ...]:
    stems = frozenset[str]().union(*(analysis.stems[index] for index in support))
    pairs = zip(keywords, keyword_stems(keywords, analysis), strict=True)
    return tuple(keyword.term for keyword, each in pairs if each and each <= stems)[:_MOST_IN_CONCEPT]
