from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pytest_django import Settings

from insightprose.celery import app

UNLIMITED = {
    "X_POSTS_PER_15_MIN": 10**6,
    "X_POSTS_PER_3_HOURS": 10**6,
    "X_ORIGINALS_PER_DAY": 10**6,
    "X_REPLIES_PER_DAY": 10**6,
    "X_POSTS_PER_DAY": 10**6,
    "X_APP_POSTS_PER_DAY": 10**6,
    "X_MONTHLY_BUDGET": Decimal(0),
}


@pytest.fixture
def eager() -> Iterator[None]:
    """Tasks run where they are called, as if a worker took each message at once."""
    app.conf.update(task_always_eager=True, task_eager_propagates=True)
    yield
    app.conf.update(task_always_eager=False, task_eager_propagates=False)


@pytest.fixture
def march_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules look at a clock that is a few weeks before Europe changes its own."""
    monkeypatch.setattr("scheduler.rules.database_now", lambda: datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def only(settings: Settings) -> Callable[..., None]:
    """These limits, and no others."""

    def limit(**limits: int | Decimal) -> None:
        for name, value in (UNLIMITED | limits).items():
            setattr(settings, name, value)

    return limit
