"""Several things done at the same moment, each on a database connection of its own."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

Result = TypeVar("Result")


def at_once(calls: Iterable[Callable[[], Result]]) -> list[Result]:
    """Their results, in order; raises what one of them raised. Needs a transactional database."""
    todo = list(calls)
    barrier = threading.Barrier(len(todo), timeout=10)

    def run(call: Callable[[], Result]) -> Result:
        try:
            barrier.wait()
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(todo)) as pool:
        return list(pool.map(run, todo))
