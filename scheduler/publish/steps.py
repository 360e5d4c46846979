"""From a claimed thread to its next call: recover, gate, intent. Runs inside one transaction."""

from datetime import datetime, timedelta

import structlog

from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import Status
from scheduler.publish import gate
from scheduler.publish.actions import Action, LookUpParent, Send, Turn
from scheduler.publish.claimed import next_check
from scheduler.publish.reconcile import next_look
from scheduler.publish.removal import next_removal
from xauth.clock import database_now
from xauth.fields import UnreadableError

log = structlog.get_logger(__name__)
Pause = Thread.PauseReason
KEYS_WAIT = timedelta(minutes=5)


def next_action(turn: Turn) -> Action | None:
    """The next call for a claimed thread; None if there is none, and the row says why."""
    thread = Thread.objects.held(turn.claim)
    if thread is None:
        return next_removal(turn)
    now = database_now()
    match thread.next_post:
        case None:
            thread.finish(now)
        case Post(status=Post.Status.PENDING) as post:
            return _call_for(thread, post, turn, now)
        case Post(status=Post.Status.REJECTED) as post:
            thread.fail(f"X refused post {post.position}.")
        case Post(status=Post.Status.IN_DOUBT, claimed_id=str(named)) as post if named:
            return next_check(thread, post, turn, now) if _can_read_keys(thread, now) else None
        case post:
            return next_look(thread, post, turn, now) if _can_read_keys(thread, now) else None
    return None


def _call_for(thread: Thread, post: Post, turn: Turn, now: datetime) -> Action | None:
    if not _can_read_keys(thread, now):
        return None
    parent = _parent(thread, post)
    if turn.look_up_parent:
        return LookUpParent(turn.claim, parent, thread.token.access_token)
    if gate.stopped(thread, now):
        return None
    if renew := gate.renewal(thread, post, turn, now):
        if not turn.renewal_failed:
            thread.hold(now)
            return renew
        thread.pause(
            Pause.PLATFORM, "The connection could not be renewed.", until=turn.retry_at or now + gate.RETRY
        )
        return None
    if gate.app_stopped(thread):
        return None
    return _intent(thread, post, parent, turn, now)


def _can_read_keys(thread: Thread, now: datetime) -> bool:
    """A key that is gone from TOKEN_KEYS is our own fault: nobody is asked to reconnect for it."""
    try:
        thread.token.access_token  # noqa: B018 - opening it is the question
    except UnreadableError as error:
        log.error("token_unreadable", token_id=thread.token_id, reason=str(error))  # noqa: TRY400
        reason = "This server cannot read the keys of the account; whoever runs it must look at it."
        thread.pause(Pause.PLATFORM, reason, until=now + KEYS_WAIT)
        return False
    return True


def _parent(thread: Thread, post: Post) -> str:
    live = [other for other in thread.post_list if other.is_live and other.position < post.position]
    return str(live[-1].x_id) if live else ""


def _intent(thread: Thread, post: Post, parent: str, turn: Turn, now: datetime) -> Send:
    """Write down that this post is about to be sent. Without this row committed, nothing is sent."""
    access_token = thread.token.access_token
    attempt = Attempt.objects.create(
        post=post,
        fence=turn.claim.fence,
        token_generation=thread.token.generation,
        in_reply_to=parent,
        price=post.price,
    )
    post.status = Post.Status.SENDING
    post.save(update_fields=["status"])
    thread.hold(now)
    return Send(turn.claim, attempt.pk, post.text, parent, access_token)


def let_go(turn: Turn) -> None:
    """Give a thread back, because this worker is told to stop: the next tick hands it to another."""
    held = Thread.objects.filter(
        pk=turn.claim.thread_id, fence=turn.claim.fence, status__in=[Status.PUBLISHING, Status.CANCELLED]
    ).exclude(status=Status.CANCELLED, removal_requested_at=None)
    held.update(next_action_at=database_now(), lease_until=None, handed_at=None)


def set_aside(turn: Turn) -> None:
    """Push a thread that cannot be worked on out of the way of the others."""
    Thread.objects.filter(pk=turn.claim.thread_id, fence=turn.claim.fence).update(
        next_action_at=database_now() + timedelta(minutes=5),
        lease_until=None,
        last_error="An error on our side; it was logged.",
    )
