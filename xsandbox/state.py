"""Everything one running sandbox knows."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from flask import current_app

from xsandbox.billing import Billing
from xsandbox.clients import Client
from xsandbox.clock import Clock, Snowflakes
from xsandbox.faults.queue import FaultQueue
from xsandbox.later import Later
from xsandbox.limits import RateLimits
from xsandbox.people import People
from xsandbox.requestlog import RequestLog
from xsandbox.settings import Settings
from xsandbox.storage import Store

TABLES_OF_A_RUN = ("chunks", "media", "posts")
TABLES_OF_GRANTS = ("codes", "tokens", "grants")


class State:
    def __init__(self, storage: Path | None, clients: Sequence[Client], seed: int | None) -> None:
        self.seed = random.SystemRandom().randrange(2**32) if seed is None else seed
        self.clients = {client.id: client for client in clients}
        self.store = Store(storage)
        self.settings = Settings()
        self.clock = Clock()
        self.ids = Snowflakes(self.clock, self.store.next_worker)
        self.people = People(self.store)
        self.limits = RateLimits(self.clock)
        self.billing = Billing(self.settings, self.clock)
        self.faults = FaultQueue(self.seed)
        self.log = RequestLog()
        self.later = Later()

    def configure(self, changes: dict[str, object]) -> None:
        self.settings.update(changes)
        if self.clock.offset_seconds != self.settings.clock_offset_seconds:
            self.clock.offset_seconds = self.settings.clock_offset_seconds
            self.ids.restart()

    def reset(self, *, people: bool, grants: bool, settings: bool) -> None:
        """Forget posts, media, faults, limits, bills and log; with a flag, those of its name as well."""
        self.later.cancel()
        with self.store.transaction():
            for table in TABLES_OF_A_RUN + (TABLES_OF_GRANTS if grants or people else ()):
                self.store.run(f"DELETE FROM {table}")  # noqa: S608
            if people:
                self.people.evict()
        for part in (self.limits, self.billing, self.log):
            part.clear()
        self.faults.restart()
        if settings:
            self.configure(Settings().as_json())

    def close(self) -> None:
        self.later.stopping.set()
        self.later.cancel()
        self.store.close()


def current_state() -> State:
    return cast("State", current_app.extensions["xsandbox"])
