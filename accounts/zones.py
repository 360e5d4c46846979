"""The names of time zones that a person may have."""

from functools import cache
from zoneinfo import available_timezones

# Names that zoneinfo finds but that say nothing about a place or an offset.
NO_ZONES = {"Factory", "localtime", "posixrules"}


@cache
def zone_names() -> frozenset[str]:
    return frozenset(available_timezones() - NO_ZONES)
