"""The one clock: the database's. Workers' own clocks may differ by any amount."""

import time
from datetime import UTC, datetime, timedelta

from django.db import connection

QUERIES = {
    "postgresql": "SELECT STATEMENT_TIMESTAMP()",
    "sqlite": "SELECT STRFTIME('%Y-%m-%d %H:%M:%f', 'now')",
}


def database_now() -> datetime:
    """Aware, UTC; to the microsecond on PostgreSQL, to the millisecond on SQLite."""
    with connection.cursor() as cursor:
        cursor.execute(QUERIES[connection.vendor])
        (value,) = cursor.fetchone()
    if isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return value.astimezone(UTC)  # type: ignore[no-any-return]


class RunningClock:
    """The database's clock, read once and carried on by this process's monotonic one."""

    def __init__(self) -> None:
        self.origin = database_now()
        self.started = time.monotonic()

    def now(self) -> datetime:
        return self.origin + timedelta(seconds=time.monotonic() - self.started)

    def seconds_until(self, instant: datetime) -> float:
        return max(0.0, (instant - self.now()).total_seconds())
