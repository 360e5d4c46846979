"""X's limits and prices: what may go out, when, and at what cost. The ledger is our own attempts."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum

from scheduler.models.attempt import Attempt
from scheduler.models.post import Post
from scheduler.models.status import CAN_ACT
from scheduler.models.thread import Thread
from scheduler.prices import price
from xauth.models import Token

DAY = timedelta(days=1)
# X bills what it took. What is open or in doubt may have been taken, so it counts.
TAKEN = Q(outcome__in=["", Attempt.Outcome.SENT, Attempt.Outcome.UNKNOWN, Attempt.Outcome.GIVEN_UP])


class Kind(Enum):
    POST = "post"
    ORIGINAL = "original"
    REPLY = "reply"

    def counts(self, in_reply_to: str) -> bool:
        return self is Kind.POST or (self is Kind.REPLY) == bool(in_reply_to)


class Shortage(NamedTuple):
    """Why a thread cannot go out in one piece now, and when it is worth looking again."""

    until: datetime
    reason: str


class Window(NamedTuple):
    """At most `limit` posts of `kind` in any `length`."""

    length: timedelta
    limit: int
    kind: Kind
    name: str


def account_windows(token: Token) -> list[Window]:
    windows = [
        Window(timedelta(minutes=15), settings.X_POSTS_PER_15_MIN, Kind.POST, "posts in 15 minutes"),
        Window(timedelta(hours=3), settings.X_POSTS_PER_3_HOURS, Kind.POST, "posts in 3 hours"),
        Window(DAY, settings.X_POSTS_PER_DAY, Kind.POST, "posts a day"),
    ]
    if not token.verified:
        windows += [
            Window(DAY, settings.X_ORIGINALS_PER_DAY, Kind.ORIGINAL, "original posts a day"),
            Window(DAY, settings.X_REPLIES_PER_DAY, Kind.REPLY, "replies a day"),
        ]
    return windows


def shortage(thread: Thread, now: datetime) -> Shortage | None:
    """What stands against sending **all** remaining posts of a thread now, so that no limit cuts it.

    Threads that have begun come first: what they still need counts as used.
    """
    remaining = len(thread.remaining)
    originals = 0 if thread.live_count else min(remaining, 1)
    promised = _promised(now, besides=thread)
    replies = remaining - originals
    reserved = promised[thread.token_id]
    needed = {
        Kind.POST: remaining + reserved,
        Kind.ORIGINAL: originals,
        Kind.REPLY: replies and replies + reserved,
    }
    today = Attempt.objects.filter(TAKEN, started_at__gt=now - DAY).order_by("started_at")
    account = list(today.filter(post__thread__token=thread.token).values_list("started_at", "in_reply_to"))
    found = [_over_budget(thread, now), _app_limit(today, remaining + promised.total(), now)]
    for window in account_windows(thread.token):
        taken = [at for at, reply in account if at > now - window.length and window.kind.counts(reply)]
        if needed[window.kind] and (excess := len(taken) + needed[window.kind] - window.limit) > 0:
            found.append(_shortage(window, taken[excess - 1 : excess], now))
    return max(filter(None, found), default=None)


def _promised(now: datetime, besides: Thread) -> Counter[int]:
    """By account: what threads that have begun, and go on by themselves, have not sent yet."""
    moving = Thread.objects.upcoming().exclude(status=Thread.Status.SCHEDULED, next_action_at__gt=now)
    begun = moving.filter(posts__status__in=[Post.Status.SENDING, Post.Status.SENT]).exclude(pk=besides.pk)
    pending = Post.objects.filter(thread__in=begun, status=Post.Status.PENDING)
    return Counter(pending.values_list("thread__token", flat=True))


def _app_limit(today: models.QuerySet[Attempt], needed: int, now: datetime) -> Shortage | None:
    limit = settings.X_APP_POSTS_PER_DAY
    excess = today.count() + needed - limit
    if excess <= 0:
        return None
    window = Window(DAY, limit, Kind.POST, "posts a day for everyone here")
    return _shortage(window, list(today.values_list("started_at", flat=True)[excess - 1 : excess]), now)


def _shortage(window: Window, leaving: Sequence[datetime], now: datetime) -> Shortage:
    """Room comes when the post that is one too many leaves the window."""
    until = (leaving[0] if leaving else now) + window.length
    return Shortage(until, f"The limit of {window.limit} {window.name} is reached.")


def _over_budget(thread: Thread, now: datetime) -> Shortage | None:
    cost = sum((post.price for post in thread.remaining), Decimal(0))
    if not settings.X_MONTHLY_BUDGET or spent_in_month(now) + cost <= settings.X_MONTHLY_BUDGET:
        return None
    return Shortage(now + timedelta(hours=1), _budget_words())


def _budget_words() -> str:
    return f"This month's budget of ${settings.X_MONTHLY_BUDGET} for posting to X is used up."


def spent_in_month(now: datetime) -> Decimal:
    """USD since the first of the calendar month, UTC."""
    start = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    total = Attempt.objects.filter(TAKEN, started_at__gte=start).aggregate(total=Sum("price"))["total"]
    return Decimal(total or 0)


# ── When scheduling ───────────────────────────────────────────────────────────────────────────────
def planning_problems(token: Token, texts: list[str], at: datetime, *, besides: Thread | None) -> list[str]:
    """Why X's daily limits or the budget would not let these posts out at that instant."""
    problems = []
    if not token.verified:
        planned = _planned(token, at, besides)
        if 1 + _busiest_day(dict.fromkeys(planned, 1), at) > settings.X_ORIGINALS_PER_DAY:
            problems.append(_full_day(settings.X_ORIGINALS_PER_DAY, "threads"))
        replies = {when: count - 1 for when, count in planned.items()}
        if len(texts) - 1 + _busiest_day(replies, at) > settings.X_REPLIES_PER_DAY:
            problems.append(_full_day(settings.X_REPLIES_PER_DAY, "replies"))
    budget = settings.X_MONTHLY_BUDGET
    if budget and _month_plan(at, besides) + sum(map(price, texts)) > budget:
        problems.append(f"{_budget_words()} Pick a time next month, or ask who runs this server.")
    return problems


def _full_day(limit: int, what: str) -> str:
    return f"X takes at most {limit} {what} a day from this account, and that day is full. Pick another day."


def _planned(token: Token, at: datetime, besides: Thread | None) -> dict[tuple[datetime, int], int]:
    """How many posts other threads near that instant have, by instant and row."""
    near = Thread.objects.filter(token=token, scheduled_at__gt=at - DAY, scheduled_at__lt=at + DAY)
    near = near.filter(status__in=[*CAN_ACT, Thread.Status.PUBLISHED])
    if besides:
        near = near.exclude(pk=besides.pk)
    return {
        (thread.scheduled_at, thread.pk): thread.post_count
        for thread in near.prefetch_related("posts")
        if thread.scheduled_at
    }


def _busiest_day(counts: dict[tuple[datetime, int], int], at: datetime) -> int:
    """The most others in any 24 hours that hold `at`."""
    starts = [at, *(when for when, _ in counts if when <= at)]
    return max(
        sum(count for (when, _), count in counts.items() if start <= when < start + DAY) for start in starts
    )


def _month_plan(at: datetime, besides: Thread | None) -> Decimal:
    """USD spent in the month of `at`, and promised to threads that wait in it."""
    start = at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    end = (start + timedelta(days=32)).replace(day=1)
    waiting = Post.objects.filter(
        status=Post.Status.PENDING,
        thread__status__in=CAN_ACT,
        thread__scheduled_at__gte=start,
        thread__scheduled_at__lt=end,
    )
    if besides:
        waiting = waiting.exclude(thread=besides)
    return spent_in_month(at) + sum(map(price, waiting.values_list("text", flat=True)), Decimal(0))
