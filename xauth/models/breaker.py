from datetime import datetime, timedelta

import structlog
from django.db import models
from django.db.models import F
from django.db.models.functions import Now

from xauth.clock import database_now

log = structlog.get_logger(__name__)
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)


class BreakerQuerySet(models.QuerySet["Breaker"]):
    def stopping(self, name: str) -> "Breaker | None":
        """What stands in the way of this work. Once a wait is over, one caller at a time may try."""
        breaker = self.filter(pk=name).first()
        if breaker is None:
            return None
        canary = self.filter(pk=name, closed_until=breaker.closed_until, closed_until__lte=Now())
        return None if canary.update(closed_until=Now() + FIRST_WAIT) else breaker

    def trip(self, name: str, reason: str, *, until: datetime | None = None) -> "Breaker":
        """Stop this work for the whole app, longer each time in a row, or until a known instant."""
        reason = reason[:500]
        self.get_or_create(pk=name, defaults={"reason": reason, "closed_until": database_now()})
        self.filter(pk=name).update(trips=F("trips") + 1, reason=reason)
        breaker = self.get(pk=name)
        wait = min(FIRST_WAIT * 2 ** (breaker.trips - 1), LONGEST_WAIT)
        breaker.closed_until = until or database_now() + wait
        breaker.save(update_fields=["closed_until"])
        log.error("breaker_tripped", breaker=name, reason=reason, until=breaker.closed_until.isoformat())
        return breaker

    def reset(self, name: str) -> None:
        """The work succeeded: everybody may go on."""
        if self.filter(pk=name).delete()[0]:
            log.warning("breaker_reset", breaker=name)


class Breaker(models.Model):
    """Something that X refuses our whole app, so that nobody tries it until `closed_until`."""

    PUBLISH = "publish"
    REFRESH = "refresh"

    name = models.CharField(max_length=20, primary_key=True)
    reason = models.CharField(max_length=500)
    since = models.DateTimeField(db_default=Now())
    closed_until = models.DateTimeField()
    trips = models.PositiveIntegerField(default=0)

    objects = BreakerQuerySet.as_manager()

    class Meta:
        verbose_name = "stop for the whole app"
        verbose_name_plural = "stops for the whole app"

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
