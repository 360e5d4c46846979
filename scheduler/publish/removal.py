"""Takes the live part of a cancelled thread off X, from the last post to the first.

A deletion is idempotent: what is gone already counts as deleted, so a lost answer is simply asked for again.
"""

import random
from datetime import datetime, timedelta

import structlog

from scheduler.models import Post, Thread
from scheduler.publish import gate
from scheduler.publish.actions import Renew, TakeOff, Turn
from scheduler.publish.reconcile import FRESH, heed
from xauth import errors
from xauth.clock import database_now

log = structlog.get_logger(__name__)
SOON = timedelta(seconds=5)
TROUBLE_LIMIT = timedelta(minutes=10)
PASSING = (errors.NotSentError, errors.UnknownOutcomeError)


def next_removal(turn: Turn) -> TakeOff | Renew | None:
    """The deletion that comes next; None if there is none, and the row says why."""
    thread = Thread.objects.held_for_removal(turn.claim)
    if thread is None:
        return None
    now = database_now()
    token, live = thread.token, thread.repair.live
    if not live:
        thread.repair.end_taking_off()
    elif not token.is_active:
        thread.repair.end_taking_off(f"{token} is not connected. Reconnect it, then delete the live part.")
    elif token.limited_until and token.limited_until > now:
        thread.repair.put_off(token.limited_until, "X asked this account to wait.")
    elif renew := gate.renewal(thread, live[-1], turn, now):
        if not turn.renewal_failed:
            thread.hold(now)
            return renew
        thread.repair.put_off(turn.retry_at or now + gate.RETRY, "The connection could not be renewed.")
    else:
        thread.hold(now)
        return TakeOff(turn.claim, live[-1].pk, str(live[-1].x_id), token.access_token)
    return None


def taken_off(removal: TakeOff, answer: bool | errors.XError) -> Turn | None:
    """Write down what X said: valid even if the lease is gone, since the post is gone all the same."""
    thread = Thread.objects.locked(removal.claim.thread_id)
    post = next(post for post in thread.post_list if post.pk == removal.post_id)
    now = database_now()
    if not isinstance(answer, errors.XError) and post.is_live:
        post.taken_off(now)
        log.info("post_taken_off", thread_id=thread.pk, position=post.position, was_there=answer)
    if thread.fence != removal.claim.fence or not thread.repair.is_taking_off:
        return None
    if isinstance(answer, errors.XError):
        return _not_taken_off(thread, post, removal, answer, now)
    thread.trouble_since = None
    thread.hold(now)
    return Turn(removal.claim)


def _not_taken_off(
    thread: Thread, post: Post, removal: TakeOff, error: errors.XError, now: datetime
) -> Turn | None:
    log.warning("post_not_taken_off", thread_id=thread.pk, error=type(error).__name__, status=error.status)
    heed(error, thread, now)
    match error:
        case errors.UnauthorizedError():
            return _refused_connection(thread, removal, now)
        case errors.RateLimitedError():
            until = error.reset_at if error.reset_at and error.reset_at > now else now + TROUBLE_LIMIT
            thread.repair.put_off(until, "X asked us to wait before it deletes more.")
        case errors.AppBlockedError():
            thread.repair.end_taking_off(
                "X does not delete anything for this server at the moment; whoever runs it must look at it. "
                "Try again later."
            )
        case _ if isinstance(error, PASSING):
            _try_again(thread, post, now)
        case _:
            said = f" It said: “{error.detail}”" if error.detail else ""
            thread.repair.end_taking_off(f"X refused to delete post {post.position}.{said}")
    return None


def _refused_connection(thread: Thread, removal: TakeOff, now: datetime) -> Turn | None:
    """Refresh once, try once more; refused again, only the person can help."""
    if thread.token.refreshed_at < now - FRESH:
        return Turn(removal.claim)
    thread.token.ask_to_reconnect("X no longer accepts this connection.")
    thread.repair.end_taking_off(f"{thread.token} is not connected. Reconnect it, then delete the live part.")
    return None


def _try_again(thread: Thread, post: Post, now: datetime) -> None:
    """After about as long as the trouble has lasted; after ten minutes the person says when."""
    thread.trouble_since = thread.trouble_since or now
    lasted = now - thread.trouble_since
    unanswered = f"X gave no answer about deleting post {post.position}."
    if lasted > TROUBLE_LIMIT:
        thread.repair.end_taking_off(f"{unanswered} Try again later.")
        return
    until = now + max(SOON, lasted) * random.uniform(0.5, 1.0)  # noqa: S311
    thread.repair.put_off(until, unanswered)
