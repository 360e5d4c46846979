from datetime import timedelta

from django.db import models


class Status(models.TextChoices):
    DRAFT = "draft", "draft"
    SCHEDULED = "scheduled", "scheduled"
    PUBLISHING = "publishing", "going out"
    PUBLISHED = "published", "published"
    PAUSED = "paused", "paused"
    MISSED = "missed", "missed"
    FAILED = "failed", "failed"
    CANCELLED = "cancelled", "cancelled"


class PauseReason(models.TextChoices):
    RATE_LIMIT = "rate_limit", "a limit is reached"
    RECONNECT = "reconnect", "the account must be reconnected"
    CREDITS = "credits", "X refuses our app for now"
    PLATFORM = "platform", "X cannot be reached"
    IN_DOUBT = "in_doubt", "a post is in doubt"


LATE = timedelta(minutes=15)  # up to here nobody needs to be told
CAN_ACT = [Status.SCHEDULED, Status.PUBLISHING, Status.PAUSED]
NEED_THE_PERSON = [PauseReason.IN_DOUBT, PauseReason.RECONNECT]
TONES = {
    Status.DRAFT: "neutral",
    Status.SCHEDULED: "info",
    Status.PUBLISHING: "info",
    Status.PUBLISHED: "success",
    Status.PAUSED: "warning",
    Status.MISSED: "warning",
    Status.FAILED: "error",
    Status.CANCELLED: "neutral",
}
