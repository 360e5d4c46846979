"""The concepts of an article, best first."""

from collections.abc import Sequence

from insights.distil.analysis import Analysis
from insights.distil.claims import claims, keyword_stems, terms_of
from insights.distil.gist import gist
from insights.distil.kinds import RECIPES, Recipe
from insights.distil.select import Option, Selection
from insights.distil.signs import WEIGHTS, confidence
from insights.distilled import ArticleKind, Concept, Keyword

_TO_COVER = 10  # keywords
_MOST_IN_CONCEPT = 6
_ALWAYS_OFFERED = 3  # concepts, if they are not much weaker than what others offer
_MOST_LIFT = 0.9


def concepts(analysis: Analysis, kind: ArticleKind, keywords: Sequence[Keyword]) -> tuple[Concept, ...]:
    recipe = RECIPES[kind]
    weights, terms = weights_for(recipe), terms_of(keywords, analysis)
    found = claims(analysis, weights, terms)
    stems = list(keyword_stems(keywords, analysis))
    important = {keyword.term: each for keyword, each in zip(keywords, stems, strict=True)}
    top = dict(list(important.items())[:_TO_COVER])
    chosen = Selection(analysis, recipe, top).choose(found, gist(analysis, weights, terms))
    lift = _lift([each.claim.worth for each in chosen])
    ranked = [_concept(each, lift, analysis, keywords) for each in chosen]
    return tuple(sorted(ranked, key=lambda concept: -concept.confidence))


def _lift(worths: Sequence[float]) -> float:
    """Claims are judged beside the article's others: where little stands out, the best still does."""
    best = worths[: max(_ALWAYS_OFFERED, len(worths) // 2)]
    needed = -min(best, default=0.0)
    return max(-max(best, default=0.0), min(_MOST_LIFT, needed), 0.0)


def weights_for(recipe: Recipe) -> dict[str, float]:
    return {name: weight + recipe.signs.get(name, 0.0) for name, weight in WEIGHTS.items()}


def _concept(option: Option, lift: float, analysis: Analysis, keywords: Sequence[Keyword]) -> Concept:
    return Concept(
        claim=option.claim.text,
        claim_span=option.claim.span,
        support=option.support,
        section=option.section,
        confidence=round(confidence(option.claim.worth + lift), 3),
        keywords=keywords_in(option.support, analysis, keywords),
    )


def keywords_in(support: Sequence[int], analysis: Analysis, keywords: Sequence[Keyword]) -> tuple[str, ...]:
    stems = frozenset[str]().union(*(analysis.stems[index] for index in support))
    pairs = zip(keywords, keyword_stems(keywords, analysis), strict=True)
    return tuple(keyword.term for keyword, each in pairs if each and each <= stems)[:_MOST_IN_CONCEPT]
