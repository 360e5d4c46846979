"""Refreshing a grant: one flight per token across all workers, by a lease in the database.

X's refresh tokens are single-use. Who loses the race waits for the winner's result; who gets no answer
leaves the row as it is, because nobody knows whether the old pair is spent.
"""

import time
from datetime import datetime

import structlog

from xauth import client
from xauth.clock import database_now
from xauth.errors import (
    AppBlockedError,
    GrantDeadError,
    NotSentError,
    RateLimitedError,
    UnknownOutcomeError,
    XError,
)
from xauth.fields import UnreadableError
from xauth.models import Breaker, Lease, Token

log = structlog.get_logger(__name__)
WAIT_SECONDS = 20
POLL_SECONDS = 0.25


class NotRenewedError(Exception):
    """No newer token now. `retry_at`: when it is worth asking again."""

    def __init__(self, reason: str, retry_at: datetime | None = None) -> None:
        super().__init__(reason)
        self.retry_at = retry_at


class ReconnectError(NotRenewedError):
    """The grant is dead or gone; only the person can bring a new one."""


def renewed(token: Token) -> Token:
    """The same account's token in a later generation than the one given.

    Waits up to 20 s for a refresh that is under way elsewhere. Raises ReconnectError or NotRenewedError.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        current = Token.objects.get(pk=token.pk)
        if not current.is_active:
            raise ReconnectError(current.last_error or "The account is not connected.")
        if current.generation > token.generation:
            return current
        if lease := _lease(current):
            _refresh(current, lease)
        elif time.monotonic() > deadline or _backing_off(current):
            raise NotRenewedError(current.last_error or "Being refreshed elsewhere.", current.next_refresh_at)
        else:
            time.sleep(POLL_SECONDS)


def _backing_off(token: Token) -> bool:
    return token.next_refresh_at is not None and token.next_refresh_at > database_now()


def _lease(token: Token) -> Lease | None:
    """A lease, unless the last one ended without a result while the access token still lives.

    Then the old refresh token may be spent, and trying it could end the grant that still works.
    """
    cut_off = token.lease_id is not None
    lease = token.lease()
    if lease and cut_off and token.outlives(database_now()):
        token.postpone(lease, "A refresh was cut off.", not_before=token.expires_at)
        return None
    return lease


def _refresh(token: Token, lease: Lease) -> None:
    """Spend the refresh token once, and leave the row saying what came of it."""
    if breaker := Breaker.objects.stopping(Breaker.REFRESH):
        token.postpone(lease, breaker.reason, not_before=breaker.closed_until)
        return
    try:
        grant = client.refresh(token.refresh_token)
    except UnreadableError as error:
        log.exception("token_unreadable", token_id=token.pk)
        token.postpone(lease, str(error))
        return
    except XError as error:
        _note_failure(token, lease, error)
        return
    Breaker.objects.reset(Breaker.REFRESH)
    kept = token.keep(lease, grant)
    if not kept and not Token.objects.active().filter(pk=token.pk).exists():
        give_back(grant.refresh_token, grant.access_token)  # disconnected meanwhile
    log.info("token_refreshed", token_id=token.pk, kept=kept)


def _note_failure(token: Token, lease: Lease, error: XError) -> None:
    log.warning(
        "token_not_refreshed",
        token_id=token.pk,
        error=type(error).__name__,
        status=error.status,
        detail=error.detail,
    )
    match error:
        case GrantDeadError():
            Breaker.objects.reset(Breaker.REFRESH)  # X knows our app: the trouble is this grant's own
            token.give_up(lease, f"X no longer accepts this connection: {error.detail}")
        case AppBlockedError():
            breaker = Breaker.objects.trip(Breaker.REFRESH, f"X refuses our app: {error.detail}")
            token.postpone(lease, breaker.reason, not_before=breaker.closed_until)
        case NotSentError():
            token.postpone(lease, error.detail)
        case RateLimitedError():
            token.postpone(lease, "X asked us to slow down.", not_before=error.reset_at)
        case UnknownOutcomeError():
            token.postpone(lease, error.detail, not_before=token.expires_at)
        case _:
            token.postpone(lease, error.detail)


def disconnect(token: Token) -> None:
    """Revoke both tokens at X, as far as X lets us, and wipe ours in any case."""
    try:
        withdraw(token)
    finally:
        token.forget()


def withdraw(token: Token) -> None:
    """Revoke both tokens at X, as far as they can still be read."""
    try:
        give_back(token.refresh_token, token.access_token)
    except UnreadableError:
        log.exception("token_unreadable", token_id=token.pk)


def give_back(*values: str) -> None:
    """Revoke at X what is not going to be used any more; X's failures are logged and tolerated."""
    for value in filter(None, values):
        try:
            client.revoke(value)
        except XError as error:
            log.warning("not_revoked", error=type(error).__name__, status=error.status)
