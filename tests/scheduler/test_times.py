from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.zones import zone_names
from scheduler.times import describe, is_zone, local_in, resolve, zones

TICK = timedelta.resolution
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def offset(instant: datetime, zone: ZoneInfo) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()


def changes_of(name: str) -> list[datetime]:
    """The instants of the next 24 months at which the zone's offset changes."""
    zone, start, found = ZoneInfo(name), datetime.now(UTC).replace(minute=0, second=0, microsecond=0), []
    for day in (start + DAY * count for count in range(731)):
        if offset(day, zone) != offset(day + DAY, zone):
            minutes = (day + timedelta(minutes=count) for count in range(24 * 60 + 1))
            found.append(next(m for m in minutes if offset(m, zone) == offset(day + DAY, zone)))
    return found


@cache
def changes() -> list[tuple[str, datetime]]:
    names = sorted(zone_names())
    return [(name, change) for name in names for change in changes_of(name)]


near_a_change = st.tuples(
    st.deferred(lambda: st.sampled_from(changes())), st.timedeltas(timedelta(hours=-4), timedelta(hours=4))
)


def test_exact() -> None:
    resolved = resolve(at("2026-07-01T09:00"), "Europe/Paris")
    assert resolved[:3] == (at("2026-07-01T07:00+00:00"), at("2026-07-01T09:00"), "exact")
    assert describe(resolved, "Europe/Paris") == ""


def test_gap() -> None:
    resolved = resolve(at("2026-03-29T02:30"), "Europe/Paris")
    assert resolved[:3] == (at("2026-03-29T01:00+00:00"), at("2026-03-29T03:00"), "gap")
    assert describe(resolved, "Europe/Paris") == (
        "On 29 March 2026 clocks in Europe/Paris go forward: "
        "02:30 does not exist, so the thread goes out at 03:00."
    )


def test_gap_at_the_end_of_a_day() -> None:
    resolved = resolve(at("2011-12-30T12:00"), "Pacific/Apia")
    assert resolved.local == at("2011-12-31T00:00")
    assert describe(resolved, "Pacific/Apia") == (
        "On 30 December 2011 clocks in Pacific/Apia go forward: "
        "12:00 does not exist, so the thread goes out at 00:00 on 31 December 2011."
    )


def test_ambiguous() -> None:
    resolved = resolve(at("2026-10-25T02:30"), "Europe/Paris")
    assert resolved[:3] == (at("2026-10-25T00:30+00:00"), at("2026-10-25T02:30"), "ambiguous")
    assert describe(resolved, "Europe/Paris") == (
        "On 25 October 2026 clocks in Europe/Paris go back: "
        "02:30 comes twice, and the thread goes out the first time."
    )


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "localtime", "europe/paris "])
def test_unknown_zone(name: str) -> None:
    assert not is_zone(name)
    with pytest.raises(ValueError, match=r"is not a time zone. Use an IANA name such as Europe/Paris"):
        resolve(at("2026-07-01T09:00"), name)
    with pytest.raises(ValueError, match="is not a time zone"):
        local_in(at("2026-07-01T09:00+00:00"), name)


def test_the_two_kinds_of_time_are_not_mixed_up() -> None:
    with pytest.raises(ValueError, match="has an offset already"):
        resolve(at("2026-07-01T09:00+00:00"), "UTC")
    with pytest.raises(ValueError, match="has no offset"):
        local_in(at("2026-07-01T09:00"), "UTC")


def test_zones_to_choose_from() -> None:
    names = zones()
    assert names == sorted(set(names))
    assert all(map(is_zone, names))
    assert {"UTC", "Europe/Paris", "Europe/Amsterdam", "Asia/Kolkata", "Europe/Kyiv"} <= set(names)
    assert not {"US/Eastern", "Asia/Calcutta", "Etc/GMT+5", "EST", "GB", "Factory"} & set(names)


def test_old_names_are_zones() -> None:
    assert is_zone("Asia/Calcutta")


def test_every_change() -> None:
    kinds = []
    for zone, change in changes():
        left, entered = local_in(change - TICK, zone) + TICK, local_in(change, zone)
        shift = entered - left
        inside = min(left, entered) + abs(shift) / 2
        resolved = resolve(inside, zone)
        kinds.append(resolved.kind)
        assert resolved.kind == ("gap" if shift > timedelta(0) else "ambiguous")
        assert resolved.instant == (change if resolved.kind == "gap" else change - abs(shift) / 2)
        assert (
            resolve(left - 2 * abs(shift), zone).kind == resolve(left + 2 * abs(shift), zone).kind == "exact"
        )


@given(near_a_change)
def test_round_trip(place: tuple[tuple[str, datetime], timedelta]) -> None:
    (zone, change), distance = place
    instant = change + distance
    resolved = resolve(local_in(instant, zone), zone)
    assert resolved.local == local_in(resolved.instant, zone) == local_in(instant, zone)
    assert resolved.instant == instant or (resolved.kind == "ambiguous" and resolved.instant < instant)


@given(near_a_change, st.timedeltas(timedelta(0), timedelta(hours=6)))
def test_monotonic(place: tuple[tuple[str, datetime], timedelta], later: timedelta) -> None:
    (zone, change), distance = place
    local = local_in(change, zone) + distance
    assert resolve(local, zone).instant <= resolve(local + later, zone).instant


@given(near_a_change)
def test_what_is_used_is_the_first_that_is_not_too_early(
    place: tuple[tuple[str, datetime], timedelta],
) -> None:
    (zone, change), distance = place
    asked = local_in(change, zone) + distance
    resolved = resolve(asked, zone)
    assert resolved.local == local_in(resolved.instant, zone) >= asked
    assert local_in(resolved.instant - TICK, zone) < asked
    assert (resolved.kind == "gap") == (resolved.local != asked)
