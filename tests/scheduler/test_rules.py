"""What publishing.md refuses when scheduling, in the words the person reads."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from scheduler.models import Post, Thread
from scheduler.models.status import Status
from scheduler.rules import Problems, post_problems, problems, thread_problems
from tests.factories import make_profile, make_thread, make_token
from tests.scheduler.world import part_live
from xauth.clock import database_now
from xauth.models import Token

P = Post.Status
pytestmark = pytest.mark.django_db
SECOND, HOUR, MONTH = timedelta(seconds=1), timedelta(hours=1), timedelta(days=31)
EMPTY = "This post is empty. Write something or remove it."
BAD_CHARACTER = "X does not accept a character in this text. Type it again instead of pasting it."
ABOVE = "This says the same as a post above it; X refuses duplicates."
ELSEWHERE = "has the same text in another thread within 24 hours; X refuses duplicates. Change the words."
PAST = "That time is past. Pick a later one."
TOO_FAR = "That is more than a month (31 days) ahead. Pick an earlier time."


@pytest.fixture
def token() -> Token:
    return make_token()


def found(token: Token, *texts: str, after: timedelta = HOUR, besides: Thread | None = None) -> Problems:
    return problems(token, texts, database_now() + after, besides=besides)


def test_nothing_is_wrong_with_an_ordinary_thread(token: Token) -> None:
    assert found(token, "one", "two", "three").all() == []


# ── One post ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", [EMPTY]),
        ("a" * 280, []),
        ("a" * 281, ["1 characters too long for X: shorten it to 280."]),
        ("語" * 141, ["2 characters too long for X: shorten it to 280."]),
        ("https://example.com/" + "a" * 400, []),
        ("https://example.com " + "a" * 257, ["1 characters too long for X: shorten it to 280."]),
        ("a\ufffeb", [BAD_CHARACTER]),
        ("buy $AAA", []),
        ("buy $AAA or $BBB", ["X takes one cashtag per post: keep one of $AAA, $BBB."]),
        ("it costs $5 or $6", []),
    ],
)
def test_one_post(text: str, says: list[str]) -> None:
    assert post_problems(text, 280) == says


def test_a_subscriber_may_write_long_posts() -> None:
    subscriber = make_token(profile=make_profile(subscription="Premium"))
    assert found(subscriber, "a" * 25_000).all() == []
    assert found(subscriber, "a" * 25_001).posts == [
        ["1 characters too long for X: shorten it to 25000."],
    ]


def test_problems_stand_beside_their_posts(token: Token) -> None:
    long, empty = "a" * 300, ""
    by_post = found(token, "fine", long, empty).posts
    assert by_post == [[], ["20 characters too long for X: shorten it to 280."], [EMPTY]]


# ── The same text twice ───────────────────────────────────────────────────────────────────────────
def test_the_same_text_twice_in_a_thread(token: Token) -> None:
    assert found(token, "same", "other", "same").posts == [[], [], [ABOVE]]


@pytest.mark.parametrize(
    ("apart", "refused"), [(HOUR, True), (24 * HOUR - 5 * SECOND, True), (24 * HOUR + 5 * SECOND, False)]
)
@pytest.mark.parametrize("side", [-1, 1])
def test_the_same_text_in_another_thread(token: Token, apart: timedelta, refused: bool, side: int) -> None:
    make_thread(token, ["unlike", "same"], at=database_now() + 48 * HOUR + side * apart)
    [said] = found(token, "same", after=48 * HOUR).posts
    assert said == ([f"{token} {ELSEWHERE}"] if refused else [])


@pytest.mark.parametrize(
    ("columns", "refused"),
    [
        ({"status": Status.SCHEDULED}, True),
        ({"status": Status.PUBLISHED}, True),
        ({"status": Status.PAUSED}, True),
        ({"status": Status.DRAFT}, False),
        ({"status": Status.CANCELLED}, False),
    ],
)
def test_only_what_goes_or_went_out_can_be_repeated(
    token: Token, columns: dict[str, Any], refused: bool
) -> None:
    make_thread(token, ["same"], at=database_now() + HOUR, **columns)
    assert bool(found(token, "same").posts[0]) == refused


def test_what_was_left_out_can_be_said_again(token: Token) -> None:
    make_thread(token, ["same"], at=database_now() + HOUR).posts.update(status=P.SKIPPED)
    assert found(token, "same").posts == [[]]


def test_another_account_may_say_the_same(token: Token) -> None:
    make_thread(make_token(token.user), ["same"], at=database_now() + HOUR)
    assert found(token, "same").posts == [[]]


def test_a_thread_does_not_repeat_itself_when_it_is_edited(token: Token) -> None:
    thread = make_thread(token, ["same"], at=database_now() + HOUR)
    assert found(token, "same", besides=thread).posts == [[]]


@pytest.mark.parametrize("status", [Status.PAUSED, Status.FAILED])
def test_a_thread_must_not_repeat_its_own_live_part(token: Token, status: Status) -> None:
    thread = part_live(token, 1, ["live", "pending"], status=status)
    assert found(token, "live", besides=thread).posts == [[ABOVE]]


# ── The time ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("after", "says"),
    [
        (-HOUR, PAST),
        (-62 * SECOND, PAST),
        (-57 * SECOND, ""),  # the current minute, picked from a clock without seconds
        (0 * SECOND, ""),
        (MONTH - 5 * SECOND, ""),
        (MONTH + 5 * SECOND, TOO_FAR),
        (365 * 24 * HOUR, TOO_FAR),
    ],
)
def test_from_the_current_minute_to_31_days_ahead(token: Token, after: timedelta, says: str) -> None:
    assert found(token, "text", after=after).time == says


def test_the_minute_31_days_from_now_can_be_picked(token: Token) -> None:
    """A clock that shows minutes: 12:34:56 now means 12:34 in a month."""
    in_a_month = (database_now() + MONTH).replace(second=0, microsecond=0)
    assert problems(token, ["text"], in_a_month).time == ""


# ── The thread as a whole ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("status", [Token.Status.RECONNECT, Token.Status.DISCONNECTED])
def test_an_account_that_is_not_connected(status: Token.Status) -> None:
    token = make_token(status=status)
    assert found(token, "text").thread == [
        f"{token} is not connected. Reconnect it on the accounts page first."
    ]


def test_over_budget(token: Token, settings: Settings) -> None:
    settings.X_ORIGINALS_PER_DAY, settings.X_REPLIES_PER_DAY = 0, 1
    said = found(token, "one", "two", "three").thread
    assert [problem.partition(" a day")[0] for problem in said] == [
        "X takes at most 0 threads",
        "X takes at most 1 replies",
    ]


def test_every_problem_is_told_at_once(token: Token) -> None:
    token = make_token(status=Token.Status.RECONNECT)
    assert found(token, "", after=-HOUR).all() == [
        EMPTY,
        PAST,
        f"{token} is not connected. Reconnect it on the accounts page first.",
    ]


# ── A thread that is stored ───────────────────────────────────────────────────────────────────────
def test_a_stored_thread_without_posts(token: Token) -> None:
    thread = make_thread(token, [])
    assert thread_problems(thread, database_now()) == [
        "There is nothing to publish. Write at least one post."
    ]


def test_of_a_stored_thread_only_what_is_not_live_is_judged(token: Token) -> None:
    thread = part_live(token, 1, ["a" * 300, "fine"], status=Status.FAILED)
    assert thread_problems(thread, database_now()) == []
    thread = part_live(token, 1, ["fine again", "b" * 300], status=Status.FAILED)
    assert thread_problems(thread, database_now()) == ["20 characters too long for X: shorten it to 280."]
