"""One fault: whom it meets, how often, and what it does."""

from dataclasses import dataclass, field
from typing import Any

from xsandbox.endpoints import ENDPOINTS
from xsandbox.errors import ControlError
from xsandbox.faults.kinds import KINDS
from xsandbox.residents import Person

COMMON = ("endpoint", "kind", "when", "user", "position", "count", "percent", "skip")


@dataclass
class Fault:
    id: int
    kind: str
    endpoint: str = "*"
    when: str = "before"
    user: str | None = None
    position: int | None = None
    count: int | None = None
    percent: float | None = None
    skip: int = 0
    options: dict[str, Any] = field(default_factory=dict)
    applied: int = 0

    def meets(self, keys: tuple[str, ...], user: Person | None, position: int | None) -> bool:
        writes = ENDPOINTS[keys[0]].writes
        return (
            (self.endpoint == "*" or self.endpoint in keys)
            and (writes or not KINDS[self.kind].only_writes)
            and (
                self.user is None
                or (
                    user is not None
                    and self.user.removeprefix("@").lower() in (user.id, user.username.lower())
                )
            )
            and (self.position is None or self.position == position)
        )

    @property
    def exhausted(self) -> bool:
        return self.count is not None and self.applied >= self.count

    def as_json(self) -> dict[str, Any]:
        own = {name: getattr(self, name) for name in ("id", *COMMON, "applied")}
        return own | self.options


def parse_fault(data: Any, fault_id: int) -> Fault:
    """Raises ControlError with a sentence for a person."""
    if not isinstance(data, dict):
        raise ControlError("A fault is a JSON object.")
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ControlError(f"'kind' must be one of {', '.join(KINDS)}.")
    check_target(data)
    when = data.get("when", KINDS[kind].whens[0])
    if when not in KINDS[kind].whens:
        raise ControlError(f"'when' of a {kind} fault must be {' or '.join(KINDS[kind].whens)}.")
    check_frequency(data)
    common = {name: data[name] for name in COMMON if name in data} | {"when": when}
    if "count" not in data and data.get("percent") is None:
        common["count"] = 1
    return Fault(id=fault_id, options=parse_options(kind, data), **common)


def check_target(data: dict[str, Any]) -> None:
    endpoint = data.get("endpoint", "*")
    if endpoint not in ("*", *ENDPOINTS):
        raise ControlError(f"'endpoint' must be * or one of {', '.join(ENDPOINTS)}.")
    only_writes = KINDS[data["kind"]].only_writes
    if endpoint != "*" and only_writes and not ENDPOINTS[endpoint].writes:
        raise ControlError(f"A {data['kind']} fault needs an endpoint that writes; {endpoint} only reads.")
    if not isinstance(data.get("user"), str | None):
        raise ControlError("'user' must be a handle or an id, as a string.")


def check_frequency(data: dict[str, Any]) -> None:
    for name, least in (("position", 1), ("count", 1), ("skip", 0)):
        value = data.get(name)
        if value is not None and (type(value) is not int or value < least):
            raise ControlError(f"'{name}' must be a whole number from {least} up.")
    percent = data.get("percent")
    if percent is not None and (type(percent) not in (int, float) or not 0 < percent <= 100):
        raise ControlError("'percent' must be a number over 0 and up to 100.")


def parse_options(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    known = KINDS[kind].options
    for name in data:
        if name not in known and name not in COMMON:
            raise ControlError(f"A {kind} fault has no '{name}'; it has {', '.join((*COMMON, *known))}.")
    options = {}
    for name, option in known.items():
        value = data.get(name, option.default)
        if (name in data or option.required) and not option.fits(value):
            raise ControlError(f"'{name}' of a {kind} fault must be {option.meaning}.")
        options[name] = value
    return options
