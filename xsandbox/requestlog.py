"""The latest requests, without tokens, bodies or OAuth queries."""

import threading
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

KEPT = 20_000


@dataclass
class Entry:
    time: str
    method: str
    path: str
    endpoint: str
    transaction_id: str
    user: str | None = None
    status: int | None = None
    fault: str | None = None
    late_commit: str | None = None
    duration_ms: float = 0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class RequestLog:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: deque[Entry] = deque(maxlen=KEPT)

    def add(self, entry: Entry) -> None:
        with self._lock:
            self._entries.append(entry)

    def latest(self, limit: int) -> list[Entry]:
        """Newest first."""
        with self._lock:
            return list(self._entries)[: -limit - 1 : -1]

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
