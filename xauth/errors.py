"""What can come back from X: one class per thing a caller can do about it."""

from datetime import datetime


class XError(Exception):
    """An answer of X, or the lack of one, on which the caller must act. Its text holds no secret."""

    def __init__(
        self,
        detail: str = "",
        *,
        status: int | None = None,
        problem: str = "",
        transaction_id: str = "",
        reset_at: datetime | None = None,
        whole_app: bool = False,
    ) -> None:
        super().__init__(detail or self.__class__.__name__)
        self.detail = detail
        self.status = status
        self.problem = problem
        self.transaction_id = transaction_id
        self.reset_at = reset_at
        self.whole_app = whole_app


class NotSentError(XError):
    """The request never reached X (DNS, refused, TLS, connect timeout): repeating it is safe."""


class UnknownOutcomeError(XError):
    """The request may have taken effect: read timeout, reset, 5xx, 2xx without what was promised."""


class UnauthorizedError(XError):
    """401: the access token is not accepted; refresh once, try once more."""


class AppBlockedError(XError):
    """Our app is out of credits, over its cap, or not let in: nobody's account is at fault."""


class RateLimitedError(XError):
    """429: wait until `reset_at`; `whole_app` when it is not this account alone."""


class DuplicateError(XError):
    """403: X already has this text from this account."""


class ParentNotVisibleError(XError):
    """403: the post replied to is deleted, or not visible yet."""


class ReplyNotAllowedError(XError):
    """403: X lets this app reply only where the account is mentioned or is the author."""


class RefusedError(XError):
    """Any other 4xx: X refused for good; `detail` is X's own reason."""


class GrantDeadError(XError):
    """The token endpoint does not accept this code or refresh token any more."""
