"""The Celery application: `celery -A insightprose worker|beat`."""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "insightprose.settings")
app = Celery("insightprose")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def refuse_memory_broker(**_kwargs: Any) -> None:
    """Each process would have a broker of its own: what beat sends, no worker would ever see."""
    if app.conf.broker_url.startswith("memory:"):
        raise SystemExit(
            "REDIS_URL is missing: a worker and a beat in processes of their own need a Redis or Valkey "
            "to meet at. Set REDIS_URL, or run everything in one process with `make run`."
        )


def allow_memory_broker() -> None:
    """For `manage.py up`, where web, worker and beat share one process."""
    for start in (celeryd_init, beat_init):
        start.disconnect(refuse_memory_broker)


for _start in (celeryd_init, beat_init):
    _start.connect(refuse_memory_broker)
