"""What was done about a thread at X, one line each, in words."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from scheduler.models.look import Look
from scheduler.times import clock_time

if TYPE_CHECKING:
    from scheduler.models.post import Post
    from scheduler.models.thread import Thread


class Event(NamedTuple):
    at: datetime
    position: int
    words: str
    http_status: int | None = None


SAW = {
    Look.Outcome.FOUND: "it is there",
    Look.Outcome.ABSENT: "not there",
    Look.Outcome.UNREADABLE: "X could not be read",
    Look.Outcome.OTHER_WORDS: "the post you named is there, with other words",
    Look.Outcome.NO_SUCH: "the post you named is not there",
}


def history(thread: "Thread") -> list[Event]:
    events = [event for post in thread.post_list for event in _of(post)]
    return sorted(events, key=lambda event: event.at)


def _of(post: "Post") -> list[Event]:
    events = []
    for attempt in post.attempts.all():
        words = attempt.get_outcome_display() or "No answer yet"
        events.append(Event(attempt.started_at, post.position, words, attempt.http_status))
        events += [Event(look.looked_at, post.position, _look(look)) for look in attempt.looks.all()]
    if post.deleted_at:
        events.append(Event(post.deleted_at, post.position, "Taken off X"))
    return events


def _look(look: Look) -> str:
    return f"Looked at X at {clock_time(look.looked_at)}: {SAW[Look.Outcome(look.outcome)]}"
