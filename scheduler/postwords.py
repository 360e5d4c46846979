"""What a single post's status means for the person; what it means for the thread is in `wording`."""

from typing import TYPE_CHECKING

from scheduler.models.status import Status
from scheduler.times import clock_time

if TYPE_CHECKING:
    from scheduler.models.post import Post

STOPPED = {Status.FAILED, Status.MISSED, Status.CANCELLED}


def label(post: "Post") -> str:
    """Nothing waits in a thread that has stopped."""
    if post.status == post.Status.PENDING and post.thread.status in STOPPED:
        return "Not sent"
    return post.get_status_display()


def why(post: "Post") -> str:
    """Why it is not on X, where its label alone leaves that open."""
    match post.status:
        case post.Status.IN_DOUBT:
            return "X’s answer about it was lost, so it may be there or not."
        case post.Status.SKIPPED:
            return "It does not go out with this thread."
        case post.Status.DELETED:
            return f"It was deleted at X at {clock_time(post.deleted_at)}." if post.deleted_at else ""
        case post.Status.PENDING:
            return _waits_for(post)
    return ""


def _waits_for(post: "Post") -> str:
    first = post.thread.next_post
    if first is None or first.position >= post.position or not first.is_stuck:
        return ""
    return f"It belongs under post {first.position}, so it was not sent."
