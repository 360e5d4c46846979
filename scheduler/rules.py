"""What is refused when scheduling, so that X need not refuse it when publishing."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import NamedTuple

from scheduler.budget import planning_problems
from scheduler.models import Post, Thread
from scheduler.models.status import CAN_ACT
from xauth.clock import database_now
from xauth.counting import cashtags, weigh
from xauth.models import Token

FURTHEST = timedelta(days=31)
JUST_NOW = timedelta(minutes=1)  # the current minute, picked from a clock without seconds
SAME_TEXT = timedelta(hours=24)


class Problems(NamedTuple):
    """In words for the person: by post, about the time, and about the thread as a whole."""

    posts: list[list[str]]
    time: str
    thread: list[str]

    def all(self) -> list[str]:
        return [*chain.from_iterable(self.posts), *filter(None, [self.time]), *self.thread]


def problems(token: Token, texts: Sequence[str], at: datetime, *, besides: Thread | None = None) -> Problems:
    """Why these posts cannot be scheduled for that instant; `texts` are those that are not live yet."""
    by_post = [post_problems(text, token.post_limit) for text in texts]
    live = [post.text for post in besides.post_list if post.is_live] if besides else []
    for index, text in enumerate(texts):
        if text and text in [*live, *texts[:index]]:
            by_post[index].append("This says the same as a post above it; X refuses duplicates.")
        elif text and _repeated(token, text, at, besides):
            by_post[index].append(
                f"{token} has the same text in another thread within 24 hours; X refuses duplicates. "
                "Change the words."
            )
    return Problems(by_post, _time_problem(at), _thread_problems(token, texts, at, besides))


def thread_problems(thread: Thread, at: datetime) -> list[str]:
    """The same for a thread that is stored."""
    texts = [post.text for post in thread.post_list if not post.is_frozen]
    if not texts:
        return ["There is nothing to publish. Write at least one post."]
    return problems(thread.token, texts, at, besides=thread).all()


def post_problems(text: str, limit: int) -> list[str]:
    """What X would refuse about one post; `limit` in weighted characters."""
    if not text:
        return ["This post is empty. Write something or remove it."]
    found = []
    weight = weigh(text, limit=limit)
    if weight.remaining < 0:
        found.append(f"{-weight.remaining} characters too long for X: shorten it to {limit}.")
    elif not weight.valid:
        found.append("X does not accept a character in this text. Type it again instead of pasting it.")
    if len(tags := cashtags(text)) > 1:
        found.append(f"X takes one cashtag per post: keep one of {', '.join(f'${tag}' for tag in tags)}.")
    return found


def _repeated(token: Token, text: str, at: datetime, besides: Thread | None) -> bool:
    near = Thread.objects.filter(
        token=token,
        scheduled_at__gt=at - SAME_TEXT,
        scheduled_at__lt=at + SAME_TEXT,
        status__in=[*CAN_ACT, Thread.Status.PUBLISHED],
    )
    if besides and besides.pk:
        near = near.exclude(pk=besides.pk)
    return Post.objects.filter(thread__in=near, text=text).exclude(status=Post.Status.SKIPPED).exists()


def _time_problem(at: datetime) -> str:
    now = database_now()
    if at < now - JUST_NOW:
        return "That time is past. Pick a later one."
    if at > now + FURTHEST:
        return "That is more than a month (31 days) ahead. Pick an earlier time."
    return ""


def _thread_problems(token: Token, texts: Sequence[str], at: datetime, besides: Thread | None) -> list[str]:
    if not token.is_active:
        return [f"{token} is not connected. Reconnect it on the accounts page first."]
    return planning_problems(token, list(texts), at, besides=besides)
