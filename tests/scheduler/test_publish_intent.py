"""Steps 4 to 7: intent, call, result, next post; and what a crash between two of them leaves."""

from dataclasses import replace
from typing import Any

import pytest

from accounts.models import User
from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from tests.scheduler.world import (
    TEXTS,
    again,
    answered,
    assert_whole_on_x,
    attempts,
    carry_on,
    claimed,
    due_thread,
    during_call,
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
from xauth import errors
from xauth.clock import database_now

P, O = Post.Status, Attempt.Outcome  # noqa: E741
pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(sandbox: X) -> Thread:
    return due_thread(sandbox.connect())


def crash_after(thread: Thread, *, call: bool) -> Any:
    """A worker dies once its intent is committed, before or after X was called."""
    send = intent(claimed(thread))
    return send, send.perform() if call else None


# ── 4. Intent ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("position", [1, 2, 3])
def test_intent_is_committed_before_x_is_called(sandbox: X, thread: Thread, position: int) -> None:
    """Seen through another connection, while X holds the request."""
    with during_call(sandbox, position):
        assert statuses(thread)[position - 1] == P.SENDING
        [open_one] = [attempt for attempt in attempts(thread) if attempt.is_open]
        assert (open_one.post.position, open_one.fence) == (position, again(thread).fence)
        above = again(thread).post_list[position - 2].x_id if position > 1 else ""
        assert open_one.in_reply_to == above
        assert open_one.price == open_one.post.price
        assert open_one.token_generation == thread.token.generation
        assert len(on_x(sandbox, thread)) == position - 1
    assert_whole_on_x(sandbox, thread)


def test_lease_is_renewed_for_every_call(sandbox: X, thread: Thread) -> None:
    turn = claimed(thread)
    let_pass(100)
    intent(turn)
    assert 115 < seconds_until_next(thread) <= 120


def test_a_thread_that_is_gone_makes_no_intent(thread: Thread) -> None:
    """Cancelled and deleted while its worker refreshed the token."""
    turn = claimed(thread)
    again(thread).cancel()
    again(thread).discard()
    assert step(turn) is None


@pytest.mark.django_db(transaction=True)
def test_what_stopped_it_before_is_not_said_while_it_goes_out(sandbox: X, thread: Thread) -> None:
    sandbox.fault("status", "tweets.create", status=429, reset=60)
    tick()
    assert "X asked us to wait." in again(thread).explanation
    let_pass(70)
    with during_call(sandbox, 1):
        assert again(thread).explanation == "Going out now."
        assert again(thread).pause_reason == ""


# ── 5. Call ───────────────────────────────────────────────────────────────────────────────────────
def test_a_process_that_was_held_up_does_not_send_late(sandbox: X, thread: Thread) -> None:
    send = intent(claimed(thread))
    held_up = replace(send, intended=send.intended - 2.1).perform()
    assert isinstance(held_up, errors.NotSentError)
    assert sandbox.calls("tweets.create") == 0
    assert answered(send, held_up) is None
    assert (outcomes(thread), statuses(thread)[0]) == ([O.NOT_SENT], P.PENDING)
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


def test_an_error_of_our_own_during_the_call_is_a_doubt(thread: Thread) -> None:
    """No header can hold this access token, so the call breaks off in our own code."""
    broken = replace(intent(claimed(thread)), access_token="not\na header").perform()
    assert isinstance(broken, errors.UnknownOutcomeError)


# ── 6. Result ─────────────────────────────────────────────────────────────────────────────────────
def taken_over(thread: Thread) -> Any:
    """Another worker has claimed the thread while the first still waits for X."""
    send, x_id = crash_after(thread, call=True)
    let_pass(110)
    Thread.objects.filter(pk=thread.pk).update(lease_until=None, next_action_at=database_now())
    assert step(claimed(thread)) is None
    assert 0 < seconds_until_next(thread) <= 10
    return send, x_id


def test_result_counts_although_the_lease_is_gone(sandbox: X, thread: Thread) -> None:
    send, x_id = taken_over(thread)
    assert answered(send, x_id) is None
    assert (outcomes(thread), statuses(thread)[0]) == ([O.SENT], P.SENT)
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


def test_a_lost_answer_counts_although_the_lease_is_gone(sandbox: X, thread: Thread) -> None:
    send, _ = taken_over(thread)
    assert answered(send, errors.UnknownOutcomeError("reset")) is None
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)
    assert sandbox.calls("tweets.create") == 3


# ── 7. Next post ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("count", [1, 2, 3])
def test_posts_go_out_in_order_each_under_the_one_before(sandbox: X, count: int) -> None:
    thread = due_thread(sandbox.connect(), TEXTS[:count])
    tick()
    assert_whole_on_x(sandbox, thread)
    row = again(thread)
    assert outcomes(thread) == [O.SENT] * count
    assert (row.next_action_at, row.lease_until, row.last_error) == (None, None, "")
    assert row.published_at is not None
    assert [post.sent_at for post in row.post_list] == sorted(
        post.sent_at for post in row.post_list if post.sent_at
    )


def test_a_post_that_was_left_out_is_passed_over(sandbox: X, thread: Thread) -> None:
    thread.posts.filter(position=2).update(status=P.SKIPPED)
    tick()
    assert again(thread).status == Status.PUBLISHED
    first, last = sandbox.posts()
    assert (first["text"], last["text"], last["parent_id"]) == (TEXTS[0], TEXTS[2], first["id"])


def test_nothing_goes_out_after_a_post_that_was_refused(sandbox: X, thread: Thread) -> None:
    thread.posts.filter(position=2).update(status=P.REJECTED)
    tick()
    assert again(thread).status == Status.FAILED
    assert on_x(sandbox, thread) == [TEXTS[0]]


# ── Crashes ───────────────────────────────────────────────────────────────────────────────────────
def test_crash_before_the_intent_costs_nothing_but_the_lease(sandbox: X, thread: Thread) -> None:
    claimed(thread)
    let_pass(121)
    tick()
    assert_whole_on_x(sandbox, thread)


@pytest.mark.parametrize("call", [False, True], ids=["before the call", "after the call"])
def test_crash_after_the_intent_is_looked_for_before_anything_is_sent(
    sandbox: X, thread: Thread, call: bool
) -> None:
    crash_after(thread, call=call)
    let_pass(100)
    assert tick() == []  # the worker may still be waiting for X
    let_pass(21)
    tick()
    assert sandbox.calls("tweets.timeline") == 1
    assert sandbox.calls("tweets.create") == (3 if call else 0)
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)
    assert sandbox.calls("tweets.create") == 3
    assert attempts(thread)[0].error == ("" if call else "absent")


def test_crash_between_two_posts_lets_the_rest_go_out(sandbox: X, thread: Thread) -> None:
    turn = claimed(thread)
    send = intent(turn)
    assert answered(send, send.perform()) == turn
    assert on_x(sandbox, thread) == [TEXTS[0]]
    let_pass(121)
    tick()
    assert_whole_on_x(sandbox, thread)


def given_up(thread: Thread) -> Any:
    """The worker was away so long that recovery took its post for lost; then X's answer comes."""
    send, x_id = crash_after(thread, call=True)
    ask_always(thread)
    let_pass(121)
    tick()
    assert again(thread).pause_reason == Pause.IN_DOUBT
    return send, x_id


def ask_always(thread: Thread) -> None:
    """The person wants to decide about every doubt."""
    User.objects.filter(tokens__threads=thread).update(on_doubt=User.OnDoubt.ASK)


def test_a_late_answer_ends_the_doubt(sandbox: X, thread: Thread) -> None:
    send, x_id = given_up(thread)
    assert answered(send, x_id) is None
    assert (again(thread).status, statuses(thread)[0]) == (Status.PUBLISHING, P.SENT)
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)
    assert outcomes(thread) == [O.SENT] * 3


def test_a_late_answer_that_it_was_not_sent_ends_the_doubt(sandbox: X, thread: Thread) -> None:
    send, _ = crash_after(thread, call=False)
    let_pass(121)
    tick()
    answered(send, errors.RateLimitedError("late", status=429))
    assert statuses(thread)[0] == P.PENDING
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


def test_a_late_answer_without_an_outcome_changes_nothing(thread: Thread) -> None:
    send, _ = given_up(thread)
    before = Thread.objects.values().get(pk=thread.pk), attempts(thread), statuses(thread)
    answered(send, errors.UnknownOutcomeError("a reset, long after"))
    assert (Thread.objects.values().get(pk=thread.pk), attempts(thread), statuses(thread)) == before


def test_a_late_answer_does_not_undo_a_cancel(sandbox: X, thread: Thread) -> None:
    send, x_id = given_up(thread)
    again(thread).cancel()
    answered(send, x_id)
    assert statuses(thread) == [P.SENT, P.PENDING, P.PENDING]
    assert again(thread).status == Status.CANCELLED
    let_pass(300)
    assert tick() == []


def test_the_same_claim_twice_makes_one_attempt(thread: Thread) -> None:
    """As a message that was delivered twice to one worker would."""
    turn = claimed(thread)
    intent(turn)
    assert step(turn) is None
    assert len(attempts(thread)) == 1
    assert 110 < seconds_until_next(thread) <= 120
