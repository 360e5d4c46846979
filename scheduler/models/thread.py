from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from django.db import models
from django.db.models import Q
from django.utils import timezone

from scheduler.fields import WallClockField
from scheduler.history import Event, history
from scheduler.models.post import Post
from scheduler.models.questions import LEASE, ThreadQuerySet
from scheduler.models.repair import Repair
from scheduler.models.status import (
    CAN_ACT,
    LATE,
    NEED_THE_PERSON,
    TONES,
    PauseReason,
    Status,
    insist,
)
from scheduler.times import Resolved, local_in
from scheduler.wording import explain
from xauth.clock import database_now
from xauth.models import Token

UNSETTLED = {Post.Status.SENDING, Post.Status.IN_DOUBT}

Reason: TypeAlias = PauseReason
ThreadStatus: TypeAlias = Status


class Thread(models.Model):
    """Up to a few posts that go out one under the other, at a time the person chose.

    Its verbs are called on a row taken with `Thread.objects.locked(pk)`, so that a person and a worker
    never act at once.
    """

    Status = Status
    PauseReason = PauseReason

    token = models.ForeignKey(
        Token, on_delete=models.CASCADE, related_name="threads", verbose_name="X account"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    pause_reason = models.CharField(max_length=10, choices=PauseReason, blank=True)
    last_error = models.CharField(max_length=500, blank=True)

    # What the person chose is a wall-clock time in a zone; the instant follows from it.
    local_time = WallClockField("wall-clock time", null=True, blank=True)
    timezone = models.CharField("time zone", max_length=64, blank=True)
    scheduled_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    cancel_requested_at = models.DateTimeField(null=True, blank=True)
    removal_requested_at = models.DateTimeField(null=True, blank=True)

    next_action_at = models.DateTimeField(null=True, blank=True)
    handed_at = models.DateTimeField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    fence = models.PositiveIntegerField(default=0, editable=False)
    trouble_since = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["next_action_at"],
                condition=Q(status__in=["scheduled", "publishing", "paused", "cancelled"]),
                name="thread_can_have_work",
            ),
            models.Index(fields=["token", "status"]),
        ]

    def __str__(self) -> str:
        return f"thread {self.pk}"

    # ── Questions ─────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def post_list(self) -> list[Post]:
        return list(self.posts.all())

    @property
    def post_count(self) -> int:
        return len(self.post_list)

    @property
    def live_count(self) -> int:
        return sum(post.is_live for post in self.post_list)

    @property
    def first_line(self) -> str:
        return self.post_list[0].text.split("\n", 1)[0] if self.post_list else ""

    @property
    def remaining(self) -> list[Post]:
        return [post for post in self.post_list if post.status == Post.Status.PENDING]

    @property
    def next_post(self) -> Post | None:
        """The first that is neither live nor settled; nothing after it may go out before it."""
        done = {Post.Status.SENT, Post.Status.SKIPPED, Post.Status.DELETED}
        return next((post for post in self.post_list if post.status not in done), None)

    @property
    def is_in_flight(self) -> bool:
        return any(post.status == Post.Status.SENDING for post in self.post_list)

    @property
    def cost(self) -> Decimal:
        return sum((post.price for post in self.post_list), Decimal(0))

    @property
    def tone(self) -> str:
        return TONES[Status(self.status)]

    @property
    def history(self) -> list[Event]:
        return history(self)

    @property
    def explanation(self) -> str:
        return explain(self)

    @property
    def delay(self) -> timedelta:
        """How long after its time the first post went out."""
        first = self.post_list[0].sent_at if self.post_list else None
        return first - self.scheduled_at if first and self.scheduled_at else timedelta()

    def is_too_late(self, instant: datetime) -> bool:
        """A thread that is partly out goes on however late: its end belongs to its beginning."""
        if self.live_count or self.scheduled_at is None:
            return False
        return instant - self.scheduled_at > max(LATE, timedelta(minutes=self.token.user.grace_minutes))

    @property
    def needs_attention(self) -> bool:
        waits_for_person = self.status == Status.PAUSED and self.pause_reason in NEED_THE_PERSON
        unconnected = self.status == Status.SCHEDULED and not self.token.is_active
        return waits_for_person or unconnected or self.status in {Status.MISSED, Status.FAILED}

    @property
    def is_moving(self) -> bool:
        """Whether a page that shows it should look again soon."""
        soon = self.next_action_at is not None and self.next_action_at < timezone.now() + timedelta(minutes=1)
        reconnected = self.pause_reason == PauseReason.RECONNECT and self.token.is_active
        goes_on = self.status == Status.PUBLISHING or self.repair.is_taking_off
        return goes_on or (self.status in CAN_ACT and (soon or reconnected))

    @property
    def repair(self) -> Repair:
        return Repair(self)

    @property
    def can_edit(self) -> bool:
        """Posts that are live stay as they are; the others can be changed unless something is under way."""
        settled = all(post.status not in UNSETTLED for post in self.post_list)
        return (
            settled
            and not self.repair.was_taken_off
            and self.status not in {Status.PUBLISHING, Status.PUBLISHED}
            and bool(self.next_post or not self.post_list)
        )

    @property
    def can_reschedule(self) -> bool:
        """Once a post is live or in doubt, a new time for the whole thread would promise what cannot be."""
        untouched = all(not post.is_frozen for post in self.post_list)
        return untouched and self.status not in {Status.PUBLISHING, Status.PUBLISHED}

    @property
    def can_cancel(self) -> bool:
        if self.status == Status.PUBLISHING:
            return self.cancel_requested_at is None
        left_half = self.status == Status.FAILED and self.live_count > 0
        return left_half or self.status in {Status.SCHEDULED, Status.PAUSED, Status.MISSED}

    @property
    def can_publish_now(self) -> bool:
        return self.can_reschedule and bool(self.post_list)

    @property
    def can_retry(self) -> bool:
        begun = self.status == Status.CANCELLED and self.live_count > 0
        return self.status == Status.FAILED or (begun and self.can_edit)

    @property
    def can_delete(self) -> bool:
        gone = {Status.DRAFT, Status.CANCELLED, Status.MISSED, Status.FAILED}
        return self.status in gone and all(not post.is_frozen for post in self.post_list)

    # ── What a person does ────────────────────────────────────────────────────────────────────────
    def schedule(self, resolved: Resolved, zone: str) -> None:
        insist(self.can_reschedule, "It can no longer be moved: it is going out, or part of it is live.")
        self.local_time = resolved.local
        self.timezone = zone
        self.scheduled_at = resolved.instant
        self._take_up_refused()
        self.move_to(Status.SCHEDULED, at=resolved.instant)

    def back_to_draft(self, resolved: Resolved | None, zone: str) -> None:
        """Off the schedule; the time that was picked is remembered."""
        self.local_time = resolved.local if resolved else None
        self.timezone = zone
        self.scheduled_at = None
        self.move_to(Status.DRAFT)

    def discard(self) -> None:
        insist(self.can_delete, "Only a draft, or a thread of which nothing went out, can be deleted.")
        self.delete()

    def publish_now(self) -> None:
        insist(self.can_publish_now, "It is already going out, or part of it is live.")
        self.go_on()

    def cancel(self) -> None:
        """After this returns no further post of the thread goes out."""
        insist(self.can_cancel, "There is nothing left to stop.")
        if self.is_in_flight and self.status == Status.PUBLISHING:
            self.cancel_requested_at = database_now()
            self.save()
        else:
            self.move_to(Status.CANCELLED)

    def retry(self) -> None:
        """Go on with what is not live, what X refused too."""
        insist(self.can_retry, "Only a thread that stopped half-way can go on.")
        self.go_on()

    def go_on(self) -> None:
        """Let out now whatever is not live yet."""
        now = database_now()
        if not self.live_count:
            self.timezone = self.timezone or str(self.token.user.zone)
            self.scheduled_at, self.local_time = now, local_in(now, self.timezone)
        self._take_up_refused()
        self.move_to(Status.SCHEDULED, at=now)

    def _take_up_refused(self) -> None:
        self.posts.filter(status=Post.Status.REJECTED).update(status=Post.Status.PENDING)

    # ── What the publisher does ───────────────────────────────────────────────────────────────────
    def hold(self, now: datetime) -> None:
        """Keep the lease for one more call; what stopped the thread before is over."""
        self.lease_until = self.next_action_at = now + LEASE
        self.pause_reason = self.last_error = ""
        self.save(
            update_fields=["lease_until", "next_action_at", "trouble_since", "pause_reason", "last_error"]
        )

    def wait(self, until: datetime, error: str = "") -> None:
        """Go on by itself, soon."""
        self.move_to(Status.PUBLISHING, at=until, error=error, trouble_since=self.trouble_since)

    def pause(self, reason: Reason, error: str, *, until: datetime | None = None) -> None:
        """Stopped by something outside. With `until` it goes on by itself."""
        self.move_to(Status.PAUSED, at=until, reason=reason, error=error, trouble_since=self.trouble_since)

    def miss(self) -> None:
        self.move_to(Status.MISSED, error=self.last_error)

    def fail(self, error: str) -> None:
        self.move_to(Status.FAILED, error=error)

    def finish(self, now: datetime) -> None:
        self.published_at = now
        self.move_to(Status.PUBLISHED)

    def stop(self) -> None:
        """The cancel that was asked for while a post was on its way."""
        self.move_to(Status.CANCELLED)

    def move_to(
        self,
        status: ThreadStatus,
        *,
        at: datetime | None = None,
        reason: Reason | str = "",
        error: str = "",
        trouble_since: datetime | None = None,
    ) -> None:
        self.status = status
        self.pause_reason = reason
        self.last_error = error[:500]
        self.next_action_at = at
        self.trouble_since = trouble_since
        self.handed_at = self.lease_until = None
        if status not in {Status.PUBLISHING, Status.PAUSED}:  # there, a cancel is still to be obeyed
            self.cancel_requested_at = None
        if status != Status.CANCELLED:
            self.removal_requested_at = None
        self.save()
