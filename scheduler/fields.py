from datetime import datetime
from typing import Any

from django import forms
from django.db import models

from scheduler.times import is_zone

WALL_CLOCK = "%Y-%m-%dT%H:%M"
YEARS = range(1000, 9999)  # four digits, and room for any offset from UTC


class WallClockField(models.CharField[datetime | None, datetime | None]):
    """A wall-clock time to the minute, without a zone: what a person picked, whatever the clocks do later."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"max_length": 16}))

    def from_db_value(self, value: str | None, *_: Any) -> datetime | None:
        return self.to_python(value)

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, datetime) or not value:
            return value or None
        return datetime.strptime(value, WALL_CLOCK)  # noqa: DTZ007 - it has no zone by design

    def get_prep_value(self, value: Any) -> str | None:
        return value.strftime(WALL_CLOCK) if isinstance(value, datetime) else value


class ZoneField(forms.ChoiceField):
    """Offers the names in use; older ones, which some browsers still report, are taken as well."""

    default_error_messages = {"invalid_choice": "Pick a time zone from the list, such as Europe/Paris."}

    def valid_value(self, value: Any) -> bool:
        return is_zone(str(value))


class WallClockInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=WALL_CLOCK)


class WallClockFormField(forms.Field):
    widget = WallClockInput
    default_error_messages = {"invalid": "Pick a date and a time."}

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, datetime) or not value:
            return value or None
        try:
            local = datetime.strptime(value[:16], WALL_CLOCK)  # noqa: DTZ007 - the zone is a field of its own
        except (TypeError, ValueError):
            local = None
        if local is None or local.year not in YEARS:
            raise forms.ValidationError(self.error_messages["invalid"])
        return local
