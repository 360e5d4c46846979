from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

EARLIER = timedelta(seconds=60)  # X's clock and ours may differ that much


class Attempt(models.Model):
    """One POST to X: opened before the call, closed with what came of it. No bodies, no tokens."""

    class Outcome(models.TextChoices):
        SENT = "sent", "Went out"
        NOT_SENT = "not_sent", "Not sent"
        REFUSED = "refused", "Refused by X"
        UNKNOWN = "unknown", "No answer: may or may not be on X"
        GIVEN_UP = "given_up", "No answer; you chose to post it again"

    post = models.ForeignKey("scheduler.Post", on_delete=models.CASCADE, related_name="attempts")
    fence = models.PositiveIntegerField()
    token_generation = models.PositiveIntegerField()
    in_reply_to = models.CharField(max_length=19, blank=True)
    price = models.DecimalField(max_digits=8, decimal_places=3, help_text="USD, if it went out")
    started_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    error = models.CharField(max_length=40, blank=True)
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    problem = models.CharField(max_length=100, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    transaction_id = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=Q(outcome=""), name="one_open_attempt_per_post"
            )
        ]
        indexes = [models.Index(fields=["started_at"])]

    def __str__(self) -> str:
        return f"attempt {self.pk}: {self.get_outcome_display() or 'open'}"

    @property
    def is_open(self) -> bool:
        return not self.outcome

    @property
    def is_known(self) -> bool:
        """Closed with what X said, or with the certainty that it was not asked."""
        return self.outcome not in {"", self.Outcome.UNKNOWN}
