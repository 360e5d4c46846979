from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from insightprose.celery import app


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
