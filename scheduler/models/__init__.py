from scheduler.models.attempt import Attempt
from scheduler.models.post import Post
from scheduler.models.questions import Claim, ThreadQuerySet
from scheduler.models.thread import NotNowError, Thread

__all__ = ["Attempt", "Claim", "NotNowError", "Post", "Thread", "ThreadQuerySet"]
