"""Thin Celery tasks: find rows, hand them on. A message is a hint: lost or tripled, it changes nothing."""

from datetime import timedelta

import structlog
from celery import shared_task
from django.conf import settings
from django.core.management import call_command

from accounts.limits import forget_old_counts
from scheduler.models import Thread
from scheduler.publish import publish
from xauth.clock import database_now
from xauth.models import Token
from xauth.models.token import SPARE
from xauth.renewal import NotRenewedError, renewed

log = structlog.get_logger(__name__)
CHUNK = 50  # threads whose calls one task keeps in flight
REFRESH_AHEAD = timedelta(minutes=10)
HINT_LIFE = 30  # seconds; the tick hands on again what a lost hint left lying


@shared_task
def publish_due_threads() -> None:
    now = database_now()
    Thread.objects.wake_reconnected(now)
    ids = Thread.objects.hand_on(now)
    for start in range(0, len(ids), CHUNK):
        publish_threads.apply_async((ids[start : start + CHUNK],), expires=HINT_LIFE)


@shared_task
def publish_threads(ids: list[int]) -> None:
    publish(ids)


@shared_task
def refresh_tokens() -> None:
    """Refresh what a thread will need within ten minutes, then what has been idle for a week."""
    now = database_now()
    needed = Thread.objects.tokens_needed(now + REFRESH_AHEAD)
    due = [
        *Token.objects.expiring(now, REFRESH_AHEAD + SPARE).filter(pk__in=needed),
        *Token.objects.idle(now),
        *(Token.objects.expiring(now, REFRESH_AHEAD) if settings.X_REFRESH_ALL else []),
    ]
    for pk in dict.fromkeys(token.pk for token in due):
        refresh_token.apply_async((pk,), expires=HINT_LIFE)


@shared_task
def refresh_token(pk: int) -> None:
    """The row is read again: a hint that comes late or twice finds the work done."""
    soon = database_now() + REFRESH_AHEAD + SPARE
    token = Token.objects.refreshable().filter(pk=pk).first()
    if token is None or (token.outlives(soon) and not Token.objects.idle(database_now()).filter(pk=pk)):
        return
    try:
        renewed(token)
    except NotRenewedError as error:
        log.warning("token_not_renewed", token_id=pk, reason=str(error))


@shared_task
def clear_stale_rows() -> None:
    call_command("clearsessions")
    forget_old_counts()
