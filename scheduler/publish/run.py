"""Carries a chunk of threads out: rows in batches here, calls to X side by side in a pool of threads."""

import threading
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import timedelta
from functools import partial
from typing import Any

from celery.signals import worker_shutting_down

from scheduler.models import Claim, Thread
from scheduler.publish.actions import Action, Outcome, Turn
from scheduler.publish.batch import in_batch, patiently
from scheduler.publish.results import record
from scheduler.publish.steps import let_go, next_action, set_aside
from xauth.clock import RunningClock

CALLS = 100
BATCH = 10  # intents in one transaction
LONGEST_LOOK = 1.0  # seconds between two looks at whether to stop
SHORTEST_LOOK = 0.02
CLAIM_AGAIN = timedelta(seconds=1)

stopping = threading.Event()


@worker_shutting_down.connect
def _stop_waiting(**_: Any) -> None:
    stopping.set()


def publish(thread_ids: Iterable[int]) -> None:
    """Publish those of these threads that are, or within seconds become, due.

    The ids are a hint: a thread that is not due, held elsewhere or gone is left alone. Returns when each
    has no call left to make; a worker that is told to stop ends the calls under way and takes no new thread.
    """
    run = Run(thread_ids)
    with ThreadPoolExecutor(CALLS, thread_name_prefix="x-call") as pool:
        try:
            while run.has_work():
                run.take_off(pool, run.claim_due())
                run.take_off(pool, run.land(timeout=run.next_look()))
        finally:
            while run.flights:  # whatever went wrong above, what X answers must be written down
                run.land(LONGEST_LOOK)


class Run:
    def __init__(self, thread_ids: Iterable[int]) -> None:
        self.clock = RunningClock()
        self.waiting = Thread.objects.due_moments(thread_ids, self.clock.origin)
        self.flights: dict[Future[Outcome], Action] = {}

    def has_work(self) -> bool:
        if stopping.is_set():
            self.waiting.clear()
        return bool(self.waiting or self.flights)

    def claim_due(self) -> list[Turn]:
        """Claim what has become due. What another worker took first is dropped after a second."""
        now = self.clock.now()
        due = [pk for pk, at in self.waiting.items() if at <= now]
        claims: list[Claim] = Thread.objects.claim(due) if due else []
        for pk in due:
            if now - self.waiting[pk] > CLAIM_AGAIN or any(claim.thread_id == pk for claim in claims):
                del self.waiting[pk]
        return [Turn(claim) for claim in claims]

    def take_off(self, pool: ThreadPoolExecutor, turns: list[Turn]) -> None:
        """Commit intents, then start their calls; a few at a time, so that the first need not wait."""
        if stopping.is_set():
            for turn in turns:
                let_go(turn)
            return
        for start in range(0, len(turns), BATCH):
            for action in patiently(partial(_next_actions, turns[start : start + BATCH])):
                self.flights[pool.submit(action.perform)] = action

    def land(self, timeout: float) -> list[Turn]:
        """Write down the calls that have ended, after waiting for the first of them."""
        if not self.flights:
            if self.waiting:
                stopping.wait(timeout)
            return []
        done, _ = wait(self.flights, timeout, FIRST_COMPLETED)
        landed = [(self.flights.pop(future), future.result()) for future in done]
        return patiently(
            lambda: in_batch(landed, record, on_poison=lambda pair: set_aside(Turn(pair[0].claim)))
        )

    def next_look(self) -> float:
        """Seconds until the next thread is due, at most one."""
        moments = [self.clock.seconds_until(at) for at in self.waiting.values()]
        return max(SHORTEST_LOOK, min([LONGEST_LOOK, *moments]))


def _next_actions(turns: list[Turn]) -> list[Action]:
    return in_batch(turns, next_action, on_poison=set_aside)
