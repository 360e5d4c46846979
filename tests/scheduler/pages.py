"""Pages as a person sees them."""

from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils.html import strip_tags

from scheduler.models import Thread
from xauth.models import Token


def words(answer: HttpResponse | Any) -> str:
    """What is readable on the page, with single spaces."""
    return " ".join(unescape(strip_tags(answer.content.decode())).replace("\xa0", " ").split())


def signed_in(token: Token) -> Client:
    client = Client()
    client.force_login(token.user)
    return client


def listed(answer: Any) -> list[int]:
    """The threads on a list, from top to bottom."""
    threads: list[Thread] = list(answer.context["page_obj"])
    return [thread.pk for thread in threads]
