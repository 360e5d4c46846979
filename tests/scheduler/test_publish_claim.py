"""Steps 1 and 2: beat hands on what is due, a worker claims it when its moment has come."""

from datetime import datetime, timedelta

import pytest

from scheduler.models import Claim, Thread
from scheduler.models.questions import LEASE
from scheduler.models.status import Status
from scheduler.publish import publish
from tests.factories import make_thread, make_token
from tests.scheduler.world import (
    again,
    all_at_once,
    assert_whole_on_x,
    attempts,
    claimed,
    due_thread,
    let_pass,
    step,
    tick,
)
from tests.x import X
from xauth.clock import database_now
from xauth.models import Token

threads_touch_rows = pytest.mark.django_db(transaction=True)


def hand_on() -> list[int]:
    return Thread.objects.hand_on(database_now())


# ── 1. Tick ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
@pytest.mark.parametrize(("due_in", "handed"), [(-3600, True), (0, True), (14, True), (16, False)])
def test_hands_on_what_is_due_within_15_seconds(due_in: float, handed: bool) -> None:
    thread = due_thread(make_token(), ago=-due_in)
    assert hand_on() == ([thread.pk] if handed else [])


@pytest.mark.django_db
@pytest.mark.parametrize(("later", "handed"), [(0, False), (29, False), (31, True)])
def test_hands_on_again_only_after_30_seconds(later: float, handed: bool) -> None:
    thread = due_thread(make_token())
    assert hand_on() == [thread.pk]
    let_pass(later)
    assert hand_on() == ([thread.pk] if handed else [])


@pytest.mark.django_db
@pytest.mark.parametrize("status", Status)
def test_hands_on_and_claims_only_what_can_act(status: Status) -> None:
    thread = due_thread(make_token(), status=status)
    can_act = status in {Status.SCHEDULED, Status.PUBLISHING, Status.PAUSED}
    assert bool(hand_on()) == can_act
    assert bool(Thread.objects.claim([thread.pk])) == can_act


@pytest.mark.django_db
def test_hands_on_the_oldest_first() -> None:
    token = make_token()
    young, old = due_thread(token, ago=10), due_thread(token, ago=20)
    assert hand_on() == [old.pk, young.pk]
    let_pass(31)
    assert Thread.objects.hand_on(database_now(), most=1) == [old.pk]


@threads_touch_rows
def test_two_beats_at_once_hand_each_thread_on_once() -> None:
    token = make_token()
    due = {due_thread(token).pk for _ in range(10)}
    handed = [pk for ids in all_at_once(2, hand_on) for pk in ids]
    assert sorted(handed) == sorted(due)


# ── 2. Claim ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_claim_takes_a_lease_and_raises_the_fence() -> None:
    thread = due_thread(make_token())
    assert Thread.objects.claim([thread.pk]) == [Claim(thread.pk, 1)]
    row = again(thread)
    assert (row.status, row.fence) == (Status.PUBLISHING, 1)
    assert row.lease_until == row.next_action_at
    assert abs(row.lease_until - database_now() - LEASE) < timedelta(seconds=5)  # type: ignore[operator]


@pytest.mark.django_db
def test_claim_is_never_early() -> None:
    thread = due_thread(make_token(), ago=-1)
    assert Thread.objects.claim([thread.pk]) == []
    let_pass(1.01)
    assert len(Thread.objects.claim([thread.pk])) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("later", "free"), [(0, False), (119, False), (121, True)])
def test_only_a_lease_that_is_over_is_claimed_again(later: float, free: bool) -> None:
    thread = due_thread(make_token())
    first = claimed(thread).claim
    let_pass(later)
    assert Thread.objects.claim([thread.pk]) == ([Claim(thread.pk, first.fence + 1)] if free else [])


@pytest.mark.django_db
def test_an_older_claim_is_worth_nothing() -> None:
    thread = due_thread(make_token())
    stale = claimed(thread)
    let_pass(121)
    claimed(thread)
    assert step(stale) is None
    assert attempts(thread) == []


@threads_touch_rows
def test_eight_workers_claim_each_thread_once() -> None:
    token = make_token()
    due = [due_thread(token).pk for _ in range(20)]
    claims = [claim for got in all_at_once(8, lambda: Thread.objects.claim(due)) for claim in got]
    assert sorted(claim.thread_id for claim in claims) == sorted(due)
    assert set(Thread.objects.values_list("fence", flat=True)) == {1}


# ── Both, with a real worker ──────────────────────────────────────────────────────────────────────
@pytest.fixture
def mara(sandbox: X) -> Token:
    return sandbox.connect()


@pytest.mark.django_db
def test_waits_for_the_moment_and_is_on_time(sandbox: X, mara: Token) -> None:
    thread = due_thread(mara, ago=-1.5)
    assert tick() == [thread.pk]
    assert_whole_on_x(sandbox, thread)
    assert thread.scheduled_at is not None
    first = datetime.fromisoformat(sandbox.posts()[0]["committed_at"])
    assert timedelta(0) <= first - thread.scheduled_at <= timedelta(seconds=1)


@threads_touch_rows
def test_the_same_hint_three_times_at_once_sends_once(sandbox: X, mara: Token) -> None:
    threads = [due_thread(mara, [f"{number} first", f"{number} second"]) for number in range(3)]
    ids = [thread.pk for thread in threads]
    all_at_once(3, lambda: publish(ids))
    publish(ids)
    for thread in threads:
        assert_whole_on_x(sandbox, thread)
    assert len(sandbox.posts()) == sandbox.calls("tweets.create") == 6


@pytest.mark.django_db
def test_a_hint_about_nothing_is_harmless(sandbox: X, mara: Token) -> None:
    gone = 10**9
    draft = make_thread(mara)
    elsewhere = due_thread(mara)
    claimed(elsewhere)
    publish([gone, draft.pk])
    Thread.objects.filter(pk=elsewhere.pk).update(next_action_at=database_now())
    publish([elsewhere.pk])
    assert sandbox.calls("tweets.create") == 0
