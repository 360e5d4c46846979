"""The sandbox's time, which can be moved, and ids that carry it."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

# An id's upper bits are milliseconds since this instant (docs.x.com, "X IDs").
SNOWFLAKE_EPOCH_MS = 1288834974657
SEQUENCE_BITS, WORKER_BITS = 12, 10


class Clock:
    def __init__(self) -> None:
        self.offset_seconds = 0.0

    def now_ms(self) -> int:
        return int((time.time() + self.offset_seconds) * 1000)

    def now(self) -> float:
        return self.now_ms() / 1000


class Snowflakes:
    """Unique ids, increasing while the clock is; a moved clock gets a worker number of its own."""

    def __init__(self, clock: Clock, next_worker: Callable[[], int]) -> None:
        self._clock = clock
        self._next_worker = next_worker
        self._lock = threading.Lock()
        self.restart()

    def restart(self) -> None:
        # Before the lock: the number comes from the database, whose lock is held by those who take an id.
        worker = self._next_worker() % (1 << WORKER_BITS)
        with self._lock:
            self._worker = worker
            self._last_ms = 0
            self._sequence = 0

    def next(self) -> int:
        with self._lock:
            self._advance()
            high = (self._last_ms - SNOWFLAKE_EPOCH_MS) << (SEQUENCE_BITS + WORKER_BITS)
            return high | self._worker << SEQUENCE_BITS | self._sequence

    def _advance(self) -> None:
        now = self._clock.now_ms()
        if now > self._last_ms:
            self._last_ms, self._sequence = now, 0
        elif self._sequence + 1 < 1 << SEQUENCE_BITS:
            self._sequence += 1
        else:
            self._last_ms, self._sequence = self._last_ms + 1, 0


def iso(ms: int) -> str:
    """UTC with milliseconds and Z, as X writes times."""
    moment = datetime.fromtimestamp(ms / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def snowflake_ms(snowflake: int) -> int:
    return (snowflake >> (SEQUENCE_BITS + WORKER_BITS)) + SNOWFLAKE_EPOCH_MS


def first_snowflake(ms: int) -> int:
    """The smallest id a post of this millisecond can have."""
    return max(0, ms - SNOWFLAKE_EPOCH_MS) << (SEQUENCE_BITS + WORKER_BITS)
