from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones


class Resolved(NamedTuple):
    instant: datetime
    local: datetime
    kind: str


def resolve(local: datetime, zone: str) -> Resolved:
    return Resolved(local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), local, "exact")


def local_in(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def zones() -> list[str]:
    return sorted(available_timezones())


def describe(resolved: Resolved, zone: str) -> str:
    return ""
