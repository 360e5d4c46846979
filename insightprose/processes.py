"""What holds where worker and beat are processes of their own, and not for `manage.py up`."""

from pathlib import Path
from typing import Any

from celery.signals import after_task_publish, beat_init, celeryd_init, heartbeat_sent
from django.conf import settings

STARTS = (celeryd_init, beat_init)


def connect() -> None:
    for start in STARTS:
        start.connect(refuse_memory_broker)
    beat_init.connect(watch_beat)
    heartbeat_sent.connect(worker_is_alive)


def disconnect() -> None:
    for start in STARTS:
        start.disconnect(refuse_memory_broker)
    beat_init.disconnect(watch_beat)
    heartbeat_sent.disconnect(worker_is_alive)


def refuse_memory_broker(**_kwargs: Any) -> None:
    """Each process would have a broker of its own: what beat sends, no worker would ever see."""
    if settings.CELERY_BROKER_URL.startswith("memory:"):
        raise SystemExit(
            "REDIS_URL is missing: a worker and a beat in processes of their own need a Redis or Valkey "
            "to meet at. Set REDIS_URL, or run everything in one process with `make run`."
        )


def worker_is_alive(**_kwargs: Any) -> None:
    """Every two seconds while the worker's loop turns and its broker answers."""
    touch("worker.alive")


def watch_beat(**_kwargs: Any) -> None:
    after_task_publish.connect(beat_is_alive)


def beat_is_alive(**_kwargs: Any) -> None:
    """Whenever beat has handed a tick to the broker, which is every few seconds."""
    touch("beat.alive")


def touch(name: str) -> None:
    """Health checks look at the age of these files."""
    path = Path(settings.VAR_DIR) / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch()
