"""Prepaid credits: what succeeded is charged; below nothing left, X answers 402."""

import threading

from xsandbox.clock import Clock
from xsandbox.residents import Person
from xsandbox.settings import Settings

# 19 digits, as in the answers seen in the wild.
ACCOUNT_ID = "1460000000000000001"


class Billing:
    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._lock = threading.Lock()
        self._read_today: set[tuple[int, str, str]] = set()

    def clear(self) -> None:
        with self._lock:
            self._read_today.clear()

    def depleted(self) -> bool:
        return self._settings.credit_balance <= 0

    def charge(self, item: str, times: int = 1) -> None:
        with self._lock:
            self._charge(item, times)

    def charge_reads(self, item: str, resources: list[str], reader: Person) -> None:
        """The same resource is charged once per UTC day; an app owner's own reads cost less."""
        if reader.username == self._settings.app_owner:
            item = "owned_read"
        day = int(self._clock.now()) // 86400
        with self._lock:
            fresh = {(day, item, each) for each in resources} - self._read_today
            self._read_today |= fresh
            self._charge(item, len(fresh))

    def _charge(self, item: str, times: int) -> None:
        price = self._settings.prices[item] * times
        self._settings.credit_balance = round(self._settings.credit_balance - price, 6)
