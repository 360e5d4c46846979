"""One bad row never stops the others, and what X has answered is never forgotten."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from accounts.models import RateCount
from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import Status
from scheduler.publish import batch
from tests.factories import make_token
from tests.program import wait_until
from tests.scheduler.world import (
    TEXTS,
    again,
    answered,
    assert_whole_on_x,
    attempts,
    carry_on,
    claimed,
    due_thread,
    intent,
    let_pass,
    meanwhile,
    met,
    outcomes,
    seconds_until_next,
    tick,
)
from tests.x import X
from xauth import errors
from xauth.clock import database_now
from xauth.fields import Sealed
from xauth.models import Token

P, O = Post.Status, Attempt.Outcome  # noqa: E741
pytestmark = pytest.mark.django_db
in_threads = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mara(sandbox: X) -> Token:
    return sandbox.connect()


# ── Written down twice, and keys that are gone ────────────────────────────────────────────────────
def test_an_answer_recorded_twice_leaves_another_workers_attempt_alone(sandbox: X, mara: Token) -> None:
    """The commit went through although the connection broke, so it is repeated; others went on since."""
    thread = due_thread(mara)
    send = intent(claimed(thread))
    refused = errors.NotSentError("out of reach")
    answered(send, refused)
    Thread.objects.filter(pk=thread.pk).update(next_action_at=database_now())
    second = intent(claimed(thread))
    assert answered(send, refused) is None
    assert again(thread).post_list[0].status == P.SENDING
    assert answered(second, "12345") is not None


def test_keys_that_cannot_be_read_are_said_and_nobody_is_disconnected(mara: Token) -> None:
    token = make_token()
    Token.objects.filter(pk=token.pk).update(access_token=Sealed("written with a key that is gone"))
    thread = due_thread(token)
    tick()
    row = again(thread)
    assert (row.status, row.pause_reason) == (Status.PAUSED, Thread.PauseReason.PLATFORM)
    assert row.explanation.startswith("This server cannot read the keys of the account")
    assert Token.objects.get(pk=token.pk).is_active
    assert 290 < seconds_until_next(thread) <= 300


# ── A poison row ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def poisoned(mara: Token) -> Thread:
    """A row as no step of ours leaves it: an attempt is open for a post that waits."""
    thread = due_thread(mara, ago=30)
    post = thread.posts.get(position=1)
    Attempt.objects.create(post=post, fence=0, token_generation=0, price=post.price)
    return thread


def test_a_poison_row_stops_none_of_ten_others(sandbox: X, mara: Token, poisoned: Thread) -> None:
    others = [due_thread(mara, [f"{number} {text}" for text in TEXTS[:2]]) for number in range(10)]
    tick()
    for thread in others:
        assert_whole_on_x(sandbox, thread)
    row = again(poisoned)
    assert (row.status, row.lease_until, len(attempts(poisoned))) == (Status.PUBLISHING, None, 1)
    assert row.last_error == "An error on our side; it was logged."
    assert 290 < seconds_until_next(poisoned) <= 300
    assert row.explanation.startswith("An error on our side; it was logged. Next try at")


def test_a_poison_row_is_tried_again_and_goes_out_once_it_is_cured(
    sandbox: X, mara: Token, poisoned: Thread
) -> None:
    tick()
    Attempt.objects.update(outcome=Attempt.Outcome.NOT_SENT)
    carry_on(poisoned)
    assert_whole_on_x(sandbox, poisoned)


@in_threads
def test_an_answer_that_cannot_be_written_down_leaves_the_others_theirs(sandbox: X, mara: Token) -> None:
    lost, kept = due_thread(mara, ["lost"]), due_thread(mara, ["kept"])
    sandbox.fault("slow", "tweets.create", seconds=0.7, count=2)
    with meanwhile(tick):
        wait_until(lambda: met(sandbox) == 2, "X has both calls", seconds=20)
        Attempt.objects.filter(post__thread=lost).delete()
    assert_whole_on_x(sandbox, kept)
    assert 290 < seconds_until_next(lost) <= 300
    let_pass(301)
    tick()
    assert again(lost).pause_reason == Thread.PauseReason.IN_DOUBT
    assert sandbox.calls("tweets.create") == 2


# ── The database is away ──────────────────────────────────────────────────────────────────────────
@contextmanager
def database_locked() -> Iterator[None]:
    """Nobody else can begin to write."""
    other = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()


def publish_impatiently() -> None:
    """A database that is locked is an error at once, not after 20 s."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
    tick()


@in_threads
def test_an_answer_outlasts_a_database_that_is_away(
    sandbox: X, mara: Token, caplog: pytest.LogCaptureFixture
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("locks the file of SQLite; tests/integration restarts PostgreSQL")
    thread = due_thread(mara)
    sandbox.fault("slow", "tweets.create", seconds=0.5, position=2)
    with meanwhile(publish_impatiently):
        wait_until(lambda: met(sandbox) == 1, "X has the call", seconds=20)
        with database_locked():
            wait_until(lambda: len(sandbox.posts()) == 2, "X has the post", seconds=20)
            wait_until(lambda: "database_away" in caplog.text, "the answer is kept", seconds=20)
    assert_whole_on_x(sandbox, thread)
    assert outcomes(thread) == [O.SENT] * 3


class Away:
    """A database that comes back after so many tries."""

    def __init__(self, tries: int, error: type[Exception]) -> None:
        self.left, self.error = tries, error

    def __call__(self) -> str:
        self.left -= 1
        if self.left >= 0:
            raise self.error("away")
        return "written"


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    taken: list[float] = []
    clock = SimpleNamespace(sleep=taken.append, monotonic=lambda: sum(taken))
    monkeypatch.setattr("scheduler.publish.batch.time", clock)
    return taken


@in_threads
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_patience_lasts_five_minutes(naps: list[float], error: type[Exception]) -> None:
    assert batch.patiently(Away(299, error)) == "written"
    assert sum(naps) == 299
    naps.clear()
    with pytest.raises(error):
        batch.patiently(Away(400, error))
    assert 300 <= sum(naps) <= 302


@in_threads
def test_no_patience_with_an_error_of_our_own(naps: list[float]) -> None:
    with pytest.raises(ZeroDivisionError):
        batch.patiently(Away(1, ZeroDivisionError))
    assert naps == []


# ── Batches ───────────────────────────────────────────────────────────────────────────────────────
def double(row: int) -> int | None:
    """Nothing comes of 0, and 13 is poison; each leaves a row behind."""
    RateCount.objects.create(key=str(row), window=0)
    if row == 13:
        raise ValueError
    return 2 * row or None


def test_a_batch_keeps_what_came_of_it_and_undoes_the_poison() -> None:
    poison: list[int] = []
    assert batch.in_batch([1, 0, 13, 2], double, poison.append) == [2, 4]
    assert poison == [13]
    assert sorted(RateCount.objects.values_list("key", flat=True)) == ["0", "1", "2"]


def test_a_batch_without_rows_asks_the_database_nothing() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert batch.in_batch([], double, pytest.fail) == []
    assert len(queries) == 0


def test_a_database_that_is_away_is_nobodys_poison() -> None:
    """Nothing of the batch is written, and the caller hears of it."""

    def away(row: int) -> int:
        raise OperationalError

    with pytest.raises(OperationalError):
        batch.in_batch([1, 2], away, lambda row: pytest.fail(f"{row} was set aside"))
