"""“It is there”: the person names a post, a worker asks X, and only what the account has is taken."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from scheduler.models import Attempt, Look, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from tests.scheduler.pages import signed_in, words
from tests.scheduler.repairing import by_hand, in_doubt, looks, on_timeline, press
from tests.scheduler.world import (
    TEXTS,
    again,
    answered,
    assert_whole_on_x,
    claimed,
    due_thread,
    let_pass,
    outcomes,
    statuses,
    step,
    tick,
)
from tests.x import TOBIAS, X
from xauth.models import Token

pytestmark = pytest.mark.django_db
P, O, L = Post.Status, Attempt.Outcome, Look.Outcome  # noqa: E741
LOOKING = "Looking for it on X. That takes a few seconds."


@pytest.fixture
def mara(sandbox: X) -> Token:
    return sandbox.connect()


@pytest.fixture
def person(mara: Token) -> Client:
    return signed_in(mara)


@pytest.fixture
def thread(sandbox: X, mara: Token) -> Thread:
    """Its second post is on X, and its answer was lost."""
    return in_doubt(sandbox, mara, live=True)


def claim(person: Client, thread: Thread, link: str) -> str:
    return press(person, "claim", thread, link=link)


def back_with(thread: Thread, reason: str) -> None:
    """The thread is with the person again, and says why."""
    row = again(thread)
    assert (row.status, row.pause_reason, row.next_action_at) == (Status.PAUSED, Pause.IN_DOUBT, None)
    assert reason in row.explanation
    assert statuses(thread)[1] == P.IN_DOUBT


# ── What the person writes down ───────────────────────────────────────────────────────────────────
def test_what_is_no_link_is_said_and_changes_nothing(person: Client, thread: Thread) -> None:
    assert "That is no link to a post." in claim(person, thread, "over there")
    back_with(thread, "its answer was lost")


# ── Proved ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("position", [1, 2, 3])
def test_the_post_is_taken_and_the_rest_goes_out(
    sandbox: X, mara: Token, person: Client, position: int
) -> None:
    thread = in_doubt(sandbox, mara, position, live=True)
    link = f"https://x.com/{mara.handle}/status/{on_timeline(sandbox, TEXTS[position - 1])}"
    assert claim(person, thread, link) == LOOKING
    assert sandbox.calls("tweets.timeline") == 0, "a view never calls X"
    assert "Looking on X for the post you named" in again(thread).explanation
    tick()
    assert_whole_on_x(sandbox, thread)
    assert looks(thread) == [L.FOUND]
    assert outcomes(thread) == [O.SENT] * 3
    assert sandbox.calls("tweets.create") == 3


def test_a_worker_that_dies_while_it_asks_is_no_loss(sandbox: X, person: Client, thread: Thread) -> None:
    claim(person, thread, on_timeline(sandbox))
    step(claimed(thread))
    let_pass(121)
    tick()
    assert_whole_on_x(sandbox, thread)


def test_the_answer_comes_after_all_while_x_is_asked(sandbox: X, person: Client, thread: Thread) -> None:
    claim(person, thread, on_timeline(sandbox))
    check = step(claimed(thread))
    assert check is not None
    thread.posts.filter(position=2).update(status=P.SENT, x_id=on_timeline(sandbox))
    turn = answered(check, check.perform())
    assert turn is not None
    assert looks(thread) == []


# ── Not proved ────────────────────────────────────────────────────────────────────────────────────
def test_a_post_that_x_does_not_show(sandbox: X, person: Client, thread: Thread) -> None:
    claim(person, thread, str(int(on_timeline(sandbox)) + 1))
    tick()
    back_with(thread, "X shows no post")
    assert looks(thread) == [L.NO_SUCH]
    assert again(thread).post_list[1].claimed_id == ""


def test_a_post_of_somebody_else(sandbox: X, person: Client, thread: Thread) -> None:
    claim(person, thread, by_hand(sandbox.connect(TOBIAS), TEXTS[1]))
    tick()
    back_with(thread, "X shows no post")


@pytest.mark.parametrize(("position", "says"), [(1, "That is post 1 of this thread."), (0, "another post")])
def test_a_post_that_is_known_as_another_one(
    sandbox: X, mara: Token, person: Client, thread: Thread, position: int, says: str
) -> None:
    other = thread if position else due_thread(mara, ["Something else"])
    if not position:
        tick()
    assert says in claim(person, thread, str(again(other).post_list[0].x_id))
    back_with(thread, "its answer was lost")


def test_it_becomes_another_post_while_x_is_asked(
    sandbox: X, mara: Token, person: Client, thread: Thread
) -> None:
    x_id = on_timeline(sandbox)
    claim(person, thread, x_id)
    other = due_thread(mara, ["Another"], ago=-3_600)
    other.posts.update(status=P.SENT, x_id=x_id)
    tick()
    back_with(thread, "the post you named is another one that went out from here")


def test_a_post_from_before_the_thread(person: Client, thread: Thread) -> None:
    assert "was on X before post 2 was sent" in claim(person, thread, "1234567890")
    back_with(thread, "its answer was lost")


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ({"kind": "status", "status": 503}, "X could not be asked about the post you named."),
        ({"kind": "status", "status": 429, "reset": 90}, "X has a limit. Name it again in 2 minutes"),
        ({"kind": "status", "status": 402}, "X could not be asked about the post you named."),
        ({"kind": "drop"}, "X could not be asked about the post you named."),
        ({"kind": "html"}, "X could not be asked about the post you named."),
    ],
    ids=lambda value: str(value.get("status", value["kind"])) if isinstance(value, dict) else "",
)
def test_x_cannot_be_asked(
    sandbox: X, person: Client, thread: Thread, fault: dict[str, Any], says: str
) -> None:
    sandbox.fault(endpoint="tweets.timeline", **fault)
    claim(person, thread, on_timeline(sandbox))
    tick()
    back_with(thread, says)
    assert looks(thread) == [L.UNREADABLE]
    Token.objects.update(limited_until=None)
    claim(person, thread, on_timeline(sandbox))
    tick()
    assert_whole_on_x(sandbox, thread)


def test_a_limit_that_is_known_is_not_tried(sandbox: X, mara: Token, person: Client, thread: Thread) -> None:
    claim(person, thread, on_timeline(sandbox))
    mara.limit_until(again(thread).created_at.replace(year=2090))
    tick()
    back_with(thread, "X has a limit.")
    assert sandbox.calls("tweets.timeline") == 0


def test_the_days_readings_are_used_up(
    sandbox: X, person: Client, thread: Thread, settings: Settings
) -> None:
    settings.X_READS_PER_DAY = 0
    claim(person, thread, on_timeline(sandbox))
    tick()
    back_with(thread, "the day's readings are used up")


@pytest.mark.django_db(transaction=True)
def test_a_token_that_x_refuses_is_refreshed_and_x_asked_again(
    sandbox: X, person: Client, thread: Thread
) -> None:
    let_pass(120)
    sandbox.fault("status", "tweets.timeline", status=401)
    claim(person, thread, on_timeline(sandbox))
    tick()
    assert_whole_on_x(sandbox, thread)
    assert sandbox.calls("oauth2.refresh") == 1


def test_without_a_connection_nothing_is_asked(
    sandbox: X, mara: Token, person: Client, thread: Thread
) -> None:
    mara.ask_to_reconnect("gone")
    assert claim(person, thread, on_timeline(sandbox)) == (
        f"Reconnect {mara} first: only then X can be asked."
    )


def test_a_connection_lost_before_x_is_asked(sandbox: X, mara: Token, person: Client, thread: Thread) -> None:
    claim(person, thread, on_timeline(sandbox))
    mara.ask_to_reconnect("gone")
    tick()
    assert again(thread).pause_reason == Pause.RECONNECT
    sandbox.connect(user=mara.user)
    tick()
    assert_whole_on_x(sandbox, thread)


def test_cancelled_while_it_is_looked_for(sandbox: X, person: Client, thread: Thread) -> None:
    claim(person, thread, on_timeline(sandbox))
    press(person, "cancel", thread)
    tick()
    assert again(thread).status == Status.CANCELLED
    assert "Whether post 2 is on X was never learned" in again(thread).explanation


# ── Other words ───────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def differing(sandbox: X, mara: Token, person: Client) -> Thread:
    """The person named a post of theirs that says something else."""
    thread = in_doubt(sandbox, mara, live=False)
    claim(person, thread, by_hand(mara, "the second, put differently"))
    tick()
    return again(thread)


def test_other_words_are_shown_and_taken_only_if_the_person_says_so(
    sandbox: X, person: Client, differing: Thread
) -> None:
    back_with(differing, "the post you named says something else")
    page = words(person.get(f"/threads/{differing.pk}/"))
    assert "The post you named says something else: the second, put differently" in page
    assert "Yes, that is post 2" in page
    said = press(person, "take-other-words", differing)
    assert said == "Taken as this post. What is left goes out under it."
    tick()
    assert again(differing).status == Status.PUBLISHED
    assert [post["text"] for post in sandbox.posts()][1:] == ["the second, put differently", TEXTS[2]]
    assert sandbox.posts()[2]["parent_id"] == sandbox.posts()[1]["id"]


def test_the_last_post_taken_ends_the_thread(sandbox: X, mara: Token, person: Client) -> None:
    thread = in_doubt(sandbox, mara, 3, live=False)
    claim(person, thread, by_hand(mara, "and the very last"))
    tick()
    press(person, "take-other-words", thread)
    assert again(thread).status == Status.PUBLISHED


def test_another_post_may_be_named_instead(
    sandbox: X, mara: Token, person: Client, differing: Thread
) -> None:
    claim(person, differing, by_hand(mara, TEXTS[1]))
    tick()
    assert again(differing).status == Status.PUBLISHED


def test_nothing_is_taken_that_was_not_looked_at(person: Client, thread: Thread) -> None:
    assert press(person, "take-other-words", thread) == "Name the post first, so that it can be looked at."
    back_with(thread, "its answer was lost")
