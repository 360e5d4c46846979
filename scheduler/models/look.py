from django.db import models
from django.db.models.functions import Now


class Look(models.Model):
    """One reading of the account's posts, to find out whether an attempt without an answer went out."""

    class Outcome(models.TextChoices):
        FOUND = "found", "It is on X"
        ABSENT = "absent", "Not there"
        UNREADABLE = "unreadable", "X could not be read"
        OTHER_WORDS = "other", "The post you named is there, with other words"
        NO_SUCH = "no_such", "The post you named is not there"

    attempt = models.ForeignKey("scheduler.Attempt", on_delete=models.CASCADE, related_name="looks")
    outcome = models.CharField(max_length=10, choices=Outcome)
    looked_at = models.DateTimeField(db_default=Now())
    posts_read = models.PositiveIntegerField(default=0)  # X bills each
    cost = models.DecimalField(max_digits=8, decimal_places=3, default=0, help_text="USD")
    detail = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["looked_at"])]

    def __str__(self) -> str:
        return f"look {self.pk}: {self.get_outcome_display()}"
