"""“Delete the live part”: the last post first, each deletion idempotent, and nobody's post but ours."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from scheduler.models import Post, Thread
from scheduler.models.status import Status
from scheduler.publish.actions import TakeOff
from scheduler.publish.steps import let_go, set_aside
from tests.scheduler.pages import signed_in, words
from tests.scheduler.repairing import by_hand, deleted_at_x, failed, in_doubt, press
from tests.scheduler.world import (
    TEXTS,
    again,
    answered,
    carry_on,
    claimed,
    delete_at_x,
    due_thread,
    let_pass,
    part_live,
    seconds_until_next,
    statuses,
    step,
    tick,
)
from tests.x import TOBIAS, X
from xauth.clock import database_now
from xauth.models import Token

pytestmark = pytest.mark.django_db
P = Post.Status
GONE = "Taken off X: nothing of it is live any more."


@pytest.fixture
def mara(sandbox: X) -> Token:
    return sandbox.connect()


@pytest.fixture
def person(mara: Token) -> Client:
    return signed_in(mara)


@pytest.fixture
def thread(sandbox: X, mara: Token) -> Thread:
    """Two posts live, the third refused."""
    return failed(sandbox, mara)


def ended(thread: Thread) -> Thread:
    row = again(thread)
    assert (row.status, row.next_action_at, row.removal_requested_at) == (Status.CANCELLED, None, None)
    return row


# ── It goes ───────────────────────────────────────────────────────────────────────────────────────
def test_what_is_live_goes_from_the_last_to_the_first(sandbox: X, person: Client, thread: Thread) -> None:
    said = press(person, "take-off", thread)
    assert said == "Cancelled. What is live is taken off X, the last post first."
    assert sandbox.calls("tweets.delete") == 0, "a view never calls X"
    assert again(thread).explanation == "Taking it off X: 0 of 2 posts are gone."
    first = step(claimed(thread))
    assert isinstance(first, TakeOff)
    assert first.x_id == again(thread).post_list[1].x_id
    let_pass(121)
    tick()
    assert ended(thread).explanation == GONE
    assert statuses(thread) == [P.DELETED, P.DELETED, P.REJECTED]
    assert deleted_at_x(sandbox) == list(TEXTS[:2])
    page = words(person.get(f"/threads/{thread.pk}/"))
    assert page.count("Taken off X") >= 4  # the message, a badge each, and the history


def test_each_deletion_is_written_down_before_the_next(sandbox: X, person: Client, thread: Thread) -> None:
    press(person, "take-off", thread)
    action = step(claimed(thread))
    assert isinstance(action, TakeOff)
    turn = answered(action, action.perform())
    assert turn is not None
    assert statuses(thread)[:2] == [P.SENT, P.DELETED]
    assert again(thread).explanation == "Taking it off X: 1 of 2 posts are gone."


def test_what_is_gone_already_counts_as_deleted(
    sandbox: X, mara: Token, person: Client, thread: Thread
) -> None:
    delete_at_x(sandbox, mara, str(thread.post_list[1].x_id))
    press(person, "take-off", thread)
    tick()
    assert ended(thread).explanation == GONE


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("kind", ["status", "drop"])
def test_a_lost_answer_is_asked_for_again(
    sandbox: X, person: Client, thread: Thread, kind: str, when: str
) -> None:
    options: dict[str, Any] = {"status": 503} if kind == "status" else {}
    sandbox.fault(kind, "tweets.delete", when=when, **options)
    press(person, "take-off", thread)
    tick()
    row = again(thread)
    assert "X gave no answer about deleting post 2. It is tried again at" in row.explanation
    assert seconds_until_next(thread) <= 5
    carry_on(thread)
    assert ended(thread).explanation == GONE
    assert sorted(deleted_at_x(sandbox)) == sorted(TEXTS[:2])


def test_a_limit_is_waited_for(sandbox: X, person: Client, thread: Thread) -> None:
    sandbox.fault("status", "tweets.delete", status=429, reset=300)
    press(person, "take-off", thread)
    tick()
    assert "X asked us to wait before it deletes more. It is tried again at" in again(thread).explanation
    assert 290 <= seconds_until_next(thread) <= 301
    Token.objects.update(limited_until=database_now() + timedelta(seconds=60))
    let_pass(seconds_until_next(thread) + 1)
    carry_on(thread)
    assert ended(thread).explanation == GONE


@pytest.mark.django_db(transaction=True)
def test_a_token_that_x_refuses_is_refreshed(sandbox: X, person: Client, thread: Thread) -> None:
    let_pass(120)
    sandbox.fault("status", "tweets.delete", status=401)
    press(person, "take-off", thread)
    tick()
    assert ended(thread).explanation == GONE
    assert sandbox.calls("oauth2.refresh") == 1


# ── It does not go ────────────────────────────────────────────────────────────────────────────────
def test_after_ten_minutes_of_trouble_the_person_says_when(
    sandbox: X, person: Client, thread: Thread
) -> None:
    sandbox.fault("status", "tweets.delete", status=503, count=100)
    press(person, "take-off", thread)
    carry_on(thread, rounds=30)
    assert "X gave no answer about deleting post 2. Try again later." in ended(thread).explanation
    sandbox._control("DELETE", "faults")
    press(person, "take-off", thread)
    tick()
    assert ended(thread).explanation == GONE


def test_a_post_that_is_not_ours_stays(sandbox: X, person: Client, thread: Thread) -> None:
    theirs = by_hand(sandbox.connect(TOBIAS), "Mine!")
    thread.posts.filter(position=2).update(x_id=theirs)
    press(person, "take-off", thread)
    tick()
    assert (
        "X refused to delete post 2. It said: “You are not allowed to delete this"
        in ended(thread).explanation
    )
    assert statuses(thread)[:2] == [P.SENT, P.SENT], "the one above is not deleted without the one below"
    assert deleted_at_x(sandbox) == []


def test_no_credits(sandbox: X, person: Client, thread: Thread) -> None:
    sandbox.fault("status", "tweets.delete", status=402)
    press(person, "take-off", thread)
    tick()
    assert "whoever runs it must look at it. Try again later." in ended(thread).explanation
    press(person, "take-off", thread)
    tick()
    assert ended(thread).explanation == GONE


def test_without_a_connection_nothing_is_deleted(mara: Token, person: Client, thread: Thread) -> None:
    mara.ask_to_reconnect("gone")
    assert press(person, "take-off", thread) == f"Reconnect {mara} first: X deletes only then."
    assert again(thread).status == Status.FAILED
    assert "Reconnect @mara_writes first" in words(person.get(f"/threads/{thread.pk}/"))


def test_a_connection_that_ends_meanwhile(sandbox: X, mara: Token, person: Client, thread: Thread) -> None:
    press(person, "take-off", thread)
    mara.ask_to_reconnect("gone")
    tick()
    assert "Reconnect it, then delete the live part." in ended(thread).explanation
    sandbox.connect(user=mara.user)
    press(person, "take-off", thread)
    tick()
    assert ended(thread).explanation == GONE


def test_a_fresh_connection_that_is_refused_is_dead(sandbox: X, person: Client, thread: Thread) -> None:
    sandbox.fault("status", "tweets.delete", status=401)
    press(person, "take-off", thread)
    tick()
    assert "Reconnect it, then delete the live part." in ended(thread).explanation
    assert again(thread).token.status == Token.Status.RECONNECT


# ── Only what was asked for ───────────────────────────────────────────────────────────────────────
def test_a_cancelled_thread_is_never_deleted_by_accident(sandbox: X, thread: Thread) -> None:
    """Whatever else writes to its row: without the person's request nothing of it is due."""
    turn = claimed(due_thread(thread.token, ["Another"]))
    Thread.objects.filter(pk=turn.claim.thread_id).update(status=Status.CANCELLED)
    set_aside(turn)
    let_go(turn)
    again(thread).cancel()
    set_aside(turn._replace(claim=turn.claim._replace(thread_id=thread.pk, fence=again(thread).fence)))
    let_pass(600)
    assert tick() == []
    assert Thread.objects.claim([thread.pk]) == []
    assert sandbox.calls("tweets.delete") == 0


def test_a_worker_that_is_told_to_stop_gives_it_back(person: Client, thread: Thread) -> None:
    press(person, "take-off", thread)
    let_go(claimed(thread))
    row = again(thread)
    assert (row.status, row.lease_until) == (Status.CANCELLED, None)
    tick()
    assert ended(thread).explanation == GONE


def test_what_an_overtaken_worker_deleted_is_written_down(sandbox: X, person: Client, thread: Thread) -> None:
    press(person, "take-off", thread)
    slow = step(claimed(thread))
    assert isinstance(slow, TakeOff)
    gone = slow.perform()
    let_pass(121)
    claimed(thread)
    assert answered(slow, gone) is None
    assert statuses(thread)[1] == P.DELETED


def test_while_it_goes_nothing_else_can_be_done(person: Client, thread: Thread) -> None:
    press(person, "take-off", thread)
    for verb in ("retry", "cancel", "take-off", "start-anew", "publish-now", "delete"):
        press(person, verb, thread)
        assert again(thread).repair.is_taking_off
    assert not again(thread).can_edit


def test_a_post_in_doubt_is_left_and_named(sandbox: X, mara: Token, person: Client) -> None:
    thread = in_doubt(sandbox, mara, live=True)
    assert "Post 2 is not among them" in words(person.get(f"/threads/{thread.pk}/"))
    press(person, "take-off", thread)
    tick()
    assert ended(thread).explanation.startswith(f"{GONE} Whether post 2 is on X was never learned")
    assert deleted_at_x(sandbox) == [TEXTS[0]]


def test_the_price_is_said_before(mara: Token, person: Client, thread: Thread, settings: Settings) -> None:
    page = words(person.get(f"/threads/{thread.pk}/"))
    assert "2 posts of this thread are deleted at X, the last first" in page
    assert "X takes $0.020 for it." in page


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SCHEDULED, Status.PUBLISHING, Status.PUBLISHED])
def test_only_what_has_stopped(mara: Token, person: Client, status: Status) -> None:
    thread = part_live(mara, 2, status=status)
    assert press(person, "take-off", thread) == "Nothing of it can be taken off X now."
    assert again(thread).status == status


def test_only_what_is_live(mara: Token, person: Client) -> None:
    thread = due_thread(mara, status=Status.FAILED)
    assert press(person, "take-off", thread) == "Nothing of it can be taken off X now."
