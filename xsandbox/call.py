"""One request on its way through limits, faults and the log."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from xsandbox.answers import Answer, RefusedError
from xsandbox.clock import iso
from xsandbox.faults.fault import Fault
from xsandbox.requestlog import Entry
from xsandbox.residents import Person
from xsandbox.state import State


def nothing() -> None:
    """Most work checks for itself."""


@dataclass
class Call:
    """`keys` are the names its endpoint goes by, the most special one first."""

    state: State
    keys: tuple[str, ...]
    method: str
    path: str
    person: Person | None = None
    position: int | None = None
    access_level: str = "read"
    fault: Fault | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._started = time.monotonic()
        self.headers |= {"x-transaction-id": secrets.token_hex(8), "api-version": "2.167"}
        now = iso(self.state.clock.now_ms())
        self.entry = Entry(now, self.method, self.path, self.keys[0], self.headers["x-transaction-id"])

    @property
    def author(self) -> Person:
        """Who signed the request; only to be asked behind the gate."""
        if self.person is None:
            raise RuntimeError("nobody has signed this request")
        return self.person

    def finish(self, answer: Answer) -> None:
        entry = self.entry
        entry.user = self.person.username if self.person else None
        entry.status = None if answer.reset_connection else answer.status
        entry.fault = f"{self.fault.kind} #{self.fault.id}" if self.fault else None
        entry.duration_ms = round((time.monotonic() - self._started) * 1000, 1)
        self.state.log.add(entry)

    def commit(self, work: Callable[[], Answer], check: Callable[[], None] = nothing) -> Answer:
        """Do the work that changes something, in one transaction, now or where a fault says so later.

        The check belongs to the transaction. For a late commit it is made now, and not again: the
        request is accepted, whatever happens in between.
        """
        if self.fault is None or self.fault.kind != "late_commit":
            with self.state.store.transaction():
                check()
                return work()
        check()
        self.entry.late_commit = "pending"
        self.state.later.run(self.fault.options["seconds"], lambda: self._commit_late(work))
        return Answer(202, {})

    def _commit_late(self, work: Callable[[], Answer]) -> None:
        try:
            with self.state.store.transaction():
                answer = work()
        except RefusedError as refused:
            answer = refused.answer
        self.entry.late_commit = "done" if answer.accepted else f"refused {answer.status}"
