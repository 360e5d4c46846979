"""`/livez`: this process answers. `/readyz`: what it cannot work without answers too."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis

logger = logging.getLogger(__name__)
TIMEOUT_SECONDS = 2


def database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def broker() -> None:
    with Redis.from_url(
        settings.REDIS_URL, socket_timeout=TIMEOUT_SECONDS, socket_connect_timeout=TIMEOUT_SECONDS
    ) as client:
        client.ping()


def dependencies() -> dict[str, Callable[[], None]]:
    return {"database": database} | ({"broker": broker} if settings.REDIS_URL else {})


def answers(name: str, probe: Callable[[], None]) -> bool:
    try:
        probe()
    except Exception:  # whatever it is, it must not be shown: it may hold an address or a password
        logger.exception("The %s does not answer", name)
        return False
    return True


@never_cache
@require_safe
def livez(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    results = {name: answers(name, probe) for name, probe in dependencies().items()}
    states = {name: "ok" if is_up else "down" for name, is_up in results.items()}
    return JsonResponse(states, status=200 if all(results.values()) else 503)


urlpatterns = [path("livez", livez, name="livez"), path("readyz", readyz, name="readyz")]
