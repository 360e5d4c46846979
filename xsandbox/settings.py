"""What can be set while the sandbox runs, with X's documented values as defaults."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from xsandbox.errors import ControlError
from xsandbox.limits import DEFAULT_LIMITS, check_limits

# USD (docs.x.com, x-api/getting-started/pricing).
PRICES = {
    "post_create": 0.015,
    "post_create_with_url": 0.2,
    "post_read": 0.005,
    "user_read": 0.01,
    "owned_read": 0.001,
    "media_metadata": 0.005,
    "delete": 0.01,
}


@dataclass
class Settings:
    """Durations in seconds, money in USD."""

    access_token_seconds: float = 7200
    refresh_token_seconds: float = 180 * 86400
    code_seconds: float = 30
    accept_body_credentials: bool = True
    reuse_kills_grant: bool = True
    revoke_kills_grant: bool = False
    clock_offset_seconds: float = 0
    read_lag_seconds: float = 0
    parent_lag_seconds: float = 0
    post_length: int = 280
    long_post_length: int = 25_000
    own_threads_only: bool = True
    refuse_duplicates: bool = True
    duplicate_window_seconds: float = 86400
    invalid_url_hosts: list[str] = field(default_factory=lambda: ["invalid.example.com"])
    daily_posts_unverified: int = 50
    daily_replies_unverified: int = 200
    daily_posts_total: int = 2400
    daily_limit_status: int = 403
    media_processing_seconds: float = 1
    media_seconds: float = 86400
    media_chunk_bytes: int = 1024 * 1024
    credit_balance: float = 1000
    app_owner: str = ""
    prices: dict[str, float] = field(default_factory=lambda: dict(PRICES))
    limits: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: dict(DEFAULT_LIMITS))

    def update(self, changes: dict[str, Any]) -> None:
        """Take all of the changes or, with a ControlError, none."""
        checked = {name: self._checked(name, value) for name, value in changes.items()}
        for name, value in checked.items():
            setattr(self, name, value)

    def _checked(self, name: str, value: Any) -> Any:
        if name not in {each.name for each in fields(self)}:
            raise ControlError(f"There is no setting '{name}'.")
        current = getattr(self, name)
        if name == "limits":
            return {**current, **check_limits(value)}
        if name == "prices":
            return {**current, **check_prices(value)}
        if name == "daily_limit_status" and value not in (403, 429):
            raise ControlError("'daily_limit_status' must be 403 or 429.")
        return check_simple(name, current, value)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


MAY_BE_NEGATIVE = {"clock_offset_seconds", "credit_balance"}


def check_simple(name: str, current: Any, value: Any) -> Any:
    if isinstance(current, bool):
        wanted, fits = "true or false", isinstance(value, bool)
    elif isinstance(current, int | float):
        least = float("-inf") if name in MAY_BE_NEGATIVE else 0
        wanted = "a number" if name in MAY_BE_NEGATIVE else "a number from 0 up"
        fits = is_number(value) and value >= least
    elif isinstance(current, list):
        wanted = "a list of strings"
        fits = isinstance(value, list) and all(isinstance(each, str) for each in value)
    else:
        wanted, fits = "a string", isinstance(value, str)
    if not fits:
        raise ControlError(f"'{name}' must be {wanted}.")
    return value


def check_prices(value: Any) -> dict[str, float]:
    if not isinstance(value, dict) or not set(value) <= set(PRICES):
        raise ControlError(f"'prices' must be an object with some of: {', '.join(PRICES)}.")
    if not all(is_number(price) and price >= 0 for price in value.values()):
        raise ControlError("A price must be a number of USD from 0 up.")
    return value


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
