"""What a thread's status means for the person, in a sentence or two: why, and what happens next."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.timesince import timesince

from scheduler.models.status import LATE, Status
from scheduler.models.status import PauseReason as Pause

if TYPE_CHECKING:
    from scheduler.models.thread import Thread


def explain(thread: "Thread") -> str:
    return SENTENCES[Status(thread.status)](thread)


def clock_time(instant: datetime | None) -> str:
    """In the reader's zone; with the day, where that is not today."""
    if instant is None:
        return "soon"
    local = timezone.localtime(instant)
    return f"{local:%H:%M}" if local.date() == timezone.localdate() else f"{local:%H:%M} on {local:%-d %B}"


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
    if doubtful := [post.position for post in thread.post_list if post.status == "in_doubt"]:
        return (
            f"{_live(thread)}The answer about post {doubtful[0]} was lost, so it may be on X or not. Looking "
            f"for it there at {clock_time(thread.next_action_at)}; until that is known nothing goes out."
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
        "your profile on X to see whether it is there.",
    }
    too_late = thread.next_action_at is not None and thread.is_too_late(thread.next_action_at)
    then = " That is later than you allow, so it will then wait for you." if too_late else ""
    return _live(thread) + sentences[Pause(thread.pause_reason)] + then


def _missed(_thread: "Thread") -> str:
    return "It could not go out in time, and is now later than you allow. Publish it now or pick a time."


def _failed(thread: "Thread") -> str:
    return f"{_live(thread)}{thread.last_error}"


def _cancelled(thread: "Thread") -> str:
    return f"{_live(thread)}Cancelled: nothing more of it goes out."


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
