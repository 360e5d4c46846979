"""What each of X's answers does to a thread. Keyed by the attempt: valid even if the lease is gone."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import takewhile

import structlog
from django.db.models import Q

from scheduler.models import Attempt, Post, Thread
from scheduler.publish.actions import (
    Action,
    CheckClaimed,
    HeldUpError,
    LookForPost,
    LookUpParent,
    Outcome,
    Renew,
    Send,
    TakeOff,
    Turn,
)
from scheduler.publish.claimed import checked
from scheduler.publish.reconcile import ABSENT, looked, wait_to_look
from scheduler.publish.refusals import refusal
from scheduler.publish.removal import taken_off
from xauth import errors
from xauth.clock import database_now
from xauth.models import Breaker

log = structlog.get_logger(__name__)
Pause = Thread.PauseReason
PARENT_WAITS = [timedelta(seconds=seconds) for seconds in (5, 15, 60)]
NOT_VISIBLE = errors.ParentNotVisibleError.__name__
PARENT_LIMIT = timedelta(days=1)
TROUBLE_LIMIT = timedelta(minutes=10)
UNKNOWN_RESET = timedelta(minutes=15)
PLATFORM_WAIT = timedelta(minutes=15)


def record(landed: tuple[Action, Outcome]) -> Turn | None:
    """Write down what came of a call; the turn to go on with, if the thread goes on now."""
    match landed:
        case Send() as send, str(x_id):
            return _sent(send, x_id)
        case Send() as send, errors.XError() as error:
            return _not_sent(send, error)
        case Renew(), Turn() as turn:
            return turn
        case LookUpParent() as look_up, answer:
            _parent_looked_up(look_up, answer)
            return None
        case LookForPost() as look, (list() | errors.XError()) as seen:
            return looked(look, seen)
        case CheckClaimed() as check, (list() | errors.XError()) as seen:
            return checked(check, seen)
        case TakeOff() as removal, (bool() | errors.XError()) as answer:
            return taken_off(removal, answer)
    raise TypeError(f"No such answer to a call: {landed!r}")


def _open(send: Send) -> tuple[Thread, Post, Attempt]:
    """The rows behind a call, the thread's lock first: the order that every other step takes."""
    thread = Thread.objects.locked(send.claim.thread_id)
    attempt = Attempt.objects.get(pk=send.attempt_id)
    post = next(post for post in thread.post_list if post.pk == attempt.post_id)
    return thread, post, attempt


def _is_ours(thread: Thread, send: Send) -> bool:
    return (thread.fence, thread.status) == (send.claim.fence, Thread.Status.PUBLISHING)


def _sent(send: Send, x_id: str) -> Turn | None:
    thread, post, attempt = _open(send)
    now = database_now()
    if attempt.is_known and not _was_taken_for_absent(thread, post, attempt):
        return Turn(send.claim) if _is_ours(thread, send) else None
    _close(attempt, Attempt.Outcome.SENT, now)
    post.status, post.x_id, post.sent_at = Post.Status.SENT, x_id, now
    post.save(update_fields=["status", "x_id", "sent_at"])
    Breaker.objects.reset(Breaker.PUBLISH)
    log.info("post_sent", thread_id=thread.pk, position=post.position, x_id=x_id)
    if not _is_ours(thread, send):
        _answered_after_all(thread, now)
        return None
    thread.trouble_since = None
    if thread.next_post is None:
        thread.finish(now)
        return None
    thread.hold(now)
    return Turn(send.claim)


def _was_taken_for_absent(thread: Thread, post: Post, attempt: Attempt) -> bool:
    """X took it although it was taken for lost. While it waits to be sent again, that can be undone."""
    if attempt.error != ABSENT and attempt.outcome != Attempt.Outcome.GIVEN_UP:
        return False
    log.error("absent_post_was_sent", thread_id=thread.pk, position=post.position, post_status=post.status)
    return post.status == Post.Status.PENDING


def _answered_after_all(thread: Thread, now: datetime) -> None:
    """The answer came after recovery had given it up: the doubt is over."""
    if any(post.status == Post.Status.IN_DOUBT for post in thread.post_list):
        return
    is_free = thread.status == Thread.Status.PUBLISHING and thread.lease_until is None
    if thread.pause_reason == Pause.IN_DOUBT or is_free:
        thread.wait(now)


def _not_sent(send: Send, error: errors.XError) -> Turn | None:
    thread, post, attempt = _open(send)
    now = database_now()
    outcome, next_step = ANSWERS[type(error)]
    log.warning(
        "post_not_sent",
        thread_id=thread.pk,
        position=post.position,
        error=type(error).__name__,
        status=error.status,
        problem=error.problem,
        detail=error.detail,
        transaction_id=error.transaction_id,
    )
    if (outcome == Attempt.Outcome.UNKNOWN and not attempt.is_open) or attempt.is_known:
        return None  # written down already, and others may have gone on since
    _close(attempt, outcome, now, error)
    unknown = outcome == Attempt.Outcome.UNKNOWN
    if outcome == Attempt.Outcome.REFUSED:  # about this post; X is open to our app
        Breaker.objects.reset(Breaker.PUBLISH)
    post.status = Post.Status.IN_DOUBT if unknown else Post.Status.PENDING
    post.save(update_fields=["status"])
    if not _is_ours(thread, send):
        _answered_after_all(thread, now)
        return None
    if thread.cancel_requested_at and not unknown:
        thread.stop()
        return None
    if error.status:  # X can be reached
        thread.trouble_since = None
    return next_step(thread, post, send, error, now)


def _close(
    attempt: Attempt, outcome: Attempt.Outcome, now: datetime, error: errors.XError | None = None
) -> None:
    attempt.outcome, attempt.finished_at = outcome, now
    if error:
        attempt.error = type(error).__name__[:40]
        attempt.http_status = error.status
        attempt.problem, attempt.detail = error.problem[:100], error.detail[:500]
        attempt.transaction_id = error.transaction_id
    elif outcome == Attempt.Outcome.SENT:
        attempt.error = ""
    attempt.save()


# ── One function for each thing there is to do ────────────────────────────────────────────────────
NextStep = Callable[[Thread, Post, Send, errors.XError, datetime], Turn | None]


def _retry_soon(thread: Thread, _post: Post, _send: Send, error: errors.XError, now: datetime) -> None:
    """Again after about as long as the trouble has lasted; after ten minutes say so and look less often."""
    thread.trouble_since = thread.trouble_since or now
    lasted = now - thread.trouble_since
    if lasted > TROUBLE_LIMIT:
        log.error("x_out_of_reach", thread_id=thread.pk, detail=error.detail)
        thread.pause(Pause.PLATFORM, "X cannot be reached.", until=now + PLATFORM_WAIT)
    else:
        thread.wait(now + max(timedelta(seconds=5), lasted) * random.uniform(0.5, 1.0))  # noqa: S311


def _hand_back(thread: Thread, _post: Post, _send: Send, _error: errors.XError, now: datetime) -> None:
    """This worker is too busy; the next tick hands the thread to whichever is free."""
    thread.wait(now)


def _doubt(thread: Thread, post: Post, _send: Send, _error: errors.XError, _now: datetime) -> None:
    """Nobody knows whether it is live: the next turn says when to look, and whom to ask."""
    wait_to_look(thread, post)


def _renew_or_reconnect(
    thread: Thread, post: Post, send: Send, error: errors.XError, _now: datetime
) -> Turn | None:
    """Refresh once, try once more; refused again with the fresh token, only the person can help.

    So every second refusal in a row asks for the person, unless a newer grant came during the call.
    """
    in_a_row = list(takewhile(lambda attempt: attempt.http_status == 401, post.attempts.order_by("-pk")))
    if len(in_a_row) % 2 or in_a_row[0].token_generation != thread.token.generation:
        return Turn(send.claim)
    thread.token.ask_to_reconnect(f"X no longer accepts this connection: {error.detail}")
    thread.pause(Pause.RECONNECT, error.detail)
    return None


def _stop_everyone(thread: Thread, _post: Post, send: Send, error: errors.XError, _now: datetime) -> None:
    breaker = _trip(send, f"X refuses our app: {error.detail}")
    thread.pause(Pause.CREDITS, breaker.reason, until=breaker.closed_until + timedelta(seconds=1))


def _trip(send: Send, reason: str, until: datetime | None = None) -> Breaker:
    """Calls that were under way when X first refused say nothing new: only later ones lengthen the wait."""
    began = Attempt.objects.get(pk=send.attempt_id).started_at
    known = Breaker.objects.filter(pk=Breaker.PUBLISH, since__gte=began).first()
    return known or Breaker.objects.trip(Breaker.PUBLISH, reason, until=until)


def _wait_for_reset(thread: Thread, _post: Post, send: Send, error: errors.XError, now: datetime) -> None:
    jitter = timedelta(seconds=random.uniform(1, 5))  # noqa: S311
    reset = error.reset_at if error.reset_at and error.reset_at > now else now + UNKNOWN_RESET
    until = reset + jitter
    if error.whole_app:
        _trip(send, "X's daily limit for our whole app is reached.", until)
    else:
        thread.token.limit_until(until)
    thread.pause(Pause.RATE_LIMIT, "X asked us to wait.", until=until)


def _wait_for_parent(
    thread: Thread, post: Post, send: Send, _error: errors.XError, now: datetime
) -> Turn | None:
    """X may not show the post above yet; if that lasts, ask whether it is still there."""
    tried = post.attempts.filter(error=NOT_VISIBLE)
    tries = tried.count()
    if tries and tried[0].started_at < now - PARENT_LIMIT:
        thread.fail("For a day X did not take a reply to the post above this one. Try again, or leave it.")
        return None
    if tries > len(PARENT_WAITS):
        thread.hold(now)
        return Turn(send.claim, look_up_parent=True)
    thread.wait(now + PARENT_WAITS[tries - 1], "X does not show the post above to replies yet.")
    return None


def _parent_looked_up(look_up: LookUpParent, answer: Outcome) -> None:
    thread = Thread.objects.held(look_up.claim)
    if thread is None:
        return
    if answer is False:
        thread.fail("The post above this one is no longer on X, so nothing can be added under it.")
    else:
        now = database_now()
        began = Attempt.objects.filter(post__thread=thread, error=NOT_VISIBLE).first()
        is_new = began is not None and now - began.started_at < TROUBLE_LIMIT
        reason = "X does not take a reply to the post above yet."
        thread.pause(Pause.PLATFORM, reason, until=now + (PARENT_WAITS[-1] if is_new else PLATFORM_WAIT))


def _refuse(thread: Thread, post: Post, _send: Send, error: errors.XError, _now: datetime) -> None:
    post.status = Post.Status.REJECTED
    post.save(update_fields=["status"])
    thread.fail(refusal(error, post.position))


def _weigh_duplicate(thread: Thread, post: Post, send: Send, error: errors.XError, now: datetime) -> None:
    """X has this text already. If an earlier try of ours was lost, that try may be what X has."""
    unsure = [Attempt.Outcome.UNKNOWN, Attempt.Outcome.GIVEN_UP]
    lost = post.attempts.filter(Q(outcome__in=unsure) | Q(error=ABSENT)).last()
    if lost is None:
        _refuse(thread, post, send, error, now)
        return
    lost.outcome = Attempt.Outcome.UNKNOWN
    lost.save(update_fields=["outcome"])
    _doubt(thread, post, send, error, now)


Outcomes = Attempt.Outcome
ANSWERS: dict[type[errors.XError], tuple[Attempt.Outcome, NextStep]] = {
    errors.NotSentError: (Outcomes.NOT_SENT, _retry_soon),
    HeldUpError: (Outcomes.NOT_SENT, _hand_back),
    errors.UnknownOutcomeError: (Outcomes.UNKNOWN, _doubt),
    errors.UnauthorizedError: (Outcomes.NOT_SENT, _renew_or_reconnect),
    errors.AppBlockedError: (Outcomes.NOT_SENT, _stop_everyone),
    errors.RateLimitedError: (Outcomes.NOT_SENT, _wait_for_reset),
    errors.ParentNotVisibleError: (Outcomes.NOT_SENT, _wait_for_parent),
    errors.DuplicateError: (Outcomes.REFUSED, _weigh_duplicate),
    errors.ReplyNotAllowedError: (Outcomes.REFUSED, _refuse),
    errors.RefusedError: (Outcomes.REFUSED, _refuse),
}
