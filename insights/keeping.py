"""What was distilled becomes rows; what the person made of earlier ones stays."""

from insights.distilled import Concept, Distilled
from insights.distilled import Keyword as Found
from insights.models import Article, Insight, Keyword, Revision

TOUCHED = [Insight.Origin.EDITED, Insight.Origin.WRITTEN, Insight.Origin.MERGED, Insight.Origin.SPLIT]


def keep_distilled(article: Article, revision: Revision, distilled: Distilled) -> None:
    article.kind = distilled.kind
    article.save(update_fields=["kind", "updated_at"])
    keep_keywords(article, distilled.keywords)
    keep_concepts(article, revision, distilled.concepts)


def keep_keywords(article: Article, found: tuple[Found, ...]) -> None:
    """Pinned, added and dropped ones are the person's: only where they occur is brought up to date."""
    own = {keyword.term.casefold(): keyword for keyword in article.keywords.all()}
    spans = {keyword.term.casefold(): [list(span) for span in keyword.spans] for keyword in found}
    for term, keyword in own.items():
        if keyword.is_pinned or keyword.is_added or keyword.is_dropped:
            keyword.spans = spans.get(term, [])
            keyword.save(update_fields=["spans"])
        else:
            keyword.delete()
    kept = {keyword.term.casefold() for keyword in article.keywords.all()}
    fresh = {keyword.term.casefold(): keyword for keyword in reversed(found)}
    Keyword.objects.bulk_create(
        Keyword(article=article, term=each.term[:80], weight=each.weight, spans=spans[term])
        for term, each in fresh.items()
        if term not in kept
    )


def keep_concepts(article: Article, revision: Revision, concepts: tuple[Concept, ...]) -> None:
    """Insights nobody touched make room; those with drafts, edits or a no from the person stay."""
    article.insights.filter(drafts=None, dismissed_at=None).exclude(origin__in=TOUCHED).delete()
    kept = {insight.claim for insight in article.insights.all()}
    for rank, concept in enumerate(concepts):
        if concept.claim not in kept:
            insight = Insight(article=article, revision=revision, rank=rank)
            insight.take(concept)
            insight.save()
