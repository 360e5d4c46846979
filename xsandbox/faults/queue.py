"""The faults that wait for a request; chance is seeded, so a run can be repeated."""

import random
import threading
from typing import Any

from xsandbox.faults.fault import Fault, parse_fault
from xsandbox.residents import Person


class FaultQueue:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._lock = threading.Lock()
        self._next_id = 1
        self.restart()

    def restart(self) -> None:
        """Forget every fault and begin the same chances anew."""
        with self._lock:
            self._faults: list[Fault] = []
            self._random = random.Random(self._seed)

    def add(self, data: Any) -> Fault:
        with self._lock:
            fault = parse_fault(data, self._next_id)
            self._next_id += 1
            self._faults.append(fault)
            return fault

    def all(self) -> list[Fault]:
        with self._lock:
            return list(self._faults)

    def remove(self, fault_id: int | None = None) -> int:
        """One of them, or all; how many went."""
        with self._lock:
            kept = [fault for fault in self._faults if fault_id not in (None, fault.id)]
            removed = len(self._faults) - len(kept)
            self._faults = kept
            return removed

    def take(self, keys: tuple[str, ...], user: Person | None, position: int | None) -> Fault | None:
        """The first fault that meets this request and is due."""
        with self._lock:
            for fault in self._faults:
                if not fault.exhausted and fault.meets(keys, user, position) and self._due(fault):
                    fault.applied += 1
                    return fault
            return None

    def _due(self, fault: Fault) -> bool:
        if fault.skip > 0:
            fault.skip -= 1
            return False
        return fault.percent is None or self._random.random() * 100 < fault.percent

    def give_back(self, fault: Fault) -> None:
        """It was taken for a request that was refused before it could do anything."""
        with self._lock:
            fault.applied -= 1
