"""Answers that take several rounds: the app-wide stop, a parent that is not there, X out of reach."""

import socket
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from tests.scheduler.world import (
    TEXTS,
    again,
    assert_whole_on_x,
    attempts,
    carry_on,
    delete_at_x,
    due_thread,
    let_pass,
    on_x,
    outcomes,
    seconds_until_next,
    statuses,
    tick,
)
from tests.x import KENJI, TOBIAS, X
from xauth import client
from xauth.clock import database_now
from xauth.models import Breaker, Token

P, O = Post.Status, Attempt.Outcome  # noqa: E741
CLOSED_TO_OUR_APP = {"per": "app", "limit": 0, "seconds": 86_400}
pytestmark = pytest.mark.django_db


@pytest.fixture
def mara(sandbox: X) -> Token:
    return sandbox.connect()


# ── 402: everybody stops, a canary finds out when X is open again ─────────────────────────────────
def everybodys(sandbox: X, mara: Token) -> list[Thread]:
    tokens = [mara, sandbox.connect(TOBIAS), sandbox.connect(KENJI)]
    return [due_thread(token, [f"{token} {text}" for text in TEXTS]) for token in tokens]


def test_402_stops_everyone_and_disconnects_nobody(sandbox: X, mara: Token) -> None:
    sandbox.fault("status", "tweets.create", status=402)
    first = due_thread(mara)
    tick()
    others = everybodys(sandbox, mara)[1:]
    tick()
    assert sandbox.calls("tweets.create") == 1
    for thread in [first, *others]:
        row = again(thread)
        assert (row.status, row.pause_reason) == (Status.PAUSED, Pause.CREDITS)
        assert row.token.is_active
    assert all(not attempts(thread) for thread in others)


@pytest.mark.parametrize(
    "closed",
    [
        pytest.param({"credit_balance": 0}, id="402"),
        pytest.param(
            {"limits": {"tweets.create": [{"per": "app", "limit": 0, "seconds": 86_400}]}},
            id="429 of our app",
        ),
    ],
)
def test_many_refusals_at_once_are_one_stop(sandbox: X, mara: Token, closed: dict[str, Any]) -> None:
    """Calls under way are refused together; that is no reason to wait as after so many outages."""
    threads = [due_thread(mara, [f"number {number}"]) for number in range(45)]
    sandbox.fault("slow", "tweets.create", seconds=1, percent=100)
    sandbox.configure(**closed)
    tick()
    assert sandbox.calls("tweets.create") > 1
    assert Breaker.objects.get().trips == 1
    assert {again(thread).status for thread in threads} == {Status.PAUSED}


def test_a_canary_that_is_refused_for_its_own_sake_opens_the_way(sandbox: X, mara: Token) -> None:
    Breaker.objects.trip(Breaker.PUBLISH, "X refuses our app: no credits")
    let_pass(302)
    sandbox.fault("status", "tweets.create", status=403, reason="duplicate")
    thread = due_thread(mara)
    tick()
    assert again(thread).status == Status.FAILED
    assert not Breaker.objects.exists()


def test_a_canary_resumes_what_402_stopped(sandbox: X, mara: Token) -> None:
    Breaker.objects.trip(Breaker.PUBLISH, "X refuses our app: no credits")
    threads = everybodys(sandbox, mara)
    tick()
    sandbox.configure(credit_balance=0)
    let_pass(302)
    tick()
    assert sandbox.calls("tweets.create") == 1, "more than one tried at once"
    assert Breaker.objects.get().trips == 2

    sandbox.configure(credit_balance=10)
    let_pass(602)
    tick()
    assert sum(again(thread).status == Status.PUBLISHED for thread in threads) == 1
    assert not Breaker.objects.exists()
    for thread in threads:
        carry_on(thread)
        assert_whole_on_x(sandbox, thread)


def test_the_limit_of_our_whole_app_stops_everyone_until_its_reset(sandbox: X, mara: Token) -> None:
    sandbox.fault("status", "tweets.create", status=429, limit="app_24h", reset=600)
    due_thread(mara)
    tick()
    other = due_thread(sandbox.connect(TOBIAS), ["from somebody else"])
    tick()
    assert sandbox.calls("tweets.create") == 1
    assert 600 <= seconds_until_next(other) <= 607
    carry_on(other)
    assert_whole_on_x(sandbox, other)


# ── 429 of one account ────────────────────────────────────────────────────────────────────────────
def test_429_holds_back_the_accounts_other_threads_too(sandbox: X, mara: Token) -> None:
    sandbox.fault("status", "tweets.create", status=429, reset=300, position=2)
    first = due_thread(mara)
    tick()
    second = due_thread(mara, ["another thread of hers"])
    tick()
    assert sandbox.calls("tweets.create") == 2
    assert again(second).pause_reason == Pause.RATE_LIMIT
    for thread in (first, second):
        carry_on(thread)
        assert_whole_on_x(sandbox, thread)


# ── 403 not visible: 5, 15, 60 s, then look the parent up ─────────────────────────────────────────
def test_a_parent_that_x_does_not_show_yet_is_waited_for(sandbox: X, mara: Token) -> None:
    sandbox.fault("status", "tweets.create", status=403, reason="not_visible", position=2, count=3)
    thread = due_thread(mara)
    for expected in (5, 15, 60):
        tick()
        assert expected - 2 < seconds_until_next(thread) <= expected
        let_pass(expected)
    tick()
    assert_whole_on_x(sandbox, thread)
    assert sandbox.calls("tweets.get") == 0


def hidden_until_looked_up(sandbox: X, mara: Token, refusals: int) -> Thread:
    """X has refused the reply three times, and waits for the fourth."""
    sandbox.fault("status", "tweets.create", status=403, reason="not_visible", position=2, count=refusals)
    thread = due_thread(mara)
    for wait in (5, 15, 60):
        tick()
        let_pass(wait)
    return thread


def test_a_parent_that_is_there_after_all_is_tried_again(sandbox: X, mara: Token) -> None:
    thread = hidden_until_looked_up(sandbox, mara, refusals=4)
    tick()
    assert sandbox.calls("tweets.get") == 1
    assert 55 < seconds_until_next(thread) <= 60
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


def test_a_parent_whose_look_up_fails_is_looked_up_again(sandbox: X, mara: Token) -> None:
    thread = hidden_until_looked_up(sandbox, mara, refusals=5)
    sandbox.fault("status", "tweets.get", status=503)
    tick()
    assert again(thread).explanation.startswith("1 of 3 posts are on X. X does not take a reply")
    carry_on(thread)
    assert sandbox.calls("tweets.get") == 2
    assert_whole_on_x(sandbox, thread)


def test_a_parent_that_x_never_shows_ends_in_a_failure_after_a_day(sandbox: X, mara: Token) -> None:
    thread = hidden_until_looked_up(sandbox, mara, refusals=50)
    tick()
    Attempt.objects.filter(error="ParentNotVisibleError").update(
        started_at=database_now() - timedelta(hours=25)
    )
    carry_on(thread)
    row = again(thread)
    assert (row.status, row.live_count) == (Status.FAILED, 1)
    assert "For a day X did not take a reply" in row.explanation


def test_a_parent_that_was_deleted_fails_the_thread(sandbox: X, mara: Token) -> None:
    sandbox.fault("status", "tweets.create", status=429, reset=60, position=2)
    thread = due_thread(mara)
    tick()
    delete_at_x(sandbox, mara, str(again(thread).post_list[0].x_id))
    carry_on(thread)
    row = again(thread)
    assert row.status == Status.FAILED
    assert "1 of 3 posts are on X. The post above this one is no longer on X" in row.explanation
    assert statuses(thread) == [P.SENT, P.PENDING, P.PENDING]
    assert [attempt.error for attempt in attempts(thread)[2:]] == ["ParentNotVisibleError"] * 4


# ── 403 duplicate ─────────────────────────────────────────────────────────────────────────────────
def test_a_duplicate_of_an_earlier_try_that_was_lost_is_a_doubt(sandbox: X, mara: Token) -> None:
    """It may be that very try; which post is ours is not guessed."""
    thread = due_thread(mara)
    post = thread.posts.first()
    assert post is not None
    Attempt.objects.create(post=post, fence=1, token_generation=1, price=post.price, outcome=O.UNKNOWN)
    sandbox.fault("status", "tweets.create", status=403, reason="duplicate")
    tick()
    row = again(thread)
    assert row.status == Status.PUBLISHING
    assert (outcomes(thread), statuses(thread)[0]) == ([O.UNKNOWN, O.REFUSED], P.IN_DOUBT)
    carry_on(thread)
    row = again(thread)
    assert (row.status, row.pause_reason) == (Status.PAUSED, Pause.IN_DOUBT)
    assert "does not show it" in row.explanation
    assert sandbox.calls("tweets.create") == 1


def test_a_duplicate_of_anything_else_fails(sandbox: X, mara: Token) -> None:
    """X's own rule, met for real: the same words went out from somewhere else a minute ago."""
    client.create_post(mara.access_token, TEXTS[1])
    thread = due_thread(mara)
    tick()
    row = again(thread)
    assert row.status == Status.FAILED
    assert "Change the words" in row.explanation
    assert statuses(thread) == [P.SENT, P.REJECTED, P.PENDING]
    assert row.can_retry
    assert row.can_edit


# ── X out of reach: not sent, so it is tried again ────────────────────────────────────────────────
@pytest.fixture
def closed_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def test_while_x_is_out_of_reach_it_tries_again_for_ten_minutes_then_says_so(
    sandbox: X, mara: Token, settings: Settings, closed_port: int
) -> None:
    thread = due_thread(mara)
    settings.X_API_URL = f"http://127.0.0.1:{closed_port}"
    tick()
    row = again(thread)
    assert (row.status, outcomes(thread), statuses(thread)[0]) == (Status.PUBLISHING, [O.NOT_SENT], P.PENDING)
    assert 1 < seconds_until_next(thread) <= 5
    assert "X could not be reached. Trying again at" in row.explanation

    let_pass(300)
    tick()
    assert 145 < seconds_until_next(thread) <= 310

    let_pass(310)
    tick()
    row = again(thread)
    assert (row.status, row.pause_reason) == (Status.PAUSED, Pause.PLATFORM)
    assert "X cannot be reached. It is tried again at" in row.explanation
    assert 890 < seconds_until_next(thread) <= 900

    settings.X_API_URL = sandbox.url
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)
    assert set(outcomes(thread)) == {O.NOT_SENT, O.SENT}


def test_trouble_that_is_over_is_forgotten(
    sandbox: X, mara: Token, settings: Settings, closed_port: int
) -> None:
    """X answered in between, so a second short outage is not taken for the rest of a long one."""
    thread = due_thread(mara)
    settings.X_API_URL = f"http://127.0.0.1:{closed_port}"
    tick()
    settings.X_API_URL = sandbox.url
    sandbox.fault("status", "tweets.create", status=429, reset=900)
    let_pass(31)
    tick()
    assert again(thread).pause_reason == Pause.RATE_LIMIT
    settings.X_API_URL = f"http://127.0.0.1:{closed_port}"
    let_pass(910)
    tick()
    assert again(thread).status == Status.PUBLISHING
    assert seconds_until_next(thread) <= 5


def test_an_attempt_holds_what_support_will_ask_for(sandbox: X, mara: Token) -> None:
    sandbox.fault("status", "tweets.create", status=403, reason="usage_capped")
    thread = due_thread(mara)
    tick()
    [attempt] = attempts(thread)
    assert (attempt.http_status, attempt.problem) == (403, "usage-capped")
    assert attempt.detail == "Usage cap exceeded: Monthly product cap"
    assert len(attempt.transaction_id) == 16
    assert attempt.finished_at is not None
    assert timedelta(0) <= database_now() - attempt.finished_at < timedelta(minutes=1)
    assert on_x(sandbox, thread) == []
