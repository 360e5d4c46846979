import logging
import os
import signal
import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Protocol

logger = logging.getLogger(__name__)
PATIENCE_SECONDS = 2
INTERRUPTED = 130


class Part(Protocol):
    name: str

    def run(self) -> None:
        """Works until `stop`; a part that returns before that has failed."""

    def stop(self) -> None:
        """Makes `run` return, from another thread, after the work in hand."""


class Supervisor:
    """Runs each part in a thread until a signal, a time limit or the end of any one of them."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.threads = {part: threading.Thread(target=self._run, args=[part], daemon=True) for part in parts}
        self.ended: SimpleQueue[Part | None] = SimpleQueue()
        self.is_stopping = False

    def start(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        for thread in self.threads.values():
            thread.start()

    def wait(self, seconds: float | None) -> Part | None:
        """The part that ended by itself; None after a signal or when the time is over."""
        try:
            return self.ended.get(timeout=seconds)
        except Empty:
            return None

    def stop(self) -> None:
        """The last one started first: no new work, then the work in hand, then what that work calls."""
        self.is_stopping = True
        for part, thread in reversed(self.threads.items()):
            if thread.is_alive():
                part.stop()
            thread.join(PATIENCE_SECONDS)
            if thread.is_alive():
                logger.warning(
                    "Waiting for the %s to finish its work. Ctrl-C again stops at once.", part.name
                )
                thread.join()

    def _run(self, part: Part) -> None:
        try:
            part.run()
        except Exception:
            logger.exception("The %s failed", part.name)
        finally:
            self.ended.put(part)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        if self.is_stopping:
            os._exit(INTERRUPTED)
        self.is_stopping = True
        self.ended.put(None)
