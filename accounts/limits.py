"""How often somebody may do something, counted in the database so that every process sees the same."""

import time

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.db.models import F
from django.http import HttpRequest

from accounts.models import RateCount

log = structlog.get_logger(__name__)


def allowed(key: str, *, times: int, seconds: int) -> bool:
    """Count one more try; False once there were more than `times` in this window of `seconds`.

    Fails safe: a count that cannot be kept is a refusal.
    """
    now = int(time.time())
    window = now - now % seconds
    try:
        RateCount.objects.get_or_create(key=key, window=window)
        RateCount.objects.filter(key=key, window=window).update(count=F("count") + 1)
        return RateCount.objects.filter(key=key, window=window, count__lte=times).exists()
    except DatabaseError:
        log.exception("rate_limit_not_counted", limit=key.split(":", 1)[0])
        return False


def client_ip(request: HttpRequest) -> str:
    """The address a request came from.

    Behind the TLS proxy that an https BASE_URL implies, the last X-Forwarded-For entry is the one that
    proxy wrote itself; all others are the client's own claim.
    """
    if settings.IS_HTTPS and (forwarded := request.headers.get("X-Forwarded-For")):
        return str(forwarded.rsplit(",", 1)[-1].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def forget_old_counts() -> None:
    """A window is named by the second it began in; none is longer than a day."""
    RateCount.objects.filter(window__lt=time.time() - 86_400).delete()
