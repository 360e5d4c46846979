from datetime import timedelta
from typing import Self

from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from insights import composition
from insights.composition import Composition, Format
from insights.models.article import Article, Revision
from insights.models.insight import Insight
from insights.models.profile import BrandProfile
from insights.providers.base import LinkPlace
from scheduler.models import Thread


class StaleError(Exception):
    """The draft was changed elsewhere since this page was made; the text says what to do."""


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, user: User) -> Self:
        return self.filter(article__person=user)

    def with_sources(self) -> Self:
        return self.select_related("article__person", "revision", "insight", "profile", "thread")


class Draft(models.Model):
    """A text made from an article, being worked on. `version` grows with every change."""

    class Format(models.TextChoices):
        THREAD = Format.THREAD, "X thread"
        LINKEDIN = Format.LINKEDIN, "LinkedIn article"
        BLOG = Format.BLOG, "Q&A post"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="drafts")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="drafts")
    insight = models.ForeignKey(
        Insight,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="drafts",
        help_text="Empty: about the whole article.",
    )
    profile = models.ForeignKey(BrandProfile, on_delete=models.SET_NULL, null=True, blank=True)
    format = models.CharField(max_length=8, choices=Format)
    link_place = models.CharField(max_length=7, default=LinkPlace.LAST)
    title = models.CharField(max_length=300, blank=True)
    body = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    provider = models.CharField(max_length=80, blank=True)  # who wrote it first
    fell_back = models.CharField(max_length=300, blank=True)  # why no model wrote it, though one was asked
    thread = models.ForeignKey(
        Thread, on_delete=models.SET_NULL, null=True, blank=True, related_name="drafts"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        indexes = [models.Index(fields=["article", "-updated_at"])]

    def __str__(self) -> str:
        return self.title or f"{self.get_format_display()} {self.pk}"

    @property
    def composition(self) -> Composition:
        return composition.from_json(self.body)

    @property
    def is_outdated(self) -> bool:
        return self.revision_id != self.article.revision_id

    @transaction.atomic
    def change(
        self, new: Composition, *, reason: "DraftVersion.Reason", seen: int | None = None, apart: bool = False
    ) -> None:
        """Store `new` and keep what was as a version. StaleError: it is no longer the version `seen`.

        `apart`: a version of its own, however fresh the one before it is.
        """
        row = Draft.objects.select_for_update().get(pk=self.pk)
        if seen is not None and row.version != seen:
            raise StaleError(
                "This draft was changed in another window. Copy what you typed, reload, and put it in again."
            )
        self.body = row.body = composition.to_json(new)
        self.title = row.title = new.title[:300]
        self.version = row.version = row.version + 1
        row.save()
        self.updated_at = row.updated_at
        self.remember(reason, apart=apart)

    def remember(self, reason: "DraftVersion.Reason", *, apart: bool = False) -> None:
        """Autosaves within a few minutes of each other are one version, everything else is its own."""
        newest = self.versions.first()
        is_same_sitting = newest and reason == newest.reason == DraftVersion.Reason.EDITED and newest.is_fresh
        if newest and is_same_sitting and not apart:
            newest.body, newest.title, newest.number = self.body, self.title, self.version
            newest.save()
            return
        self.versions.create(number=self.version, title=self.title, body=self.body, reason=reason)


class DraftVersion(models.Model):
    """A draft as it was, to compare with and to go back to."""

    class Reason(models.TextChoices):
        WRITTEN = "written", "Written"
        EDITED = "edited", "Edited"
        REWRITTEN = "rewritten", "A part written anew"
        RESTORED = "restored", "Restored"

    FRESH = timedelta(minutes=10)

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300, blank=True)
    body = models.JSONField()
    reason = models.CharField(max_length=9, choices=Reason)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_draft_version_per_number"),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of draft {self.draft_id}"

    @property
    def composition(self) -> Composition:
        return composition.from_json(self.body)

    @property
    def is_fresh(self) -> bool:
        return timezone.now() - self.created_at < self.FRESH
