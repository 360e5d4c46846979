"""Rate limits: fixed windows that begin with the first request in them."""

import threading
from dataclasses import dataclass
from typing import Any

from xsandbox.clock import Clock
from xsandbox.endpoints import ENDPOINTS
from xsandbox.errors import ControlError

QUARTER, DAY = 900, 86400
Rule = dict[str, Any]


def rule(per: str, limit: int, seconds: int = QUARTER) -> Rule:
    return {"per": per, "limit": limit, "seconds": seconds}


# docs.x.com, x-api/fundamentals/rate-limits.
DEFAULT_LIMITS: dict[str, list[Rule]] = {
    "users.me": [rule("user", 75)],
    "tweets.create": [rule("user", 100), rule("app", 10_000, DAY)],
    "tweets.delete": [rule("user", 50)],
    "tweets.get": [rule("user", 900), rule("app", 450)],
    "tweets.lookup": [rule("user", 5_000), rule("app", 3_500)],
    "tweets.timeline": [rule("user", 900), rule("app", 10_000)],
    "media.upload": [rule("user", 500), rule("app", 50_000, DAY)],
    "media.initialize": [rule("user", 1_875), rule("app", 180_000, DAY)],
    "media.append": [rule("user", 1_875), rule("app", 180_000, DAY)],
    "media.finalize": [rule("user", 1_875), rule("app", 180_000, DAY)],
    "media.status": [rule("user", 1_000)],
    "media.metadata": [rule("user", 500), rule("app", 50_000, DAY)],
}


@dataclass
class Window:
    per: str
    limit: int
    seconds: int
    reset: int
    used: int = 0

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)

    @property
    def family(self) -> str:
        """The prefix of this window's three headers."""
        return f"x-{self.per}-limit-24hour" if self.seconds == DAY else "x-rate-limit"

    def headers(self) -> dict[str, str]:
        values = {"limit": self.limit, "remaining": self.remaining, "reset": self.reset}
        return {f"{self.family}-{name}": str(value) for name, value in values.items()}


class RateLimits:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._windows: dict[tuple[str, str, str, int], Window] = {}

    def clear(self) -> None:
        with self._lock:
            self._windows.clear()

    def take(self, key: str, rules: list[Rule], user_id: str, client_id: str) -> tuple[bool, dict[str, str]]:
        """Count one request in every window, unless one of them is full; also the headers to send."""
        owners = {"user": user_id, "app": client_id}
        with self._lock:
            windows = [self._window(key, each, owners[each["per"]]) for each in rules]
            full = [window for window in windows if window.used >= window.limit]
            if not full:
                for window in windows:
                    window.used += 1
            return not full, headers_of(windows, full)

    def _window(self, key: str, each: Rule, owner: str) -> Window:
        place = (key, each["per"], owner, each["seconds"])
        now = int(self._clock.now())
        window = self._windows.get(place)
        if window is None or not now < window.reset <= now + each["seconds"]:
            window = Window(each["per"], each["limit"], each["seconds"], now + each["seconds"])
            self._windows[place] = window
        window.limit = each["limit"]
        return window


def headers_of(windows: list[Window], full: list[Window]) -> dict[str, str]:
    """The user's window speaks first in each family, unless a full one has to."""
    headers: dict[str, str] = {}
    for window in [*(w for w in windows if w.per == "app"), *(w for w in windows if w.per == "user"), *full]:
        headers |= window.headers()
    return headers


def check_limits(value: Any) -> dict[str, list[Rule]]:
    if not isinstance(value, dict) or not set(value) <= set(ENDPOINTS):
        raise ControlError(f"'limits' must be an object whose keys are endpoints: {', '.join(ENDPOINTS)}.")
    for rules in value.values():
        if not isinstance(rules, list) or not all(is_rule(each) for each in rules):
            raise ControlError(
                'Limits of an endpoint are a list of {"per": "user" or "app", "limit": N, "seconds": N}.'
            )
    return value


def is_rule(each: Any) -> bool:
    return (
        isinstance(each, dict)
        and set(each) == {"per", "limit", "seconds"}
        and each["per"] in ("user", "app")
        and type(each["limit"]) is int
        and each["limit"] >= 0
        and type(each["seconds"]) is int
        and each["seconds"] > 0
    )
