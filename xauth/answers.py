"""From X's answers to what a caller can do about them; pure. Sources: X's error and rate-limit pages."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NoReturn

from xauth import errors

APP_WIDE = re.compile(r"\b(credits|spend(ing)?|usage[ -]cap(ped)?)\b")  # whole words: think of "suspended"
RESET_HEADERS = {
    "x-rate-limit-remaining": "x-rate-limit-reset",
    "x-user-limit-24hour-remaining": "x-user-limit-24hour-reset",
    "x-app-limit-24hour-remaining": "x-app-limit-24hour-reset",
}
# The words X uses in `detail`, lower case; the first match decides. X's type URIs are too coarse for this.
FORBIDDEN_WORDS: list[tuple[str, type[errors.XError]]] = [
    ("duplicate content", errors.DuplicateError),
    ("deleted or not visible", errors.ParentNotVisibleError),
    ("where you are mentioned", errors.ReplyNotAllowedError),
    ("reply to this conversation is not allowed", errors.ReplyNotAllowedError),
]
APP_PROBLEMS = {"client-forbidden", "oauth1-permissions", "credits", "usage-capped"}


@dataclass(frozen=True)
class Answer:
    """One answer of X. Its body may hold tokens, so it is never part of the repr."""

    status: int
    headers: Mapping[str, str]
    content: bytes = field(repr=False)

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object, or an empty one: X sometimes answers HTML, cut or broken JSON."""
        try:
            body = json.loads(self.content)
        except (ValueError, RecursionError):
            return {}
        return body if isinstance(body, dict) else {}

    @property
    def problem(self) -> str:
        """The last part of X's problem type URI; its host has changed over time."""
        return str(self.body.get("type") or "").rstrip("/").rsplit("/", 1)[-1][:100]

    @property
    def detail(self) -> str:
        body = self.body
        problems = body.get("errors")
        first = problems[0] if isinstance(problems, list) and problems else {}
        message = first.get("message") if isinstance(first, dict) else None
        return str(body.get("detail") or message or body.get("title") or "")[:500]

    @property
    def reset_at(self) -> datetime | None:
        """The latest reset among the buckets that are empty; of all buckets where none says so."""
        empty = [reset for left, reset in RESET_HEADERS.items() if self.headers.get(left) == "0"]
        resets = [_instant(self.headers.get(name, "")) for name in empty or RESET_HEADERS.values()]
        return max((reset for reset in resets if reset), default=None)

    @property
    def whole_app(self) -> bool:
        return self.headers.get("x-app-limit-24hour-remaining") == "0"

    def error(self, kind: type[errors.XError]) -> errors.XError:
        return kind(
            self.detail,
            status=self.status,
            problem=self.problem,
            transaction_id=self.headers.get("x-transaction-id", "")[:100],
            reset_at=self.reset_at if kind is errors.RateLimitedError else None,
            whole_app=self.whole_app,
        )


def _instant(unix: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(unix), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def raise_for_api(answer: Answer) -> None:
    """Raise what an answer of /2/… other than 2xx means."""
    if not 200 <= answer.status < 300:
        raise answer.error(_api_error(answer))


def _api_error(answer: Answer) -> type[errors.XError]:
    said = f"{answer.problem} {answer.detail}".lower()
    match answer.status:
        case 401:
            return errors.UnauthorizedError
        case 402:
            return errors.AppBlockedError
        case 403 | 429 if APP_WIDE.search(said):
            return errors.AppBlockedError
        case 429:
            return errors.RateLimitedError
        case 403 if answer.problem in APP_PROBLEMS:
            return errors.AppBlockedError
        case 403:
            return next((kind for words, kind in FORBIDDEN_WORDS if words in said), errors.RefusedError)
        case 408:  # somebody between us and X gave up waiting; X may have gone on
            return errors.UnknownOutcomeError
        case status if 400 <= status < 500:
            return errors.RefusedError
    return errors.UnknownOutcomeError  # 5xx, and redirects that X never sends


def raise_for_oauth(answer: Answer) -> None:
    """Raise what an answer of the token or revoke endpoint other than 2xx means (RFC 6749 §5.2).

    X says `invalid_request` where the RFC has `invalid_grant`: both mean that the code or refresh
    token is spent. Everything that is about our own client is no fault of the person.
    """
    if 200 <= answer.status < 300:
        return
    code = str(answer.body.get("error") or "")[:100]
    description = str(answer.body.get("error_description") or code)[:500]
    match answer.status:
        case 400 if code in {"invalid_request", "invalid_grant"}:
            kind: type[errors.XError] = errors.GrantDeadError
        case 429:
            kind = errors.RateLimitedError
        case status if 400 <= status < 500 and status != 408:
            kind = errors.AppBlockedError
        case _:
            kind = errors.UnknownOutcomeError
    raise kind(description, status=answer.status, problem=code, reset_at=answer.reset_at)


def unpromised(answer: Answer, missing: str) -> NoReturn:
    """A success without what makes it one: what happened at X is unknown."""
    raise errors.UnknownOutcomeError(
        f"X answered {answer.status} without {missing}.",
        status=answer.status,
        transaction_id=answer.headers.get("x-transaction-id", "")[:100],
    )
