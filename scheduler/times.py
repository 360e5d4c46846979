"""A person's wall-clock time in an IANA zone, and the instant it stands for.

A time that a clock change skips becomes the first instant after the gap; one that comes twice, the first.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.zones import zone_names


class Resolved(NamedTuple):
    """`instant` is in UTC; `local` (the time used) and `asked` (the time wanted) are naive."""

    instant: datetime
    local: datetime
    kind: Literal["exact", "gap", "ambiguous"]
    asked: datetime


def resolve(local: datetime, zone: str) -> Resolved:
    """ValueError for an unknown zone or a time that is not naive."""
    if local.tzinfo:
        raise ValueError(f"{local.isoformat()} has an offset already; a wall-clock time is expected.")
    before, after = (local.replace(tzinfo=_zone(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
    if before == after:
        return Resolved(before, local, "exact", local)
    if before < after:
        return Resolved(before, local, "ambiguous", local)
    # In a gap fold 0 reads the clock by the old offset and lands behind the change; fold 1 lands before it.
    instant = _change(after, before, zone)
    return Resolved(instant, local_in(instant, zone), "gap", local)


def _change(early: datetime, late: datetime, zone: str) -> datetime:
    """The first instant after `early` at which the offset is what it is at `late`."""
    offset = _offset(late, zone)
    while late - early > timedelta.resolution:
        middle = early + (late - early) // 2
        early, late = (early, middle) if _offset(middle, zone) == offset else (middle, late)
    return late


def _offset(instant: datetime, zone: str) -> timedelta:
    return local_in(instant, zone) - instant.replace(tzinfo=None)


def local_in(instant: datetime, zone: str) -> datetime:
    """Naive; `instant` is aware."""
    if not instant.tzinfo:
        raise ValueError(f"{instant.isoformat()} has no offset; an instant is expected.")
    return instant.astimezone(_zone(zone)).replace(tzinfo=None, fold=0)


def _zone(name: str) -> ZoneInfo:
    if not is_zone(name):
        raise ValueError(f"{name!r} is not a time zone. Use an IANA name such as Europe/Paris.")
    return ZoneInfo(name)


def is_zone(name: str) -> bool:
    """Old names such as Asia/Calcutta, which browsers still report, are zones too."""
    return name in zone_names()


def zones() -> list[str]:
    """What a person chooses from: the names that stand for a place today (tzdata's zone.tab), and UTC."""
    return list(_canonical())


@cache
def _canonical() -> tuple[str, ...]:
    table = (files("tzdata") / "zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return tuple(sorted(zone_names() & {"UTC", *(row[2] for row in rows)}))


def describe(resolved: Resolved, zone: str) -> str:
    """What a clock change does to the time; empty where none does anything."""
    asked, used = resolved.asked, resolved.local
    if resolved.kind == "gap":
        when = f"{used:%H:%M}" if used.date() == asked.date() else f"{used:%H:%M} on {_date(used)}"
        return (
            f"On {_date(asked)} clocks in {zone} go forward: "
            f"{asked:%H:%M} does not exist, so the thread goes out at {when}."
        )
    if resolved.kind == "ambiguous":
        return (
            f"On {_date(asked)} clocks in {zone} go back: "
            f"{asked:%H:%M} comes twice, and the thread goes out the first time."
        )
    return ""


def _date(day: datetime) -> str:
    return f"{day.day} {day:%B %Y}"


def clock_time(instant: datetime | None) -> str:
    """In the reader's zone; with the day, where that is not today."""
    if instant is None:
        return "soon"
    local = timezone.localtime(instant)
    return f"{local:%H:%M}" if local.date() == timezone.localdate() else f"{local:%H:%M} on {local:%-d %B}"
