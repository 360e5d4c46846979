"""The person says which post at X is the one in doubt; X is asked whether the account has it.

Their word alone is not enough: the account's own timeline must hold that id. Its words may differ from
ours only if the person then says so. Whatever is not proved leads back to the person, with the reason.
"""

from datetime import datetime

import structlog

from scheduler.models import Attempt, Look, Post, Thread
from scheduler.publish import gate
from scheduler.publish.actions import CheckClaimed, Renew, Turn
from scheduler.publish.likeness import is_ours
from scheduler.publish.reconcile import FRESH, ask_the_person, heed, reads_are_used_up, take, write_down
from xauth.client import SeenPost
from xauth.clock import database_now
from xauth.errors import UnauthorizedError, XError

log = structlog.get_logger(__name__)
Pause = Thread.PauseReason
NOT_ASKED = "and X could not be asked about the post you named"


def next_check(thread: Thread, post: Post, turn: Turn, now: datetime) -> CheckClaimed | Renew | None:
    """The reading that tells whether the account has the post that the person named."""
    attempt = post.attempts.filter(outcome=Attempt.Outcome.UNKNOWN).last()
    token = thread.token
    if thread.cancel_requested_at:
        thread.stop()
    elif not token.is_active:
        thread.pause(Pause.RECONNECT, token.last_error)
    elif token.limited_until and token.limited_until > now:
        _back(thread, post, _limited(token.limited_until, now))
    elif renew := gate.renewal(thread, post, turn, now):
        if not turn.renewal_failed:
            thread.hold(now)
            return renew
        _back(thread, post, f"{NOT_ASKED}: the connection could not be renewed. Try again in a minute")
    elif attempt is None or reads_are_used_up(now):
        _back(thread, post, f"{NOT_ASKED}: the day's readings are used up. Try again tomorrow")
    else:
        thread.hold(now)
        return CheckClaimed(turn.claim, attempt.pk, token.x_id, post.claimed_id, token.access_token)
    return None


def checked(check: CheckClaimed, seen: list[SeenPost] | XError) -> Turn | None:
    """Write down what X says; the turn to go on with, if that settles the doubt."""
    thread = Thread.objects.held(check.claim)
    if thread is None:
        return None
    attempt = Attempt.objects.get(pk=check.attempt_id)
    post = next(post for post in thread.post_list if post.pk == attempt.post_id)
    now = database_now()
    if post.status != Post.Status.IN_DOUBT:
        return Turn(check.claim)  # the answer came after all
    if isinstance(seen, UnauthorizedError) and thread.token.refreshed_at < now - FRESH:
        heed(seen, thread, now)
        thread.hold(now)
        return Turn(check.claim)
    if isinstance(seen, XError):
        _could_not_ask(thread, post, attempt, seen, now)
        return None
    found = next((each for each in seen if each.id == check.claimed_id), None)
    if found is None:
        write_down(attempt, Look.Outcome.NO_SUCH, len(seen), check.claimed_id)
        _back(thread, post, f"X shows no post {check.claimed_id} of {thread.token}; look at the link again")
    elif Post.objects.filter(x_id=found.id).exists():
        write_down(attempt, Look.Outcome.NO_SUCH, len(seen), check.claimed_id)
        _back(thread, post, "the post you named is another one that went out from here")
    elif not is_ours(post.text, found.text):
        write_down(attempt, Look.Outcome.OTHER_WORDS, len(seen), found.text)
        ask_the_person(thread, post, "the post you named says something else")
    else:
        write_down(attempt, Look.Outcome.FOUND, len(seen), found.id)
        return take(thread, post, attempt, found, check.claim, now)
    return None


def _could_not_ask(thread: Thread, post: Post, attempt: Attempt, error: XError, now: datetime) -> None:
    heed(error, thread, now)
    log.warning("claimed_unreadable", thread_id=thread.pk, error=type(error).__name__, status=error.status)
    write_down(attempt, Look.Outcome.UNREADABLE, 0, error.detail or type(error).__name__)
    if error.reset_at and error.reset_at > now:
        _back(thread, post, _limited(error.reset_at, now))
    else:
        _back(thread, post, f"{NOT_ASKED}. Name it again in a minute")


def _limited(until: datetime, now: datetime) -> str:
    minutes = 1 + int((until - now).total_seconds() // 60)
    return f"{NOT_ASKED}: X has a limit. Name it again in {minutes} minute{'s' if minutes > 1 else ''}"


def _back(thread: Thread, post: Post, why: str) -> None:
    post.claimed_id = ""
    post.save(update_fields=["claimed_id"])
    ask_the_person(thread, post, f"its answer was lost, {why}" if why.startswith("and") else why)
