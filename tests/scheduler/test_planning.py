"""When scheduling: a day that is full and a month that is paid out are said before, not after."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from scheduler.budget import planning_problems
from scheduler.models.status import Status
from tests.factories import make_profile, make_thread, make_token
from tests.scheduler.world import TEXTS
from xauth.models import Token

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def token() -> Token:
    return make_token()


NOON = datetime(2030, 5, 10, 12, tzinfo=UTC)
FULL_DAY = "X takes at most {} {} a day from this account, and that day is full. Pick another day."


def plan(token: Token, *others: datetime, texts: tuple[str, ...] = TEXTS, **columns: Any) -> list[str]:
    """What is said about a thread at noon, beside others of three posts."""
    for at in others:
        make_thread(token, texts, at=at, **columns)
    return planning_problems(token, list(TEXTS), NOON, besides=None)


@pytest.mark.parametrize(
    ("hours", "fits"),
    [
        ([0, 0], False),
        ([-23.9, 23.9], True),  # no 24 hours hold all three
        ([-12, 11.9], False),
        ([-23.9, -23.8], False),
        ([-24, 24], True),
        ([1], True),
    ],
)
def test_a_day_holds_so_many_threads(
    only: Callable[..., None], token: Token, hours: list[float], fits: bool
) -> None:
    only(X_ORIGINALS_PER_DAY=2)
    problems = plan(token, *(NOON + hour * HOUR for hour in hours))
    assert problems == ([] if fits else [FULL_DAY.format(2, "threads")])


@pytest.mark.parametrize(("limit", "fits"), [(6, True), (5, False)])
def test_a_day_holds_so_many_replies(only: Callable[..., None], token: Token, limit: int, fits: bool) -> None:
    only(X_REPLIES_PER_DAY=limit)
    problems = plan(token, NOON - HOUR, NOON + HOUR)
    assert problems == ([] if fits else [FULL_DAY.format(limit, "replies")])


@pytest.mark.parametrize(
    ("status", "counts"),
    [(Status.PUBLISHED, True), (Status.PAUSED, True), (Status.DRAFT, False), (Status.CANCELLED, False)],
)
def test_only_what_goes_or_went_out_fills_a_day(
    only: Callable[..., None], token: Token, status: Status, counts: bool
) -> None:
    only(X_ORIGINALS_PER_DAY=1)
    assert bool(plan(token, NOON, status=status)) == counts


def test_a_verified_account_has_no_full_day(only: Callable[..., None]) -> None:
    only(X_ORIGINALS_PER_DAY=0, X_REPLIES_PER_DAY=0)
    assert plan(make_token(profile=make_profile(verified=True)), NOON) == []


def test_a_thread_does_not_stand_in_its_own_way(only: Callable[..., None], token: Token) -> None:
    only(X_ORIGINALS_PER_DAY=1, X_REPLIES_PER_DAY=2, X_MONTHLY_BUDGET=Decimal("0.045"))
    thread = make_thread(token, TEXTS, at=NOON)
    assert planning_problems(token, list(TEXTS), NOON, besides=thread) == []
    assert len(planning_problems(token, list(TEXTS), NOON, besides=None)) == 3


@pytest.mark.parametrize(("at", "counts"), [(NOON + 20 * DAY, True), (NOON + 22 * DAY, False)])
def test_the_budget_of_a_month_is_promised_to_what_waits_in_it(
    only: Callable[..., None], token: Token, at: datetime, counts: bool
) -> None:
    """Everybody's threads count; those of June do not."""
    only(X_MONTHLY_BUDGET=Decimal("0.089"))
    make_thread(make_token(), TEXTS, at=at)
    assert bool(planning_problems(token, list(TEXTS), NOON, besides=None)) == counts


def test_a_thread_over_budget_is_told_what_to_do(only: Callable[..., None], token: Token) -> None:
    only(X_MONTHLY_BUDGET=Decimal("0.044"))
    [problem] = plan(token)
    assert problem == (
        "This month's budget of $0.044 for posting to X is used up. "
        "Pick a time next month, or ask who runs this server."
    )
