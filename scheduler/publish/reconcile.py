"""Step 8: a post whose answer was lost is looked for at X before anything else is done about it.

X may commit late and show later still, so one look that finds nothing proves nothing; three do,
minutes apart. Found, it is ours. Absent three times, it is sent once more. Then the person decides.
"""

from datetime import datetime, timedelta
from decimal import Decimal

import structlog
from django.conf import settings
from django.db.models import Q

from accounts.models import User
from scheduler.models import Attempt, Claim, Look, Post, Thread
from scheduler.models.attempt import EARLIER
from scheduler.models.questions import LEASE
from scheduler.models.repair import settle
from scheduler.publish import gate
from scheduler.publish.actions import LookForPost, Renew, Turn
from scheduler.publish.likeness import is_ours
from xauth.client import SeenPost
from xauth.clock import database_now
from xauth.errors import DuplicateError, RateLimitedError, UnauthorizedError, XError

log = structlog.get_logger(__name__)
Pause = Thread.PauseReason
Outcome = Attempt.Outcome
ABSENT = "absent"
TAKEN = "X says that it has this text already"
MOST_DOUBTS = 2  # of one post; then the person decides
UNREADABLE_WAIT = timedelta(minutes=1)
DAY = timedelta(days=1)
FRESH = timedelta(minutes=1)  # a connection renewed that lately, and refused, is dead


# ── When to look ──────────────────────────────────────────────────────────────────────────────────
def wait_to_look(thread: Thread, post: Post) -> None:
    """The answer about this post has just been lost."""
    post.status = Post.Status.IN_DOUBT
    post.save(update_fields=["status"])
    attempt = post.attempts.filter(outcome=Outcome.UNKNOWN).last()
    if attempt is None or thread.token.user.on_doubt == User.OnDoubt.ASK:
        ask_the_person(thread, post, TAKEN if was_called_a_duplicate(post) else "its answer was lost")
    else:
        thread.wait(_due(attempt))


def next_look(thread: Thread, post: Post, turn: Turn, now: datetime) -> LookForPost | Renew | None:
    """The reading that a post in doubt needs now; None where it is not time yet, or not ours to do."""
    open_one = post.attempts.filter(outcome="").first()
    if open_one and now < open_one.started_at + LEASE:
        thread.wait(open_one.started_at + LEASE)  # whoever sent it may still be waiting for X
        return None
    if open_one:
        _interrupted(open_one, post, now)
    if thread.cancel_requested_at:
        thread.stop()
        return None
    attempt = post.attempts.filter(outcome=Outcome.UNKNOWN).last()
    wait_to_look(thread, post)
    if attempt is None or thread.status == Thread.Status.PAUSED or now < _due(attempt):
        return None
    return _look(thread, post, attempt, turn, now)


def was_called_a_duplicate(post: Post) -> bool:
    return post.attempts.filter(error=DuplicateError.__name__).exists()


def _interrupted(attempt: Attempt, post: Post, now: datetime) -> None:
    """The worker that sent it died before it could write down an answer."""
    attempt.outcome, attempt.error, attempt.finished_at = Outcome.UNKNOWN, "interrupted", now
    attempt.save()
    post.status = Post.Status.IN_DOUBT
    post.save(update_fields=["status"])


def _due(attempt: Attempt) -> datetime:
    """When the next look is worth something; counted from the call, then from the look before."""
    absent = [look.looked_at for look in attempt.looks.filter(outcome=Look.Outcome.ABSENT)]
    since = absent[-1] if absent else attempt.started_at
    at = since + timedelta(seconds=settings.RECONCILE_SECONDS[min(len(absent), _LAST)])
    last = attempt.looks.last()
    if last and last.outcome == Look.Outcome.UNREADABLE:
        wait = min(UNREADABLE_WAIT, timedelta(seconds=settings.RECONCILE_SECONDS[0]))
        return max(at, last.looked_at + wait)
    return at


_LAST = -1 + len(settings.RECONCILE_SECONDS)


def _look(
    thread: Thread, post: Post, attempt: Attempt, turn: Turn, now: datetime
) -> LookForPost | Renew | None:
    token = thread.token
    if not token.is_active:
        thread.pause(Pause.RECONNECT, token.last_error)
        return None
    if token.limited_until and token.limited_until > now:
        thread.wait(token.limited_until)
        return None
    if renew := gate.renewal(thread, post, turn, now):
        if not turn.renewal_failed:
            thread.hold(now)
            return renew
        thread.wait(turn.retry_at or now + gate.RETRY)
        return None
    if reads_are_used_up(now):
        _unreadable(thread, post, attempt, "The day's readings of X are used up.", now)
        return None
    thread.hold(now)
    return LookForPost(
        turn.claim,
        attempt.pk,
        account_id=token.x_id,
        since_id=attempt.in_reply_to,
        since=_doubts(post)[0].started_at - EARLIER,
        access_token=token.access_token,
    )


def reads_are_used_up(now: datetime) -> bool:
    used_up: bool = Look.objects.filter(looked_at__gt=now - DAY).count() >= settings.X_READS_PER_DAY
    if used_up:
        log.error("reads_used_up", limit=settings.X_READS_PER_DAY)
    return used_up


def _doubts(post: Post) -> list[Attempt]:
    """Its attempts whose answer was lost, also those that were settled by looking."""
    lost = Q(outcome__in=[Outcome.UNKNOWN, Outcome.GIVEN_UP]) | Q(looks__isnull=False)
    return list(post.attempts.filter(lost).distinct().order_by("pk"))


# ── What was seen ─────────────────────────────────────────────────────────────────────────────────
def looked(look: LookForPost, seen: list[SeenPost] | XError) -> Turn | None:
    """Write down a look; the turn to go on with, if that settles the doubt."""
    thread = Thread.objects.held(look.claim)
    if thread is None:
        return None  # somebody else has the thread and will look for themselves
    attempt = Attempt.objects.select_related("post").get(pk=look.attempt_id)
    post = next(post for post in thread.post_list if post.pk == attempt.post_id)
    now = database_now()
    if post.status != Post.Status.IN_DOUBT:
        return Turn(look.claim)  # the answer came after all
    if isinstance(seen, XError):
        _could_not_read(thread, post, attempt, seen, now)
        return None
    if found := _ours(thread, post, look, seen):
        write_down(attempt, Look.Outcome.FOUND, len(seen), found.id)
        return take(thread, post, attempt, found, look.claim, now)
    _absent(thread, post, attempt, len(seen), now)
    return None


def _ours(thread: Thread, post: Post, look: LookForPost, seen: list[SeenPost]) -> SeenPost | None:
    """The oldest that matches: our text, not before our call, and not another post of ours."""
    alike = [each for each in seen if is_ours(post.text, each.text) and each.created_at >= look.since]
    taken = set(Post.objects.filter(x_id__in=[each.id for each in alike]).values_list("x_id", flat=True))
    free = sorted((each for each in alike if each.id not in taken), key=lambda each: int(each.id))
    if len(free) > 1:
        log.error(
            "several_posts_match", thread_id=thread.pk, position=post.position, ids=[e.id for e in free]
        )
    return free[0] if free else None


def take(
    thread: Thread, post: Post, attempt: Attempt, found: SeenPost, claim: Claim, now: datetime
) -> Turn | None:
    """It was on X all the time: the turn to go on with, if there is more to do."""
    settle(attempt, Outcome.SENT, now)
    post.adopt(found)
    log.info("lost_answer_found", thread_id=thread.pk, position=post.position, x_id=found.id)
    if thread.cancel_requested_at:
        thread.stop()
        return None
    if thread.next_post is None:
        thread.finish(now)
        return None
    thread.hold(now)
    return Turn(claim)


def _absent(thread: Thread, post: Post, attempt: Attempt, read: int, now: datetime) -> None:
    write_down(attempt, Look.Outcome.ABSENT, read)
    looks = attempt.looks.filter(outcome=Look.Outcome.ABSENT).count()
    log.info("lost_answer_absent", thread_id=thread.pk, position=post.position, looks=looks)
    if looks < len(settings.RECONCILE_SECONDS):
        thread.wait(_due(attempt))
        return
    if len(_doubts(post)) >= MOST_DOUBTS:
        ask_the_person(thread, post, "its answer was lost twice, and X does not show it")
        return
    if was_called_a_duplicate(post):
        ask_the_person(thread, post, f"{TAKEN}, and does not show it")
        return
    settle(attempt, Outcome.NOT_SENT, now, ABSENT)
    post.status = Post.Status.PENDING
    post.save(update_fields=["status"])
    thread.stop() if thread.cancel_requested_at else thread.wait(now)


def _could_not_read(thread: Thread, post: Post, attempt: Attempt, error: XError, now: datetime) -> None:
    heed(error, thread, now)
    log.warning("timeline_unreadable", thread_id=thread.pk, error=type(error).__name__, status=error.status)
    _unreadable(thread, post, attempt, error.detail or type(error).__name__, now)


def heed(error: XError, thread: Thread, now: datetime) -> None:
    """What an answer says about the account rather than about the post."""
    if isinstance(error, UnauthorizedError):
        thread.token.expire_now(thread.token.generation)  # the next call refreshes first
    reset = error.reset_at if isinstance(error, RateLimitedError) and not error.whole_app else None
    if reset and reset > now:
        thread.token.limit_until(reset)


def _unreadable(thread: Thread, post: Post, attempt: Attempt, detail: str, now: datetime) -> None:
    write_down(attempt, Look.Outcome.UNREADABLE, 0, detail)
    in_a_row = _unreadable_since(attempt)
    if in_a_row and now - in_a_row > timedelta(seconds=settings.RECONCILE_GIVE_UP_SECONDS):
        ask_the_person(thread, post, "its answer was lost, and X cannot be read")
    else:
        thread.wait(_due(attempt))


def _unreadable_since(attempt: Attempt) -> datetime | None:
    since = None
    for look in attempt.looks.order_by("-pk"):
        if look.outcome != Look.Outcome.UNREADABLE:
            break
        since = look.looked_at
    return since


def write_down(attempt: Attempt, outcome: Look.Outcome, read: int, detail: str = "") -> None:
    cost = Decimal(settings.X_PRICE_READ) * read
    Look.objects.create(attempt=attempt, outcome=outcome, posts_read=read, cost=cost, detail=detail[:500])


def ask_the_person(thread: Thread, post: Post, why: str) -> None:
    """Nobody but the person can say what became of this post, so nothing after it may go out."""
    post.status = Post.Status.IN_DOUBT
    post.save(update_fields=["status"])
    thread.pause(Pause.IN_DOUBT, f"Post {post.position} may or may not be on X: {why}.")
