"""The person's verbs on a thread's page: what each does, and what it says."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from scheduler.models import Post, Thread
from scheduler.models.status import Status
from scheduler.times import local_in
from tests.factories import make_thread, make_token, make_user
from tests.scheduler.pages import signed_in, words
from tests.scheduler.world import again, due_thread, part_live
from xauth.clock import database_now
from xauth.models import Token

P = Post.Status
pytestmark = pytest.mark.django_db
VERBS = ["cancel", "publish-now", "reschedule", "retry", "delete"]
LIST = "/threads/"


@pytest.fixture
def token() -> Token:
    return make_token(make_user(timezone="Europe/Paris"))


@pytest.fixture
def person(token: Token) -> Client:
    return signed_in(token)


def verb_url(verb: str, thread: Thread) -> str:
    return reverse(f"thread-{verb}", args=[thread.pk])


def press(person: Client, verb: str, thread: Thread, **values: str) -> str:
    """What the person is told, once the verb has led back to a page."""
    answer: Any = person.post(verb_url(verb, thread), values)
    assert answer.status_code == 302
    return " ".join(map(str, get_messages(answer.wsgi_request)))


# ── Whose threads, and by which method ────────────────────────────────────────────────────────────
@pytest.mark.parametrize("verb", VERBS)
def test_nobody_acts_on_another_persons_thread(person: Client, verb: str) -> None:
    thread = due_thread(make_token())
    before = Thread.objects.values().get(pk=thread.pk)
    assert person.post(verb_url(verb, thread)).status_code == 404
    assert Thread.objects.values().get(pk=thread.pk) == before


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_not_a_link(person: Client, token: Token, verb: str) -> None:
    thread = due_thread(token)
    assert person.get(verb_url(verb, thread)).status_code == 405
    assert again(thread).status == Status.SCHEDULED


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_needs_its_csrf_token(token: Token, verb: str) -> None:
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(token.user)
    assert guarded.post(verb_url(verb, due_thread(token))).status_code == 403


# ── Verbs ─────────────────────────────────────────────────────────────────────────────────────────
def test_publish_now(person: Client, token: Token) -> None:
    thread = due_thread(token, ago=-3600)
    assert press(person, "publish-now", thread) == "Going out within a few seconds."
    row = again(thread)
    assert row.status == Status.SCHEDULED
    assert row.scheduled_at == row.next_action_at
    assert row.next_action_at is not None
    assert row.next_action_at <= database_now()


def test_retry(person: Client, token: Token) -> None:
    thread = part_live(token, 1, status=Status.FAILED)
    thread.posts.filter(position=2).update(status=P.REJECTED)
    assert press(person, "retry", thread) == "Trying again within a few seconds."
    assert [post.status for post in again(thread).post_list] == [P.SENT, P.PENDING, P.PENDING]


@pytest.mark.parametrize(("verb", "status"), [("publish-now", Status.MISSED), ("retry", Status.FAILED)])
def test_what_x_would_refuse_is_not_tried(person: Client, token: Token, verb: str, status: Status) -> None:
    thread = due_thread(token, ["x" * 281], status=status)
    assert press(person, verb, thread) == "1 characters too long for X: shorten it to 280."
    assert again(thread).status == status


def test_delete(person: Client, token: Token) -> None:
    thread = make_thread(token)
    answer = person.post(verb_url("delete", thread), follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "Deleted." in words(answer)
    assert not Thread.objects.exists()


def test_what_is_live_is_not_deleted(person: Client, token: Token) -> None:
    thread = part_live(token, 1, status=Status.FAILED)
    assert "Only a draft, or a thread of which nothing went out" in press(person, "delete", thread)
    assert Thread.objects.exists()


def test_cancel(person: Client, token: Token) -> None:
    thread = due_thread(token)
    assert press(person, "cancel", thread) == "Cancelled. Nothing more of it goes out."
    assert again(thread).status == Status.CANCELLED


def test_there_is_nothing_left_to_cancel(person: Client, token: Token) -> None:
    assert press(person, "cancel", make_thread(token)) == "There is nothing left to stop."


# ── Reschedule ────────────────────────────────────────────────────────────────────────────────────
def picked(at: datetime, zone: str) -> dict[str, str]:
    return {"local_time": f"{local_in(at, zone):%Y-%m-%dT%H:%M}", "timezone": zone}


@pytest.mark.parametrize("status", [Status.SCHEDULED, Status.DRAFT, Status.MISSED, Status.CANCELLED])
def test_reschedule(person: Client, token: Token, status: Status) -> None:
    thread = due_thread(token, status=status)
    at = (database_now() + timedelta(days=2)).replace(second=0, microsecond=0)
    assert press(person, "reschedule", thread, **picked(at, "Asia/Tokyo")) == "Scheduled."
    row = again(thread)
    assert (row.status, row.scheduled_at, row.next_action_at) == (Status.SCHEDULED, at, at)
    assert (row.local_time, row.timezone) == (local_in(at, "Asia/Tokyo"), "Asia/Tokyo")


@pytest.mark.usefixtures("march_2026")
@pytest.mark.parametrize(
    ("local", "kept", "says"),
    [
        ("02:30", "03:00", "02:30 does not exist, so the thread goes out at 03:00."),
        ("03:30", "03:30", ""),
    ],
)
def test_reschedule_into_a_clock_change_says_what_becomes_of_it(
    person: Client, token: Token, local: str, kept: str, says: str
) -> None:
    thread = make_thread(token)
    said = press(person, "reschedule", thread, local_time=f"2026-03-29T{local}", timezone="Europe/Paris")
    assert said.startswith("Scheduled.")
    assert said.endswith(says)
    assert again(thread).local_time == datetime.fromisoformat(f"2026-03-29T{kept}")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"local_time": "", "timezone": "UTC"}, "Pick a date and a time."),
        ({"local_time": "soon", "timezone": "UTC"}, "Pick a date and a time."),
        ({"local_time": "2020-01-01T10:00", "timezone": "UTC"}, "That time is past."),
        ({"local_time": "2090-01-01T10:00", "timezone": "UTC"}, "more than a month (31 days) ahead"),
        ({"local_time": "9999-12-31T23:59", "timezone": "America/New_York"}, "Pick a date and a time."),
        ({"local_time": "2030-01-01T10:00", "timezone": "Europe/Atlantis"}, "Pick a time zone from the list"),
        ({}, "Pick a date and a time."),
    ],
)
def test_reschedule_says_what_is_wrong(
    person: Client, token: Token, values: dict[str, str], says: str
) -> None:
    thread = due_thread(token, ago=-3600)
    assert says in press(person, "reschedule", thread, **values)
    assert again(thread).scheduled_at == thread.scheduled_at


def test_reschedule_of_what_is_partly_live_is_refused(person: Client, token: Token) -> None:
    thread = part_live(token, 1, status=Status.FAILED)
    said = press(person, "reschedule", thread, **picked(database_now() + timedelta(days=1), "UTC"))
    assert "It can no longer be moved" in said
