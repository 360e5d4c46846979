from datetime import timedelta

from django.db import models


class NotNowError(Exception):
    """What the person asked for does not fit the thread's status; the text says what to do."""


def insist(fits: bool, otherwise: str) -> None:
    if not fits:
        raise NotNowError(otherwise)


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    SCHEDULED = "scheduled", "Scheduled"
    PUBLISHING = "publishing", "Going out"
    PUBLISHED = "published", "Published"
    PAUSED = "paused", "Paused"
    MISSED = "missed", "Missed"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


class PauseReason(models.TextChoices):
    RATE_LIMIT = "rate_limit", "A limit is reached"
    RECONNECT = "reconnect", "The account must be reconnected"
    CREDITS = "credits", "X refuses our app for now"
    PLATFORM = "platform", "X cannot be reached"
    IN_DOUBT = "in_doubt", "A post is in doubt"


LATE = timedelta(minutes=15)  # up to here nobody needs to be told
CAN_ACT = [Status.SCHEDULED, Status.PUBLISHING, Status.PAUSED]
# A cancelled thread has something left to do while what is live of it is taken off X.
CAN_HAVE_WORK = [*CAN_ACT, Status.CANCELLED]
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
