"""X's limits and prices, counted on our own attempts."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import Settings

from scheduler.budget import Kind, account_windows, shortage, spent_in_month
from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from scheduler.prices import price
from tests.factories import make_profile, make_thread, make_token
from tests.scheduler.world import due_thread, part_live
from xauth.clock import database_now
from xauth.models import Token

P, O = Post.Status, Attempt.Outcome  # noqa: E741
pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def token() -> Token:
    return make_token()


def history(token: Token, count: int, ago: timedelta, **columns: Any) -> None:
    """Posts of this account that were tried so long ago."""
    thread = make_thread(token, [f"{ago} {number}" for number in range(count)], status=Status.PUBLISHED)
    columns = {"outcome": O.SENT, "price": Decimal("0.015"), "in_reply_to": ""} | columns
    Attempt.objects.bulk_create(
        Attempt(post=post, fence=1, token_generation=1, started_at=database_now() - ago, **columns)
        for post in thread.posts.all()
    )


def short(thread: Thread) -> str:
    found = shortage(thread, database_now())
    return found.reason if found else ""


# ── Windows ───────────────────────────────────────────────────────────────────────────────────────
WINDOWS = [
    ("X_POSTS_PER_15_MIN", 15 * MINUTE, "", "posts in 15 minutes"),
    ("X_POSTS_PER_3_HOURS", 3 * HOUR, "", "posts in 3 hours"),
    ("X_POSTS_PER_DAY", DAY, "", "posts a day"),
    ("X_REPLIES_PER_DAY", DAY, "1", "replies a day"),
    ("X_APP_POSTS_PER_DAY", DAY, "", "posts a day for everyone here"),
]


@pytest.mark.parametrize(("setting", "length", "reply", "name"), WINDOWS)
def test_a_window_is_full_until_enough_has_left_it(
    only: Callable[..., None], token: Token, setting: str, length: timedelta, reply: str, name: str
) -> None:
    """Ten fit. Nine are used, of which the oldest four leave a minute apart."""
    only(**{setting: 10})
    for number in range(4):
        history(token, 1, length - (number + 1) * MINUTE, in_reply_to=reply)
    history(token, 5, MINUTE / 2, in_reply_to=reply)
    needed = 2 if not reply else 3  # of replies, a thread needs one less than it has posts
    thread = due_thread(token, [f"post {number}" for number in range(needed)])
    found = shortage(thread, database_now())
    assert found is not None
    assert found.reason == f"The limit of 10 {name} is reached."
    assert abs(found.until - database_now() - MINUTE) < timedelta(seconds=5)


@pytest.mark.parametrize(("setting", "length", "reply", "name"), WINDOWS)
def test_a_window_that_just_holds_the_whole_thread_lets_it_go(
    only: Callable[..., None], token: Token, setting: str, length: timedelta, reply: str, name: str
) -> None:
    only(**{setting: 10})
    history(token, 7 + bool(reply), MINUTE, in_reply_to=reply)
    history(token, 50, length + MINUTE, in_reply_to=reply)
    assert short(due_thread(token)) == ""
    history(token, 1, MINUTE, in_reply_to=reply)
    assert short(due_thread(token)) == f"The limit of 10 {name} is reached."


def test_originals_are_counted_by_thread(only: Callable[..., None], token: Token) -> None:
    only(X_ORIGINALS_PER_DAY=10)
    history(token, 9, HOUR)
    history(token, 100, HOUR, in_reply_to="1")
    assert short(due_thread(token)) == ""
    history(token, 1, HOUR)
    assert short(due_thread(token)) == "The limit of 10 original posts a day is reached."


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [("", True), (O.SENT, True), (O.UNKNOWN, True), (O.NOT_SENT, False), (O.REFUSED, False)],
)
def test_what_x_may_have_taken_counts(
    only: Callable[..., None], token: Token, outcome: str, counts: bool
) -> None:
    only(X_POSTS_PER_DAY=3)
    history(token, 1, MINUTE, outcome=outcome)
    assert bool(short(due_thread(token))) == counts


def test_a_verified_account_has_no_limit_of_originals_and_replies() -> None:
    plain, verified = make_token(), make_token(profile=make_profile(verified=True))
    kinds = {window.kind for window in account_windows(verified)}
    assert kinds == {Kind.POST}
    assert {window.kind for window in account_windows(plain)} == set(Kind)


def test_only_the_app_wide_window_looks_at_other_accounts(only: Callable[..., None], token: Token) -> None:
    history(make_token(), 50, MINUTE)
    only(X_POSTS_PER_15_MIN=3, X_POSTS_PER_3_HOURS=3, X_POSTS_PER_DAY=3, X_ORIGINALS_PER_DAY=1)
    assert short(due_thread(token)) == ""
    only(X_APP_POSTS_PER_DAY=50)
    assert short(due_thread(token)) == "The limit of 50 posts a day for everyone here is reached."


def test_the_longest_wait_is_named(only: Callable[..., None], token: Token) -> None:
    only(X_POSTS_PER_15_MIN=3, X_POSTS_PER_DAY=3)
    history(token, 1, MINUTE)
    assert short(due_thread(token)) == "The limit of 3 posts a day is reached."


# ── What other threads still need ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("columns", "counts"),
    [
        ({"status": Status.PUBLISHING}, True),
        ({"status": Status.PAUSED, "pause_reason": Pause.RATE_LIMIT}, True),
        ({"status": Status.PAUSED, "pause_reason": Pause.IN_DOUBT}, False),
        ({"status": Status.PAUSED, "pause_reason": Pause.RECONNECT}, False),
        ({"status": Status.FAILED}, False),
        ({"status": Status.CANCELLED}, False),
    ],
)
def test_the_rest_of_a_thread_that_has_begun_is_promised(
    only: Callable[..., None], token: Token, columns: dict[str, str], counts: bool
) -> None:
    """Five fit: one is out and two are promised, so three more do not."""
    only(X_POSTS_PER_15_MIN=5)
    part_live(token, 1, **columns)
    assert bool(short(due_thread(token))) == counts


def test_a_thread_whose_first_post_is_on_its_way_has_begun(only: Callable[..., None], token: Token) -> None:
    only(X_POSTS_PER_15_MIN=5)
    begun = due_thread(token, status=Status.PUBLISHING)
    thread = due_thread(token)
    assert short(thread) == ""
    begun.posts.filter(position=1).update(status=P.SENDING)
    first = begun.posts.get(position=1)
    Attempt.objects.create(post=first, fence=1, token_generation=1, price=first.price)
    assert short(thread) == "The limit of 5 posts in 15 minutes is reached."


def test_what_another_account_needs_is_promised_app_wide_only(
    only: Callable[..., None], token: Token
) -> None:
    part_live(make_token(), 1, status=Status.PUBLISHING)
    only(X_POSTS_PER_DAY=5)
    assert short(due_thread(token)) == ""
    only(X_APP_POSTS_PER_DAY=5)
    assert short(due_thread(token)) != ""


# ── Money ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "usd"),
    [
        ("plain words", "0.015"),
        ("an @mention, a #tag and $CASH", "0.015"),
        ("mail me@example.com", "0.015"),
        ("https://example.com/a", "0.200"),
        ("see example.com for more", "0.200"),
        ("README.md is here", "0.200"),
        ("built with asp.net", "0.200"),
        ("two: a.com and b.com", "0.200"),
        ("version 1.2.3 is out", "0.015"),
    ],
)
def test_price_of_a_post(text: str, usd: str) -> None:
    """A bare domain becomes a link too, and a link costs thirteen times as much."""
    assert price(text) == Decimal(usd)


def test_prices_can_be_set(settings: Settings) -> None:
    settings.X_PRICE_POST, settings.X_PRICE_POST_WITH_URL = Decimal(1), Decimal(7)
    thread = make_thread(make_token(), ["words", "https://example.com"])
    assert thread.cost == Decimal(8)


def test_spent_in_month_is_the_utc_month_of_what_x_took(token: Token) -> None:
    history(token, 2, timedelta(0), price=Decimal("0.200"))
    history(token, 1, timedelta(0), outcome=O.REFUSED, price=Decimal(100))
    history(token, 1, timedelta(days=32), price=Decimal(100))
    assert spent_in_month(database_now()) == Decimal("0.400")
    assert spent_in_month(database_now() + timedelta(days=32)) == 0


def test_over_the_monthly_budget_waits_an_hour(only: Callable[..., None], token: Token) -> None:
    only(X_MONTHLY_BUDGET=Decimal("0.445"))
    history(token, 2, timedelta(0), price=Decimal("0.200"))
    thread = due_thread(token)
    assert short(thread) == ""
    history(token, 1, timedelta(0), price=Decimal("0.001"))
    found = shortage(thread, database_now())
    assert found is not None
    assert found.reason == "This month's budget of $0.445 for posting to X is used up."
    assert abs(found.until - database_now() - HOUR) < timedelta(seconds=5)
