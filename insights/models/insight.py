from typing import Self

from django.db import models
from django.utils import timezone

from accounts.models import User
from insights.distilled import WEAK, Concept
from insights.document import Document, Span
from insights.models.article import Article, Revision

STRONG = 0.75


class InsightQuerySet(models.QuerySet["Insight"]):
    def of(self, user: User) -> Self:
        return self.filter(article__person=user)

    def offered(self) -> Self:
        return self.filter(dismissed_at=None)

    def strong(self) -> Self:
        return self.offered().filter(confidence__gte=WEAK)

    def weak(self) -> Self:
        return self.offered().filter(confidence__lt=WEAK)

    def with_draft_count(self) -> Self:
        return self.annotate(draft_count=models.Count("drafts", distinct=True))


class Insight(models.Model):
    """One concept of an article worth sharing: a claim, and the passage that carries it."""

    class Origin(models.TextChoices):
        FOUND = "found", "Found in the article"
        EDITED = "edited", "Found, claim edited"
        WRITTEN = "written", "Written by hand"
        MERGED = "merged", "Merged"
        SPLIT = "split", "Split"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="insights")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="insights")
    claim = models.TextField(max_length=600)
    claim_span = models.JSONField(null=True, blank=True)  # [start, end] in the revision; null: own words
    support_spans = models.JSONField(default=list, blank=True)  # [[start, end]] of its sentences
    heading = models.CharField(max_length=300, blank=True)
    keywords = models.JSONField(default=list, blank=True)
    confidence = models.FloatField(default=1.0)
    rank = models.PositiveIntegerField(default=0)
    origin = models.CharField(max_length=7, choices=Origin, default=Origin.FOUND)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InsightQuerySet.as_manager()

    class Meta:
        ordering = ["article", "rank", "pk"]

    def __str__(self) -> str:
        return self.claim

    @property
    def is_weak(self) -> bool:
        return self.confidence < WEAK

    @property
    def sureness(self) -> str:
        if not self.support_spans:
            return "No passage in the article"
        return "Weak" if self.is_weak else "Good" if self.confidence < STRONG else "Strong"

    @property
    def is_outdated(self) -> bool:
        """The article's text has changed since; the insight still shows the one it was found in."""
        return self.revision_id != self.article.revision_id

    @property
    def passage(self) -> str:
        """The sentences that carry it, as the article has them."""
        return " ".join(self.revision.document.sentences[number].text for number in self.concept.support)

    @property
    def beyond(self) -> str:
        """What the passage says besides the claim."""
        return self.passage.replace(self.claim, "", 1).strip()

    @property
    def concept(self) -> Concept:
        document = self.revision.document
        return Concept(
            claim=self.claim,
            claim_span=Span(*self.claim_span) if self.claim_span else None,
            support=_indices(document, self.support_spans),
            section=_section(document, self.support_spans or [self.claim_span or [0, 0]]),
            confidence=self.confidence,
            keywords=tuple(self.keywords),
        )

    def dismiss(self) -> None:
        self.dismissed_at = timezone.now()
        self.save(update_fields=["dismissed_at"])

    def restore(self) -> None:
        self.dismissed_at = None
        self.save(update_fields=["dismissed_at"])

    def take(self, concept: Concept) -> None:
        """Become this concept of the revision's text; not saved."""
        document = self.revision.document
        self.claim = concept.claim
        self.claim_span = list(concept.claim_span) if concept.claim_span else None
        self.support_spans = [list(document.sentences[number].span) for number in concept.support]
        self.heading = document.sections[concept.section].title[:300] if document.sections else ""
        self.keywords = list(concept.keywords)
        self.confidence = concept.confidence


def _indices(document: Document, spans: list[list[int]]) -> tuple[int, ...]:
    """Sentences by where they stand: a span outlives a change in how sentences are numbered."""
    wanted = [Span(start, end) for start, end in spans]
    return tuple(
        sentence.index
        for sentence in document.sentences
        if any(sentence.span.start < span.end and span.start < sentence.span.end for span in wanted)
    )


def _section(document: Document, spans: list[list[int]]) -> int:
    start = spans[0][0]
    blocks = [block for block in document.blocks if block.span.start <= start]
    return blocks[-1].section if blocks else 0
