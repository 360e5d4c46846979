from datetime import datetime, timedelta
from decimal import Decimal
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from insights.models.article import Article, Revision
from insights.models.draft import Draft
from insights.models.insight import Insight
from insights.models.profile import BrandProfile
from insights.providers.base import LinkPlace, Usage

MOST_TRIES = 3  # a generation that takes its worker down with it must not do so for ever
HAND_ON_AGAIN = timedelta(seconds=10)
SPARE = timedelta(seconds=60)  # over a model's deadline, for the embedded generator to step in


class GenerationQuerySet(models.QuerySet["Generation"]):
    def of(self, user: User) -> Self:
        return self.filter(person=user)

    def unfinished(self) -> Self:
        return self.filter(status__in=[Generation.Status.QUEUED, Generation.Status.RUNNING])

    def waiting(self, now: datetime) -> Self:
        """Nobody works on them: their hint was lost, or their worker was."""
        unheard = Q(status=Generation.Status.QUEUED, queued_at__lte=now - HAND_ON_AGAIN)
        abandoned = Q(status=Generation.Status.RUNNING, lease_until__lte=now)
        return self.filter(unheard | abandoned)

    def held(self, now: datetime) -> Self:
        return self.filter(status=Generation.Status.RUNNING, lease_until__gt=now)

    def claim(self, pk: int, now: datetime) -> "Generation | None":
        """Take it, unless somebody has it, it is settled, or enough are running."""
        if self.held(now).count() >= settings.GENERATIONS_AT_ONCE:
            return None
        free = Q(status=Generation.Status.QUEUED) | Q(status=Generation.Status.RUNNING, lease_until__lte=now)
        taken = self.filter(free, pk=pk, tries__lt=MOST_TRIES).update(
            status=Generation.Status.RUNNING,
            fence=F("fence") + 1,
            tries=F("tries") + 1,
            lease_until=now + timedelta(seconds=settings.LLM_DEADLINE) + SPARE,
            started_at=Coalesce(F("started_at"), now),
        )
        return self.select_related("person", "article", "revision").get(pk=pk) if taken else None

    def give_up(self, now: datetime) -> int:
        """Those whose workers died again and again."""
        return (
            self.waiting(now)
            .filter(tries__gte=MOST_TRIES)
            .update(
                status=Generation.Status.FAILED,
                finished_at=now,
                error="The worker stopped in the middle of it three times. Nothing was lost; try again.",
            )
        )

    def spent_since(self, start: datetime) -> Decimal:
        """USD, what running calls may still cost included."""
        total = self.filter(queued_at__gte=start).aggregate(sum=Sum(F("cost") + F("reserved")))["sum"]
        return total or Decimal(0)


class Generation(models.Model):
    """One request of a person for text, and what became of it. Done at most once for one click."""

    class Kind(models.TextChoices):
        DISTIL = "distil", "Insights of an article"
        WRITE = "write", "A draft"
        REWRITE = "rewrite", "A part of a draft"

    class Status(models.TextChoices):
        QUEUED = "queued", "Waiting for a worker"
        RUNNING = "running", "Being written"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    TONES = {
        Status.QUEUED: "info",
        Status.RUNNING: "info",
        Status.DONE: "success",
        Status.FAILED: "error",
        Status.CANCELLED: "neutral",
    }

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="generations")
    click = models.UUIDField(default=uuid4)  # made with the page: pressing twice is asking once
    kind = models.CharField(max_length=7, choices=Kind)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="generations")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE)
    insight = models.ForeignKey(Insight, on_delete=models.SET_NULL, null=True, blank=True)
    profile = models.ForeignKey(BrandProfile, on_delete=models.SET_NULL, null=True, blank=True)
    format = models.CharField(max_length=8, choices=Draft.Format, blank=True)
    link_place = models.CharField(max_length=7, default=LinkPlace.LAST)
    draft = models.ForeignKey(
        Draft, on_delete=models.SET_NULL, null=True, blank=True, related_name="generations"
    )
    part = models.PositiveIntegerField(null=True, blank=True)  # which part of the draft is written anew
    seen = models.PositiveIntegerField(null=True, blank=True)  # the draft's version when it was asked for

    status = models.CharField(max_length=9, choices=Status, default=Status.QUEUED)
    stage = models.CharField(max_length=120, blank=True)
    progress = models.FloatField(default=0.0)  # 0 to 1
    error = models.CharField(max_length=500, blank=True)
    cancel_requested_at = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0, editable=False)
    tries = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, editable=False)
    queued_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    provider = models.CharField(max_length=80, blank=True)
    own_key = models.BooleanField("with the person's own key", default=False)
    calls = models.PositiveIntegerField(default=0)
    repairs = models.PositiveIntegerField(default=0)
    input_tokens = models.PositiveIntegerField(default=0)
    output_tokens = models.PositiveIntegerField(default=0)
    cost = models.DecimalField("cost, USD", max_digits=10, decimal_places=6, default=0)
    reserved = models.DecimalField(max_digits=10, decimal_places=6, default=0, editable=False)
    fell_back = models.CharField("why no model wrote it", max_length=300, blank=True)

    objects = GenerationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "click"], name="one_generation_per_click"),
        ]
        indexes = [
            models.Index(
                fields=["queued_at"],
                condition=Q(status__in=["queued", "running"]),
                name="generation_unfinished",
            ),
        ]

    def __str__(self) -> str:
        return f"generation {self.pk}"

    @property
    def tone(self) -> str:
        return self.TONES[self.Status(self.status)]

    @property
    def is_moving(self) -> bool:
        return self.status in {self.Status.QUEUED, self.Status.RUNNING}

    @property
    def percent(self) -> int:
        return round(100 * self.progress)

    @property
    def duration(self) -> timedelta | None:
        return self.finished_at - self.started_at if self.finished_at and self.started_at else None

    def _mine(self) -> GenerationQuerySet:
        """This row, for as long as it is this worker's."""
        return Generation.objects.filter(pk=self.pk, fence=self.fence, status=self.Status.RUNNING)

    def report(self, stage: str, progress: float) -> bool:
        """Tell the page; False once it is no longer to be made: cancelled, or another worker's."""
        told = self._mine().filter(cancel_requested_at=None)
        return bool(told.update(stage=stage[:120], progress=min(max(progress, 0.0), 1.0)))

    def settle(
        self,
        status: "Generation.Status",
        *,
        error: str = "",
        usage: Usage | None = None,
        draft: Draft | None = None,
    ) -> bool:
        """The end of it, once; False: another worker has taken it, or it was cancelled, so keep nothing."""
        usage = usage or Usage()
        mine = self._mine()
        if status is self.Status.DONE:
            mine = mine.filter(cancel_requested_at=None)
        return bool(
            mine.update(
                status=status,
                error=error[:500],
                progress=1.0 if status is self.Status.DONE else F("progress"),
                finished_at=timezone.now(),
                lease_until=None,
                calls=usage.calls,
                repairs=usage.repairs,
                input_tokens=usage.input_tokens,
                output_tokens=usage.output_tokens,
                cost=usage.cost,
                reserved=0,
                fell_back=usage.fell_back[:300],
                provider=self.provider,
                own_key=self.own_key,
                draft=draft or F("draft"),
            )
        )

    def cancel(self) -> None:
        """Queued it ends at once; running it ends at its next step, and nothing it made is kept."""
        now = timezone.now()
        rows = Generation.objects.filter(pk=self.pk)
        rows.filter(status=self.Status.QUEUED).update(
            status=self.Status.CANCELLED, finished_at=now, cancel_requested_at=now
        )
        rows.filter(status=self.Status.RUNNING, cancel_requested_at=None).update(cancel_requested_at=now)

    def reserve(self, amount: Decimal, cap: Decimal, since: datetime) -> bool:
        """Set aside what a call may cost; False where that would pass the cap of the month.

        Reserved first and summed after, so that of two at once neither can miss the other.
        """
        payers = Generation.objects.filter(own_key=self.own_key)
        payers = payers.filter(person_id=self.person_id) if self.own_key else payers
        self._mine().update(reserved=F("reserved") + amount, own_key=self.own_key)
        if payers.spent_since(since) <= cap:
            return True
        self._mine().update(reserved=F("reserved") - amount)
        return False
