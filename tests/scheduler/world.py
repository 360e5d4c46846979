"""A worker's day, as tests drive it: time goes by, beat ticks, workers publish, X has the truth."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier
from typing import Any, TypeVar

from django.db import connections, models, transaction
from django.db.models import F

from scheduler.models import Attempt, Look, Post, Thread
from scheduler.publish import publish
from scheduler.publish.actions import Action, Outcome, Send, Turn
from scheduler.publish.results import record
from scheduler.publish.steps import next_action
from tests.factories import make_thread
from tests.program import wait_until
from tests.x import X
from xauth.clock import database_now
from xauth.models import Breaker, Token

TEXTS = ("The first of three", "the second", "and the last")
AGEING: tuple[type[models.Model], ...] = (Thread, Post, Attempt, Look, Token, Breaker)
P = Post.Status
T = TypeVar("T")


# ── Threads ───────────────────────────────────────────────────────────────────────────────────────
def due_thread(token: Token, texts: Sequence[str] = TEXTS, *, ago: float = 0, **columns: Any) -> Thread:
    """Scheduled for that many seconds ago."""
    return make_thread(token, texts, at=database_now() - timedelta(seconds=ago), **columns)


def again(thread: Thread) -> Thread:
    """The row as it is now."""
    return Thread.objects.select_related("token").get(pk=thread.pk)


def statuses(thread: Thread) -> list[str]:
    return [post.status for post in again(thread).post_list]


def attempts(thread: Thread) -> list[Attempt]:
    return list(Attempt.objects.filter(post__thread=thread).order_by("pk"))


def outcomes(thread: Thread) -> list[str]:
    return [attempt.outcome for attempt in attempts(thread)]


def part_live(token: Token, sent: int, texts: Sequence[str] = TEXTS, **columns: Any) -> Thread:
    """A thread of which the first posts went out a minute ago."""
    thread = due_thread(token, texts, ago=60, **columns)
    for post in thread.posts.all()[:sent]:
        Attempt.objects.create(
            post=post,
            fence=1,
            token_generation=1,
            price=post.price,
            outcome=Attempt.Outcome.SENT,
            in_reply_to="" if post.position == 1 else "1",
        )
        x_id = str(10**15 + post.pk)
        Post.objects.filter(pk=post.pk).update(status=P.SENT, x_id=x_id, sent_at=database_now())
    return again(thread)


# ── Time ──────────────────────────────────────────────────────────────────────────────────────────
def let_pass(seconds: float) -> None:
    """As if so much time had gone by: everything that is written down lies that much further back."""
    for model in AGEING:
        moments = [
            column.name for column in model._meta.concrete_fields if isinstance(column, models.DateTimeField)
        ]
        model._default_manager.update(**{name: F(name) - timedelta(seconds=seconds) for name in moments})


def seconds_until_next(thread: Thread) -> float:
    at = again(thread).next_action_at
    assert at is not None, f"{thread} waits for nothing"
    return (at - database_now()).total_seconds()


def tick() -> list[int]:
    """One beat, and the worker that gets what it hands on."""
    now = database_now()
    Thread.objects.wake_reconnected(now)
    ids = Thread.objects.hand_on(now)
    publish(ids)
    return ids


def carry_on(thread: Thread, rounds: int = 12) -> Thread:
    """Let time go by until the thread has nothing left that it would do by itself."""
    for _ in range(rounds):
        if again(thread).next_action_at is None:
            break
        let_pass(max(31.0, seconds_until_next(thread)))
        tick()
    return again(thread)


# ── One step at a time, as a worker that can be stopped between two of them ───────────────────────
def claimed(thread: Thread) -> Turn:
    [claim] = Thread.objects.claim([thread.pk])
    return Turn(claim)


@transaction.atomic
def step(turn: Turn) -> Action | None:
    """Commits what the thread's next call needs, and returns that call."""
    return next_action(turn)


def intent(turn: Turn) -> Send:
    action = step(turn)
    assert isinstance(action, Send), f"{action} instead of an intent"
    return action


@transaction.atomic
def answered(action: Action, outcome: Outcome) -> Turn | None:
    return record((action, outcome))


# ── Two at once ───────────────────────────────────────────────────────────────────────────────────
def all_at_once(count: int, work: Callable[[], T]) -> list[T]:
    """The same work in so many threads that start together, each on a connection of its own."""
    start = Barrier(count)

    def run(_: int) -> T:
        start.wait(timeout=10)
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """Do the work in a thread and on a connection of its own; wait for it at the end."""

    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(run)
        yield
        future.result(timeout=60)


@contextmanager
def during_call(sandbox: X, position: int, seconds: float = 0.7) -> Iterator[None]:
    """Publish; inside, X has received the call for that position and has not answered yet."""
    sandbox.fault("slow", "tweets.create", seconds=seconds, position=position)
    before = met(sandbox)
    with meanwhile(tick):
        wait_until(lambda: met(sandbox) > before, f"X gets post {position}", seconds=20)
        yield


def met(sandbox: X) -> int:
    """How many requests have met a fault, answered or not."""
    return sum(fault["applied"] for fault in sandbox._control("GET", "faults")["faults"])


# ── At X ──────────────────────────────────────────────────────────────────────────────────────────
def delete_at_x(sandbox: X, token: Token, post_id: str) -> None:
    """As the person does in X's own app."""
    bearer = {"Authorization": f"Bearer {token.access_token}"}
    sandbox.http.delete(f"{sandbox.url}/2/tweets/{post_id}", headers=bearer, timeout=10).raise_for_status()


# ── The truth ─────────────────────────────────────────────────────────────────────────────────────
def on_x(sandbox: X, thread: Thread) -> list[str]:
    """The texts of this thread that X has, once per post there, in the order they came."""
    texts = {post.text for post in again(thread).post_list}
    return [post["text"] for post in sandbox.posts() if post["text"] in texts]


def assert_whole_on_x(sandbox: X, thread: Thread) -> None:
    """Every post once, in order, each under the one before; and ours says the same."""
    thread = again(thread)
    assert thread.status == Thread.Status.PUBLISHED, thread.explanation
    live = [post for post in sandbox.posts() if post["text"] in {post.text for post in thread.post_list}]
    assert [post["text"] for post in live] == [post.text for post in thread.post_list]
    assert [post["id"] for post in live] == [post.x_id for post in thread.post_list]
    assert [post["parent_id"] for post in live] == [None, *(post["id"] for post in live[:-1])]
