from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Now

from accounts.models import User
from scheduler.models.post import Post
from scheduler.models.status import CAN_ACT, CAN_HAVE_WORK, NEED_THE_PERSON, PauseReason, Status
from xauth.models import Token

if TYPE_CHECKING:
    from scheduler.models.thread import Thread

HAND_ON_AHEAD = timedelta(seconds=15)
HAND_ON_AGAIN = timedelta(seconds=30)
LEASE = timedelta(seconds=settings.PUBLISH_LEASE_SECONDS)  # well over the time within which a call must end


STUCK = Q(status=Status.PAUSED, pause_reason__in=NEED_THE_PERSON)
UNCONNECTED = Q(status=Status.SCHEDULED) & ~Q(token__status=Token.Status.ACTIVE)


class Claim(NamedTuple):
    """A worker's right to publish a thread, until somebody claims it with a higher fence."""

    thread_id: int
    fence: int


class ThreadQuerySet(models.QuerySet["Thread"]):
    def of(self, user: User) -> Self:
        return self.filter(token__user=user)

    def with_posts(self) -> Self:
        return self.select_related("token__user").prefetch_related("posts")

    def due(self, now: datetime | Now) -> Self:
        """Something is to be done with them, and no worker holds them."""
        free = Q(lease_until=None) | Q(lease_until__lte=now)
        return self.with_work(now).filter(free)

    def with_work(self, until: datetime | Now) -> Self:
        """Something is to be done with them by then."""
        waiting = self.filter(status__in=CAN_HAVE_WORK, next_action_at__lte=until)
        return waiting.exclude(status=Status.CANCELLED, removal_requested_at=None)

    def needing_attention(self) -> Self:
        return self.filter(STUCK | UNCONNECTED | Q(status__in=[Status.MISSED, Status.FAILED]))

    def upcoming(self) -> Self:
        return self.filter(status__in=CAN_ACT).exclude(STUCK | UNCONNECTED)

    def hand_on(self, now: datetime, most: int = 5_000) -> list[int]:
        """The threads to hand to workers now, each marked so that no other beat hands it on as well."""
        with transaction.atomic():
            return self._hand_on(now, most)

    def _hand_on(self, now: datetime, most: int) -> list[int]:
        fresh = Q(handed_at=None) | Q(handed_at__lte=now - HAND_ON_AGAIN)
        ids = list(
            self.due(now + HAND_ON_AHEAD)
            .filter(fresh)
            .order_by("next_action_at")
            .select_for_update(skip_locked=True)
            .values_list("pk", flat=True)[:most]
        )
        self.filter(pk__in=ids).update(handed_at=now)
        return ids

    def due_moments(self, ids: Iterable[int], now: datetime) -> dict[int, datetime]:
        """When each of them is due, as far as that is soon; the others will be handed on again."""
        rows = self.filter(pk__in=ids).with_work(now + HAND_ON_AHEAD)
        return {pk: at for pk, at in rows.values_list("pk", "next_action_at") if at}

    def locking(self) -> Self:
        return self.select_related("token__user").select_for_update(of=("self",))

    def locked(self, pk: int) -> "Thread":
        """The row under the lock that publisher, cancel and edit share, until the transaction ends."""
        return self.locking().get(pk=pk)

    def held(self, claim: Claim) -> "Thread | None":
        """The row under its lock, if this claim is still the latest and nobody stopped the thread."""
        held = self.filter(pk=claim.thread_id, fence=claim.fence, status=Status.PUBLISHING)
        return held.locking().first()

    def held_for_removal(self, claim: Claim) -> "Thread | None":
        """The same for a thread whose live part is being taken off X."""
        held = self.filter(pk=claim.thread_id, fence=claim.fence, status=Status.CANCELLED)
        return held.exclude(removal_requested_at=None).locking().first()

    def claim(self, ids: Iterable[int]) -> list[Claim]:
        """Lease those that are due by the database's clock; each gets a fence above all earlier ones."""
        with transaction.atomic():
            return self._claim(ids)

    def _claim(self, ids: Iterable[int]) -> list[Claim]:
        mine = list(
            self.filter(pk__in=ids).due(Now()).select_for_update(skip_locked=True).order_by("next_action_at")
        )
        self.filter(pk__in=[thread.pk for thread in mine]).update(
            status=Case(When(status=Status.CANCELLED, then=F("status")), default=Value(Status.PUBLISHING)),
            fence=F("fence") + 1,
            lease_until=Now() + LEASE,
            next_action_at=Now() + LEASE,
        )
        return [Claim(thread.pk, thread.fence + 1) for thread in mine]

    @transaction.atomic
    def drafted(self, token: Token, texts: Sequence[str], *, instead_of: "Thread | None" = None) -> "Thread":
        """A draft of exactly these posts: `instead_of` itself, where it still is one, else a new one.

        What was tried at X keeps its history, so a draft with attempts is left as it is.
        """
        untried = self.locking().filter(status=Status.DRAFT).exclude(posts__attempts__isnull=False)
        old = untried.filter(pk=instead_of.pk).first() if instead_of else None
        thread = old or self.model(token=token)
        thread.token = token
        thread.save()
        thread.posts.all().delete()
        Post.objects.bulk_create(
            Post(thread=thread, position=position, text=text) for position, text in enumerate(texts, 1)
        )
        return thread

    def tokens_needed(self, until: datetime) -> models.QuerySet["Thread", int]:
        """The accounts that have a thread to publish by then."""
        return self.filter(status__in=CAN_ACT, next_action_at__lte=until).values_list("token_id", flat=True)

    def wake_reconnected(self, now: datetime) -> int:
        """Threads that waited for an account which is connected again."""
        waiting = self.filter(status=Status.PAUSED, pause_reason=PauseReason.RECONNECT, next_action_at=None)
        return waiting.filter(token__status=Token.Status.ACTIVE).update(next_action_at=now, handed_at=None)
