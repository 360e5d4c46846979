from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from scheduler.prices import price
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

    TONES = {
        Status.PENDING: "neutral",
        Status.SENDING: "info",
        Status.SENT: "success",
        Status.IN_DOUBT: "warning",
        Status.SKIPPED: "neutral",
        Status.REJECTED: "error",
    }

    thread = models.ForeignKey("scheduler.Thread", on_delete=models.CASCADE, related_name="posts")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=25_000)
    status = models.CharField(max_length=8, choices=Status, default=Status.PENDING)
    x_id = models.CharField("X id", max_length=19, null=True, blank=True, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)

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
    def is_live(self) -> bool:
        return self.status == self.Status.SENT

    @property
    def is_frozen(self) -> bool:
        return self.status not in {self.Status.PENDING, self.Status.REJECTED}

    @property
    def segments(self) -> list[Segment]:
        return entities(self.text)

    @property
    def url(self) -> str:
        """Where people see it; empty while it is not on X."""
        return f"{settings.X_WEB_URL}/{self.thread.token.handle}/status/{self.x_id}" if self.x_id else ""

    @property
    def price(self) -> Decimal:
        return price(self.text)
