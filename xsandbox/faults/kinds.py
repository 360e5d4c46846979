"""The kinds of fault, the options each takes, and the sentences that explain them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from xsandbox.refusals import REASONS

STATUSES = (400, 401, 402, 403, 429, 500, 502, 503, 504)
LIMIT_FAMILIES = ("user", "user_24h", "app_24h")
RESETS = {"past": -60.0, "24h": 86400.0}
MAX_SECONDS = 3600


@dataclass(frozen=True)
class Option:
    default: Any
    fits: Callable[[Any], bool]
    meaning: str
    required: bool = False


def one_of(*values: Any) -> Callable[[Any], bool]:
    return lambda value: value in values and type(value) is not bool


def is_seconds(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= MAX_SECONDS


def is_reset(value: Any) -> bool:
    return type(value) in (int, float) or value in ("missing", *RESETS)


SECONDS = Option(None, is_seconds, f"number of seconds, 0 to {MAX_SECONDS}", required=True)
TEXT = Option(None, lambda value: isinstance(value, str), "string")


@dataclass(frozen=True)
class Kind:
    meaning: str
    options: dict[str, Option] = field(default_factory=dict)
    whens: tuple[str, ...] = ("before", "after")
    only_writes: bool = False


KINDS = {
    "status": Kind(
        "Answer with this HTTP status, in X's shape for it.",
        {
            "status": Option(
                None, one_of(*STATUSES), f"one of {', '.join(map(str, STATUSES))}", required=True
            ),
            "reason": Option("feature", one_of(*REASONS), f"for 403: one of {', '.join(REASONS)}"),
            "format": Option("json", one_of("json", "html"), "for 5xx: json or html"),
            "reset": Option(900, is_reset, "for 429: seconds from now, 'missing', 'past' or '24h'"),
            "limit": Option("user", one_of(*LIMIT_FAMILIES), f"for 429: one of {', '.join(LIMIT_FAMILIES)}"),
            "body": Option(
                "title", one_of("title", "code88", "usage_capped"), "for 429: which of X's bodies"
            ),
            "detail": Option(None, TEXT.fits, "a string put in place of X's own words"),
            "error": Option(None, TEXT.fits, "for OAuth 400 and 401: the error name, such as invalid_grant"),
        },
    ),
    "drop": Kind("Reset the connection (RST) instead of answering."),
    "late_commit": Kind(
        "Lose the answer now and commit that many seconds later.",
        {
            "seconds": SECONDS,
            "answer": Option("drop", one_of("drop", 500, 502, 503, 504), "drop, or the status sent now"),
        },
        whens=("after",),
        only_writes=True,
    ),
    "slow": Kind("Wait before or after the commit, then answer as usual.", {"seconds": SECONDS}),
    "slow_body": Kind("Trickle the body over that many seconds.", {"seconds": SECONDS}, whens=("after",)),
    "no_id": Kind("Answer with success, but without data.id."),
    "bad_json": Kind("Answer with success and JSON that breaks off."),
    "huge_body": Kind(
        "Answer with success and a body of that many bytes.",
        {
            "bytes": Option(
                10_000_000,
                lambda value: type(value) is int and 0 < value <= 10**9,
                "number of bytes, up to 10^9",
            )
        },
    ),
    "html": Kind("Answer with success and an HTML page instead of JSON."),
}
