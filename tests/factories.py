"""Rows as tests need them: complete, valid and different each time."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any

from django.conf import settings

from accounts.models import User
from scheduler.models import Post, Thread
from scheduler.times import local_in
from xauth.client import Grant, Profile
from xauth.models import Token

_numbers = count(1)


def make_user(**fields: Any) -> User:
    return User.objects.create_user(**{"username": f"person-{next(_numbers)}", **fields})


def make_grant(**fields: Any) -> Grant:
    """A made-up one, with every scope; `X.grant` brings one that works."""
    number = next(_numbers)
    made_up: dict[str, Any] = {
        "access_token": f"access-{number}-{'a' * 80}",
        "refresh_token": f"refresh-{number}-{'r' * 80}",
        "scopes": frozenset(settings.X_SCOPES),
        "expires_in": 7_200,
    }
    return Grant(**(made_up | fields))


def make_profile(**fields: Any) -> Profile:
    number = next(_numbers)
    made_up: dict[str, Any] = {
        "id": str(10**17 + number),
        "name": f"Person {number}",
        "username": f"handle_{number}",
        "avatar_url": "",
        "verified": False,
        "subscription": "None",
    }
    return Profile(**(made_up | fields))


def make_token(
    user: User | None = None, *, profile: Profile | None = None, grant: Grant | None = None, **columns: Any
) -> Token:
    """An account in use; `columns` are set afterwards as they are."""
    token = Token.adopt(user or make_user(), profile or make_profile(), grant or make_grant())
    if columns:
        Token.objects.filter(pk=token.pk).update(**columns)
        token.refresh_from_db()
    return token


def make_thread(
    token: Token | None = None,
    texts: Sequence[str] = ("Only one post.",),
    at: datetime | None = None,
    **columns: Any,
) -> Thread:
    """A draft, or with `at` a thread scheduled for that instant."""
    token = token or make_token()
    if at:
        zone = token.user.timezone or "UTC"
        when = {"scheduled_at": at, "next_action_at": at, "timezone": zone, "local_time": local_in(at, zone)}
        columns = {"status": Thread.Status.SCHEDULED, **when, **columns}
    thread = Thread.objects.create(token=token, **columns)
    Post.objects.bulk_create(
        Post(thread=thread, position=position, text=text) for position, text in enumerate(texts, 1)
    )
    return thread
