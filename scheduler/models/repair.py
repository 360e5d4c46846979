from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings

from scheduler.models.attempt import EARLIER, Attempt
from scheduler.models.look import Look
from scheduler.models.post import Post
from scheduler.models.status import PauseReason, Status, insist
from xauth.client import SeenPost
from xauth.clock import database_now

if TYPE_CHECKING:
    from scheduler.models.thread import Thread

KEPT = {Post.Status.SENT, Post.Status.SKIPPED}


class Repair:
    """What a person can do about a thread that has stopped. Its verbs need the thread's lock."""

    def __init__(self, thread: "Thread") -> None:
        self.thread = thread

    # ── Questions ─────────────────────────────────────────────────────────────────────────────────
    def _of(self, *statuses: Post.Status) -> list[Post]:
        return [post for post in self.thread.post_list if post.status in statuses]

    @property
    def live(self) -> list[Post]:
        return self._of(Post.Status.SENT)

    @property
    def doubtful(self) -> Post | None:
        return next(iter(self._of(Post.Status.IN_DOUBT)), None)

    @property
    def rest(self) -> list[Post]:
        """What is not on X, as far as we know."""
        return [post for post in self.thread.post_list if post.status not in KEPT]

    @property
    def taken_off(self) -> list[Post]:
        return self._of(Post.Status.DELETED)

    @property
    def was_taken_off(self) -> bool:
        """Or is about to be: then it is no thread any more that could go on."""
        return bool(self.taken_off) or self.is_taking_off

    @property
    def is_taking_off(self) -> bool:
        return self.thread.status == Status.CANCELLED and self.thread.removal_requested_at is not None

    @property
    def is_stopped(self) -> bool:
        """Nothing more happens by itself."""
        ended = self.thread.status in {Status.FAILED, Status.MISSED, Status.CANCELLED}
        return self.needs_decision or self.needs_connection or (ended and not self.is_taking_off)

    @property
    def needs_decision(self) -> bool:
        return (self.thread.status, self.thread.pause_reason) == (Status.PAUSED, PauseReason.IN_DOUBT)

    @property
    def needs_connection(self) -> bool:
        paused = (self.thread.status, self.thread.pause_reason) == (Status.PAUSED, PauseReason.RECONNECT)
        return paused and not self.thread.token.is_active

    @property
    def can_decide(self) -> bool:
        return self.needs_decision and self.doubtful is not None

    @property
    def other_words(self) -> str:
        """What the post that the person named says, where X has it and it does not say what ours does."""
        post = self.doubtful
        if post is None or not post.claimed_id or not self.can_decide:
            return ""
        last = Look.objects.filter(attempt__post=post).last()
        return last.detail if last and last.outcome == Look.Outcome.OTHER_WORDS else ""

    @property
    def can_take_off(self) -> bool:
        return self.is_stopped and bool(self.live)

    @property
    def can_start_anew(self) -> bool:
        """Where nothing was tried yet the thread itself can be edited and given a new time."""
        tried = any(post.is_frozen for post in self.thread.post_list)
        return self.is_stopped and tried and bool(self.rest)

    @property
    def price(self) -> Decimal:
        """USD that X takes for the deletions."""
        return Decimal(settings.X_PRICE_DELETE) * len(self.live)

    # ── What a person does ────────────────────────────────────────────────────────────────────────
    def claim(self, x_id: str) -> None:
        """The person says that the post in doubt is this one; a worker asks X."""
        post, attempt = self._decide()
        insist(self.thread.token.is_active, f"Reconnect {self.thread.token} first: only then X can be asked.")
        self._insist_on_free(x_id)
        is_older = SeenPost(x_id, "").created_at < attempt.started_at - EARLIER
        insist(not is_older, f"That post was on X before post {post.position} was sent. Name another one.")
        post.claimed_id = x_id
        post.save(update_fields=["claimed_id"])
        self.thread.wait(database_now())

    def take_other_words(self) -> None:
        """It says something else, and the person says that it is this post all the same."""
        post, attempt = self._decide()
        insist(bool(self.other_words), "Name the post first, so that it can be looked at.")
        self._insist_on_free(post.claimed_id)
        now = database_now()
        settle(attempt, Attempt.Outcome.SENT, now)
        post.adopt(SeenPost(post.claimed_id, ""))
        if self.thread.next_post is None:
            self.thread.finish(now)
        else:
            self.thread.wait(now)

    def post_again(self) -> None:
        """The person says that it is not there, or may be there twice."""
        post, _ = self._decide()
        now = database_now()
        for attempt in post.attempts.filter(outcome=Attempt.Outcome.UNKNOWN):
            settle(attempt, Attempt.Outcome.GIVEN_UP, now)
        post.status, post.claimed_id = Post.Status.PENDING, ""
        post.save(update_fields=["status", "claimed_id"])
        self.thread.go_on()

    def take_off(self) -> None:
        """Cancelled, and what is live is deleted at X, from the last to the first."""
        insist(self.can_take_off, "Nothing of it can be taken off X now.")
        insist(self.thread.token.is_active, f"Reconnect {self.thread.token} first: X deletes only then.")
        now = database_now()
        self.thread.removal_requested_at = now
        self.thread.move_to(Status.CANCELLED, at=now)

    def start_anew(self) -> "Thread":
        """A draft of what is not live; this thread is cancelled, and nothing more of it goes out."""
        insist(self.can_start_anew, "Nothing of it is left for a new thread.")
        texts = [post.text for post in self.rest]
        unsent = [Post.Status.PENDING, Post.Status.REJECTED]
        self.thread.posts.filter(status__in=unsent).update(status=Post.Status.SKIPPED)
        self.thread.stop()
        return type(self.thread).objects.drafted(self.thread.token, texts)

    def _decide(self) -> tuple[Post, Attempt]:
        post = self.doubtful if self.can_decide else None
        attempt = post.attempts.filter(outcome=Attempt.Outcome.UNKNOWN).last() if post else None
        insist(attempt is not None, "No post of it waits for your decision any more.")
        assert post is not None  # noqa: S101
        assert attempt is not None  # noqa: S101
        return post, attempt

    def _insist_on_free(self, x_id: str) -> None:
        other = Post.objects.filter(x_id=x_id).first()
        if other and other.thread_id == self.thread.pk:
            insist(False, f"That is post {other.position} of this thread. Name the one in doubt.")
        insist(other is None, "That is another post that went out from here. Name the one in doubt.")

    # ── What the publisher does ───────────────────────────────────────────────────────────────────
    def put_off(self, until: datetime, error: str) -> None:
        """What is being taken off X is tried again then."""
        self.thread.move_to(Status.CANCELLED, at=until, error=error, trouble_since=self.thread.trouble_since)

    def end_taking_off(self, error: str = "") -> None:
        self.thread.removal_requested_at = None
        self.thread.move_to(Status.CANCELLED, error=error)


def settle(attempt: Attempt, outcome: Attempt.Outcome, now: datetime, error: str = "") -> None:
    """End the doubt about an attempt."""
    attempt.outcome, attempt.error, attempt.finished_at = outcome, error, now
    attempt.save(update_fields=["outcome", "error", "finished_at"])
