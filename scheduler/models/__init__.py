from scheduler.models.attempt import Attempt
from scheduler.models.look import Look
from scheduler.models.post import Post
from scheduler.models.questions import Claim, ThreadQuerySet
from scheduler.models.status import NotNowError
from scheduler.models.thread import Thread

__all__ = ["Attempt", "Claim", "Look", "NotNowError", "Post", "Thread", "ThreadQuerySet"]
