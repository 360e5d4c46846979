"""Threads that have stopped, and a person at their page."""

from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import User
from scheduler.models import Look, Thread
from scheduler.models.status import Status
from tests.scheduler.world import TEXTS, again, due_thread, tick
from tests.x import X
from xauth import client
from xauth.models import Token

VERBS = ["claim", "take-other-words", "post-again", "take-off", "start-anew"]


def lose_answer(sandbox: X, position: int, *, live: bool) -> None:
    """X answers 503 about that post, after it took it or without having taken it."""
    when = "after" if live else "before"
    sandbox.fault("status", "tweets.create", status=503, position=position, when=when)
    tick()


def in_doubt(sandbox: X, token: Token, position: int = 2, *, live: bool) -> Thread:
    """The answer about that post is lost, and the person wants to be asked."""
    User.objects.update(on_doubt=User.OnDoubt.ASK)
    thread = due_thread(token)
    lose_answer(sandbox, position, live=live)
    assert again(thread).repair.can_decide
    return again(thread)


def failed(sandbox: X, token: Token, position: int = 3, **fault: Any) -> Thread:
    """X refuses that post; those before it are live."""
    refusal = {"status": 403, "reason": "reply_not_allowed"} | fault
    sandbox.fault("status", "tweets.create", position=position, **refusal)
    thread = due_thread(token)
    tick()
    assert again(thread).status == Status.FAILED
    return again(thread)


def on_timeline(sandbox: X, text: str = TEXTS[1]) -> str:
    """The id of the post with this text that X really has."""
    return next(str(post["id"]) for post in sandbox.posts() if post["text"] == text)


def by_hand(token: Token, text: str) -> str:
    return client.create_post(token.access_token, text)


def press(person: Client, verb: str, thread: Thread, **values: str) -> str:
    """What the person is told, once the verb has led back to a page."""
    answer: Any = person.post(reverse(f"thread-{verb}", args=[thread.pk]), values)
    assert answer.status_code == 302
    return " ".join(map(str, get_messages(answer.wsgi_request)))


def looks(thread: Thread) -> list[str]:
    return list(Look.objects.filter(attempt__post__thread=thread).values_list("outcome", flat=True))


def deleted_at_x(sandbox: X) -> list[str]:
    """The texts of what was deleted there, in the order it came in."""
    return [post["text"] for post in sandbox.posts() if post["deleted_at"]]
