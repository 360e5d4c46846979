from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models

from accounts.zones import zone_names


def validate_zone(name: str) -> None:
    if name not in zone_names():
        raise ValidationError("Pick a time zone from the list, such as Europe/Paris.")


class User(AbstractUser):
    """A person. Their X accounts are `xauth.Token` rows; a person may have several."""

    timezone = models.CharField(
        "time zone",
        max_length=64,
        blank=True,
        validators=[validate_zone],
        help_text="Times are shown and picked in this zone.",
    )

    class OnDoubt(models.TextChoices):
        CHECK = "check", "Look at X for it, and send it again only if it is not there"
        ASK = "ask", "Always ask me"

    grace_minutes = models.PositiveIntegerField(
        "how late a thread may still go out, in minutes",
        default=120,
        validators=[MaxValueValidator(10_080)],
        help_text="If the server or X was away for longer than this, the thread waits for you instead.",
    )

    on_doubt = models.CharField(
        "when X’s answer about a post is lost",
        max_length=5,
        choices=OnDoubt,
        default=OnDoubt.CHECK,
        help_text="Such a post may be on X or not. Nothing goes out after it until that is known.",
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone or "UTC")


class RateCount(models.Model):
    """How often something was done within one window of time; see `accounts.limits`."""

    key = models.CharField(max_length=120)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="one_count_per_window")]
