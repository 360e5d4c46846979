"""Cancel and edit against a publisher that is at work: after an acknowledged cancel nothing goes out."""

import random
import time
from datetime import datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from scheduler.models import Attempt, NotNowError, Post, Thread
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
    meanwhile,
    on_x,
    statuses,
    tick,
)
from tests.x import X
from xauth import errors
from xauth.clock import database_now

P, O = Post.Status, Attempt.Outcome  # noqa: E741
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def thread(sandbox: X) -> Thread:
    return due_thread(sandbox.connect())


@pytest.fixture
def site(client: Client, thread: Thread) -> Client:
    client.force_login(thread.token.user)
    return client


def press_cancel(site: Client, thread: Thread) -> str:
    """What the person is told."""
    answer = site.post(reverse("thread-cancel", args=[thread.pk]), follow=True)
    return str(answer.content.decode())


def cancel(thread: Thread) -> datetime:
    """The instant from which the person can rely on it."""
    with transaction.atomic():
        Thread.objects.locked(thread.pk).cancel()
    return database_now()


def settle(thread: Thread) -> None:
    for _ in range(3):
        let_pass(200)
        tick()


def test_before_its_time(sandbox: X, site: Client, thread: Thread) -> None:
    assert "Cancelled. Nothing more of it goes out." in press_cancel(site, thread)
    settle(thread)
    assert again(thread).status == Status.CANCELLED
    assert on_x(sandbox, thread) == []


def test_between_claim_and_intent(sandbox: X, thread: Thread) -> None:
    turn = claimed(thread)
    cancel(thread)
    with pytest.raises(AssertionError, match="instead of an intent"):
        intent(turn)
    assert (again(thread).status, attempts(thread)) == (Status.CANCELLED, [])


def test_between_two_posts(sandbox: X, thread: Thread) -> None:
    sandbox.fault("status", "tweets.create", status=429, reset=60, position=2)
    tick()
    cancel(thread)
    settle(thread)
    assert again(thread).status == Status.CANCELLED
    assert statuses(thread) == [P.SENT, P.PENDING, P.PENDING]
    assert on_x(sandbox, thread) == [TEXTS[0]]
    assert again(thread).explanation == "1 of 3 posts are on X. Cancelled: nothing more of it goes out."


@pytest.mark.parametrize("position", [1, 2])
def test_while_a_post_is_on_its_way(sandbox: X, site: Client, thread: Thread, position: int) -> None:
    with during_call(sandbox, position):
        assert "Stopped: a post is on its way and cannot be called back" in press_cancel(site, thread)
        row = again(thread)
        assert row.status == Status.PUBLISHING
        assert "One post is on its way; the rest is stopped." in row.explanation
        assert not row.can_cancel
    settle(thread)
    assert again(thread).status == Status.CANCELLED
    assert on_x(sandbox, thread) == list(TEXTS[:position])
    assert len(attempts(thread)) == position


def test_while_the_last_post_is_on_its_way(sandbox: X, site: Client, thread: Thread) -> None:
    """There is nothing left to stop, so the thread is whole."""
    with during_call(sandbox, 3):
        press_cancel(site, thread)
    assert_whole_on_x(sandbox, thread)
    assert again(thread).cancel_requested_at is None


@pytest.mark.parametrize(
    "kind",
    [
        errors.NotSentError,
        errors.UnauthorizedError,
        errors.AppBlockedError,
        errors.RateLimitedError,
        errors.ParentNotVisibleError,
        errors.DuplicateError,
        errors.RefusedError,
    ],
)
def test_while_a_post_is_on_its_way_that_x_then_refuses(
    sandbox: X, thread: Thread, kind: type[errors.XError]
) -> None:
    send = intent(claimed(thread))
    cancel(thread)
    assert answered(send, kind("no")) is None
    assert again(thread).status == Status.CANCELLED
    settle(thread)
    assert on_x(sandbox, thread) == []


def test_while_a_post_is_in_doubt_stays_obeyed_when_the_doubt_ends(sandbox: X, thread: Thread) -> None:
    send = intent(claimed(thread))
    cancel(thread)
    x_id = send.perform()
    let_pass(121)
    tick()
    assert again(thread).status == Status.CANCELLED
    answered(send, x_id)
    settle(thread)
    assert again(thread).status == Status.CANCELLED
    assert on_x(sandbox, thread) == [TEXTS[0]]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"status": 429, "reset": 60}, id="a limit"),
        pytest.param({"status": 402}, id="credits"),
        pytest.param({"status": 401, "count": 2}, id="reconnect"),
    ],
)
def test_while_it_is_paused(sandbox: X, site: Client, thread: Thread, fault: dict[str, int]) -> None:
    sandbox.fault("status", "tweets.create", **fault)
    tick()
    assert again(thread).status == Status.PAUSED
    calls = sandbox.calls("tweets.create")
    assert "Cancelled. Nothing more of it goes out." in press_cancel(site, thread)
    sandbox.connect(user=thread.token.user)
    settle(thread)
    assert again(thread).status == Status.CANCELLED
    assert sandbox.calls("tweets.create") == calls


def test_there_is_nothing_to_cancel_twice(thread: Thread) -> None:
    cancel(thread)
    with pytest.raises(NotNowError, match="nothing left to stop"):
        cancel(thread)


def test_no_intent_is_later_than_an_acknowledged_cancel(sandbox: X) -> None:
    """Linearizable: cancels at random moments of threads that are going out side by side."""
    token = sandbox.connect()
    chance = random.Random(7)
    threads = [due_thread(token, [f"{number} {text}" for text in TEXTS]) for number in range(12)]
    acknowledged: dict[int, datetime] = {}
    sandbox.fault("slow", "tweets.create", seconds=0.4, percent=100)
    with meanwhile(tick):
        for thread in chance.sample(threads, len(threads)):
            time.sleep(chance.uniform(0, 0.06))
            try:
                acknowledged[thread.pk] = cancel(thread)
            except NotNowError:
                assert again(thread).status == Status.PUBLISHED
    settle(threads[0])
    for thread in threads:
        began = [attempt.started_at for attempt in attempts(thread)]
        assert all(at <= acknowledged.get(thread.pk, at) for at in began)
        live = on_x(sandbox, thread)
        assert live == [post.text for post in again(thread).post_list][: len(live)]
        assert len(live) == again(thread).live_count == len(began)
        assert again(thread).status in {Status.CANCELLED, Status.PUBLISHED}
    assert acknowledged, "every thread was faster than its cancel"


# ── Edit ──────────────────────────────────────────────────────────────────────────────────────────
def composed(thread: Thread, *texts: str) -> dict[str, str]:
    posts = {f"post_{position}": text for position, text in enumerate(texts, 1)}
    settings = {"account": str(thread.token_id), "when": "now", "timezone": "UTC", "local_time": ""}
    return {"version": str(again(thread).fence), **settings, **posts}


def test_an_edit_that_comes_too_late_changes_nothing_and_keeps_the_words(
    sandbox: X, site: Client, thread: Thread
) -> None:
    """The form was open when the thread began to go out."""
    with during_call(sandbox, 1):
        edited = composed(thread, "a", "b", "my new words")
        answer = site.post(reverse("thread-edit", args=[thread.pk]), edited)
    assert answer.status_code == 422
    assert "my new words" in answer.content.decode()
    assert "began to go out while you were editing" in answer.content.decode()
    assert_whole_on_x(sandbox, thread)
    assert [post.text for post in again(thread).post_list] == list(TEXTS)


def test_the_form_does_not_open_while_it_is_going_out(sandbox: X, site: Client, thread: Thread) -> None:
    claimed(thread)
    answer = site.get(reverse("thread-edit", args=[thread.pk]), follow=True)
    assert "It can no longer be edited: it is going out" in answer.content.decode()


def test_what_is_not_live_yet_can_be_edited_while_it_is_paused(
    sandbox: X, site: Client, thread: Thread
) -> None:
    sandbox.fault("status", "tweets.create", status=403, reason="duplicate", position=2)
    tick()
    answer = site.post(
        reverse("thread-edit", args=[thread.pk]), composed(thread, "not this", "other words", TEXTS[2])
    )
    assert answer.status_code == 302
    carry_on(thread)
    assert [post["text"] for post in sandbox.posts()] == [TEXTS[0], "other words", TEXTS[2]]
    assert_whole_on_x(sandbox, thread)
