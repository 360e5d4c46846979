"""Step 8: a lost answer is found at X, or proved absent, or brought before the person. Nothing is guessed."""

from decimal import Decimal
from typing import Any

import pytest
from pytest_django import Settings

from accounts.models import User
from scheduler.models import Attempt, Look, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from scheduler.publish.actions import LookForPost
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
    on_x,
    outcomes,
    seconds_until_next,
    statuses,
    step,
    tick,
)
from tests.x import X
from xauth import client, errors
from xauth.models import Token

pytestmark = pytest.mark.django_db
P, O, L = Post.Status, Attempt.Outcome, Look.Outcome  # noqa: E741


@pytest.fixture
def mara(sandbox: X) -> Token:
    return sandbox.connect()


@pytest.fixture
def thread(mara: Token) -> Thread:
    return due_thread(mara)


def lose_answer(sandbox: X, position: int, *, live: bool) -> None:
    """X answers 503 about that post, after it took it or without having taken it."""
    when = "after" if live else "before"
    sandbox.fault("status", "tweets.create", status=503, position=position, when=when)
    tick()


def looks(thread: Thread) -> list[str]:
    return list(Look.objects.filter(attempt__post__thread=thread).values_list("outcome", flat=True))


def next_tick(thread: Thread) -> None:
    let_pass(seconds_until_next(thread) + 0.1)
    tick()


# ── Found ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("position", [1, 2, 3])
def test_a_post_that_x_has_is_found_and_the_rest_goes_out(sandbox: X, thread: Thread, position: int) -> None:
    lose_answer(sandbox, position, live=True)
    assert 110 < seconds_until_next(thread) <= 120
    assert "it may be on X or not" in again(thread).explanation
    next_tick(thread)
    assert_whole_on_x(sandbox, thread)
    assert looks(thread) == [L.FOUND]
    assert outcomes(thread) == [O.SENT] * 3
    assert sandbox.calls("tweets.create") == 3


def test_what_x_does_to_a_text_does_not_hide_it(sandbox: X, mara: Token) -> None:
    texts = ["Fish & chips < 5 £ at https://example.org/menu?a=1&b=2", "cafe\u0301\r\n— README.md"]
    thread = due_thread(mara, texts)
    sandbox.fault("status", "tweets.create", status=503, when="after", count=2)
    tick()
    carry_on(thread)
    assert again(thread).status == Status.PUBLISHED
    assert len(sandbox.posts()) == 2
    assert looks(thread) == [L.FOUND, L.FOUND]


def test_the_time_it_went_out_is_the_one_x_knows(sandbox: X, thread: Thread) -> None:
    lose_answer(sandbox, 1, live=True)
    next_tick(thread)
    post = again(thread).post_list[0]
    assert post.sent_at == client.SeenPost(str(post.x_id), "").created_at


# ── Absent ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("position", [1, 2, 3])
def test_absent_three_times_it_is_sent_once_more(sandbox: X, thread: Thread, position: int) -> None:
    lose_answer(sandbox, position, live=False)
    waits = []
    for _ in range(3):
        waits.append(seconds_until_next(thread))
        next_tick(thread)
    assert waits == [pytest.approx(wanted, abs=8) for wanted in (120, 180, 300)]
    assert looks(thread) == [L.ABSENT] * 3
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)
    assert attempts(thread)[position - 1].error == "absent"


def test_a_post_that_shows_late_is_found_at_the_second_look(sandbox: X, thread: Thread) -> None:
    """X has it, and its timeline lags."""
    lose_answer(sandbox, 1, live=True)
    sandbox.configure(read_lag_seconds=3_600)
    next_tick(thread)
    assert looks(thread) == [L.ABSENT]
    sandbox.configure(read_lag_seconds=0)
    next_tick(thread)
    assert looks(thread) == [L.ABSENT, L.FOUND]
    assert_whole_on_x(sandbox, thread)


def test_in_doubt_twice_the_person_decides(sandbox: X, thread: Thread) -> None:
    sandbox.fault("status", "tweets.create", status=503, when="before", position=2, count=2)
    carry_on(thread, rounds=20)
    row = again(thread)
    assert (row.status, row.pause_reason, row.next_action_at) == (Status.PAUSED, Pause.IN_DOUBT, None)
    assert "lost twice" in row.explanation
    assert on_x(sandbox, thread) == [TEXTS[0]]
    assert sandbox.calls("tweets.create") == 3


def test_a_duplicate_when_it_is_sent_again_is_looked_for(sandbox: X, thread: Thread) -> None:
    """It was on X all the time and showed after all three looks: X's refusal says so."""
    lose_answer(sandbox, 1, live=True)
    sandbox.configure(read_lag_seconds=3_600)
    for _ in range(3):
        next_tick(thread)
    assert statuses(thread)[0] == P.PENDING
    sandbox.configure(read_lag_seconds=0)
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)
    assert outcomes(thread)[:2] == [O.SENT, O.REFUSED]


# ── Not another's ─────────────────────────────────────────────────────────────────────────────────
def test_the_same_words_from_before_are_never_adopted(sandbox: X, thread: Thread) -> None:
    client.create_post(thread.token.access_token, TEXTS[0])
    sandbox.configure(refuse_duplicates=False)
    lose_answer(sandbox, 1, live=False)
    Attempt.objects.update(started_at=Attempt.objects.get().started_at.replace(year=2027))
    turn = claimed_when_due(thread)
    look = step(turn)
    assert not isinstance(look, LookForPost), "it is not due for a year"


def claimed_when_due(thread: Thread) -> Any:
    let_pass(seconds_until_next(thread) + 0.1)
    return claimed(thread)


def test_a_post_of_another_thread_is_not_taken_for_this_one(sandbox: X, mara: Token) -> None:
    sandbox.configure(refuse_duplicates=False)
    first, second = due_thread(mara, ["Good morning"]), due_thread(mara, ["Good morning"])
    sandbox.fault("status", "tweets.create", status=503, when="before")
    tick()
    carry_on(first)
    carry_on(second)
    ids = {again(each).post_list[0].x_id for each in (first, second)}
    assert ids == {post["id"] for post in sandbox.posts()}
    assert len(ids) == 2


def test_a_reply_is_looked_for_after_its_parent_only(sandbox: X, thread: Thread) -> None:
    client.create_post(thread.token.access_token, TEXTS[1] + "!")
    lose_answer(sandbox, 2, live=False)
    next_tick(thread)
    assert looks(thread) == [L.ABSENT]
    assert Look.objects.get().posts_read == 0, "the parent and what is older cost nothing"


# ── X cannot be read ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "status", "status": 503},
        {"kind": "status", "status": 429, "reset": 60},
        {"kind": "status", "status": 402},
        {"kind": "drop"},
        {"kind": "bad_json"},
        {"kind": "html"},
    ],
    ids=lambda fault: str(fault.get("status", fault["kind"])),
)
def test_a_look_that_fails_proves_nothing(sandbox: X, thread: Thread, fault: dict[str, Any]) -> None:
    lose_answer(sandbox, 1, live=True)
    sandbox.fault(endpoint="tweets.timeline", **fault)
    next_tick(thread)
    assert looks(thread) == [L.UNREADABLE]
    assert statuses(thread)[0] == P.IN_DOUBT
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)
    assert sandbox.calls("tweets.create") == 3


@pytest.mark.django_db(transaction=True)
def test_a_token_that_x_refuses_is_refreshed_before_the_next_look(sandbox: X, thread: Thread) -> None:
    lose_answer(sandbox, 1, live=True)
    sandbox.fault("status", "tweets.timeline", status=401)
    next_tick(thread)
    assert looks(thread) == [L.UNREADABLE]
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)
    assert sandbox.calls("oauth2.refresh") == 1


def test_unreadable_for_half_an_hour_the_person_decides(sandbox: X, thread: Thread) -> None:
    lose_answer(sandbox, 1, live=True)
    sandbox.fault("status", "tweets.timeline", status=503, count=1_000)
    carry_on(thread, rounds=60)
    row = again(thread)
    assert (row.status, row.pause_reason) == (Status.PAUSED, Pause.IN_DOUBT)
    assert "X cannot be read" in row.explanation
    assert len(looks(thread)) <= 32


def test_a_grant_that_died_meanwhile_asks_for_a_reconnect(sandbox: X, thread: Thread) -> None:
    lose_answer(sandbox, 1, live=True)
    again(thread).token.ask_to_reconnect("gone")
    next_tick(thread)
    assert again(thread).pause_reason == Pause.RECONNECT
    sandbox.connect(user=thread.token.user)
    tick()
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


def test_looks_are_counted_paid_and_capped(sandbox: X, thread: Thread, settings: Settings) -> None:
    settings.X_PRICE_READ = Decimal("0.005")
    lose_answer(sandbox, 1, live=True)
    settings.X_READS_PER_DAY = 0
    next_tick(thread)
    assert looks(thread) == [L.UNREADABLE]
    assert sandbox.calls("tweets.timeline") == 0
    settings.X_READS_PER_DAY = 10
    carry_on(thread)
    found = Look.objects.get(outcome=L.FOUND)
    assert (found.posts_read, found.cost) == (1, Decimal("0.005"))


# ── The person ────────────────────────────────────────────────────────────────────────────────────
def test_whoever_wants_to_be_asked_is_asked_at_once(sandbox: X, thread: Thread) -> None:
    User.objects.update(on_doubt=User.OnDoubt.ASK)
    lose_answer(sandbox, 1, live=True)
    row = again(thread)
    assert (row.status, row.pause_reason, row.next_action_at) == (Status.PAUSED, Pause.IN_DOUBT, None)
    let_pass(7_200)
    assert tick() == []
    assert sandbox.calls("tweets.timeline") == 0


def test_cancelled_while_it_is_looked_for_it_stays_cancelled(sandbox: X, thread: Thread) -> None:
    lose_answer(sandbox, 1, live=False)
    again(thread).cancel()
    let_pass(3_600)
    tick()
    assert again(thread).status == Status.CANCELLED
    assert on_x(sandbox, thread) == []


# ── Two at once ───────────────────────────────────────────────────────────────────────────────────
def test_an_answer_that_comes_during_the_look_ends_the_doubt(sandbox: X, thread: Thread) -> None:
    send = intent(claimed(thread))
    x_id = send.perform()
    let_pass(121)
    look = step(claimed(thread))
    assert isinstance(look, LookForPost)
    answered(send, x_id)
    turn = answered(look, look.perform())
    assert turn is not None
    assert statuses(thread)[0] == P.SENT
    let_pass(121)
    tick()
    assert_whole_on_x(sandbox, thread)


def test_a_look_of_a_worker_that_was_overtaken_counts_for_nothing(sandbox: X, thread: Thread) -> None:
    lose_answer(sandbox, 1, live=False)
    look = step(claimed_when_due(thread))
    assert isinstance(look, LookForPost)
    let_pass(121)
    claimed(thread)
    assert answered(look, []) is None
    assert looks(thread) == []


def test_an_answer_after_three_absent_looks_is_still_written_down(sandbox: X, thread: Thread) -> None:
    send = intent(claimed(thread))
    answered(send, errors.UnknownOutcomeError("reset"))
    for _ in range(3):
        next_tick(thread)
    assert statuses(thread)[0] == P.PENDING
    answered(send, "1")
    assert (statuses(thread)[0], again(thread).post_list[0].x_id) == (P.SENT, "1")
