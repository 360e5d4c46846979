"""Celery's worker and beat as threads of this process, over a broker in its memory."""

import socket

from celery import signals
from celery.beat import Service
from celery.worker import state

from insightprose.celery import app

MEMORY_POLLING_SECONDS = 0.2


class Worker:
    name = "worker"
    threads = 32  # they wait: for a due moment, or for X

    def __init__(self) -> None:
        if app.conf.broker_url.startswith("memory:"):
            app.conf.broker_transport_options = {"polling_interval": MEMORY_POLLING_SECONDS}
        self.hostname = f"up@{socket.gethostname()}"
        self.controller = app.WorkController(
            hostname=self.hostname,
            pool="threads",
            concurrency=self.threads,
            without_gossip=True,
            without_mingle=True,
            without_heartbeat=True,
        )

    def run(self) -> None:
        self.controller.start()

    def stop(self) -> None:
        """Celery's own signal handlers would do this, but they need the main thread."""
        signals.worker_shutting_down.send(sender=self.hostname, sig="SIGTERM", how="Warm", exitcode=0)
        state.should_stop = 0  # type: ignore[assignment] # the stubs know only what it is at first
        app.control.shutdown(destination=[self.hostname])  # wakes it: it looks at the flag every 2 s only


class Beat:
    name = "beat"

    def __init__(self) -> None:
        self.service = Service(app, scheduler_cls=app.conf.beat_scheduler)

    def run(self) -> None:
        self.service.start()

    def stop(self) -> None:
        self.service.stop()
