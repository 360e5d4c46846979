from typing import Self

from django.db import models
from django.db.models import F
from django.db.models.functions import Lower

from insights import distilled
from insights.document import Span
from insights.models.article import Article


class KeywordQuerySet(models.QuerySet["Keyword"]):
    def in_use(self) -> Self:
        return self.filter(is_dropped=False)


class Keyword(models.Model):
    """A term the article is about. Pinned or added by the person it stays; dropped it does not come back."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="keywords")
    term = models.CharField(max_length=80)
    weight = models.FloatField(default=1.0)  # 0 to 1
    spans = models.JSONField(default=list, blank=True)  # [[start, end]] in the current revision
    is_pinned = models.BooleanField("pinned", default=False)
    is_added = models.BooleanField("added by the person", default=False)
    is_dropped = models.BooleanField("dropped", default=False)

    objects = KeywordQuerySet.as_manager()

    class Meta:
        ordering = [F("is_pinned").desc(), F("weight").desc(), "term"]
        constraints = [
            models.UniqueConstraint("article", Lower("term"), name="one_keyword_per_term"),
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def percent(self) -> int:
        return round(100 * self.weight)

    def drop(self) -> None:
        self.is_dropped, self.is_pinned = True, False
        self.save(update_fields=["is_dropped", "is_pinned"])

    def restore(self) -> None:
        self.is_dropped = False
        self.save(update_fields=["is_dropped"])

    @property
    def distilled(self) -> distilled.Keyword:
        weight = 1.0 if self.is_pinned or self.is_added else self.weight
        return distilled.Keyword(self.term, weight, tuple(Span(start, end) for start, end in self.spans))
