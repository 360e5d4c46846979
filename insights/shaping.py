"""What a person makes of insights: edit a claim, write one, make two of one and one of two."""

from django.db import transaction

from insights import distil
from insights.distilled import Concept
from insights.models import Article, Insight, Revision

Origin = Insight.Origin


class ShapeError(Exception):
    """It cannot be done with these; the text says why and what to do."""


def write(article: Article, claim: str) -> Insight:
    concept = distil.concept_for(article.current.document, claim)
    return _keep(article, article.current, concept, Origin.WRITTEN, rank=0)


def edit(insight: Insight, claim: str) -> None:
    """The passage that carries it stays; where there was none, one is looked for."""
    if claim == insight.claim:
        return
    found = distil.concept_for(insight.revision.document, claim)
    if insight.support_spans:
        insight.claim, insight.claim_span = claim, list(found.claim_span) if found.claim_span else None
    else:
        insight.take(found)
    if insight.origin == Origin.FOUND:
        insight.origin = Origin.EDITED
    insight.save()


@transaction.atomic
def merge(one: Insight, other: Insight) -> Insight:
    if one.revision_id != other.revision_id:
        raise ShapeError(
            "These two were found in different versions of the article. Find insights again, then merge."
        )
    concept = distil.merge(one.revision.document, one.concept, other.concept)
    merged = _keep(one.article, one.revision, concept, Origin.MERGED, rank=min(one.rank, other.rank))
    one.dismiss()
    other.dismiss()
    return merged


@transaction.atomic
def split(insight: Insight) -> tuple[Insight, Insight]:
    halves = distil.split(insight.revision.document, insight.concept)
    if halves is None:
        raise ShapeError("Its passage makes one point only, so there is nothing to split. Edit it instead.")
    first, second = (
        _keep(insight.article, insight.revision, half, Origin.SPLIT, rank=insight.rank) for half in halves
    )
    insight.dismiss()
    return first, second


def _keep(article: Article, revision: Revision, concept: Concept, origin: Origin, rank: int) -> Insight:
    insight = Insight(article=article, revision=revision, origin=origin, rank=rank)
    insight.take(concept)
    insight.save()
    return insight
