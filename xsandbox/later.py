"""Commits that happen after their answer was lost."""

import threading
from collections.abc import Callable


class Later:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._timers: set[threading.Timer] = set()
        self.stopping = threading.Event()

    @property
    def pending(self) -> int:
        with self._lock:
            return len(self._timers)

    def run(self, seconds: float, work: Callable[[], object]) -> None:
        def finish() -> None:
            try:
                work()
            finally:
                with self._lock:
                    self._timers.discard(timer)

        timer = threading.Timer(seconds, finish)
        timer.daemon = True
        with self._lock:
            self._timers.add(timer)
            timer.start()

    def cancel(self) -> None:
        """Forget what has not begun; wait for what has."""
        with self._lock:
            timers = set(self._timers)
            self._timers.clear()
        for timer in timers:
            timer.cancel()
            timer.join()

    def sleep(self, seconds: float) -> None:
        """Until then, or until the sandbox stops."""
        self.stopping.wait(seconds)
