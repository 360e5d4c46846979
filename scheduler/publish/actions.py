"""The calls a thread can need next. They run in threads of their own and touch no row of ours."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import structlog
from django.db import connections

from scheduler.models import Claim
from xauth import client
from xauth.errors import NotSentError, UnknownOutcomeError, XError
from xauth.models import Token
from xauth.renewal import NotRenewedError, renewed

log = structlog.get_logger(__name__)
LATEST_START = 2.0  # seconds after its intent; a process that was paused must not send late


class Turn(NamedTuple):
    """A claimed thread whose next step is to be found, and what the last one learned."""

    claim: Claim
    renewal_failed: bool = False
    retry_at: datetime | None = None
    look_up_parent: bool = False


@dataclass(frozen=True)
class Send:
    """One POST to X, for an attempt that is already committed."""

    claim: Claim
    attempt_id: int
    text: str
    in_reply_to: str
    access_token: str = field(repr=False)

    def perform(self, committed: float) -> str | XError:
        """The new post's id, or what X answered instead."""
        if time.monotonic() - committed > LATEST_START:
            return NotSentError("This process was held up before the call; nothing was sent.")
        try:
            return client.create_post(self.access_token, self.text, self.in_reply_to)
        except XError as error:
            return error
        except Exception:
            log.exception("call_failed", attempt_id=self.attempt_id)
            return UnknownOutcomeError("Our own error during the call; its outcome is unknown.")


@dataclass(frozen=True)
class Renew:
    """Refresh the account's token first."""

    claim: Claim
    token: Token

    def perform(self, _committed: float) -> Turn:
        try:
            renewed(self.token)
        except NotRenewedError as error:
            return Turn(self.claim, renewal_failed=True, retry_at=error.retry_at)
        finally:
            connections.close_all()  # this thread's own; it lives only as long as the pool
        return Turn(self.claim)


@dataclass(frozen=True)
class LookUpParent:
    """Ask whether the post that ours replies to is still there."""

    claim: Claim
    parent_id: str
    access_token: str = field(repr=False)

    def perform(self, _committed: float) -> bool | XError:
        try:
            return client.post_exists(self.access_token, self.parent_id)
        except XError as error:
            return error


Action = Send | Renew | LookUpParent
Outcome = str | bool | Turn | XError
