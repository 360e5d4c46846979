"""What a thread's status means for the person, in a sentence or two: why, and what happens next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.timesince import timesince

from scheduler.models.status import LATE, Status
from scheduler.models.status import PauseReason as Pause
from scheduler.times import clock_time

if TYPE_CHECKING:
    from scheduler.models.thread import Thread


def explain(thread: "Thread") -> str:
    return SENTENCES[Status(thread.status)](thread)


def _live(thread: "Thread") -> str:
    return f"{thread.live_count} of {thread.post_count} posts are on X. " if thread.live_count else ""


def _draft(_thread: "Thread") -> str:
    return "A draft. Nothing goes out until you schedule it."


def _scheduled(thread: "Thread") -> str:
    if not thread.token.is_active:
        return (
            f"{thread.token} is not connected. Reconnect it before {clock_time(thread.scheduled_at)}, "
            "and this thread goes out on time."
        )
    return (
        f"Goes out at {clock_time(thread.scheduled_at)}, by itself. You can change or cancel it until then."
    )


def _publishing(thread: "Thread") -> str:
    if thread.cancel_requested_at:
        return f"{_live(thread)}One post is on its way; the rest is stopped."
    if doubtful := thread.repair.doubtful:
        if doubtful.claimed_id:
            return f"{_live(thread)}Looking on X for the post you named as post {doubtful.position}."
        return (
            f"{_live(thread)}The answer about post {doubtful.position} was lost, so it may be on X or not. "
            f"Looking for it there at {clock_time(thread.next_action_at)}; until that is known nothing goes "
            "out."
        )
    if thread.trouble_since:
        return f"{_live(thread)}X could not be reached. Trying again at {clock_time(thread.next_action_at)}."
    if thread.last_error:
        return f"{_live(thread)}{thread.last_error} Next try at {clock_time(thread.next_action_at)}."
    return f"{_live(thread)}Going out now."


def _published(thread: "Thread") -> str:
    late = thread.delay
    if late > LATE and thread.scheduled_at:
        lateness = timesince(thread.scheduled_at, thread.scheduled_at + late)
        return f"Everything is on X. It went out {lateness} late."
    return "Everything is on X."


def _paused(thread: "Thread") -> str:
    when = clock_time(thread.next_action_at)
    sentences = {
        Pause.RATE_LIMIT: f"{thread.last_error} It continues by itself at {when}.",
        Pause.RECONNECT: f"{thread.token} is connected again. This thread goes on in a moment."
        if thread.token.is_active
        else f"{thread.token} is no longer connected. Reconnect it, and this thread goes on.",
        Pause.CREDITS: "X does not take posts from this server at the moment. That is not about your "
        f"account; whoever runs the server must look at it. Next try at {when}.",
        Pause.PLATFORM: f"{thread.last_error} It is tried again at {when}, by itself.",
        Pause.IN_DOUBT: f"{thread.last_error} So that nothing is posted twice, the thread waits. Look at "
        "your profile on X to see whether it is there, then say so here.",
    }
    too_late = thread.next_action_at is not None and thread.is_too_late(thread.next_action_at)
    then = " That is later than you allow, so it will then wait for you." if too_late else ""
    return _live(thread) + sentences[Pause(thread.pause_reason)] + then


def _missed(_thread: "Thread") -> str:
    return (
        "It could not go out in time, and is now later than you allow. Nothing of it is on X. Publish it now "
        "or pick a time."
    )


def _failed(thread: "Thread") -> str:
    return f"{_live(thread)}{thread.last_error}"


def _cancelled(thread: "Thread") -> str:
    repair = thread.repair
    if repair.is_taking_off:
        return _taking_off(thread)
    if repair.taken_off and not repair.live:
        return f"Taken off X: nothing of it is live any more.{_doubt_left(thread)}"
    error = f"{thread.last_error} " if thread.last_error else ""
    return f"{_live(thread)}{error}Cancelled: nothing more of it goes out.{_doubt_left(thread)}"


def _taking_off(thread: "Thread") -> str:
    done, left = len(thread.repair.taken_off), len(thread.repair.live)
    told = f"Taking it off X: {done} of {done + left} posts are gone."
    if thread.last_error:
        return (
            f"{told} {thread.last_error} It is tried again at {clock_time(thread.next_action_at)}, by itself."
        )
    return told


def _doubt_left(thread: "Thread") -> str:
    doubtful = thread.repair.doubtful
    if doubtful is None:
        return ""
    return (
        f" Whether post {doubtful.position} is on X was never learned: look at your profile, and delete it "
        "there if you do not want it."
    )


SENTENCES: dict[Status, Callable[["Thread"], str]] = {
    Status.DRAFT: _draft,
    Status.SCHEDULED: _scheduled,
    Status.PUBLISHING: _publishing,
    Status.PUBLISHED: _published,
    Status.PAUSED: _paused,
    Status.MISSED: _missed,
    Status.FAILED: _failed,
    Status.CANCELLED: _cancelled,
}
