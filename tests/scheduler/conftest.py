from datetime import UTC, datetime

import pytest

from insightprose.celery import app


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks run where they are called, as if a worker took each message at once."""
    monkeypatch.setattr(app.conf, "task_always_eager", True)
    monkeypatch.setattr(app.conf, "task_eager_propagates", True)


@pytest.fixture
def march_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules look at a clock that is a few weeks before Europe changes its own."""
    monkeypatch.setattr("scheduler.rules.database_now", lambda: datetime(2026, 3, 1, tzinfo=UTC))
