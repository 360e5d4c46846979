import threading
from collections import deque


class Nonces:
    """Remembers the latest that were used, so that a form sent twice counts once."""

    def __init__(self, kept: int = 10_000) -> None:
        self._lock = threading.Lock()
        self._spent: deque[str] = deque(maxlen=kept)

    def spend(self, nonce: str | None) -> bool:
        """False for one that was spent before; a client without a browser may send none."""
        if not nonce:
            return True
        with self._lock:
            if nonce in self._spent:
                return False
            self._spent.append(nonce)
            return True
