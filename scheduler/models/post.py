from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from scheduler.postwords import label, why
from scheduler.prices import price
from xauth.client import SeenPost
from xauth.counting import Segment, entities


class Post(models.Model):
    """One post of a thread. Its text is frozen from the first attempt on."""

    class Status(models.TextChoices):
        PENDING = "pending", "Waiting"
        SENDING = "sending", "Going out"
        SENT = "sent", "On X"
        IN_DOUBT = "in_doubt", "In doubt"
        SKIPPED = "skipped", "Left out"
        REJECTED = "rejected", "Refused by X"
        DELETED = "deleted", "Taken off X"

    TONES = {
        Status.PENDING: "neutral",
        Status.SENDING: "info",
        Status.SENT: "success",
        Status.IN_DOUBT: "warning",
        Status.SKIPPED: "neutral",
        Status.REJECTED: "error",
        Status.DELETED: "neutral",
    }

    thread = models.ForeignKey("scheduler.Thread", on_delete=models.CASCADE, related_name="posts")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=25_000)
    status = models.CharField(max_length=8, choices=Status, default=Status.PENDING)
    x_id = models.CharField("X id", max_length=19, null=True, blank=True, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    claimed_id = models.CharField("id that the person named", max_length=19, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["thread", "position"], name="one_post_per_position"),
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(x_id__isnull=False), name="a_sent_post_has_its_x_id"
            ),
        ]

    def __str__(self) -> str:
        return f"post {self.position} of thread {self.thread_id}"

    @property
    def tone(self) -> str:
        return self.TONES[self.Status(self.status)]

    @property
    def icon(self) -> str:
        return "remove" if self.status == self.Status.DELETED else self.status

    @property
    def is_live(self) -> bool:
        return self.status == self.Status.SENT

    @property
    def is_stuck(self) -> bool:
        """Nothing below it can go out before somebody has dealt with it."""
        return self.status in {self.Status.IN_DOUBT, self.Status.REJECTED}

    @property
    def is_frozen(self) -> bool:
        return self.status not in {self.Status.PENDING, self.Status.REJECTED}

    @property
    def segments(self) -> list[Segment]:
        return entities(self.text)

    @property
    def url(self) -> str:
        """Where people see it; empty while it is not on X."""
        return f"{settings.X_WEB_URL}/{self.thread.token.handle}/status/{self.x_id}" if self.is_live else ""

    @property
    def price(self) -> Decimal:
        return price(self.text)

    @property
    def label(self) -> str:
        return label(self)

    @property
    def why(self) -> str:
        return why(self)

    def adopt(self, found: SeenPost) -> None:
        """X has it: this is it."""
        self.status, self.x_id, self.sent_at = self.Status.SENT, found.id, found.created_at
        self.save(update_fields=["status", "x_id", "sent_at"])

    def taken_off(self, now: datetime) -> None:
        """Its id stays, so that nothing else is ever taken for it."""
        self.status, self.deleted_at = self.Status.DELETED, now
        self.save(update_fields=["status", "deleted_at"])
