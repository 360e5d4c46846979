"""Plain Celery with an eta for each post: what `lateness.py` measures the product against."""

import os
from functools import cache

import requests
from celery import Celery

app = Celery("peer", broker=os.environ.get("REDIS_URL", "").removesuffix("/0") + "/9")
app.conf.update(
    task_ignore_result=True, worker_prefetch_multiplier=0, broker_connection_retry_on_startup=True
)


@cache
def access_tokens() -> list[str]:
    import django

    django.setup()
    from xauth.models import Token

    return [token.access_token for token in Token.objects.all()]


@app.task
def send(text: str, account: int) -> None:
    requests.post(
        os.environ["X_API_URL"] + "/2/tweets",
        json={"text": text},
        headers={"Authorization": f"Bearer {access_tokens()[account]}"},
        timeout=30,
    ).raise_for_status()
