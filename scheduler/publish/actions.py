"""The calls a thread can need next. They run in threads of their own and touch no row of ours."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeVar

import structlog
from django.db import connections

from scheduler.models import Claim
from xauth import client
from xauth.client import SeenPost
from xauth.errors import NotSentError, UnknownOutcomeError, XError
from xauth.models import Token
from xauth.renewal import NotRenewedError, renewed

log = structlog.get_logger(__name__)
Reply = TypeVar("Reply")
LATEST_START = 2.0  # seconds after its intent; a process that was paused must not send late


class HeldUpError(NotSentError):
    """Our own process was too slow to send in time; X has no part in it."""


class Turn(NamedTuple):
    """A claimed thread whose next step is to be found, and what the last one learned."""

    claim: Claim
    renewal_failed: bool = False
    retry_at: datetime | None = None
    look_up_parent: bool = False


def _asked(call: Callable[[], Reply]) -> Reply | XError:
    """What X answered. Calls land together, so none may end in an exception that hides the others."""
    try:
        return call()
    except XError as error:
        return error
    except Exception:
        log.exception("call_failed")
        return UnknownOutcomeError("Our own error during the call; its outcome is unknown.")


@dataclass(frozen=True)
class Send:
    """One POST to X, for an attempt that is committed before it starts.

    Its age counts from before the commit: a process paused at any point since then does not send late.
    """

    claim: Claim
    attempt_id: int
    text: str
    in_reply_to: str
    access_token: str = field(repr=False)
    intended: float = field(default_factory=time.monotonic, compare=False)

    def perform(self) -> str | XError:
        """The new post's id, or what X answered instead."""
        if time.monotonic() - self.intended > LATEST_START:
            return HeldUpError("This process was held up before the call; nothing was sent.")
        return _asked(lambda: client.create_post(self.access_token, self.text, self.in_reply_to))


@dataclass(frozen=True)
class Renew:
    """Refresh the account's token first."""

    claim: Claim
    token: Token

    def perform(self) -> Turn:
        try:
            renewed(self.token)
        except NotRenewedError as error:
            return Turn(self.claim, renewal_failed=True, retry_at=error.retry_at)
        except Exception:
            log.exception("renewal_failed", token_id=self.token.pk)
            return Turn(self.claim, renewal_failed=True)
        finally:
            connections.close_all()  # this thread's own; it lives only as long as the pool
        return Turn(self.claim)


@dataclass(frozen=True)
class LookUpParent:
    """Ask whether the post that ours replies to is still there."""

    claim: Claim
    parent_id: str
    access_token: str = field(repr=False)

    def perform(self) -> bool | XError:
        return _asked(lambda: client.post_exists(self.access_token, self.parent_id))


@dataclass(frozen=True)
class LookForPost:
    """Read the account's own posts: is the one whose answer was lost among them?"""

    claim: Claim
    attempt_id: int
    account_id: str
    since_id: str  # of the post it replies to; empty for a thread's first
    since: datetime
    access_token: str = field(repr=False)

    def perform(self) -> list[SeenPost] | XError:
        return _asked(
            lambda: client.own_posts(
                self.access_token, self.account_id, since_id=self.since_id, since=self.since
            )
        )


@dataclass(frozen=True)
class CheckClaimed:
    """Read the account's own posts: is the one that the person named among them?"""

    claim: Claim
    attempt_id: int
    account_id: str
    claimed_id: str
    access_token: str = field(repr=False)

    def perform(self) -> list[SeenPost] | XError:
        before = str(int(self.claimed_id) - 1)
        return _asked(lambda: client.own_posts(self.access_token, self.account_id, since_id=before))


@dataclass(frozen=True)
class TakeOff:
    """Delete one of the account's own posts."""

    claim: Claim
    post_id: int
    x_id: str
    access_token: str = field(repr=False)

    def perform(self) -> bool | XError:
        """False where it was gone already."""
        return _asked(lambda: client.delete_post(self.access_token, self.x_id))


Action = Send | Renew | LookUpParent | LookForPost | CheckClaimed | TakeOff
Outcome = str | bool | Turn | list[SeenPost] | XError
