"""Step 3: what must be true before a thread's next post may go out, and what is said where it is not."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from tests.factories import make_token
from tests.scheduler.world import (
    TEXTS,
    again,
    assert_whole_on_x,
    attempts,
    carry_on,
    due_thread,
    let_pass,
    on_x,
    outcomes,
    part_live,
    seconds_until_next,
    statuses,
    tick,
)
from tests.x import KENJI, TOBIAS, X
from xauth.clock import database_now
from xauth.models import Breaker, Token

P, O = Post.Status, Attempt.Outcome  # noqa: E741
pytestmark = pytest.mark.django_db
in_threads = pytest.mark.django_db(transaction=True)  # a refresh has a connection of its own


@pytest.fixture
def mara(sandbox: X) -> Token:
    return sandbox.connect()


def set_token(token: Token, **columns: Any) -> None:
    Token.objects.filter(pk=token.pk).update(**columns)


def assert_paused(thread: Thread, reason: Pause, says: str, seconds: float | None) -> None:
    row = again(thread)
    assert (row.status, row.pause_reason) == (Status.PAUSED, reason)
    assert says in row.explanation
    if seconds is None:
        assert row.next_action_at is None
    else:
        assert abs(seconds_until_next(thread) - seconds) < 10


# ── Cancelled? ────────────────────────────────────────────────────────────────────────────────────
def test_a_cancel_that_was_asked_for_stops_it(sandbox: X, mara: Token) -> None:
    thread = part_live(mara, 1, status=Status.PUBLISHING, cancel_requested_at=database_now())
    tick()
    assert again(thread).status == Status.CANCELLED
    assert sandbox.calls("tweets.create") == 0


# ── Account active? ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("status", [Token.Status.RECONNECT, Token.Status.DISCONNECTED])
def test_an_account_that_is_not_connected_waits_for_the_person(
    sandbox: X, mara: Token, status: Token.Status
) -> None:
    thread = due_thread(mara)
    set_token(mara, status=status)
    tick()
    assert_paused(thread, Pause.RECONNECT, "@mara_writes is no longer connected. Reconnect it", None)
    assert sandbox.calls("tweets.create") == 0
    sandbox.connect(user=mara.user)
    tick()
    assert_whole_on_x(sandbox, thread)


# ── Not later than its grace? ─────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("minutes_late", "says"),
    [(0, "Everything is on X."), (14, "Everything is on X."), (16, "It went out 16\xa0minutes late.")],
)
def test_late_within_the_grace_goes_out_and_says_so(
    sandbox: X, mara: Token, minutes_late: float, says: str
) -> None:
    thread = due_thread(mara, ago=minutes_late * 60)
    tick()
    assert_whole_on_x(sandbox, thread)
    assert again(thread).explanation.endswith(says)


@pytest.mark.parametrize(
    ("grace", "late", "goes"), [(120, 119, True), (120, 121, False), (0, 14, True), (0, 16, False)]
)
def test_later_than_the_grace_is_missed(sandbox: X, mara: Token, grace: int, late: int, goes: bool) -> None:
    mara.user.grace_minutes = grace
    mara.user.save()
    thread = due_thread(mara, ago=late * 60)
    tick()
    row = again(thread)
    assert row.status == (Status.PUBLISHED if goes else Status.MISSED)
    assert bool(on_x(sandbox, thread)) == goes
    if not goes:
        assert row.can_publish_now and row.can_reschedule  # noqa: PT018
        assert "Publish it now or pick a time" in row.explanation


def test_what_was_missed_goes_out_when_the_person_says_so(sandbox: X, mara: Token) -> None:
    thread = due_thread(mara, ago=3 * 3600)
    tick()
    again(thread).publish_now()
    tick()
    assert_whole_on_x(sandbox, thread)
    assert "late" not in again(thread).explanation


def test_a_thread_that_is_partly_live_goes_on_however_late(sandbox: X, mara: Token) -> None:
    thread = due_thread(mara)
    sandbox.fault("status", "tweets.create", status=429, reset=60, position=2)
    tick()
    Thread.objects.update(scheduled_at=database_now() - timedelta(days=2))
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


# ── The account's own limit ───────────────────────────────────────────────────────────────────────
def test_an_account_that_x_asked_to_wait_waits(sandbox: X, mara: Token) -> None:
    """After a 429 the account's other threads do not even try; other accounts go on."""
    limited, other = due_thread(mara), due_thread(sandbox.connect(KENJI))
    set_token(mara, limited_until=database_now() + timedelta(minutes=10))
    tick()
    assert_paused(limited, Pause.RATE_LIMIT, "X asked this account to wait. It continues by itself at", 600)
    assert attempts(limited) == []
    assert_whole_on_x(sandbox, other)
    carry_on(limited)
    assert again(limited).status == Status.PUBLISHED


# ── Budget for all remaining posts ────────────────────────────────────────────────────────────────
def test_a_thread_for_which_the_budget_is_too_small_does_not_begin(
    sandbox: X, mara: Token, settings: Settings
) -> None:
    settings.X_POSTS_PER_15_MIN = 4
    first, second = due_thread(mara), due_thread(mara, ["another", "thread"])
    tick()
    assert_whole_on_x(sandbox, first)
    assert_paused(second, Pause.RATE_LIMIT, "The limit of 4 posts in 15 minutes is reached.", 900)
    assert statuses(second) == [P.PENDING, P.PENDING]
    carry_on(second)
    assert again(second).status == Status.PUBLISHED


def test_threads_that_begin_together_leave_room_for_each_other(
    sandbox: X, mara: Token, settings: Settings
) -> None:
    """Five posts fit. Two threads of three would both begin, and the limit would cut one of them."""
    settings.X_POSTS_PER_15_MIN = 5
    threads = [due_thread(mara, [f"{name} {text}" for text in TEXTS]) for name in "ab"]
    tick()
    assert sorted(again(thread).live_count for thread in threads) == [0, 3]


def test_a_thread_that_is_partly_live_is_not_cut_by_our_budget(
    sandbox: X, mara: Token, settings: Settings
) -> None:
    thread = due_thread(mara)
    settings.X_POSTS_PER_15_MIN = 3
    sandbox.fault("status", "tweets.create", status=429, reset=60, position=2)
    tick()
    settings.X_POSTS_PER_15_MIN = 1
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


# ── Token good for five more minutes? ─────────────────────────────────────────────────────────────
@in_threads
@pytest.mark.parametrize(("life", "refreshes"), [(4.5, 1), (6, 0), (-60, 1)])
def test_a_token_without_five_more_minutes_is_refreshed_first(
    sandbox: X, mara: Token, life: float, refreshes: int
) -> None:
    set_token(mara, expires_at=database_now() + timedelta(minutes=life))
    thread = due_thread(mara)
    tick()
    assert_whole_on_x(sandbox, thread)
    assert sandbox.calls("oauth2.refresh") == refreshes
    assert sandbox.grants()["reuses"] == 0
    assert outcomes(thread) == [O.SENT] * 3


@in_threads
def test_a_token_that_cannot_be_refreshed_is_used_while_it_lives(sandbox: X, mara: Token) -> None:
    set_token(mara, expires_at=database_now() + timedelta(minutes=4))
    sandbox.fault("status", "oauth2.refresh", status=503)
    thread = due_thread(mara)
    tick()
    assert_whole_on_x(sandbox, thread)


@in_threads
def test_without_a_living_token_it_waits_until_a_refresh_is_worth_trying(sandbox: X, mara: Token) -> None:
    set_token(mara, expires_at=database_now() - timedelta(minutes=1))
    sandbox.fault("status", "oauth2.refresh", status=429, reset=120)
    thread = due_thread(mara)
    tick()
    assert_paused(thread, Pause.PLATFORM, "It is tried again at", 120)
    assert attempts(thread) == []
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


@in_threads
def test_a_grant_that_is_dead_asks_the_person(sandbox: X, mara: Token) -> None:
    set_token(mara, expires_at=database_now())
    sandbox.disconnect(mara.handle)
    thread = due_thread(mara)
    tick()
    assert_paused(thread, Pause.RECONNECT, "Reconnect it, and this thread goes on", None)
    assert again(thread).token.status == Token.Status.RECONNECT


# ── Is publishing stopped for the whole app? ──────────────────────────────────────────────────────
def test_nobody_publishes_while_x_refuses_our_app(sandbox: X, mara: Token) -> None:
    Breaker.objects.trip(Breaker.PUBLISH, "X refuses our app: credits")
    threads = [due_thread(mara), due_thread(sandbox.connect(TOBIAS), ["from somebody else"])]
    tick()
    for thread in threads:
        assert_paused(thread, Pause.CREDITS, "That is not about your account", 301)
        assert attempts(thread) == []
    assert sandbox.calls("tweets.create") == 0


def test_no_budget_of_one_account_touches_another(sandbox: X, mara: Token, settings: Settings) -> None:
    settings.X_ORIGINALS_PER_DAY = 1
    part_live(make_token(), 3)
    thread = due_thread(mara)
    tick()
    assert_whole_on_x(sandbox, thread)
    let_pass(60)
    second = due_thread(mara, ["one original too many"])
    tick()
    assert_paused(second, Pause.RATE_LIMIT, "The limit of 1 original posts a day", 86_400 - 60)
