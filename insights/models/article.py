from functools import cached_property, lru_cache
from typing import Self

from django.db import models, transaction

from accounts.models import User
from insights.distilled import ArticleKind
from insights.document import Document
from insights.parsing import parse


class ArticleQuerySet(models.QuerySet["Article"]):
    def of(self, user: User) -> Self:
        return self.filter(person=user)

    def with_revision(self) -> Self:
        return self.select_related("revision")

    def with_counts(self) -> Self:
        offered = models.Q(insights__dismissed_at=None)
        searching = models.Q(generations__kind="distil", generations__status__in=["queued", "running"])
        return self.annotate(
            insight_count=models.Count("insights", filter=offered, distinct=True),
            draft_count=models.Count("drafts", distinct=True),
            searches=models.Count("generations", filter=searching, distinct=True),
        )


class Article(models.Model):
    """A long text of the person's. What it says stands in its revisions; the newest one counts."""

    class CameFrom(models.TextChoices):
        URL = "url", "a link"
        PASTE = "paste", "pasted text"
        FILE = "file", "a file"

    class Kind(models.TextChoices):
        HOW_TO = ArticleKind.HOW_TO, "How-to"
        ARGUMENT = ArticleKind.ARGUMENT, "Argument"
        RELEASE = ArticleKind.RELEASE, "Release notes"
        RETROSPECTIVE = ArticleKind.RETROSPECTIVE, "Retrospective"
        LIST = ArticleKind.LIST, "List"

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="articles")
    came_from = models.CharField(max_length=5, choices=CameFrom)
    source_url = models.CharField("fetched from", max_length=2000, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=200, blank=True)
    published_on = models.DateField("published on", null=True, blank=True)
    language = models.CharField(max_length=10, default="en")
    description = models.TextField(max_length=2000, blank=True)
    site = models.CharField(max_length=200, blank=True)
    canonical_url = models.CharField("address", max_length=2000, blank=True)
    kind = models.CharField(max_length=13, choices=Kind, blank=True)
    revision = models.OneToOneField(
        "insights.Revision", on_delete=models.SET_NULL, null=True, related_name="current_of", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["person", "-id"])]

    def __str__(self) -> str:
        return self.title or f"article {self.pk}"

    @property
    def link(self) -> str:
        """Where readers find it; empty where it is not on the web as far as we know."""
        return self.canonical_url or self.source_url

    @property
    def current(self) -> "Revision":
        if self.revision is None:
            raise TypeError(f"{self} has no revision: it was not made by `revise`.")
        return self.revision

    @transaction.atomic
    def revise(self, markdown: str, *, reason: "Revision.Reason", notes: tuple[str, ...] = ()) -> "Revision":
        """A new text becomes the current one; the same text changes nothing. Drafts keep theirs."""
        current = self.revision
        if current and current.says(markdown, self.title, self.language):
            return current
        number = current.number + 1 if current else 1
        self.revision = self.revisions.create(
            number=number,
            title=self.title,
            language=self.language,
            markdown=markdown,
            notes=list(notes),
            reason=reason,
        )
        self.save()
        return self.revision


class Revision(models.Model):
    """An article's text as it was at one time. Spans of insights and drafts count its characters."""

    class Reason(models.TextChoices):
        IMPORTED = "imported", "Imported"
        CORRECTED = "corrected", "Corrected by hand"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=10, default="en")
    markdown = models.TextField()
    notes = models.JSONField(default=list, blank=True)  # sentences: what could not be kept, what is weaker
    reason = models.CharField(max_length=9, choices=Reason)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_revision_per_number"),
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of article {self.article_id}"

    @cached_property
    def document(self) -> Document:
        return _parsed(self.markdown, self.title, self.language)

    def says(self, markdown: str, title: str, language: str) -> bool:
        return (self.markdown, self.title, self.language) == (markdown, title, language)

    @property
    def word_count(self) -> int:
        return len(self.markdown.split())


@lru_cache(maxsize=8)
def _parsed(markdown: str, title: str, language: str) -> Document:
    return parse(markdown, title=title, language=language)
